/*
 * A fresh site file for one test: real migrations in a folder of its own, a session of the manager on
 * a fixed day, and operations run from "field=value" words as `anchang do` runs them.
 *     Site *site = site_new("2026-11-22", "10:00");
 *     const Visit *visit = DO(site, "visit.register", "phone=13800000001", "name=张三", …);
 *     REFUSED(site, ERR_CONFLICT, "consultant", "visit.receive", …);
 *     site_free(site);
 */
#ifndef SUPPORT_SITE_H
#define SUPPORT_SITE_H

#include "db/query.h"
#include "domain/operation.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

typedef struct Site {
    char folder[64];
    char path[96];
    Db *db;
    Session session;
    Arena arena; /* records of the operations, until site_free */
    Error err;   /* of the last operation */
} Site;

Site *site_new(const char *today, const char *now);
void site_free(Site *site);
/* Another day and time; now NULL leaves the time. */
void site_at(Site *site, const char *today, const char *now);
/* Consultants 001 … of these names, NULL-terminated. */
void site_consultants(Site *site, const char *const names[]);

/* words end with NULL. The stored record, or NULL with site->err. */
void *site_try(Site *site, const char *operation, const char *const words[]);
void *site_do(Site *site, const char *file, int line, const char *operation,
              const char *const words[]);
/* Fails the test unless refused with the code at the field ("" for none, NULL for any). */
void site_refused(Site *site, const char *file, int line, ErrorCode code, const char *field,
                  const char *operation, const char *const words[]);

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define TRY(site, operation, ...) site_try(site, operation, WORDS(__VA_ARGS__))
#define DO(site, operation, ...) site_do(site, __FILE__, __LINE__, operation, WORDS(__VA_ARGS__))
#define REFUSED(site, code, field, operation, ...)                                                 \
    site_refused(site, __FILE__, __LINE__, code, field, operation, WORDS(__VA_ARGS__))

int64_t day(const char *date); /* fails the test when it is none */

#endif

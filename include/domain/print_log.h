/*
 * Which sheet was printed when, by whom, for the how-manieth time. A row is never changed.
 */
#ifndef DOMAIN_PRINT_LOG_H
#define DOMAIN_PRINT_LOG_H

#include "domain/session.h"

typedef struct PrintRecord {
    Session *session;
    const char *kind;
    const char *number;
    int64_t copy; /* the n-th print of this kind and number */
} PrintRecord;

int64_t print_copies(Db *db, const char *kind, const char *number); /* printed so far */
/* One transaction with its audit row; ERR_DB when another terminal printed the same copy
 * meanwhile. */
bool print_record(const PrintRecord *record, const char *sha256, Error *err);

#endif

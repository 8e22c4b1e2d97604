/*
 * Find: one text against phones (whole, beginning, last digits), names, initials, full pinyin,
 * rooms and document numbers. Phones come masked.
 */
#ifndef REPORT_FIND_H
#define REPORT_FIND_H

#include "base/arena.h"
#include "db/db.h"

typedef struct FindResult {
    const char *list;   /* register: customers, units, subscriptions … */
    const char *number; /* customer id, room, document number */
    const char *name;
    const char *phone;  /* masked */
    const char *room;
    int64_t id;
    struct FindResult *next;
} FindResult;

FindResult *find_text(Db *db, const char *text, Arena *arena); /* NULL when nothing matches */

#endif

/*
 * The check of a file: SQLite's own, foreign keys, every table, index, trigger and view against
 * those that this program makes, the chain of the audit trail, the stock. A finding is damage; a
 * read that fails is an error, never "all well".
 *     Check check = {0};
 *     bool ok = check_run(db, CHECK_ALL, &check, err) && check.first == NULL;
 *     check_clear(&check);
 */
#ifndef DB_CHECK_H
#define DB_CHECK_H

#include "base/arena.h"
#include "base/str.h"
#include "db/db.h"

struct sqlite3;

typedef enum CheckPart {
    CHECK_FILE = 1,   /* integrity, foreign keys */
    CHECK_SCHEMA = 2, /* of the file's own version; views only when they are this program's */
    CHECK_TRAIL = 4,
    CHECK_STOCK = 8,
    CHECK_COPY = CHECK_FILE | CHECK_SCHEMA | CHECK_TRAIL, /* what a backup must pass */
    CHECK_ALL = CHECK_COPY | CHECK_STOCK,
} CheckPart;

typedef struct CheckFinding {
    const char *what; /* a sentence */
    struct CheckFinding *next;
} CheckFinding;

/* How much a file holds. Two files with the same tables text and head hold as many rows of each
 * table and the same trail. */
typedef struct Figures {
    Str tables;     /* a line "TABLE COUNT" for each, by name */
    int64_t rows;   /* of all but the trail */
    int64_t trail;  /* rows of the trail */
    char head[72];  /* the hash of its last row; "" when there is none */
} Figures;

typedef struct Check {
    CheckFinding *first; /* NULL when all is well */
    CheckFinding *last;
    Figures figures;
    Arena arena;
} Check;

bool check_run(Db *db, unsigned parts, Check *check, Error *err);
void check_add(Check *check, const char *what);
void check_clear(Check *check);

bool figures_read(struct sqlite3 *handle, Figures *figures); /* false: the handle says why */
bool figures_equal(const Figures *one, const Figures *other);
void figures_clear(Figures *figures);

#endif

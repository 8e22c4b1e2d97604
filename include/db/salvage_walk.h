/*
 * One table of a damaged file, read row by row in the order of its key. Where a page cannot be
 * read, the next readable key is looked for in growing steps and then by halving, so that a lost
 * page costs some dozen look-ups whatever the keys are.
 */
#ifndef DB_SALVAGE_WALK_H
#define DB_SALVAGE_WALK_H

#include <stdbool.h>
#include <stdint.h>

struct sqlite3_stmt;

typedef struct Walk {
    struct sqlite3_stmt *select; /* key, then the columns; ?1 is the least key */
    struct sqlite3_stmt *insert; /* the columns */
    bool by_text;                /* the key is a text: a table without rowid */
    int64_t saved;
    int64_t refused; /* rows that break a constraint */
    int64_t gap;     /* rowids between readable ones in what could not be read */
    int64_t last;    /* the highest rowid that was read */
    bool damaged;
} Walk;

/* False when the new file cannot be written. */
bool walk_table(Walk *walk);

#endif

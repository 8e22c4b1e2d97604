/* What the files of db share: the connection inside a Db. */
#ifndef DB_INTERNAL_H
#define DB_INTERNAL_H

#include "base/arena.h"
#include "db/query.h"

#include <sqlite3.h>

#define DB_DEPTH_MAX 8

typedef struct QueryCache QueryCache;

struct Db {
    sqlite3 *handle;
    char *path;
    int lock_fd;
    bool read_only;
    int wait_seconds;
    bool (*waiting)(void *context, const char *holder);
    void *waiting_context;
    int depth;
    struct {
        const char *file;
        int line;
        const char *operation; /* of the transaction around it */
    } opened[DB_DEPTH_MAX];
    DbActor actor;
    char request_id[40];
    Error sticky;      /* the first statement error since the last look */
    Arena arena;       /* the cache and the names below live as long as the Db */
    QueryCache *cache; /* prepared statements by name */
};

void db_fail(Db *db, const char *where); /* remembers sqlite's error, once */
sqlite3_stmt *db_prepare(Db *db, const char *name, const char *sql); /* name: for its error */

/* Prepared statements kept by key; sql is used when the key is new. */
Stmt *query_keep(Db *db, const char *key, const char *sql);
sqlite3_stmt *query_handle(Stmt *stmt);
void query_cache_clear(Db *db);
const char *query_sql(Arena *arena, const char *name); /* NULL when no file has it */

/* What SQLite says, in the user's language where he can do something about it. */
const char *db_cause(sqlite3 *handle);

#endif

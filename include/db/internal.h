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
    const char *lock_path;
    int lock_fd;
    bool read_only;
    bool locked; /* the write lock is ours */
    DbWait wait;
    int64_t waiting_since; /* milliseconds, monotonic: of the wait that runs or ran last */
    int64_t asked;         /* when whoever waits was last asked whether to go on */
    int depth;
    struct {
        const char *file;
        int line;
        const char *operation; /* of the transaction around it */
    } opened[DB_DEPTH_MAX];
    DbActor actor;
    char request_id[40];
    char at[32];       /* see db_set_instant; "" for now */
    Error sticky;      /* the first statement error since the last look */
    bool dead;         /* the transaction is gone, or not to be trusted: sticky says why */
    Arena arena;       /* the cache and the names below live as long as the Db */
    QueryCache *cache; /* prepared statements by name */
};

/* Remembers SQLite's error, once; inside a transaction all but a broken constraint ends it. */
void db_fail(Db *db, const char *where);
bool db_done(Db *db, int result, const char *where); /* SQLITE_OK, else db_fail */
sqlite3_stmt *db_prepare(Db *db, const char *name, const char *sql); /* name: for its error */

/* Prepared statements kept by key; sql is used when the key is new. */
Stmt *query_keep(Db *db, const char *key, const char *sql);
sqlite3_stmt *query_handle(Stmt *stmt);
int query_step(Stmt *stmt); /* SQLITE_ROW, SQLITE_DONE, else what failed, left to the caller */
void query_bound(Stmt *stmt, int result); /* a bind's result: with a value missing it does not run */
void query_cache_clear(Db *db);
const char *query_sql(Arena *arena, const char *name); /* NULL when no file has it */

/* What SQLite says, in the user's language where he can do something about it. */
const char *db_cause(sqlite3 *handle);

#endif

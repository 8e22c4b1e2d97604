/*
 * The site file: one SQLite database, opened with the pragmas of the storage rules (WAL, FULL,
 * no automatic checkpoint, foreign keys, defensive). Every write transaction and every checkpoint
 * holds one flock on FILE-lock, because SQLite before 3.51.3 can corrupt a WAL that two processes
 * write and checkpoint.
 *
 * Statement errors are sticky: they are kept in the Db and surface in db_begin, db_commit, db_rollback
 * or db_error. SQLite ends a transaction by itself on a full disk, no memory and most I/O errors: a
 * transaction in which any statement failed but by a constraint is dead, takes no other statement,
 * and commits nothing. So a failed read is never taken for "no row".
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Db Db;

typedef enum DbMode {
    DB_READ,   /* checks and copies, also of an older version's file; a missing file is an error */
    DB_WRITE,  /* a missing file is an error; brings an older file up to date after a backup */
    DB_CREATE, /* refuses an existing file */
} DbMode;

/* Who writes, for the audit row; borrowed until the transaction ends. */
typedef struct DbActor {
    const char *name;
    const char *origin;     /* DESK, COMMAND, IMPORT */
    const char *operation;  /* "deal.subscribe" */
    const char *request_id; /* unique for each save; NULL makes one */
    int year;               /* of the numbers given out */
} DbActor;

/* How long to wait for others: for the write lock, and for whatever another program holds. */
typedef struct DbWait {
    int seconds; /* at most; not looked at when there is a step */
    /* called about every 100 ms with who holds it; false gives up (ERR_CANCELLED) */
    bool (*step)(void *context, const char *holder);
    void *context;
} DbWait;

bool db_open(Db **db, const char *path, DbMode mode, Error *err); /* waits 30 s at most */
bool db_open_waiting(Db **db, const char *path, DbMode mode, const DbWait *wait, Error *err);
void db_close(Db *db); /* NULL is fine */
const char *db_path(const Db *db);
void db_wait(Db *db, const DbWait *wait);

/* Nested transactions: the outermost takes the lock and BEGIN IMMEDIATE, inner ones are savepoints.
 * Each remembers where it was opened; closing with one still open is a bug and aborts. */
#define db_begin(db, actor, err) db_begin_at(db, actor, __FILE__, __LINE__, err)
bool db_begin_at(Db *db, const DbActor *actor, const char *file, int line, Error *err);
/* Commits; on failure rolls back. When the COMMIT itself failed nobody knows: the request id is
 * looked up on a fresh connection, and err says saved, not saved, or that it cannot be known. */
bool db_commit(Db *db, Error *err);
/* The innermost; a no-op without one. A statement that failed is the cause of whatever err says:
 * err becomes that. */
void db_rollback(Db *db, Error *err);
int db_depth(const Db *db);
const DbActor *db_actor(const Db *db); /* of the outermost transaction; NULL outside */
const char *db_request_id(const Db *db);
/* The time that rows are stored with: now, or the one that was set (NULL ends it). Returns buf. */
void db_set_instant(Db *db, const char *at);
const char *db_instant(const Db *db, char *buf, size_t size);
bool db_request_done(Db *db, const char *request_id); /* was it committed before? */

/* True when no statement failed since the last call; else err becomes the first failure. That of a
 * dead transaction stays until its end. */
bool db_error(Db *db, Error *err);
int64_t db_change_counter(Db *db); /* changes when another connection wrote */
bool db_checkpoint(Db *db);        /* inside the lock, never waits; called when idle and on close */
int db_version(Db *db);            /* user_version */

#endif

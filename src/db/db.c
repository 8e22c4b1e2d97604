#include "db/db.h"

#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "db/connection.h"
#include "db/internal.h"
#include "db/lock.h"
#include "db/migrate.h"
#include "db/query.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WAIT_SECONDS 30

static void run_sql(Db *db, const char *sql)
{
    if (!db->dead) {
        db_done(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL), sql);
    }
}

/* A constraint refuses one row and leaves the transaction whole. After anything else it is gone, or
 * rests on a read that failed. */
static bool is_fatal(const Db *db)
{
    return sqlite3_get_autocommit(db->handle) ||
           (sqlite3_errcode(db->handle) & 0xFF) != SQLITE_CONSTRAINT;
}

void db_fail(Db *db, const char *where)
{
    if (db->sticky.code == ERR_NONE) {
        int code = sqlite3_errcode(db->handle) & 0xFF;
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            lock_refuse(db, &db->sticky);
        } else {
            error_set(&db->sticky, ERR_DB, NULL, _("数据文件出错（%s）：%s"), where,
                      db_cause(db->handle));
        }
    }
    db->dead = db->dead || (db->depth > 0 && is_fatal(db));
}

bool db_done(Db *db, int result, const char *where)
{
    if (result != SQLITE_OK) {
        db_fail(db, where);
    }
    return result == SQLITE_OK;
}

sqlite3_stmt *db_prepare(Db *db, const char *name, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    if (!db->dead) {
        db_done(db, sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL),
                name);
    }
    return stmt;
}

bool db_error(Db *db, Error *err)
{
    if (db->sticky.code == ERR_NONE) {
        return true;
    }
    if (err != NULL) {
        *err = db->sticky;
    }
    if (!db->dead) {
        error_clear(&db->sticky);
    }
    return false;
}

/* Opening */

static bool open_steps(Db *db, DbMode mode, Error *err)
{
    mode_t mask = umask(0077);
    bool ok = connection_open(db, mode, err);
    umask(mask);
    if (!ok) {
        return false;
    }
    if (mode == DB_READ || (mode == DB_WRITE && !migrate_needed(db->handle))) {
        return true;
    }
    if (!lock_take(db, err)) {
        return false;
    }
    ok = migrate_run(db->handle, db->path, mode == DB_CREATE, err);
    lock_release(db);
    return ok;
}

bool db_open(Db **out, const char *path, DbMode mode, Error *err)
{
    return db_open_waiting(out, path, mode, &(DbWait){.seconds = WAIT_SECONDS}, err);
}

bool db_open_waiting(Db **out, const char *path, DbMode mode, const DbWait *wait, Error *err)
{
    if (sodium_init() < 0) {
        return error_set(err, ERR_DB, NULL, "libsodium");
    }
    Db *db = memory_alloc(sizeof *db);
    db->path = arena_copy(&db->arena, path);
    db->lock_fd = -1;
    db->wait = *wait;
    db->read_only = mode == DB_READ;
    *out = NULL;
    if (!open_steps(db, mode, err)) {
        bool created = mode == DB_CREATE && db->handle != NULL;
        db_close(db);
        if (created) {
            unlink(path);
        }
        return false;
    }
    *out = db;
    return true;
}

void db_close(Db *db)
{
    if (db == NULL) {
        return;
    }
    assert(db->depth == 0);
    if (db->handle != NULL && !db->read_only) {
        db_checkpoint(db);
    }
    query_cache_clear(db);
    sqlite3_close_v2(db->handle);
    if (db->lock_fd >= 0) {
        close(db->lock_fd);
    }
    arena_clear(&db->arena);
    free(db);
}

const char *db_path(const Db *db)
{
    return db->path;
}

/* The write lock */

void db_wait(Db *db, const DbWait *wait)
{
    db->wait = *wait;
}

/* Transactions */

static void make_request_id(Db *db)
{
    unsigned char bytes[16];
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2hex(db->request_id, sizeof db->request_id, bytes, sizeof bytes);
}

/* Whoever wrote into a file that was moved away, or while another stands behind another lock file,
 * would lose what he wrote. */
static bool check_still_there(Db *db, Error *err)
{
    return (!connection_moved(db) && lock_stands(db)) ||
           error_set(err, ERR_IO, NULL,
                     _("数据文件 %s 已被换成别的文件（同步软件或复制），没有保存；请退出后重新打开"),
                     db->path);
}

/* With the lock taken. A read that failed before and that nobody looked at is no ground to write
 * on. */
static bool begin_locked(Db *db, Error *err)
{
    if (!db_error(db, err) || !check_still_there(db, err)) {
        return false;
    }
    run_sql(db, "BEGIN IMMEDIATE");
    return db_error(db, err);
}

static bool begin_outer(Db *db, const DbActor *actor, Error *err)
{
    assert(actor != NULL);
    if (db->read_only) {
        return error_set(err, ERR_IO, NULL, _("数据文件以只读方式打开，不能保存"));
    }
    db->actor = *actor;
    if (actor->request_id != NULL) {
        text_copy(db->request_id, sizeof db->request_id, actor->request_id);
    } else {
        make_request_id(db);
    }
    if (!lock_take(db, err)) {
        return false;
    }
    if (!begin_locked(db, err)) {
        lock_release(db);
        return false;
    }
    return true;
}

bool db_begin_at(Db *db, const DbActor *actor, const char *file, int line, Error *err)
{
    assert(db->depth < DB_DEPTH_MAX);
    if (db->depth == 0) {
        if (!begin_outer(db, actor, err)) {
            return false;
        }
    } else {
        run_sql(db, "SAVEPOINT inner");
        if (!db_error(db, err)) {
            return false;
        }
    }
    db->opened[db->depth].operation = db->actor.operation;
    db->actor.operation = actor->operation;
    db->opened[db->depth].file = file;
    db->opened[db->depth].line = line;
    db->depth++;
    return true;
}

static void pop(Db *db)
{
    db->depth--;
    db->actor.operation = db->opened[db->depth].operation;
}

static void end_outer(Db *db)
{
    if (!sqlite3_get_autocommit(db->handle)) {
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    }
    db->depth = 0;
    db->dead = false;
    error_clear(&db->sticky);
    lock_release(db);
}

/* What a connection of its own finds in the file: 1 the request is there, 0 it is not, -1 unknown. */
static int look_afresh(const Db *db)
{
    static const char sql[] = "SELECT count(*) FROM request WHERE id = ?1";
    sqlite3 *handle = NULL;
    sqlite3_stmt *stmt = NULL;
    int found = -1;
    if (sqlite3_open_v2(db->path, &handle, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(handle, sql, -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_bind_text(stmt, 1, db->request_id, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW) {
        found = sqlite3_column_int(stmt, 0);
    }
    sqlite3_finalize(stmt);
    sqlite3_close(handle);
    return found;
}

/* The frames of a COMMIT that failed may lie in the log whole, for a later recovery to find. Writing
 * over their first one (the version, unchanged) makes "not saved" true for good. */
static bool settle(Db *db)
{
    char sql[64];
    snprintf(sql, sizeof sql, "BEGIN IMMEDIATE; PRAGMA user_version = %d; COMMIT",
             migrate_latest());
    return (sqlite3_get_autocommit(db->handle) ||
            sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL) == SQLITE_OK) &&
           sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* COMMIT failed: saved, not saved, or nobody knows. */
static bool commit_unknown(Db *db, Error *err)
{
    int found = look_afresh(db);
    bool settled = found == 0 && settle(db);
    if (found < 0 || (found == 0 && !settled)) {
        error_set(err, ERR_DB, NULL, _("%s；不知道有没有保存，请重新打开后查看，再决定是否重做"),
                  db->sticky.text);
    } else if (err != NULL) {
        *err = db->sticky;
    }
    return found == 1;
}

static bool commit_outer(Db *db, Error *err)
{
    char at[32];
    query_run(db, "request_add",
              BINDS(BIND_TEXT(":id", db->request_id),
                    BIND_TEXT(":at", db_instant(db, at, sizeof at)),
                    BIND_TEXT(":operation", db->actor.operation)));
    bool ok = db_error(db, err);
    if (ok) {
        run_sql(db, "COMMIT");
        ok = db->sticky.code == ERR_NONE || commit_unknown(db, err);
    }
    end_outer(db);
    return ok;
}

bool db_commit(Db *db, Error *err)
{
    assert(db->depth > 0);
    if (db->depth == 1) {
        return commit_outer(db, err);
    }
    if (db->sticky.code == ERR_NONE) {
        run_sql(db, "RELEASE inner");
    }
    if (db->sticky.code != ERR_NONE) {
        db_rollback(db, err);
        return false;
    }
    pop(db);
    return true;
}

void db_rollback(Db *db, Error *err)
{
    bool outer = db->depth == 1;
    if (db->depth > 1) {
        run_sql(db, "ROLLBACK TO inner; RELEASE inner");
        pop(db);
    }
    db_error(db, err);
    if (outer) {
        end_outer(db);
    }
}

int db_depth(const Db *db)
{
    return db->depth;
}

const DbActor *db_actor(const Db *db)
{
    return db->depth > 0 ? &db->actor : NULL;
}

void db_set_instant(Db *db, const char *at)
{
    text_copy(db->at, sizeof db->at, at != NULL ? at : "");
}

const char *db_instant(const Db *db, char *buf, size_t size)
{
    return db->at[0] != '\0' ? text_copy(buf, size, db->at) : instant_now(buf, size);
}

const char *db_request_id(const Db *db)
{
    return db->request_id;
}

bool db_request_done(Db *db, const char *request_id)
{
    return query_one_number(db, "request_known", BINDS(BIND_TEXT(":id", request_id))) == 1;
}

int64_t db_change_counter(Db *db)
{
    Stmt *stmt = query_keep(db, "PRAGMA data_version", NULL);
    if (stmt == NULL) {
        stmt = query_keep(db, "PRAGMA data_version", "PRAGMA data_version");
    }
    int64_t counter = query_next(stmt) ? query_number(stmt, 0) : 0;
    query_close(stmt);
    return counter;
}

bool db_checkpoint(Db *db)
{
    if (db->read_only || db->depth > 0 || connection_moved(db) || !lock_try(db)) {
        return false;
    }
    sqlite3_busy_handler(db->handle, NULL, NULL); /* a reader makes it partial, never slow */
    int result =
        sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_handler(db->handle, lock_busy, db);
    lock_release(db);
    return result == SQLITE_OK;
}

int db_version(Db *db)
{
    return (int)query_one_number(db, "schema_version", NULL);
}

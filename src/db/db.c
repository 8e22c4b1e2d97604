#include "db/db.h"

#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "db/internal.h"
#include "db/lock.h"
#include "db/migrate.h"
#include "db/query.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define NETWORK_NFS 0x6969
#define NETWORK_SMB 0x517B
#define NETWORK_CIFS 0xFF534D42
#define NETWORK_SMB2 0xFE534D42

static void run_sql(Db *db, const char *sql)
{
    if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) != SQLITE_OK) {
        db_fail(db, sql);
    }
}

const char *db_cause(sqlite3 *handle)
{
    int cause = sqlite3_system_errno(handle);
    switch (sqlite3_errcode(handle) & 0xFF) {
    case SQLITE_FULL:
        return error_cause(ENOSPC);
    case SQLITE_READONLY:
        return error_cause(EACCES);
    case SQLITE_IOERR:
        return error_cause(cause != 0 ? cause : EIO);
    case SQLITE_CANTOPEN:
        return error_cause(cause != 0 ? cause : ENOENT);
    default:
        return sqlite3_errmsg(handle);
    }
}

void db_fail(Db *db, const char *where)
{
    if (db->sticky.code == ERR_NONE) {
        int code = sqlite3_errcode(db->handle);
        bool busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
        error_set(&db->sticky, busy ? ERR_BUSY : ERR_DB, NULL, _("数据文件出错（%s）：%s"), where,
                  db_cause(db->handle));
    }
}

sqlite3_stmt *db_prepare(Db *db, const char *name, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) !=
        SQLITE_OK) {
        db_fail(db, name);
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
    error_clear(&db->sticky);
    return false;
}

/* Opening */

static bool check_place(const char *path, DbMode mode, Error *err)
{
    struct stat info;
    struct statfs place;
    bool exists = stat(path, &info) == 0;
    if (mode == DB_CREATE && exists) {
        return error_set(err, ERR_CONFLICT, NULL, _("文件 %s 已存在，不会覆盖；请换一个路径"), path);
    }
    if (mode != DB_CREATE && !exists) {
        return error_set(err, ERR_IO, NULL,
                         _("数据文件 %s 不存在；请先运行 anchang init，或用 --db 指明位置"), path);
    }
    if (exists && !S_ISREG(info.st_mode)) {
        return error_set(err, ERR_IO, NULL, _("%s 不是普通文件"), path);
    }
    if (exists && statfs(path, &place) == 0) {
        unsigned long kind = (unsigned long)place.f_type & 0xFFFFFFFFUL;
        if (kind == NETWORK_NFS || kind == NETWORK_SMB || kind == NETWORK_CIFS ||
            kind == NETWORK_SMB2) {
            return error_set(err, ERR_IO, NULL,
                             _("%s 在网络盘上，锁不可靠；请把数据文件放到本机硬盘"), path);
        }
    }
    return true;
}

/* One thread, and nobody asks how much memory is in use: SQLite need not lock and count. Later
 * calls are refused and change nothing. */
static void configure(void)
{
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static bool open_handle(Db *db, DbMode mode, Error *err)
{
    configure();
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                (mode == DB_READ     ? SQLITE_OPEN_READONLY
                 : mode == DB_CREATE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                     : SQLITE_OPEN_READWRITE);
    if (sqlite3_open_v2(db->path, &db->handle, flags, NULL) != SQLITE_OK) {
        return error_set(err, ERR_IO, NULL, _("无法打开 %s：%s"), db->path,
                         db->handle != NULL ? db_cause(db->handle) : error_cause(errno));
    }
    sqlite3_busy_timeout(db->handle, 5000);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (mode != DB_CREATE && !migrate_accepts(db->handle, err)) {
        return false; /* before the first pragma that writes */
    }
    if (mode != DB_READ) {
        run_sql(db, "PRAGMA journal_mode = WAL");
    }
    run_sql(db, "PRAGMA synchronous = FULL");
    run_sql(db, "PRAGMA wal_autocheckpoint = 0");
    run_sql(db, "PRAGMA mmap_size = 0");
    run_sql(db, "PRAGMA foreign_keys = ON");
    run_sql(db, "PRAGMA cache_size = -64000");
    run_sql(db, "PRAGMA temp_store = MEMORY");
    run_sql(db, "PRAGMA secure_delete = ON");
    if (db->sticky.code != ERR_NONE) {
        error_clear(&db->sticky);
        return error_set(err, ERR_IO, NULL, _("%s 不是案场的数据文件，或已损坏"), db->path);
    }
    return true;
}

static bool open_steps(Db *db, DbMode mode, Error *err)
{
    if (!check_place(db->path, mode, err)) {
        return false;
    }
    mode_t mask = umask(0077);
    bool ok = open_handle(db, mode, err) && (mode == DB_READ || lock_open(db, err));
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
    if (sodium_init() < 0) {
        return error_set(err, ERR_DB, NULL, "libsodium");
    }
    Db *db = memory_alloc(sizeof *db);
    memset(db, 0, sizeof *db);
    db->path = strdup(path);
    db->lock_fd = -1;
    db->wait_seconds = 30;
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
    free(db->path);
    free(db);
}

const char *db_path(const Db *db)
{
    return db->path;
}

/* The write lock */

void db_wait(Db *db, int seconds, bool (*waiting)(void *context, const char *holder),
             void *context)
{
    db->wait_seconds = seconds;
    db->waiting = waiting;
    db->waiting_context = context;
}

/* Transactions */

static void make_request_id(Db *db)
{
    unsigned char bytes[16];
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2hex(db->request_id, sizeof db->request_id, bytes, sizeof bytes);
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
    run_sql(db, "BEGIN IMMEDIATE");
    if (!db_error(db, err)) {
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
    db->depth = 0;
    lock_release(db);
}

/* A COMMIT that failed may still be on disk: look before saying that nothing was saved. */
static bool commit_outer(Db *db, Error *err)
{
    char at[32];
    query_run(db, "request_add",
              BINDS(BIND_TEXT(":id", db->request_id),
                    BIND_TEXT(":at", instant_now(at, sizeof at)),
                    BIND_TEXT(":operation", db->actor.operation)));
    if (db->sticky.code == ERR_NONE) {
        run_sql(db, "COMMIT");
    }
    if (db->sticky.code == ERR_NONE) {
        end_outer(db);
        return true;
    }
    if (!sqlite3_get_autocommit(db->handle)) {
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    }
    end_outer(db);
    Error failed;
    db_error(db, &failed);
    if (db_request_done(db, db->request_id)) {
        return true;
    }
    db_error(db, NULL);
    if (err != NULL) {
        *err = failed;
    }
    return false;
}

bool db_commit(Db *db, Error *err)
{
    assert(db->depth > 0);
    if (db->depth == 1) {
        return commit_outer(db, err);
    }
    if (db->sticky.code != ERR_NONE) {
        db_error(db, err);
        db_rollback(db);
        return false;
    }
    run_sql(db, "RELEASE inner");
    pop(db);
    return true;
}

void db_rollback(Db *db)
{
    if (db->depth > 1) {
        sqlite3_exec(db->handle, "ROLLBACK TO inner; RELEASE inner", NULL, NULL, NULL);
        pop(db);
    } else if (db->depth == 1) {
        if (!sqlite3_get_autocommit(db->handle)) {
            sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
        }
        end_outer(db);
    }
    error_clear(&db->sticky);
}

int db_depth(const Db *db)
{
    return db->depth;
}

const DbActor *db_actor(const Db *db)
{
    return db->depth > 0 ? &db->actor : NULL;
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
    if (db->read_only || db->depth > 0 || !lock_try(db)) {
        return false;
    }
    sqlite3_busy_timeout(db->handle, 0); /* a reader makes it partial, never slow */
    int result =
        sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_timeout(db->handle, 5000);
    lock_release(db);
    return result == SQLITE_OK;
}

int db_version(Db *db)
{
    return (int)query_one_number(db, "schema_version", NULL);
}

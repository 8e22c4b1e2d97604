#include "db/connection.h"

#include "base/str.h"
#include "base/text.h"
#include "db/internal.h"
#include "db/lock.h"
#include "db/migrate.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#define NETWORK_NFS 0x6969
#define NETWORK_SMB 0x517B
#define NETWORK_CIFS 0xFF534D42
#define NETWORK_SMB2 0xFE534D42

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
    case SQLITE_NOMEM:
        return error_cause(ENOMEM);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return _("文件已损坏，请运行 anchang check");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return _("另一个程序正占着它，请稍后再试");
    default:
        return sqlite3_errmsg(handle);
    }
}

static bool check_place(const char *path, DbMode mode, Error *err)
{
    struct stat info;
    struct statfs place;
    bool exists = stat(path, &info) == 0;
    if (!exists && errno != ENOENT && errno != ENOTDIR) {
        return error_set(err, ERR_IO, NULL, _("无法打开 %s：%s"), path, error_cause(errno));
    }
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

static void harden(sqlite3 *handle)
{
    static const struct {
        int option;
        int value;
    } rows[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},   {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        sqlite3_db_config(handle, rows[i].option, rows[i].value, NULL);
    }
}

static bool set_pragmas(Db *db, DbMode mode, Error *err)
{
    static const char pragmas[] = "PRAGMA synchronous = FULL;"
                                  "PRAGMA wal_autocheckpoint = 0;"
                                  "PRAGMA mmap_size = 0;"
                                  "PRAGMA foreign_keys = ON;"
                                  "PRAGMA cache_size = -64000;"
                                  "PRAGMA temp_store = MEMORY;"
                                  "PRAGMA secure_delete = ON;";
    if ((mode == DB_READ || sqlite3_exec(db->handle, "PRAGMA journal_mode = WAL", NULL, NULL,
                                         NULL) == SQLITE_OK) &&
        sqlite3_exec(db->handle, pragmas, NULL, NULL, NULL) == SQLITE_OK) {
        return true;
    }
    int code = sqlite3_errcode(db->handle) & 0xFF;
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) {
        return error_set(err, ERR_IO, NULL, _("%s 不是案场的数据文件，或已损坏"), db->path);
    }
    return error_set(err, code == SQLITE_BUSY ? ERR_BUSY : ERR_IO, NULL, _("无法打开 %s：%s"),
                     db->path, db_cause(db->handle));
}

bool connection_open(Db *db, DbMode mode, Error *err)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                (mode == DB_READ     ? SQLITE_OPEN_READONLY
                 : mode == DB_CREATE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                     : SQLITE_OPEN_READWRITE);
    if (!check_place(db->path, mode, err)) {
        return false;
    }
    configure();
    if (sqlite3_open_v2(db->path, &db->handle, flags, NULL) != SQLITE_OK) {
        return error_set(err, ERR_IO, NULL, _("无法打开 %s：%s"), db->path,
                         db->handle != NULL ? db_cause(db->handle) : error_cause(ENOMEM));
    }
    sqlite3_busy_handler(db->handle, lock_busy, db);
    harden(db->handle);
    /* the lock before the first pragma that writes: a restore may be changing the file behind the path */
    return (mode == DB_CREATE || migrate_accepts(db->handle, err)) &&
           (mode == DB_READ || lock_open(db, err)) && set_pragmas(db, mode, err);
}

bool connection_moved(Db *db)
{
    int moved = 0;
    return sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK ||
           moved;
}

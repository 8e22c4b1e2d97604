#include "db/backup.h"

#include "base/str.h"
#include "base/text.h"
#include "db/audit.h"
#include "db/internal.h"
#include "db/lock.h"
#include "db/migrate.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool sync_path(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) {
        close(fd);
    }
    return ok;
}

static bool sync_folder_of(const char *path)
{
    char copy[4096];
    text_copy(copy, sizeof copy, path);
    return sync_path(dirname(copy));
}

/* One step: a consistent copy of the moment, whatever others write meanwhile. */
static bool copy_database(Db *db, const char *to, Error *err)
{
    sqlite3 *copy = NULL;
    mode_t mask = umask(0077);
    bool ok = sqlite3_open_v2(to, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) ==
              SQLITE_OK;
    umask(mask);
    sqlite3_backup *backup = ok ? sqlite3_backup_init(copy, "main", db->handle, "main") : NULL;
    ok = backup != NULL && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    ok = backup != NULL && sqlite3_backup_finish(backup) == SQLITE_OK && ok;
    ok = ok && sqlite3_exec(copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK;
    if (!ok) {
        error_set(err, ERR_IO, NULL, _("备份没有写成：%s"),
                  copy != NULL ? sqlite3_errmsg(copy) : error_cause(errno));
    }
    sqlite3_close(copy);
    return ok;
}

static bool verify_file(const char *path, Error *err)
{
    Db *copy = NULL;
    Arena arena = {0};
    if (!db_open(&copy, path, DB_READ, err)) {
        return false;
    }
    CheckFinding *finding = check_run(copy, &arena);
    if (finding != NULL) {
        error_set(err, ERR_INVALID, NULL, _("备份检查没有通过：%s"), finding->what);
    }
    db_close(copy);
    arena_clear(&arena);
    return finding == NULL;
}

static void remove_with_journals(const char *path)
{
    static const char *const tails[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
        Str name = {0};
        str_format(&name, "%s%s", path, tails[i]);
        unlink(name.data);
        str_clear(&name);
    }
}

bool backup_write(Db *db, const char *path, Error *err)
{
    Str temporary = {0};
    str_format(&temporary, "%s.new-%ld", path, (long)getpid());
    remove_with_journals(temporary.data);
    bool ok = copy_database(db, temporary.data, err) && verify_file(temporary.data, err);
    if (ok && (!sync_path(temporary.data) || rename(temporary.data, path) != 0 ||
               !sync_folder_of(path))) {
        ok = error_set(err, ERR_IO, NULL, _("备份没有写成：%s"), error_cause(errno));
    }
    remove_with_journals(temporary.data);
    str_clear(&temporary);
    return ok;
}

/* The old file's log goes into it, so that one file is kept whole. */
static void fold_log(const char *path)
{
    Db *old = NULL;
    if (db_open(&old, path, DB_WRITE, NULL)) {
        db_checkpoint(old);
    }
    db_close(old);
}

static bool set_aside(const char *path, const char *kept)
{
    static const char *const tails[] = {"-wal", "-shm"};
    if (rename(path, kept) != 0) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
        Str name = {0};
        str_format(&name, "%s%s", path, tails[i]);
        unlink(name.data);
        str_clear(&name);
    }
    return true;
}

bool backup_restore(const char *backup, const char *target, Error *err)
{
    Db *from = NULL;
    Str fresh = {0};
    Str kept = {0};
    struct stat info;
    int alone = -1;
    if (!verify_file(backup, err) || !db_open(&from, backup, DB_READ, err)) {
        return false;
    }
    str_format(&fresh, "%s.restore-%ld", target, (long)getpid());
    str_format(&kept, "%s.before-restore", target);
    bool ok = copy_database(from, fresh.data, err);
    db_close(from);
    bool exists = stat(target, &info) == 0;
    if (ok && exists) {
        fold_log(target);
        alone = lock_alone(target, err);
        ok = alone >= 0 && set_aside(target, kept.data);
    }
    if (ok && (!sync_path(fresh.data) || rename(fresh.data, target) != 0 ||
               !sync_folder_of(target))) {
        ok = error_set(err, ERR_IO, NULL, _("恢复没有完成：%s"), error_cause(errno));
    }
    if (alone >= 0) {
        close(alone);
    }
    remove_with_journals(fresh.data);
    str_clear(&fresh);
    str_clear(&kept);
    return ok;
}

/* Checking */

static void add_finding(CheckFinding **first, Arena *arena, const char *what)
{
    CheckFinding *finding = arena_alloc(arena, sizeof *finding);
    finding->what = what;
    while (*first != NULL) {
        first = &(*first)->next;
    }
    *first = finding;
}

static void check_rows(Db *db, Arena *arena, const char *query, const char *format,
                       CheckFinding **first)
{
    int shown = 0;
    Stmt *stmt = query_open(db, query, NULL);
    while (shown < 20 && query_next(stmt)) {
        if (strcmp(query_text(stmt, 0), "ok") != 0) {
            add_finding(first, arena, arena_format(arena, "%s: %s", format, query_text(stmt, 0)));
            shown++;
        }
    }
    query_close(stmt);
}

CheckFinding *check_run(Db *db, Arena *arena)
{
    CheckFinding *first = NULL;
    Error err = {0};
    int64_t bad = 0;
    check_rows(db, arena, "check_integrity", _("文件损坏"), &first);
    check_rows(db, arena, "check_foreign_keys", _("引用了不存在的行"), &first);
    if (!migrate_needed(db->handle)) { /* the views of another version may not be these */
        check_rows(db, arena, "check_stock", _("库存为负"), &first);
    }
    if (!audit_verify(db, &bad)) {
        add_finding(&first, arena,
                    arena_format(arena, _("操作日志从第 %lld 行起被改动过"), (long long)bad));
    }
    if (!db_error(db, &err)) {
        add_finding(&first, arena, arena_copy(arena, err.text));
    }
    return first;
}

/* Salvage: every table by rowid, skipping what cannot be read. */

static int64_t copy_range(sqlite3 *to, const char *table, int64_t from, int64_t until)
{
    char *sql = sqlite3_mprintf("INSERT OR IGNORE INTO main.\"%w\" SELECT * FROM damaged.\"%w\" "
                                "WHERE rowid BETWEEN %lld AND %lld",
                                table, table, (long long)from, (long long)until);
    int result = sqlite3_exec(to, sql, NULL, NULL, NULL);
    sqlite3_free(sql);
    return result == SQLITE_OK ? sqlite3_changes(to) : -1;
}

/* Halves a range that cannot be read until single rows are left out. */
static void salvage_range(sqlite3 *to, const char *table, int64_t from, int64_t until,
                          int64_t *saved, int64_t *lost)
{
    int64_t copied = copy_range(to, table, from, until);
    if (copied >= 0) {
        *saved += copied;
    } else if (from >= until) {
        (*lost)++;
    } else {
        int64_t middle = from + (until - from) / 2;
        salvage_range(to, table, from, middle, saved, lost);
        salvage_range(to, table, middle + 1, until, saved, lost);
    }
}

static int64_t highest_rowid(sqlite3 *to, const char *table)
{
    sqlite3_stmt *stmt = NULL;
    int64_t highest = 0;
    char *sql = sqlite3_mprintf("SELECT max(ifnull((SELECT max(rowid) FROM damaged.\"%w\"), 0), "
                                "ifnull((SELECT seq FROM damaged.sqlite_sequence "
                                "WHERE name = '%q'), 0))",
                                table, table);
    if (sqlite3_prepare_v2(to, sql, -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW) {
        highest = sqlite3_column_int64(stmt, 0);
    }
    sqlite3_finalize(stmt);
    sqlite3_free(sql);
    return highest;
}

static void salvage_tables(sqlite3 *to, int64_t *saved, int64_t *lost)
{
    sqlite3_stmt *tables = NULL;
    sqlite3_prepare_v2(to,
                       "SELECT name, sql LIKE '%WITHOUT ROWID%' FROM main.sqlite_schema "
                       "WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
                       -1, &tables, NULL);
    while (sqlite3_step(tables) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(tables, 0);
        if (sqlite3_column_int(tables, 1)) {
            char *sql = sqlite3_mprintf("INSERT OR REPLACE INTO main.\"%w\" "
                                        "SELECT * FROM damaged.\"%w\"",
                                        table, table);
            bool ok = sqlite3_exec(to, sql, NULL, NULL, NULL) == SQLITE_OK;
            *lost += !ok;
            sqlite3_free(sql);
        } else {
            salvage_range(to, table, 0, highest_rowid(to, table), saved, lost);
        }
    }
    sqlite3_finalize(tables);
}

bool check_salvage(const char *path, const char *out, int64_t *saved, int64_t *lost, Error *err)
{
    Db *fresh = NULL;
    *saved = *lost = 0;
    if (!db_open(&fresh, out, DB_CREATE, err)) {
        return false;
    }
    char *attach = sqlite3_mprintf("ATTACH %Q AS damaged", path);
    bool ok = sqlite3_exec(fresh->handle, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL) ==
                  SQLITE_OK &&
              sqlite3_exec(fresh->handle, attach, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_free(attach);
    if (ok) {
        salvage_tables(fresh->handle, saved, lost);
        sqlite3_exec(fresh->handle, "DETACH damaged", NULL, NULL, NULL);
    } else {
        error_set(err, ERR_IO, NULL, _("无法读取 %s：%s"), path, sqlite3_errmsg(fresh->handle));
    }
    db_close(fresh);
    return ok;
}

#include "db/migrate.h"

#include "base/embedded.h"
#include "base/str.h"
#include "base/text.h"
#include "db/internal.h"

#include <fcntl.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION_ID 0x414E4348 /* "ANCH" */

static int version_of(const EmbeddedFile *file)
{
    return strncmp(file->name, "migrations/", 11) == 0 ? atoi(file->name + 11) : 0;
}

int migrate_latest(void)
{
    int latest = 0;
    for (size_t i = 0; i < embedded_count; i++) {
        int version = version_of(&embedded_files[i]);
        latest = version > latest ? version : latest;
    }
    return latest;
}

/* -1 when it cannot be read; the handle keeps why. */
static int pragma_number(sqlite3 *handle, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    int number = -1;
    if (sqlite3_prepare_v2(handle, sql, -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW) {
        number = sqlite3_column_int(stmt, 0);
    }
    sqlite3_finalize(stmt);
    return number;
}

static bool run(sqlite3 *handle, const char *sql, Error *err)
{
    if (sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK) {
        return true;
    }
    error_set(err, ERR_DB, NULL, _("数据文件升级失败：%s"), sqlite3_errmsg(handle));
    sqlite3_exec(handle, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

/* The views of this program as one number, kept in the file, so that they are made anew only when
 * they differ. */
static void views_hash(char out[33])
{
    crypto_generichash_state state;
    unsigned char hash[16];
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    for (size_t i = 0; i < embedded_count; i++) {
        const EmbeddedFile *file = &embedded_files[i];
        if (strncmp(file->name, "views/", 6) == 0) {
            crypto_generichash_update(&state, (const unsigned char *)file->start,
                                      (size_t)(file->end - file->start));
        }
    }
    crypto_generichash_final(&state, hash, sizeof hash);
    sodium_bin2hex(out, 33, hash, sizeof hash);
}

static bool views_current(sqlite3 *handle, const char *hash)
{
    sqlite3_stmt *stmt = NULL;
    bool same = false;
    if (sqlite3_prepare_v2(handle, "SELECT value FROM setting WHERE key = 'views'", -1, &stmt,
                           NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW) {
        same = strcmp((const char *)sqlite3_column_text(stmt, 0), hash) == 0;
    }
    sqlite3_finalize(stmt);
    return same;
}

static bool drop_views(sqlite3 *handle, Error *err)
{
    sqlite3_stmt *stmt = NULL;
    Str sql = {0};
    sqlite3_prepare_v2(handle, "SELECT name FROM sqlite_schema WHERE type = 'view'", -1, &stmt,
                       NULL);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        str_format(&sql, "DROP VIEW %s;", (const char *)sqlite3_column_text(stmt, 0));
    }
    sqlite3_finalize(stmt);
    bool ok = run(handle, str_text(&sql), err);
    str_clear(&sql);
    return ok;
}

/* A step may rebuild a table that views read: they go first and are made anew behind the last
 * step. */
static bool forget_views(sqlite3 *handle, Error *err)
{
    return drop_views(handle, err) &&
           run(handle, "DELETE FROM setting WHERE key = 'views'", err);
}

static bool make_views(sqlite3 *handle, Error *err)
{
    char hash[33];
    views_hash(hash);
    if (views_current(handle, hash)) {
        return true;
    }
    if (!run(handle, "BEGIN IMMEDIATE", err) || !drop_views(handle, err)) {
        return false;
    }
    for (size_t i = 0; i < embedded_count; i++) {
        if (strncmp(embedded_files[i].name, "views/", 6) == 0 &&
            !run(handle, embedded_files[i].start, err)) {
            return false;
        }
    }
    Str sql = {0};
    str_format(&sql, "INSERT OR REPLACE INTO setting VALUES ('views', '%s'); COMMIT", hash);
    bool ok = run(handle, sql.data, err);
    str_clear(&sql);
    return ok;
}

static bool seed(sqlite3 *handle, Error *err)
{
    for (size_t i = 0; i < embedded_count; i++) {
        if (strncmp(embedded_files[i].name, "seed/", 5) == 0 &&
            !run(handle, embedded_files[i].start, err)) {
            return false;
        }
    }
    return true;
}

static bool apply(sqlite3 *handle, const EmbeddedFile *file, Error *err)
{
    char stamp[128];
    bool first = version_of(file) == 1;
    snprintf(stamp, sizeof stamp, "PRAGMA user_version = %d; PRAGMA application_id = %d; COMMIT",
             version_of(file), APPLICATION_ID);
    return run(handle, "BEGIN IMMEDIATE", err) && (first || forget_views(handle, err)) &&
           run(handle, file->start, err) && (!first || seed(handle, err)) &&
           run(handle, stamp, err);
}

static bool is_sound(sqlite3 *handle)
{
    sqlite3_stmt *stmt = NULL;
    bool sound =
        sqlite3_prepare_v2(handle, "PRAGMA quick_check(1)", -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW &&
        strcmp((const char *)sqlite3_column_text(stmt, 0), "ok") == 0;
    sqlite3_finalize(stmt);
    return sound;
}

static bool sync_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool synced = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) {
        close(fd);
    }
    return synced;
}

/* A verified copy before the first step: FILE.before-upgrade-N. */
static bool backup_first(sqlite3 *handle, const char *path, int version, Error *err)
{
    Str copy = {0};
    str_format(&copy, "%s.before-upgrade-%d", path, version);
    unlink(copy.data);
    sqlite3_stmt *stmt = NULL;
    mode_t mask = umask(0077);
    bool ok = sqlite3_prepare_v2(handle, "VACUUM INTO ?1", -1, &stmt, NULL) == SQLITE_OK &&
              sqlite3_bind_text(stmt, 1, copy.data, -1, SQLITE_STATIC) == SQLITE_OK &&
              sqlite3_step(stmt) == SQLITE_DONE;
    umask(mask);
    sqlite3_finalize(stmt);
    sqlite3 *check = NULL;
    ok = ok && sqlite3_open_v2(copy.data, &check, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
         pragma_number(check, "PRAGMA user_version") == version && is_sound(check) &&
         sync_file(copy.data);
    sqlite3_close(check);
    str_clear(&copy);
    return ok || error_set(err, ERR_IO, NULL, _("升级前的备份没有做成，数据文件没有改动"));
}

bool migrate_accepts(sqlite3 *handle, Error *err)
{
    int version = pragma_number(handle, "PRAGMA user_version");
    int code = sqlite3_errcode(handle) & 0xFF;
    if (version < 0 && code != SQLITE_NOTADB && code != SQLITE_CORRUPT) {
        return error_set(err, ERR_IO, NULL, _("无法读取数据文件：%s"), db_cause(handle));
    }
    int application = pragma_number(handle, "PRAGMA application_id");
    if (version < 0) {
        return error_set(err, ERR_IO, NULL, _("这不是案场的数据文件，或文件已损坏"));
    }
    if (application != APPLICATION_ID) {
        return error_set(err, ERR_IO, NULL, _("这是别的程序的数据文件，案场不会改动它"));
    }
    if (version > migrate_latest()) {
        return error_set(err, ERR_IO, NULL,
                         _("数据文件由更新的版本（%d）写成，请升级程序后再打开"), version);
    }
    return true;
}

bool migrate_needed(sqlite3 *handle)
{
    char hash[33];
    views_hash(hash);
    return pragma_number(handle, "PRAGMA user_version") != migrate_latest() ||
           pragma_number(handle, "PRAGMA application_id") != APPLICATION_ID ||
           !views_current(handle, hash);
}

bool migrate_run(sqlite3 *handle, const char *path, bool created, Error *err)
{
    int version = pragma_number(handle, "PRAGMA user_version");
    if (!created && !migrate_accepts(handle, err)) {
        return false;
    }
    if (version < migrate_latest() && !created && !backup_first(handle, path, version, err)) {
        return false;
    }
    for (size_t i = 0; i < embedded_count; i++) {
        if (version_of(&embedded_files[i]) > version && !apply(handle, &embedded_files[i], err)) {
            return false;
        }
    }
    return make_views(handle, err);
}

#include "db/migrate.h"

#include "base/embedded.h"
#include "base/str.h"
#include "base/text.h"
#include "db/backup.h"
#include "db/check.h"
#include "db/internal.h"

#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    error_set(err, ERR_DB, NULL, _("数据文件升级失败：%s"), db_cause(handle));
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

/* A verified copy before the first step: FILE.before-upgrade-N. An older copy of this name stays
 * until the new one is good. The trail is not asked: whoever altered it must not be able to keep
 * the site from opening. */
static bool backup_first(sqlite3 *handle, const char *path, int version, Error *err)
{
    Str copy = {0};
    Error failed = {0};
    str_format(&copy, "%s.before-upgrade-%d", path, version);
    bool ok = backup_verified(handle, copy.data, CHECK_FILE, &failed);
    str_clear(&copy);
    return ok || error_set(err, ERR_IO, NULL,
                           _("升级前的备份没有做成，数据文件没有改动：%s"), failed.text);
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

bool migrate_to(sqlite3 *handle, int version, Error *err)
{
    int from = pragma_number(handle, "PRAGMA user_version");
    for (size_t i = 0; i < embedded_count; i++) {
        int step = version_of(&embedded_files[i]);
        if (step > from && step <= version && !apply(handle, &embedded_files[i], err)) {
            return false;
        }
    }
    return true;
}

bool migrate_model(sqlite3 **handle, int version, Error *err)
{
    bool views = version == MIGRATE_WITH_VIEWS;
    if (sqlite3_open_v2(":memory:", handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) !=
        SQLITE_OK) {
        return error_set(err, ERR_DB, NULL, _("内存不够，无法核对数据文件的结构"));
    }
    return migrate_to(*handle, views ? migrate_latest() : version, err) &&
           (!views || make_views(*handle, err));
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
    return migrate_to(handle, migrate_latest(), err) && make_views(handle, err);
}

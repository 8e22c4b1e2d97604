#include "db/check.h"

#include "base/text.h"
#include "db/audit.h"
#include "db/internal.h"
#include "db/migrate.h"
#include "db/schema.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define SHOWN 20 /* findings of one kind; of the others only the number */

void check_add(Check *check, const char *what)
{
    CheckFinding *finding = arena_alloc(&check->arena, sizeof *finding);
    finding->what = what;
    if (check->last != NULL) {
        check->last->next = finding;
    } else {
        check->first = finding;
    }
    check->last = finding;
}

void check_clear(Check *check)
{
    arena_clear(&check->arena);
    figures_clear(&check->figures);
    *check = (Check){0};
}

/* Figures */

static bool add_count(sqlite3 *handle, const char *table, Figures *figures)
{
    sqlite3_stmt *stmt = NULL;
    char *sql = sqlite3_mprintf("SELECT count(*) FROM \"%w\"", table);
    bool ok = sqlite3_prepare_v2(handle, sql, -1, &stmt, NULL) == SQLITE_OK &&
              sqlite3_step(stmt) == SQLITE_ROW;
    if (ok) {
        int64_t count = sqlite3_column_int64(stmt, 0);
        bool trail = strcmp(table, "audit") == 0;
        str_format(&figures->tables, "%s %lld\n", table, (long long)count);
        *(trail ? &figures->trail : &figures->rows) += count;
    }
    ok = sqlite3_finalize(stmt) == SQLITE_OK && ok;
    sqlite3_free(sql);
    return ok;
}

static bool read_head(sqlite3 *handle, Figures *figures)
{
    sqlite3_stmt *stmt = NULL;
    bool ok = sqlite3_prepare_v2(handle, "SELECT hash FROM audit ORDER BY id DESC LIMIT 1", -1,
                                 &stmt, NULL) == SQLITE_OK;
    int result = ok ? sqlite3_step(stmt) : SQLITE_ERROR;
    if (result == SQLITE_ROW) {
        text_copy(figures->head, sizeof figures->head, (const char *)sqlite3_column_text(stmt, 0));
    }
    sqlite3_finalize(stmt);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

bool figures_read(sqlite3 *handle, Figures *figures)
{
    sqlite3_stmt *tables = NULL;
    bool ok = sqlite3_prepare_v2(handle,
                                 "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                 "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
                                 -1, &tables, NULL) == SQLITE_OK;
    int result = SQLITE_DONE;
    while (ok && (result = sqlite3_step(tables)) == SQLITE_ROW) {
        ok = add_count(handle, (const char *)sqlite3_column_text(tables, 0), figures);
    }
    ok = sqlite3_finalize(tables) == SQLITE_OK && ok && result == SQLITE_DONE;
    return ok && read_head(handle, figures);
}

bool figures_equal(const Figures *one, const Figures *other)
{
    return strcmp(str_text(&one->tables), str_text(&other->tables)) == 0 &&
           strcmp(one->head, other->head) == 0;
}

void figures_clear(Figures *figures)
{
    str_clear(&figures->tables);
    *figures = (Figures){0};
}

/* The check */

/* A part that stopped early. Pages that make no sense are damage and reported as such; whatever
 * else could not be read says nothing about the file. */
static bool part_read(Db *db, Check *check, Error *err)
{
    int cause = sqlite3_errcode(db->handle) & 0xFF;
    Error failed = {0};
    if (db_error(db, &failed)) {
        return true;
    }
    if (cause == SQLITE_CORRUPT || cause == SQLITE_NOTADB) {
        check_add(check, arena_format(&check->arena, "%s: %s", _("文件损坏"), failed.text));
        return true;
    }
    if (err != NULL) {
        *err = failed;
    }
    return false;
}

/* SQLite's own check goes on behind a page that could not be read, and tells it as a finding. */
static bool unread(const char *text, Error *err)
{
    const char *code = strstr(text, "error code=");
    int cause = code != NULL ? atoi(code + strlen("error code=")) & 0xFF : SQLITE_CORRUPT;
    return cause != SQLITE_CORRUPT && cause != SQLITE_NOTADB &&
           !error_set(err, ERR_IO, NULL, _("无法读取数据文件：%s"), error_cause(EIO));
}

static bool check_rows(Db *db, Check *check, const char *query, const char *label, Error *err)
{
    long found = 0;
    bool read = true;
    Stmt *stmt = query_open(db, query, NULL);
    while (read && query_next(stmt)) {
        const char *line = strrchr(query_text(stmt, 0), '\n'); /* behind "*** in database …" */
        const char *text = line != NULL ? line + 1 : query_text(stmt, 0);
        read = !unread(text, err);
        if (strcmp(text, "ok") != 0 && ++found <= SHOWN) {
            check_add(check, arena_format(&check->arena, "%s: %s", label, text));
        }
    }
    query_close(stmt);
    if (found > SHOWN) {
        check_add(check, arena_format(&check->arena, _("%s: 另有 %ld 处"), label, found - SHOWN));
    }
    return read && part_read(db, check, err);
}

static bool check_trail(Db *db, Check *check, Error *err)
{
    int64_t bad = 0;
    if (!audit_verify(db, &bad) && db->sticky.code == ERR_NONE) {
        check_add(check, arena_format(&check->arena, _("操作日志从第 %lld 行起被改动过"),
                                      (long long)bad));
    }
    return part_read(db, check, err);
}

static bool count(Db *db, Check *check, Error *err)
{
    figures_clear(&check->figures);
    if (!figures_read(db->handle, &check->figures)) {
        db_fail(db, "count");
    }
    return part_read(db, check, err);
}

bool check_run(Db *db, unsigned parts, Check *check, Error *err)
{
    bool ok = db_error(db, err);
    if (ok && parts & CHECK_FILE) {
        ok = check_rows(db, check, "check_integrity", _("文件损坏"), err) &&
             check_rows(db, check, "check_foreign_keys", _("引用了不存在的行"), err);
    }
    if (ok && parts & CHECK_SCHEMA) {
        ok = schema_compare(db, check, err);
    }
    if (ok && parts & CHECK_TRAIL) {
        ok = check_trail(db, check, err);
    }
    if (ok && parts & CHECK_STOCK && !migrate_needed(db->handle)) {
        ok = check_rows(db, check, "check_stock", _("库存为负"), err);
    }
    return ok && count(db, check, err);
}

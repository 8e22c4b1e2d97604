#include "db/schema.h"

#include "base/text.h"
#include "db/internal.h"
#include "db/migrate.h"

#include <string.h>

/* What SQLite makes by itself (autoindex, sequence) follows from the rest. */
#define OBJECTS                                                                                    \
    "SELECT type, name, sql FROM sqlite_schema "                                                   \
    "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
#define OBJECT "SELECT sql FROM sqlite_schema WHERE type = ?1 AND name = ?2"

static const char *text_at(sqlite3_stmt *stmt, int column)
{
    const char *text = (const char *)sqlite3_column_text(stmt, column);
    return text != NULL ? text : "";
}

static const char *type_label(const char *type)
{
    static const struct {
        const char *type;
        const char *label;
    } labels[] = {{"table", N_("表")}, {"index", N_("索引")}, {"trigger", N_("触发器")}};
    for (size_t i = 0; i < ARRAY_LEN(labels); i++) {
        if (strcmp(labels[i].type, type) == 0) {
            return _(labels[i].label);
        }
    }
    return _("视图");
}

static void add(Check *check, const char *format, sqlite3_stmt *object)
{
    check_add(check, arena_format(&check->arena, "%s：%s %s", format, type_label(text_at(object, 0)),
                                  text_at(object, 1)));
}

/* Every object of the first schema against the second. The wording is for the second; changed is
 * NULL when only the absence counts. */
static bool compare(sqlite3_stmt *objects, sqlite3_stmt *other, Check *check,
                    const char *const words[2], bool views)
{
    int result;
    while ((result = sqlite3_step(objects)) == SQLITE_ROW) {
        const char *type = text_at(objects, 0);
        if (!views && strcmp(type, "view") == 0) {
            continue;
        }
        sqlite3_bind_text(other, 1, type, -1, SQLITE_TRANSIENT);
        sqlite3_bind_text(other, 2, text_at(objects, 1), -1, SQLITE_TRANSIENT);
        int found = sqlite3_step(other);
        if (found == SQLITE_DONE) {
            add(check, words[0], objects);
        } else if (found == SQLITE_ROW && words[1] != NULL &&
                   strcmp(text_at(other, 0), text_at(objects, 2)) != 0) {
            add(check, words[1], objects);
        }
        sqlite3_reset(other);
        if (found != SQLITE_ROW && found != SQLITE_DONE) {
            return false;
        }
    }
    return result == SQLITE_DONE;
}

static bool compare_one_way(sqlite3 *from, sqlite3 *to, Check *check, const char *const words[2],
                            bool views)
{
    sqlite3_stmt *objects = NULL;
    sqlite3_stmt *other = NULL;
    bool ok = sqlite3_prepare_v2(from, OBJECTS, -1, &objects, NULL) == SQLITE_OK &&
              sqlite3_prepare_v2(to, OBJECT, -1, &other, NULL) == SQLITE_OK &&
              compare(objects, other, check, words, views);
    sqlite3_finalize(objects);
    sqlite3_finalize(other);
    return ok;
}

bool schema_compare(Db *db, Check *check, Error *err)
{
    const char *const expected[] = {_("缺少"), _("被改动过")};
    const char *const unknown[] = {_("多出"), NULL};
    sqlite3 *model = NULL;
    bool current = !migrate_needed(db->handle);
    bool made = migrate_model(&model, current ? MIGRATE_WITH_VIEWS : db_version(db), err);
    bool ok = made && compare_one_way(model, db->handle, check, expected, current) &&
              compare_one_way(db->handle, model, check, unknown, current);
    if (made && !ok) {
        error_set(err, ERR_DB, NULL, _("数据文件的结构读不出来：%s"), db_cause(db->handle));
    }
    sqlite3_close(model);
    return ok;
}

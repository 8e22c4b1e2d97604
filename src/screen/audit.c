#include "screen/audit.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "domain/operation.h"
#include "model/entity.h"
#include "ui/page.h"

#include <string.h>

#define AUDIT_ROWS 2000
#define LABEL_WIDTH 14

static const struct {
    const char *code;
    const char *label; /* msgid */
} origins[] = {{"DESK", N_("本机")}, {"COMMAND", N_("命令行")}, {"IMPORT", N_("导入")}};

static const char *origin_label(const char *code)
{
    for (size_t i = 0; i < ARRAY_LEN(origins); i++) {
        if (strcmp(origins[i].code, code) == 0) {
            return _(origins[i].label);
        }
    }
    return code;
}

static const char *operation_label(const char *name)
{
    const Operation *operation = operation_find(name);
    return operation != NULL ? _(operation->label) : name;
}

static const char *entity_label(const char *table)
{
    const Entity *entity = entity_find(table);
    return entity != NULL ? _(entity->label) : table;
}

void audit_fill(View *view, Rows *rows)
{
    Stmt *stmt = query_open(desk_db(view), "audit_list",
                            BINDS(BIND_DATE(":today", desk_today(view)),
                                  BIND_NUMBER(":limit", AUDIT_ROWS)));
    rows_begin(rows);
    while (query_next(stmt)) {
        Arena *arena = &view->rows;
        const char *texts[] = {arena_copy(arena, query_text(stmt, 1)),
                               arena_copy(arena, query_text(stmt, 2)),
                               origin_label(query_text(stmt, 3)),
                               arena_copy(arena, operation_label(query_text(stmt, 4))),
                               arena_copy(arena, entity_label(query_text(stmt, 5))),
                               arena_copy(arena, query_text(stmt, 6))};
        rows_add(rows, query_number(stmt, 0), "", texts);
    }
    query_close(stmt);
}

/* One entry */

static void add_line(Str *out, const char *label, const char *text)
{
    str_format(out, "  %s", label);
    for (int used = utf8_width(label); used < LABEL_WIDTH; used++) {
        str_add_char(out, ' ');
    }
    str_format(out, "  %s\n", text);
}

static void add_changes(Str *out, View *view, int64_t id, const Entity *entity)
{
    Arena arena = {0};
    Stmt *stmt = query_open(desk_db(view), "audit_changes", BINDS(BIND_NUMBER(":id", id)));
    str_format(out, "\n%s\n", _("内容"));
    while (query_next(stmt)) {
        const char *key = query_text(stmt, 0);
        const Field *field = entity != NULL ? entity_field(entity, key) : NULL;
        const char *before = arena_copy(&arena, query_text(stmt, 1));
        const char *now = arena_copy(&arena, query_text(stmt, 2));
        add_line(out, field != NULL ? _(field->label) : key,
                 *before != '\0' ? arena_format(&arena, _("%s 改为 %s"), before,
                                                *now != '\0' ? now : "-")
                                 : now);
    }
    query_close(stmt);
    arena_clear(&arena);
}

Reply audit_page_open(View *parent, int64_t id)
{
    static const char *const labels[] = {N_("时间"), N_("操作人"), N_("来处"), N_("操作"), N_("对象"),
                                         N_("行")};
    Str out = {0};
    Stmt *stmt = query_open(desk_db(parent), "audit_entry", BINDS(BIND_NUMBER(":id", id)));
    const Entity *entity = NULL;
    if (query_next(stmt)) {
        const char *texts[] = {query_text(stmt, 0),
                               query_text(stmt, 1),
                               origin_label(query_text(stmt, 2)),
                               operation_label(query_text(stmt, 3)),
                               entity_label(query_text(stmt, 4)),
                               query_text(stmt, 5)};
        for (size_t i = 0; i < ARRAY_LEN(labels); i++) {
            add_line(&out, _(labels[i]), texts[i]);
        }
        entity = entity_find(query_text(stmt, 4));
    }
    query_close(stmt);
    add_changes(&out, parent, id, entity);
    Reply reply = page_open(parent, _("操作日志"), str_text(&out));
    str_clear(&out);
    return reply;
}

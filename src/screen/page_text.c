#include "screen/page_text.h"

#include "base/identity.h"
#include "base/money.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/choice.h"
#include "screen/desk.h"

#include <string.h>

#define LABEL_WIDTH 14
#define VALUE_WIDTH 24

static void add_padded(Str *out, const char *text, int width)
{
    str_add(out, text);
    for (int used = utf8_width(text); used < width; used++) {
        str_add_char(out, ' ');
    }
}

void page_add_record(Str *out, const Entity *entity, const void *record)
{
    Arena arena = {0};
    int shown = 0;
    for (size_t i = 0; i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        if ((field->flags & HIDDEN) || field_empty(field, record)) {
            continue;
        }
        add_padded(out, _(field->label), LABEL_WIDTH);
        add_padded(out, field_display(&arena, field, record, true), VALUE_WIDTH);
        str_add(out, ++shown % 2 == 0 ? "\n" : "  ");
    }
    str_add(out, shown % 2 == 1 ? "\n" : "");
    arena_clear(&arena);
}

static bool ends_with(const char *text, const char *tail)
{
    size_t len = strlen(text);
    return len >= strlen(tail) && strcmp(text + len - strlen(tail), tail) == 0;
}

static void add_value(Str *out, Stmt *stmt, int column)
{
    const char *name = query_column_name(stmt, column);
    char buf[64];
    if (query_is_null(stmt, column)) {
        return;
    }
    str_add(out, "  ");
    if (ends_with(name, "_fen")) {
        str_add(out, money_format(buf, sizeof buf, query_number(stmt, column)));
    } else if (ends_with(name, "_phone")) {
        str_add(out, phone_mask(buf, sizeof buf, query_text(stmt, column)));
    } else if (choice_list(name) != NULL) {
        int64_t index = choice_from_code(name, query_text(stmt, column));
        str_add(out, _(choice_label(name, index)));
    } else {
        str_add(out, query_text(stmt, column));
    }
}

void page_add_query(Str *out, View *view, const char *title, const char *query, const Bind *binds)
{
    size_t rows = 0;
    Stmt *stmt = query_open(desk_db(view), query, binds);
    str_format(out, "\n%s\n", title);
    for (; query_next(stmt); rows++) {
        for (int i = 0; i < query_columns(stmt); i++) {
            add_value(out, stmt, i);
        }
        str_add(out, "\n");
    }
    query_close(stmt);
    if (rows == 0) {
        str_format(out, "  %s\n", _("没有"));
    }
}

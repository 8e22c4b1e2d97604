#include "screen/page_text.h"

#include "base/date.h"
#include "base/identity.h"
#include "base/money.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/choice.h"
#include "screen/desk.h"

#include <string.h>

#define LABEL_MIN 12
#define HALF_WIDTH 38
#define COLUMNS_MAX 16

/* Codes that queries of pages give out for what happened. */
static const struct {
    const char *code;
    const char *label; /* msgid */
} words[] = {
    {"VISIT", N_("来访")},      {"CALL", N_("来电")},       {"FOLLOWUP", N_("跟进")},
    {"TICKET", N_("认筹")},     {"REFUND", N_("退筹")},     {"SUBSCRIBE", N_("认购")},
    {"SIGN", N_("签约")},       {"FILE", N_("备案")},       {"RECEIPT", N_("收款")},
    {"CHANGE", N_("变更")},     {"OWNER", N_("归属")},      {"TRANSFER", N_("转款")},
    {"LOAN", N_("按揭")},       {"LATE", N_("逾期")},       {"MINOR", N_("未成年")},
    {"REMOVED", N_("减去")},   {"QUOTE", N_("报价")},
    {"AFTER_SIGNING", N_("签约后天数")},
};

static void pad_to(Str *out, int used, int width)
{
    for (; used < width; used++) {
        str_add_char(out, ' ');
    }
}

/* A record */

static const char *value_of(View *view, Arena *arena, const Field *field, const void *record)
{
    const char *text = field_display(arena, field, record, true);
    if (field->type == FIELD_DATE) {
        return desk_show_date(arena, field_number(field, record), desk_today(view));
    }
    if (field->type == FIELD_AREA) {
        return arena_format(arena, "%s㎡", text);
    }
    if (field->type != FIELD_REF || strcmp(field->choices, "consultant") != 0) {
        return text;
    }
    const char *name = query_one_text(desk_db(view), "consultant_name",
                                      BINDS(BIND_TEXT(":no", text)), arena);
    return name != NULL ? name : text;
}

static bool is_shown(const Field *field, const void *record, unsigned without)
{
    return !(field->flags & without) && !field_empty(field, record);
}

static int widest_label(const Entity *entity, const void *record, unsigned without)
{
    int widest = LABEL_MIN;
    for (size_t i = 0; i < entity->field_count; i++) {
        int width = utf8_width(_(entity->fields[i].label));
        widest = is_shown(&entity->fields[i], record, without) && width > widest ? width : widest;
    }
    return widest;
}

/* The blanks and the line break that end what was written last. */
static void end_line(Str *out)
{
    while (out->len > 0 && out->data[out->len - 1] == ' ') {
        out->data[--out->len] = '\0';
    }
    if (out->len > 0 && out->data[out->len - 1] != '\n') {
        str_add_char(out, '\n');
    }
}

/* Fields with a flag of without are left out. */
static void add_record(Str *out, View *view, const Entity *entity, const void *record,
                       unsigned without)
{
    Arena arena = {0};
    bool right = false;
    int label_width = widest_label(entity, record, without);
    for (size_t i = 0; i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        if (!is_shown(field, record, without)) {
            continue;
        }
        const char *value = value_of(view, &arena, field, record);
        int width = 2 + label_width + 2 + utf8_width(value);
        if (right && width > HALF_WIDTH) {
            end_line(out);
            right = false;
        }
        str_format(out, "  %s", _(field->label));
        pad_to(out, utf8_width(_(field->label)), label_width + 2);
        str_add(out, value);
        right = !right && width < HALF_WIDTH;
        if (right) {
            pad_to(out, width, HALF_WIDTH);
        } else {
            end_line(out);
        }
    }
    end_line(out);
    arena_clear(&arena);
}

void page_add_record(Str *out, View *view, const Entity *entity, const void *record)
{
    add_record(out, view, entity, record, HIDDEN);
}

void page_add_whole_record(Str *out, View *view, const Entity *entity, const void *record)
{
    add_record(out, view, entity, record, 0);
}

/* A query */

static bool ends_with(const char *text, const char *tail)
{
    size_t len = strlen(text);
    return len >= strlen(tail) && strcmp(text + len - strlen(tail), tail) == 0;
}

static bool is_date(const char *name)
{
    return strcmp(name, "date") == 0 || ends_with(name, "_date") || ends_with(name, "_on") ||
           ends_with(name, "_due");
}

static bool is_number(const char *name)
{
    return ends_with(name, "_fen") || ends_with(name, "_qty") || ends_with(name, "_ppm");
}

static const char *word_of(const char *code)
{
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (strcmp(words[i].code, code) == 0) {
            return _(words[i].label);
        }
    }
    return code;
}

static const char *cell_text(View *view, Arena *arena, Stmt *stmt, int column)
{
    const char *name = query_column_name(stmt, column);
    char buf[64];
    if (query_is_null(stmt, column)) {
        return "";
    }
    if (ends_with(name, "_fen")) {
        return arena_copy(arena, money_format(buf, sizeof buf, query_number(stmt, column)));
    }
    if (ends_with(name, "_phone")) {
        return arena_copy(arena, phone_mask(buf, sizeof buf, query_text(stmt, column)));
    }
    if (ends_with(name, "id_no")) {
        return arena_copy(arena, id_no_mask(buf, sizeof buf, query_text(stmt, column)));
    }
    if (ends_with(name, "_ppm")) {
        return arena_format(arena, "%s%%", rate_format(buf, sizeof buf, query_number(stmt, column)));
    }
    if (is_date(name)) {
        return desk_show_date(arena, query_date(stmt, column), desk_today(view));
    }
    if (choice_list(name) != NULL) {
        return _(choice_label(name, choice_from_code(name, query_text(stmt, column))));
    }
    const char *text = query_text(stmt, column);
    return arena_copy(arena, strcmp(name, "word") == 0 ? word_of(text) : text);
}

typedef struct Block {
    const char **cells; /* [row * columns + column] */
    size_t rows;
    size_t columns;
    int widths[COLUMNS_MAX];
    bool right[COLUMNS_MAX];
} Block;

static void read_block(Block *block, View *view, Arena *arena, Stmt *stmt)
{
    size_t capacity = 0;
    block->columns = (size_t)query_columns(stmt);
    block->columns = block->columns < COLUMNS_MAX ? block->columns : COLUMNS_MAX;
    while (query_next(stmt)) {
        if (block->rows == capacity) {
            size_t grown = capacity == 0 ? 16 : capacity * 2;
            const char **cells = arena_alloc(arena, grown * block->columns * sizeof *cells);
            if (capacity > 0) {
                memcpy(cells, block->cells, capacity * block->columns * sizeof *cells);
            }
            block->cells = cells;
            capacity = grown;
        }
        for (size_t i = 0; i < block->columns; i++) {
            const char *text = cell_text(view, arena, stmt, (int)i);
            int width = utf8_width(text);
            block->cells[block->rows * block->columns + i] = text;
            block->widths[i] = width > block->widths[i] ? width : block->widths[i];
            block->right[i] = is_number(query_column_name(stmt, (int)i));
        }
        block->rows++;
    }
}

static void write_row(const Block *block, size_t row, Str *out)
{
    for (size_t i = 0; i < block->columns; i++) {
        const char *text = block->cells[row * block->columns + i];
        int width = utf8_width(text);
        if (block->widths[i] == 0) {
            continue; /* empty in every row */
        }
        str_add(out, "  ");
        pad_to(out, block->right[i] ? width : block->widths[i], block->widths[i]);
        str_add(out, text);
        pad_to(out, block->right[i] ? block->widths[i] : width, block->widths[i]);
    }
    while (out->len > 0 && out->data[out->len - 1] == ' ') {
        out->data[--out->len] = '\0';
    }
    str_add_char(out, '\n');
}

void page_add_query(Str *out, View *view, const char *title, const char *query, const Bind *binds)
{
    Arena arena = {0};
    Block block = {0};
    Stmt *stmt = query_open(desk_db(view), query, binds);
    read_block(&block, view, &arena, stmt);
    query_close(stmt);
    str_format(out, "\n%s\n", title);
    for (size_t row = 0; row < block.rows; row++) {
        write_row(&block, row, out);
    }
    if (block.rows == 0) {
        str_format(out, "  %s\n", _("没有"));
    }
    arena_clear(&arena);
}

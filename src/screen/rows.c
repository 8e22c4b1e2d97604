#include "screen/rows.h"

#include "base/date.h"
#include "base/identity.h"
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/choice.h"

#include <stdio.h>
#include <string.h>

#define LEVEL_WIDTH 10

static const struct {
    const char *mark;
    unsigned role;
} marks[] = {{"late", ROLE_LATE}, {"due", ROLE_DUE}, {"new", ROLE_NEW}, {"done", ROLE_DONE},
             {"grey", ROLE_GREY}};

static unsigned role_of(const char *mark)
{
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        if (strcmp(marks[i].mark, mark) == 0) {
            return marks[i].role;
        }
    }
    return ROLE_TEXT;
}

static const char *show_level(Arena *arena, int64_t level)
{
    char bar[LEVEL_WIDTH * 3 + 1] = "";
    for (int64_t i = 0; i < LEVEL_WIDTH; i++) {
        strcat(bar, i < level ? "\u2501" : "\u2500");
    }
    const char *word = level <= 0 ? _("缺") : level <= 5 ? _("低") : "";
    return arena_format(arena, "%s %s", bar, word);
}

const char *rows_show(Arena *arena, Stmt *stmt, int column, const RowsColumn *how, int64_t today)
{
    char buf[64];
    if (query_is_null(stmt, column)) {
        return "";
    }
    switch (how->kind) {
    case ROWS_MONEY:
        return arena_copy(arena, money_format(buf, sizeof buf, query_number(stmt, column)));
    case ROWS_WAN:
        return arena_copy(arena, money_wan(buf, sizeof buf, query_number(stmt, column)));
    case ROWS_AREA:
        return arena_copy(arena, area_format(buf, sizeof buf, query_number(stmt, column)));
    case ROWS_COUNT:
        return arena_copy(arena, count_format(buf, sizeof buf, query_number(stmt, column)));
    case ROWS_RATE:
        return arena_copy(arena, rate_format(buf, sizeof buf, query_number(stmt, column)));
    case ROWS_DATE:
        return desk_show_date(arena, query_date(stmt, column), today);
    case ROWS_LEVEL:
        return show_level(arena, query_number(stmt, column));
    case ROWS_PHONE:
        return arena_copy(arena, phone_mask(buf, sizeof buf, query_text(stmt, column)));
    case ROWS_CHOICE:
        return _(choice_label(how->choices, choice_from_code(how->choices,
                                                             query_text(stmt, column))));
    default:
        return arena_copy(arena, query_text(stmt, column));
    }
}

/* The list's source */

static size_t source_count(void *data)
{
    return ((Rows *)data)->count;
}

static bool is_whole(const Rows *rows, const char *phone)
{
    for (size_t i = 0; i < rows->whole_count; i++) {
        if (strcmp(rows->whole[i], phone) == 0) {
            return true;
        }
    }
    return false;
}

static const char *source_cell(void *data, Arena *arena, size_t row, size_t column)
{
    const Rows *rows = data;
    const char *text = rows->cells[rows->order[row] * rows->column_count + column];
    char buf[64];
    if (rows->columns[column].kind != ROWS_PHONE_CALL) {
        return text;
    }
    return arena_copy(arena, is_whole(rows, text) ? phone_format(buf, sizeof buf, text)
                                                  : phone_mask(buf, sizeof buf, text));
}

static bool source_escape(void *data)
{
    Rows *rows = data;
    bool shown = rows->whole_count > 0;
    rows->whole_count = 0;
    return shown;
}

/* The phone of the row under the cursor, or NULL. */
static const char *phone_here(const Rows *rows)
{
    for (size_t i = 0; i < rows->column_count; i++) {
        if (rows->columns[i].kind == ROWS_PHONE_CALL && rows_loaded(rows) > 0) {
            const char *phone = rows_cell(rows, i);
            return *phone != '\0' ? phone : NULL;
        }
    }
    return NULL;
}

bool rows_reveal(Rows *rows)
{
    const char *phone = phone_here(rows);
    if (phone == NULL || !desk_reveal(rows->view, NULL, phone) || is_whole(rows, phone)) {
        return phone != NULL;
    }
    const char **whole = arena_alloc(&rows->view->arena, (rows->whole_count + 1) * sizeof *whole);
    for (size_t i = 0; i < rows->whole_count; i++) {
        whole[i] = rows->whole[i];
    }
    whole[rows->whole_count++] = arena_copy(&rows->view->arena, phone);
    rows->whole = whole;
    return true;
}

static unsigned source_role(void *data, size_t row, size_t column)
{
    const Rows *rows = data;
    (void)column;
    return rows->roles[rows->order[row]];
}

static int64_t source_id(void *data, size_t row)
{
    const Rows *rows = data;
    return rows->ids[rows->order[row]];
}

static bool before(const Rows *rows, size_t a, size_t b, size_t column, bool descending)
{
    int64_t x = rows->numbers[a * rows->column_count + column];
    int64_t y = rows->numbers[b * rows->column_count + column];
    int order = x != y ? (x < y ? -1 : 1)
                       : strcmp(rows->cells[a * rows->column_count + column],
                                rows->cells[b * rows->column_count + column]);
    return descending ? order > 0 : order < 0;
}

/* A merge sort over the order of rows: stable, so that equal rows stay as the query gave them. */
static void sort_range(Rows *rows, size_t *scratch, size_t from, size_t to, size_t column,
                       bool descending)
{
    if (to - from < 2) {
        return;
    }
    size_t middle = from + (to - from) / 2;
    sort_range(rows, scratch, from, middle, column, descending);
    sort_range(rows, scratch, middle, to, column, descending);
    size_t left = from;
    size_t right = middle;
    for (size_t i = from; i < to; i++) {
        bool take_right = left == middle || (right < to && before(rows, rows->order[right],
                                                                  rows->order[left], column,
                                                                  descending));
        scratch[i] = take_right ? rows->order[right++] : rows->order[left++];
    }
    memcpy(rows->order + from, scratch + from, (to - from) * sizeof *scratch);
}

static void source_sort(void *data, size_t column, bool descending)
{
    Rows *rows = data;
    Arena arena = {0};
    size_t *scratch = arena_alloc(&arena, (rows->count + 1) * sizeof *scratch);
    sort_range(rows, scratch, 0, rows->count, column, descending);
    arena_clear(&arena);
}

static const ListSource source = {
    .count = source_count,
    .cell = source_cell,
    .role = source_role,
    .id = source_id,
    .sort = source_sort,
    .escape = source_escape,
};

/* A choice is never cut: its column is as wide as the widest label in the language shown. */
static int choice_width(const RowsColumn *how)
{
    const ChoiceList *list = how->kind == ROWS_CHOICE ? choice_list(how->choices) : NULL;
    int width = how->column.width;
    if (how->kind == ROWS_LEVEL) {
        int words[] = {utf8_width(_("缺")), utf8_width(_("低"))};
        return LEVEL_WIDTH + 1 + (words[0] > words[1] ? words[0] : words[1]);
    }
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        int label = utf8_width(_(list->rows[i].label));
        width = label > width ? label : width;
    }
    return width;
}

void rows_init(Rows *rows, View *view, const RowsColumn *columns, size_t count, const char *hint)
{
    *rows = (Rows){.view = view, .columns = columns, .column_count = count};
    rows->shown = arena_alloc(&view->arena, count * sizeof *rows->shown);
    for (size_t i = 0; i < count; i++) {
        rows->shown[i] = columns[i].column;
        rows->shown[i].width = choice_width(&columns[i]);
    }
    list_init(&rows->list, rows->shown, count, &source, rows);
    rows->list.hint = hint;
    view->list = &rows->list;
}

static void reserve(Rows *rows)
{
    if (rows->count < rows->capacity) {
        return;
    }
    Arena *arena = &rows->view->rows;
    size_t capacity = rows->capacity == 0 ? 64 : rows->capacity * 2;
    size_t cells = rows->column_count;
    int64_t *ids = arena_alloc(arena, capacity * sizeof *ids);
    unsigned *roles = arena_alloc(arena, capacity * sizeof *roles);
    const char **texts = arena_alloc(arena, capacity * cells * sizeof *texts);
    int64_t *numbers = arena_alloc(arena, capacity * cells * sizeof *numbers);
    size_t *order = arena_alloc(arena, capacity * sizeof *order);
    if (rows->count > 0) {
        memcpy(ids, rows->ids, rows->count * sizeof *ids);
        memcpy(roles, rows->roles, rows->count * sizeof *roles);
        memcpy(texts, rows->cells, rows->count * cells * sizeof *texts);
        memcpy(numbers, rows->numbers, rows->count * cells * sizeof *numbers);
        memcpy(order, rows->order, rows->count * sizeof *order);
    }
    rows->ids = ids;
    rows->roles = roles;
    rows->cells = texts;
    rows->numbers = numbers;
    rows->order = order;
    rows->capacity = capacity;
}

static void read_row(Rows *rows, Stmt *stmt, int64_t today)
{
    size_t at = rows->count * rows->column_count;
    reserve(rows);
    rows->ids[rows->count] = query_number(stmt, 0);
    rows->roles[rows->count] = role_of(query_text(stmt, 1));
    for (size_t i = 0; i < rows->column_count; i++) {
        const RowsColumn *how = &rows->columns[i];
        bool number = how->kind == ROWS_MONEY || how->kind == ROWS_WAN || how->kind == ROWS_AREA ||
                      how->kind == ROWS_COUNT || how->kind == ROWS_LEVEL;
        rows->cells[at + i] = rows_show(&rows->view->rows, stmt, (int)i + 2, how, today);
        rows->numbers[at + i] = number ? query_number(stmt, (int)i + 2)
                                : how->kind == ROWS_DATE ? query_date(stmt, (int)i + 2)
                                                         : NONE;
    }
    rows->count++;
}

static void settle_order(Rows *rows)
{
    rows->order[rows->count - 1] = rows->count - 1;
}

void rows_begin(Rows *rows)
{
    rows->count = rows->capacity = 0;
}

/* What a figure written as text sorts by: its digits, whatever stands between them. */
static int64_t sort_number(const Column *column, const char *text)
{
    int64_t number = 0;
    bool digits = false;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at >= '0' && *at <= '9' && number < INT64_MAX / 100) {
            number = number * 10 + (*at - '0');
            digits = true;
        }
    }
    return column->align == COLUMN_RIGHT && digits ? (*text == '-' ? -number : number) : NONE;
}

void rows_add(Rows *rows, int64_t id, const char *mark, const char *const *texts)
{
    reserve(rows);
    rows->ids[rows->count] = id;
    rows->roles[rows->count] = role_of(mark);
    for (size_t i = 0; i < rows->column_count; i++) {
        size_t at = rows->count * rows->column_count + i;
        rows->cells[at] = arena_copy(&rows->view->rows, texts[i]);
        rows->numbers[at] = sort_number(&rows->columns[i].column, texts[i]);
    }
    rows->count++;
    settle_order(rows);
}

void rows_load(Rows *rows, const char *query, const Bind *binds)
{
    Stmt *stmt = query_open(desk_db(rows->view), query, binds);
    rows_begin(rows);
    while (query_next(stmt)) {
        read_row(rows, stmt, desk_today(rows->view));
        settle_order(rows);
    }
    query_close(stmt);
}

void rows_fit(Rows *rows, size_t column, int most)
{
    int widest = 0;
    for (size_t row = 0; row < rows->count; row++) {
        int width = utf8_width(rows->cells[row * rows->column_count + column]);
        widest = width > widest ? width : widest;
    }
    widest = widest < most ? widest : most;
    rows->shown[column].width = widest > rows->columns[column].column.width
                                    ? widest
                                    : rows->columns[column].column.width;
}

void rows_clear(Rows *rows)
{
    list_clear(&rows->list);
}

int64_t rows_id(const Rows *rows)
{
    return list_has_row(&rows->list) ? rows->ids[rows->order[rows->list.cursor]] : 0;
}

const char *rows_cell_at(const Rows *rows, size_t row, size_t column)
{
    return rows->cells[rows->order[row] * rows->column_count + column];
}

const char *rows_cell(const Rows *rows, size_t column)
{
    return list_has_row(&rows->list) ? rows_cell_at(rows, rows->list.cursor, column) : "";
}

size_t rows_loaded(const Rows *rows)
{
    return rows->count;
}

#include "report/price_table.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

#define TITLE_ROWS 20 /* above the headings at most */

/* What a column is to its reader. */
enum Tidy {
    TIDY_PLAIN,
    TIDY_DOWN,  /* a merged cell: empty ones take the one above */
    TIDY_PLACE, /* the same, and 栋, 单元, 层 behind the number go */
    TIDY_MONEY, /* commas and 元 go */
};

/* What others call the columns of the register; without what stands in brackets. */
static const struct {
    const char *alias;
    const char *heading;
    enum Tidy tidy;
} words[] = {
    {"楼栋", "楼栋", TIDY_PLACE},       {"楼号", "楼栋", TIDY_PLACE},
    {"幢号", "楼栋", TIDY_PLACE},       {"栋号", "楼栋", TIDY_PLACE},
    {"单元", "单元", TIDY_PLACE},       {"单元号", "单元", TIDY_PLACE},
    {"楼层", "楼层", TIDY_PLACE},       {"所在层", "楼层", TIDY_PLACE},
    {"房号", "房号", TIDY_PLAIN},       {"室号", "房号", TIDY_PLAIN},
    {"房间号", "房号", TIDY_PLAIN},     {"户型", "户型", TIDY_PLAIN},
    {"朝向", "朝向", TIDY_PLAIN},       {"产品类型", "产品类型", TIDY_PLAIN},
    {"物业类型", "产品类型", TIDY_PLAIN}, {"建筑面积", "建筑面积", TIDY_PLAIN},
    {"预测建筑面积", "建筑面积", TIDY_PLAIN}, {"套内面积", "套内面积", TIDY_PLAIN},
    {"套内建筑面积", "套内面积", TIDY_PLAIN}, {"标准单价", "标准单价", TIDY_MONEY},
    {"建面单价", "标准单价", TIDY_MONEY}, {"备案单价", "标准单价", TIDY_MONEY},
    {"单价", "标准单价", TIDY_MONEY},   {"标准总价", "标准总价", TIDY_MONEY},
    {"总价", "标准总价", TIDY_MONEY},   {"备案总价", "标准总价", TIDY_MONEY},
    {"总价款", "标准总价", TIDY_MONEY}, {"底价总价", "底价总价", TIDY_MONEY},
    {"底价", "底价总价", TIDY_MONEY},   {"批次", "批次", TIDY_DOWN},
    {"预售证号", "预售证号", TIDY_DOWN}, {"预售许可证号", "预售证号", TIDY_DOWN},
    {"预售证日期", "预售证日期", TIDY_DOWN},
};

/* "总价(元)" is 总价. */
static const char *bare(Arena *arena, const char *heading)
{
    const char *folded = text_fold(arena, heading);
    return arena_copy_len(arena, folded, strcspn(folded, "( \n"));
}

static size_t word_of(Arena *arena, const char *heading)
{
    const char *name = bare(arena, heading);
    size_t at = 0;
    while (at < ARRAY_LEN(words) && strcmp(words[at].alias, name) != 0) {
        at++;
    }
    return at;
}

static bool names(Arena *arena, const char *const *cells, size_t count, const char *heading)
{
    for (size_t i = 0; i < count; i++) {
        size_t word = word_of(arena, cells[i]);
        if (word < ARRAY_LEN(words) && strcmp(words[word].heading, heading) == 0) {
            return true;
        }
    }
    return false;
}

/* The reader took the first line for the headings; a title stands there when a line below it names
 * the columns. Faults that came of it are forgotten: they are found again where they are real. */
static void skip_title(SheetTable *table)
{
    size_t at = 0;
    if (names(table->arena, table->headings, table->column_count, "房号")) {
        return;
    }
    while (at < table->row_count && at < TITLE_ROWS &&
           !names(table->arena, table->rows[at].cells, table->rows[at].cell_count, "房号")) {
        at++;
    }
    if (at == table->row_count || at == TITLE_ROWS) {
        return;
    }
    table->headings = table->rows[at].cells;
    table->column_count = table->rows[at].cell_count;
    table->heading_line = table->rows[at].line;
    table->rows += at + 1;
    table->row_count -= at + 1;
    table->row_capacity = table->row_count;
    table->faults = table->last_fault = NULL;
    table->fault_count = 0;
}

/* A row is as long as the headings: cells beside the table are no business of it. */
static void fit_row(SheetTable *table, SheetRow *row)
{
    if (row->cell_count < table->column_count) {
        const char **cells = arena_alloc(table->arena, table->column_count * sizeof *cells);
        for (size_t i = 0; i < table->column_count; i++) {
            cells[i] = i < row->cell_count ? row->cells[i] : "";
        }
        row->cells = cells;
        row->cell_count = table->column_count;
        row->lines = NULL;
    }
    row->fault = table->fault_count == 0 ? NULL : row->fault;
}

/* A line that tells nothing of a unit. */
static bool is_foot(const SheetRow *row, size_t room, size_t columns)
{
    static const char *const marks[] = {"合计", "小计", "总计", "备注", "说明", "注"};
    if (!cell_blank(row->cells[room])) {
        return false;
    }
    for (size_t i = 0; i < columns; i++) {
        for (size_t k = 0; k < ARRAY_LEN(marks); k++) {
            if (strncmp(row->cells[i], marks[k], strlen(marks[k])) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void drop_feet(SheetTable *table)
{
    long room = table_column(table, "房号");
    size_t kept = 0;
    for (size_t i = 0; room >= 0 && i < table->row_count; i++) {
        if (!is_foot(&table->rows[i], (size_t)room, table->column_count)) {
            table->rows[kept++] = table->rows[i];
        }
    }
    table->row_count = room >= 0 ? kept : table->row_count;
}

static const char *without_tail(Arena *arena, const char *text)
{
    static const char *const tails[] = {"号楼", "栋", "幢", "座", "单元", "层", "楼", "#", "F"};
    size_t len = strlen(text);
    for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
        size_t tail = strlen(tails[i]);
        if (len > tail && strcmp(text + len - tail, tails[i]) == 0) {
            return arena_copy_len(arena, text, len - tail);
        }
    }
    return text;
}

static const char *plain_money(Arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);
    char *to = copy;
    for (const char *from = copy; *from != '\0'; from++) {
        if (*from != ',' && *from != ' ') {
            *to++ = *from;
        }
    }
    *to = '\0';
    char *unit = strstr(copy, "元");
    if (unit != NULL) {
        *unit = '\0';
    }
    return copy;
}

static void tidy_column(SheetTable *table, size_t column, enum Tidy tidy)
{
    const char *above = "";
    for (size_t i = 0; i < table->row_count; i++) {
        const char **cell = &table->rows[i].cells[column];
        if (tidy == TIDY_MONEY) {
            *cell = plain_money(table->arena, text_fold(table->arena, *cell));
        } else if (tidy == TIDY_PLACE) {
            *cell = without_tail(table->arena, text_fold(table->arena, *cell));
        }
        if (tidy == TIDY_DOWN || tidy == TIDY_PLACE) {
            *cell = cell_blank(*cell) ? above : *cell;
            above = *cell;
        }
    }
}

/* 房号 may carry the whole number: 3-1-1802 is 1802 of building 3, entrance 1. */
static void shorten_rooms(SheetTable *table)
{
    long room = table_column(table, "房号");
    long building = table_column(table, "楼栋");
    long entrance = table_column(table, "单元");
    for (size_t i = 0; room >= 0 && building >= 0 && entrance >= 0 && i < table->row_count; i++) {
        const char **cells = table->rows[i].cells;
        const char *whole = text_fold(table->arena, cells[room]);
        const char *start =
            arena_format(table->arena, "%s-%s-", cells[building], cells[entrance]);
        if (strncmp(whole, start, strlen(start)) == 0) {
            cells[room] = whole + strlen(start);
        }
    }
}

static bool taken(const SheetTable *table, size_t before, const char *heading)
{
    for (size_t i = 0; i < before; i++) {
        if (strcmp(table->headings[i], heading) == 0) {
            return true;
        }
    }
    return false;
}

void price_table_tidy(SheetTable *table)
{
    if (table->headings == NULL) {
        return;
    }
    skip_title(table);
    for (size_t i = 0; i < table->row_count; i++) {
        fit_row(table, &table->rows[i]);
    }
    for (size_t i = 0; i < table->column_count; i++) {
        size_t word = word_of(table->arena, table->headings[i]);
        bool known = word < ARRAY_LEN(words) && !taken(table, i, words[word].heading);
        table->headings[i] = known ? words[word].heading : "";
    }
    drop_feet(table);
    for (size_t i = 0; i < table->column_count; i++) {
        size_t word = word_of(table->arena, table->headings[i]);
        if (word < ARRAY_LEN(words)) {
            tidy_column(table, i, words[word].tidy);
        }
    }
    shorten_rooms(table);
}

#include "sheet/table.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

void table_init(SheetTable *table, Arena *arena)
{
    *table = (SheetTable){.arena = arena};
}

long table_column(const SheetTable *table, const char *heading)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->headings[i], heading) == 0) {
            return (long)i;
        }
    }
    return -1;
}

long table_cell_line(const SheetRow *row, size_t column)
{
    return row->lines == NULL || column >= row->cell_count ? row->line : row->lines[column];
}

const char *table_column_name(const SheetTable *table, size_t column)
{
    if (column < table->column_count && table->headings[column][0] != '\0') {
        return table->headings[column];
    }
    return arena_format(table->arena, "%zu", column + 1);
}

/* A heading may be a whole file of the wrong kind: its beginning names it. */
static const char *short_name(SheetTable *table, const char *column)
{
    char start[120];
    if (column == NULL || strlen(column) < sizeof start) {
        return column;
    }
    return arena_format(table->arena, "%s…", text_copy(start, sizeof start, column));
}

const SheetFault *table_fault(SheetTable *table, long line, const char *column, const char *text)
{
    SheetFault *fault = arena_alloc(table->arena, sizeof *fault);
    *fault = (SheetFault){.line = line, .column = short_name(table, column), .text = text};
    if (table->last_fault == NULL) {
        table->faults = fault;
    } else {
        table->last_fault->next = fault;
    }
    table->last_fault = fault;
    table->fault_count++;
    return fault;
}

void table_fault_file(SheetTable *table, const char *text)
{
    table_fault(table, 0, NULL, text);
}

/* What text_fold leaves nothing of, asked of every cell. */
static bool is_space(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xA0 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000;
}

bool cell_blank(const char *text)
{
    size_t len = strlen(text);
    uint32_t code;
    for (size_t used; len > 0; text += used, len -= used) {
        used = utf8_decode(text, len, &code);
        if (used == 0 || !is_space(code)) {
            return false;
        }
    }
    return true;
}

void row_start(RowBuilder *row, long line)
{
    row->count = 0;
    row->last = 0;
    row->line = line;
    row->fault = NULL;
}

void row_cell(RowBuilder *row, const char *text, long line)
{
    if (row->count < SHEET_MAX_COLUMNS) {
        row->cells[row->count] = text;
        row->lines[row->count] = line;
    }
    row->count++;
    if (!cell_blank(text)) {
        row->last = row->count;
    }
}

void row_fault(RowBuilder *row, size_t column, const char *text)
{
    long line = column < row->count && column < SHEET_MAX_COLUMNS ? row->lines[column] : row->line;
    const SheetFault *fault =
        table_fault(row->table, line, table_column_name(row->table, column), text);
    if (row->fault == NULL) {
        row->fault = fault;
    }
}

static const char *too_many_columns(void)
{
    return _("列数超过 512，请删去多余的列");
}

static bool heading_repeated(const SheetTable *table, size_t column)
{
    for (size_t i = 0; i < column; i++) {
        if (strcmp(table->headings[i], table->headings[column]) == 0) {
            return true;
        }
    }
    return false;
}

/* A heading is compared folded; a ; or Tab inside one tells a wrong separator. */
static void check_heading(RowBuilder *row, size_t column)
{
    SheetTable *table = row->table;
    const char *heading = table->headings[column];
    long line = row->lines[column];
    const char *number = arena_format(table->arena, "%zu", column + 1);
    if (strpbrk(heading, ";\t") != NULL) {
        table_fault(table, line, number, _("列之间要用逗号分隔，不能用分号或制表符，请另存为 CSV"));
        row->stopped = true;
    } else if (heading[0] != '\0' && heading_repeated(table, column)) {
        table_fault(table, line, heading, _("表头重复，请删去其中一列"));
    }
}

static void take_headings(RowBuilder *row)
{
    SheetTable *table = row->table;
    size_t count = row->last;
    table->heading_line = row->line;
    if (count > SHEET_MAX_COLUMNS) {
        table_fault(table, row->line, arena_format(table->arena, "%zu", count), too_many_columns());
        row->stopped = true;
        count = SHEET_MAX_COLUMNS;
    }
    table->headings = arena_alloc(table->arena, (count + 1) * sizeof *table->headings);
    row->stopped = row->stopped || row->fault != NULL;
    for (size_t i = 0; i < count; i++) {
        table->headings[i] = text_fold(table->arena, row->cells[i]);
        table->column_count = i + 1;
        check_heading(row, i);
    }
}

/* The last heading of a table is never empty. */
static size_t first_missing(const RowBuilder *row)
{
    size_t column = row->count;
    while (row->table->headings[column][0] == '\0') {
        column++;
    }
    return column;
}

/* One fault for a row that does not fit its headings; a cell at fault already explains it. */
static void check_width(RowBuilder *row)
{
    SheetTable *table = row->table;
    if (row->fault != NULL) {
        return;
    }
    if (row->count > SHEET_MAX_COLUMNS && row->last > SHEET_MAX_COLUMNS) {
        row_fault(row, row->last - 1, too_many_columns());
        return;
    }
    if (!row->padded && row->count < table->column_count) {
        row_fault(row, first_missing(row), _("这一行的列数不够，请补齐逗号"));
        return;
    }
    for (size_t i = 0; i < row->last && i < SHEET_MAX_COLUMNS; i++) {
        bool headed = i < table->column_count && table->headings[i][0] != '\0';
        if (!headed && !cell_blank(row->cells[i])) {
            row_fault(row, i, _("这一格没有表头，多出的内容请删去，含逗号的文字请加双引号"));
            return;
        }
    }
}

static SheetRow *new_row(SheetTable *table)
{
    if (table->row_count == table->row_capacity) {
        size_t capacity = table->row_capacity == 0 ? 256 : table->row_capacity * 2;
        SheetRow *rows = arena_alloc(table->arena, capacity * sizeof *rows);
        if (table->row_count > 0) {
            memcpy(rows, table->rows, table->row_count * sizeof *rows);
        }
        table->rows = rows;
        table->row_capacity = capacity;
    }
    return &table->rows[table->row_count++];
}

static bool on_one_line(const RowBuilder *row, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (row->lines[i] != row->line) {
            return false;
        }
    }
    return true;
}

static void add_row(RowBuilder *row)
{
    SheetTable *table = row->table;
    size_t seen = row->count < SHEET_MAX_COLUMNS ? row->count : SHEET_MAX_COLUMNS;
    size_t used = row->last < seen ? row->last : seen;
    size_t count = used > table->column_count ? used : table->column_count;
    SheetRow *made = new_row(table);
    *made = (SheetRow){.line = row->line, .cell_count = count, .fault = row->fault};
    made->cells = arena_alloc(table->arena, count * sizeof *made->cells);
    for (size_t i = 0; i < count; i++) {
        made->cells[i] = i < seen ? row->cells[i] : "";
    }
    if (on_one_line(row, seen)) {
        return;
    }
    long *lines = arena_alloc(table->arena, count * sizeof *lines);
    for (size_t i = 0; i < count; i++) {
        lines[i] = i < seen ? row->lines[i] : row->line;
    }
    made->lines = lines;
}

void row_end(RowBuilder *row)
{
    SheetTable *table = row->table;
    if (row->last == 0 && row->fault == NULL) {
        return;
    }
    if (table->headings == NULL) {
        take_headings(row);
        return;
    }
    if (table->row_count == SHEET_MAX_ROWS) {
        table_fault(table, row->line, NULL, _("行数超过 1048576，请分成几个文件再导入"));
        row->stopped = true;
        return;
    }
    check_width(row);
    add_row(row);
}

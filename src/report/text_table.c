#include "report/text_table.h"

#include "base/utf8.h"

#include <string.h>

void text_table_add(TextTable *table, const char *text)
{
    if (table->count == table->capacity) {
        size_t capacity = table->capacity == 0 ? 128 : table->capacity * 2;
        const char **cells = arena_alloc(table->arena, capacity * sizeof *cells);
        if (table->count > 0) {
            memcpy(cells, table->cells, table->count * sizeof *cells);
        }
        table->cells = cells;
        table->capacity = capacity;
    }
    const char *visible = text_visible(table->arena, text);
    table->cells[table->count++] = arena_copy(table->arena, visible);
}

static void add_spaces(Str *out, int count)
{
    while (count-- > 0) {
        str_add_char(out, ' ');
    }
}

static int column_width(const TextTable *table, size_t column)
{
    int widest = 0;
    for (size_t i = column; i < table->count; i += table->columns) {
        int width = utf8_width(table->cells[i]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void write_cell(const TextTable *table, size_t at, int width, Str *out)
{
    size_t column = at % table->columns;
    bool left = column < table->left;
    int padding = width - utf8_width(table->cells[at]);
    add_spaces(out, left ? 0 : padding);
    str_add(out, table->cells[at]);
    if (column + 1 < table->columns) {
        add_spaces(out, (left ? padding : 0) + 2);
    }
}

void text_table_write(const TextTable *table, Str *out)
{
    int *widths = arena_alloc(table->arena, table->columns * sizeof *widths);
    for (size_t i = 0; i < table->columns; i++) {
        widths[i] = column_width(table, i);
    }
    for (size_t i = 0; i < table->count; i++) {
        size_t column = i % table->columns;
        write_cell(table, i, widths[column], out);
        if (column + 1 == table->columns) {
            while (out->len > 0 && out->data[out->len - 1] == ' ') {
                out->data[--out->len] = '\0';
            }
            str_add(out, "\n");
        }
    }
}

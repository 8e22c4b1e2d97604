/*
 * A plain-text table: cells are added row by row, columns take the width of their widest cell; the
 * first columns stand left, the others right.
 */
#ifndef REPORT_TEXT_TABLE_H
#define REPORT_TEXT_TABLE_H

#include "base/arena.h"
#include "base/str.h"

typedef struct TextTable {
    Arena *arena;
    size_t columns;
    size_t left;    /* how many columns stand left */
    const char **cells;
    size_t count;
    size_t capacity;
} TextTable;

void text_table_add(TextTable *table, const char *text); /* copied, made printable, one line */
void text_table_write(const TextTable *table, Str *out);

#endif

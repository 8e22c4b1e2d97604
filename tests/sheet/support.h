/* What the tests of sheet share: a scratch folder, and zips and files made from text. */
#ifndef TESTS_SHEET_SUPPORT_H
#define TESTS_SHEET_SUPPORT_H

#include "sheet/table.h"

typedef struct ZipPart {
    const char *name;
    const char *text;
} ZipPart;

/* A path in a folder of this run, in a buffer of the caller's. Returns buf. */
const char *scratch(char *buf, size_t size, const char *name);
/* The workbook holds what xlsx_read.py expects of this kind. */
void openpyxl_reads(const char *kind, const char *path);
void write_file(const char *path, const void *bytes, size_t size);
char *read_text(Arena *arena, const char *path, size_t *size);
void write_zip(const char *path, const ZipPart *parts, size_t count);

/* Fails the test with a readable message unless the cell holds text. */
void expect_cell(const SheetTable *table, size_t row, size_t column, const char *text);
/* The n-th fault: line, column (NULL for none), and a part of its text. */
void expect_fault(const SheetTable *table, size_t n, long line, const char *column,
                  const char *text);

#endif

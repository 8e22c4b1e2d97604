/*
 * A table read from a file, CSV and xlsx alike: one row of headings, then rows of cell texts. It
 * knows no business words: whether a heading is known, and what a cell means, is the caller's.
 *
 * Everything lives in the Arena that the reader was given. Rows hold at least column_count cells,
 * none NULL; cell texts are UTF-8 as they stand in the file (not trimmed; text_clean is the
 * caller's). A row at fault stays in the table with its fault, so that it can be written to a
 * reject file; import only rows whose fault is NULL.
 */
#ifndef SHEET_TABLE_H
#define SHEET_TABLE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

#define SHEET_MAX_COLUMNS 512
#define SHEET_MAX_ROWS 1048576
#define SHEET_MAX_BYTES ((size_t)256 << 20) /* of a file */

/* FILE:LINE:COLUMN-NAME: text. line 0 and no column: the file as a whole (FILE: text). */
typedef struct SheetFault {
    long line;          /* physical line where the cell starts (xlsx: the row), 0 = the file */
    const char *column; /* a heading, a column number from 1, or NULL */
    const char *text;   /* a sentence for the user */
    struct SheetFault *next;
} SheetFault;

typedef struct SheetRow {
    const char **cells;      /* cell_count of them, at least the table's column_count */
    const long *lines;       /* a line for each cell, or NULL: all start on line */
    size_t cell_count;
    long line;               /* where the row starts */
    const SheetFault *fault; /* the first one of this row, or NULL */
} SheetRow;

typedef struct SheetTable {
    const char **headings; /* text_fold of the file's; "" over an empty column, to be skipped */
    size_t column_count;
    long heading_line;
    SheetRow *rows; /* in file order, blank lines left out */
    size_t row_count;
    SheetFault *faults; /* in file order */
    size_t fault_count;

    size_t row_capacity;
    SheetFault *last_fault;
    Arena *arena;
} SheetTable;

void table_init(SheetTable *table, Arena *arena);

/* The column under a heading (folded text), or -1. */
long table_column(const SheetTable *table, const char *heading);

/* The line on which a cell of a row starts. */
long table_cell_line(const SheetRow *row, size_t column);

/* The name of a column in a fault: its heading, else its number from 1. */
const char *table_column_name(const SheetTable *table, size_t column);

/* Appends a fault; column and text are borrowed (arena or static). The caller's own faults may go
 * into the same list. Returns it. */
const SheetFault *table_fault(SheetTable *table, long line, const char *column, const char *text);

/* The file as a whole is at fault: line 0, no column. */
void table_fault_file(SheetTable *table, const char *text);

/*
 * For the readers: a row is gathered cell by cell and closed. The first row that is not blank
 * becomes the headings (repeated ones and a wrong separator are faults); then blank rows are
 * dropped, trailing empty cells without a heading too, and long rows are faults.
 */
typedef struct RowBuilder {
    SheetTable *table;
    const char *cells[SHEET_MAX_COLUMNS];
    long lines[SHEET_MAX_COLUMNS];
    size_t count;   /* cells seen; those beyond SHEET_MAX_COLUMNS are only counted */
    size_t last;    /* one past the last cell that is not blank */
    long line;      /* where the row starts */
    bool padded;    /* xlsx: cells missing at the end are empty; CSV: a short row is a fault */
    bool stopped;   /* the headings are unusable, or too many rows: read no further */
    const SheetFault *fault; /* the first one of the row being gathered */
} RowBuilder;

void row_start(RowBuilder *row, long line);
void row_cell(RowBuilder *row, const char *text, long line); /* text borrowed, not NULL */
void row_fault(RowBuilder *row, size_t column, const char *text); /* at a cell, on its line */
void row_end(RowBuilder *row);

/* Whether text is empty or only spaces of any width, Tabs and line ends: its text_fold is "". */
bool cell_blank(const char *text);

#endif

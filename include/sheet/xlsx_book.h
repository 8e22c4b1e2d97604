/*
 * The insides of a book and its sheets, shared by xlsx_out.c and xlsx_chart.c. Only for them.
 */
#ifndef SHEET_XLSX_BOOK_H
#define SHEET_XLSX_BOOK_H

#include "base/arena.h"
#include "sheet/table.h"
#include "sheet/xlsx_style.h"
#include "sheet/xlsx_target.h"

#define XLSX_MAX_BREAKS 256

/* A wrapped text: its row grows with the lines that it takes in the final width of its column. */
typedef struct WrapCell {
    int row;
    int column;
    int width; /* of the text, in characters */
    struct WrapCell *next;
} WrapCell;

struct XlsxSheet {
    XlsxBook *book;
    lxw_worksheet *worksheet;         /* NULL after a bad name: writes are dropped */
    XlsxSheet *next;
    int widths[SHEET_MAX_COLUMNS];    /* widest content seen, in characters */
    bool fixed[SHEET_MAX_COLUMNS];    /* set by xlsx_column_width */
    lxw_row_t breaks[XLSX_MAX_BREAKS + 1]; /* ended by 0 */
    int break_count;
    WrapCell *wraps; /* the newest first; in the book's arena */
    size_t wrap_count;
};

struct XlsxBook {
    XlsxTarget target;
    XlsxStyle style;
    XlsxSheet *sheets; /* the newest first */
    Arena arena;       /* texts kept until the close */
    lxw_error failure; /* the first one, sticky */
};

/* Keeps the first failure. */
void book_note(XlsxBook *book, lxw_error result);

#endif

/*
 * Workbooks out: the one checked writer over libxlsxwriter, for reports (whole workbook in memory).
 * Registers of many rows: rows_xlsx.h.
 *
 * A cell has a role; the role knows the number format, the look and the unit of the integer that
 * is written: nobody passes a double or a format. Text is always text (never a formula), invalid
 * UTF-8 and controls are made visible; NONE is shown as a dash. Column widths follow the contents.
 * Errors are sticky and surface in xlsx_close. The file appears only on a successful close.
 *
 *     XlsxBook *book = xlsx_open(path, err);
 *     XlsxSheet *sheet = xlsx_sheet(book, "日报总览", &(XlsxLayout){.freeze_rows = 3, …});
 *     xlsx_text(sheet, cell_at(0, 0), ROLE_TITLE, title);
 *     xlsx_number(sheet, cell_at(3, 1), ROLE_MONEY, total);             // fen
 *     xlsx_formula(sheet, cell_at(9, 1), ROLE_MONEY | ROLE_TOTAL, "=SUM(B4:B9)", sum);
 *     return xlsx_close(book, err);                                     // or xlsx_abort(book)
 */
#ifndef SHEET_XLSX_OUT_H
#define SHEET_XLSX_OUT_H

#include "sheet/output.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct XlsxBook XlsxBook;
typedef struct XlsxSheet XlsxSheet; /* owned by its book */

typedef struct SheetCell {
    int row;    /* from 0 */
    int column; /* from 0 */
} SheetCell;

static inline SheetCell cell_at(int row, int column)
{
    return (SheetCell){row, column};
}

/* The look of a cell and the unit of its number. */
typedef enum XlsxRole {
    ROLE_TITLE,       /* text: the sheet's title, large; may run over the cells to its right */
    ROLE_SUBTITLE,    /* text: a sub-heading above a block; may run over */
    ROLE_NOTE,        /* text: small and grey; may run over */
    ROLE_HEADING,     /* text: a column heading, bold, filled, bordered, wrapped in 6 columns, centred */
    ROLE_LABEL,       /* text: a row label, bordered */
    ROLE_TEXT,        /* text: bordered */
    ROLE_WRAP,        /* text: bordered, wrapped in at most 40 columns */
    ROLE_COUNT,       /* number: an integer, #,##0 */
    ROLE_MONEY,       /* number: fen, shown in yuan, #,##0.00 */
    ROLE_MONEY_WHOLE, /* number: fen, shown in yuan, #,##0 */
    ROLE_MONEY_WAN,   /* number: fen, shown in 万元, #,##0.00 (divided here, not by a format) */
    ROLE_AREA,        /* number: 0.01 m², shown in m², #,##0.00 */
    ROLE_RATIO,       /* number: ppm, 0.0% */
    ROLE_RATE,        /* number: ppm, shown as percent points 0.00## without the sign */
    ROLE_DECIMAL,     /* number: ppm, 0.0 (months of supply) */
    ROLE_DATE,        /* number: days since 1970-01-01, yyyy-mm-dd */
    ROLE_TIME,        /* number: minutes of the day, hh:mm */
    ROLE_COUNT_,
    ROLE_TOTAL = 64, /* or-ed to a role: bold on a light fill with a line above */
    ROLE_ALERT = 128, /* or-ed to a role: red */
} XlsxRole;

/* Fills of a unit grid; each comes with a letter in the text, so that black and white print
 * tells. */
typedef enum XlsxFill {
    FILL_WHITE,
    FILL_GREEN,
    FILL_YELLOW,
    FILL_ORANGE,
    FILL_RED,
    FILL_BLUE,
    FILL_PURPLE,
    FILL_GREY,
    FILL_COUNT_,
} XlsxFill;

/* A4 (or A5), landscape, centred, footer 第 n 页 / 共 m 页. */
typedef struct XlsxLayout {
    int freeze_rows;         /* rows that stay when scrolling */
    int freeze_columns;
    int repeat_from;         /* rows printed on each page: [repeat_from, repeat_to), none when equal */
    int repeat_to;
    int fit_wide;            /* pages wide; 0 = 1 */
    int fit_tall;            /* pages tall; 0 = as many as needed (charts may be split: give 1) */
    bool portrait;
    bool a5;                 /* else A4 */
    const char *header_text; /* in the page header, or NULL */
} XlsxLayout;

XlsxBook *xlsx_open(const char *path, Error *err); /* "-" is stdout; NULL when it cannot be made */
/* Right after xlsx_open: xlsx_close asks before the file appears (sheet/output.h). */
bool xlsx_hold(XlsxBook *book, OutputApprove *approve, void *context, Error *err);
bool xlsx_close(XlsxBook *book, Error *err);       /* frees book in any case */
void xlsx_abort(XlsxBook *book);                   /* frees book, leaves no trace; accepts NULL */
void xlsx_properties(XlsxBook *book, const char *title, const char *author);

/* The name is cut to 31 characters; []:*?/\ in it become spaces. layout may be NULL. */
XlsxSheet *xlsx_sheet(XlsxBook *book, const char *name, const XlsxLayout *layout);

void xlsx_text(XlsxSheet *sheet, SheetCell at, int role, const char *text); /* NULL is "" */
void xlsx_number(XlsxSheet *sheet, SheetCell at, int role, int64_t value);  /* NONE is a dash */
void xlsx_ratio(XlsxSheet *sheet, SheetCell at, int role, int64_t a, int64_t b); /* a ÷ b, — when b is 0 */
void xlsx_dash(XlsxSheet *sheet, SheetCell at, int role);
void xlsx_blank(XlsxSheet *sheet, SheetCell at, int role); /* the look without a value */
/* A formula with the value computed here; readers that do not calculate show it (NONE: a dash, and
 * the formula should give it too: =IFERROR(B4/B5,"—")). Cell references only, nothing from data. */
void xlsx_formula(XlsxSheet *sheet, SheetCell at, int role, const char *formula, int64_t value);

void xlsx_fill(XlsxSheet *sheet, SheetCell at, XlsxFill fill, const char *text); /* a grid cell */
void xlsx_merge(XlsxSheet *sheet, SheetCell from, SheetCell to, int role, const char *text);

void xlsx_column_width(XlsxSheet *sheet, int column, int width); /* fixed, in characters */
void xlsx_row_height(XlsxSheet *sheet, int row, int points);
void xlsx_page_break(XlsxSheet *sheet, int row); /* above this row, > 0 */
void xlsx_fit(XlsxSheet *sheet, int wide, int tall); /* pages, instead of the layout's; 0: any */
void xlsx_print_area(XlsxSheet *sheet, SheetCell from, SheetCell to);
int xlsx_pixels(const XlsxSheet *sheet, int columns); /* the first columns as wide as they are now */
void xlsx_autofilter(XlsxSheet *sheet, SheetCell from, SheetCell to);

/* "B4", for formulas; buf at least 16. */
const char *xlsx_cell_name(char *buf, size_t size, SheetCell at);

typedef struct XlsxRange {
    const XlsxSheet *sheet;
    SheetCell from;
    SheetCell to; /* included */
} XlsxRange;

typedef enum XlsxChartKind {
    CHART_LINE,
    CHART_COLUMN,
    CHART_BAR,
    CHART_FUNNEL, /* bars from the top down, no gap */
    CHART_PIE,
    CHART_DOUGHNUT,
} XlsxChartKind;

typedef struct XlsxSeries {
    const char *name;
    XlsxRange categories;
    XlsxRange values;
} XlsxSeries;

typedef struct XlsxChart {
    XlsxChartKind kind;
    const char *title;
    const char *x_title; /* or NULL */
    const char *y_title; /* or NULL */
    const XlsxSeries *series;
    size_t series_count;
    int width;  /* pixels, 0 = 480 */
    int height; /* pixels, 0 = 288 */
    int x;      /* pixels to the right of the cell's edge */
    int64_t most; /* the greatest value, so that few whole numbers are marked one by one; 0: unknown */
} XlsxChart;

void xlsx_chart(XlsxSheet *sheet, SheetCell at, const XlsxChart *chart);

#endif

/*
 * The insides of a workbook: a page is a sheet being written from the top down. Only for the
 * workbook_*.c files.
 *
 * A SumTable is a table whose last row adds its columns up by formulas; its quotients are formulas
 * too. Charts stand below a short table and beside a long one, so that no printed page splits them.
 */
#ifndef REPORT_WORKBOOK_PAGE_H
#define REPORT_WORKBOOK_PAGE_H

#include "report/line.h"
#include "report/summary.h"
#include "report/todo.h"
#include "report/workbook.h"
#include "sheet/xlsx_out.h"

#define PAGE_HEADER_ROWS 3   /* title, period, calibre */
#define PAGE_CHART_HEIGHT 300 /* pixels */
#define PAGE_CHART_ROWS 16    /* rows that a chart covers, with air */
#define PAGE_ONE_SHEET 45     /* more rows than this do not fit on one printed page */

typedef struct Page {
    const Workbook *ask;
    const Report *report;
    Session *session;
    Db *db;
    XlsxBook *book;
    XlsxSheet *sheet;
    Arena *arena;     /* of the whole workbook */
    const char *name; /* of the sheet */
    int row;          /* the next free one */
    TodoList *todo; /* of the day, read when a sheet first asks for it */
    size_t rows;      /* rows of the details written so far, for the log */
} Page;

/* One sheet of a kind of report. */
typedef struct PageDef {
    const char *name;
    void (*write)(Page *page);
    int heading_rows; /* repeated and frozen under the header; 0: none */
    int freeze_columns;
} PageDef;

typedef struct PageColumn {
    const char *label;
    int role; /* XlsxRole of its cells */
} PageColumn;

/* A cell of a row of text and numbers: text for text roles (for a number role it is shown instead
 * of the number), NONE is a dash. */
typedef SummaryCell PageCell;

typedef struct SumColumn {
    const char *label;
    SumKind kind;
    int role;
    int over;  /* SUM_QUOTIENT: columns of the same table */
    int under;
} SumColumn;

typedef struct SumTable {
    const SumColumn *columns;
    size_t column_count;
    PageCell *cells; /* [row * column_count + column] */
    size_t row_count;
    int left;        /* column of the sheet */
    int top;         /* row of the headings, set by page_sum_table */
} SumTable;

typedef struct PageChart {
    XlsxChartKind kind;
    const char *title;
    int category;  /* column of the table */
    int values[3]; /* columns; a 0 ends */
} PageChart;

extern const PageDef daily_pages[];
extern const size_t daily_page_count;
extern const PageDef weekly_pages[];
extern const size_t weekly_page_count;
extern const PageDef monthly_pages[];
extern const size_t monthly_page_count;

/* A title line and two notes; row stands below. */
void page_header(Page *page);
void page_subtitle(Page *page, int column, const char *text);
void page_headings(Page *page, const PageColumn *columns, size_t count); /* one row */
/* flags: ROLE_TOTAL, ROLE_ALERT or 0, for the whole row. */
void page_cells(Page *page, const PageColumn *columns, const PageCell *cells, size_t count,
                int flags);
void page_note(Page *page, const char *text);
int page_unit_role(MetricUnit unit);
bool page_role_is_text(int role);
const char *page_name(const Page *page, const char *name); /* masked unless allowed */
const char *page_phone(const Page *page, const char *phone);
const char *page_remark(const Page *page, const char *text);
const char *page_date(const Page *page, int64_t date);
/* "B4" in the workbook's arena. */
const char *page_cell(const Page *page, int row, int column);
/* "=SUM(B5:B9)"; NULL when there is no row in between. */
const char *page_sum(const Page *page, int column, int from, int to);

/* cells for rows × columns, empty. */
SumTable page_new_table(const Page *page, const SumColumn *columns, size_t count, size_t rows);
PageCell *page_at(const SumTable *table, size_t row, size_t column);
int64_t page_column_sum(const SumTable *table, size_t column);
/* Headings, rows and total from page->row on. */
void page_sum_table(Page *page, SumTable *table);
/* About the rows of the table; fits the sheet to one page when it is short enough. */
void page_charts(Page *page, const SumTable *table, const PageChart *charts, size_t count);

/* One sheet each; see the tables in workbook.c. */
void page_overview(Page *page);
void page_glossary(Page *page);
void page_sources(Page *page);
void page_consultants(Page *page);
void page_layouts(Page *page);
void page_days(Page *page);
void page_deals(Page *page);
void page_visits(Page *page);
void page_units(Page *page);
void page_todo(Page *page);
void page_tomorrow(Page *page);
void page_money(Page *page);

#endif

/*
 * The insides of a workbook: a page is a sheet being written from the top down. Only for the
 * workbook_*.c files.
 */
#ifndef REPORT_WORKBOOK_PAGE_H
#define REPORT_WORKBOOK_PAGE_H

#include "report/line.h"
#include "report/workbook.h"
#include "sheet/xlsx_out.h"

#define PAGE_HEADER_ROWS 3   /* title, period, calibre */
#define PAGE_CHART_WIDTH 560 /* pixels */
#define PAGE_CHART_HEIGHT 300
#define PAGE_CHART_ROWS 16   /* rows that a chart covers, with air */

typedef struct Page {
    const Workbook *ask;
    const Report *report;
    Db *db;
    XlsxBook *book;
    XlsxSheet *sheet;
    Arena *arena;     /* of the whole workbook */
    const char *name; /* of the sheet */
    int row;          /* the next free one */
} Page;

/* One sheet of a kind of report. */
typedef struct PageDef {
    const char *name;
    void (*write)(Page *page);
    int heading_rows; /* repeated and frozen under the header; 0: none */
    int freeze_columns;
    int fit_tall;     /* 1: all on one page */
} PageDef;

typedef struct PageColumn {
    const char *label;
    int role; /* XlsxRole of its cells */
} PageColumn;

/* A cell of a row of text and numbers. */
typedef struct PageCell {
    const char *text; /* for text roles */
    int64_t number;   /* for number roles; NONE is a dash */
} PageCell;

extern const PageDef daily_pages[];
extern const size_t daily_page_count;
extern const PageDef weekly_pages[];
extern const size_t weekly_page_count;
extern const PageDef monthly_pages[];
extern const size_t monthly_page_count;

/* A title line and two notes; row stands below. */
void page_header(Page *page);
void page_subtitle(Page *page, const char *text);
void page_headings(Page *page, const PageColumn *columns, size_t count); /* one row */
void page_cells(Page *page, const PageColumn *columns, const PageCell *cells, size_t count);
void page_note(Page *page, const char *text);
int page_unit_role(MetricUnit unit);
bool page_role_is_text(int role);
const char *page_name(const Page *page, const char *name); /* masked unless allowed */
const char *page_date(const Page *page, int64_t date);
/* "B4" in the workbook's arena. */
const char *page_cell(const Page *page, int row, int column);

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

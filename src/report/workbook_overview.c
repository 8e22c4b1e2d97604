/* 日报总览, 周报总览, 月报总览: the lines of report/line.h with formulas, the trend and the funnel. */
#include "base/date.h"
#include "report/workbook_page.h"

#include <string.h>

#define PPM 1000000
#define TREND_DAYS 14
#define CHART_GAP 12 /* pixels */

/* Sums and quotients of the lines above, by the cells they stand in; NULL: a plain number. */
static const char *sum_formula(const Page *page, const ReportLine *line, int column)
{
    const char *formula = "=";
    for (size_t i = 0; i < LINE_TERMS_MAX && line->terms[i].key != NULL; i++) {
        const char *sign = line->terms[i].sign < 0 ? "-" : i == 0 ? "" : "+";
        int row = PAGE_HEADER_ROWS + 1 + (int)line_find(line->terms[i].key);
        formula = arena_format(page->arena, "%s%s%s", formula, sign, page_cell(page, row, column));
    }
    return formula;
}

static const char *quotient_formula(const Page *page, const ReportLine *line, int column)
{
    const RatioMetric *ratio = ratio_list;
    while (strcmp(ratio->key, line->key) != 0) {
        ratio++;
    }
    int over = PAGE_HEADER_ROWS + 1 + (int)line_find(ratio->numerator);
    int under = PAGE_HEADER_ROWS + 1 + (int)line_find(ratio->denominator);
    return arena_format(page->arena, ratio->unit == UNIT_PRICE ? "=IFERROR(ROUND(%s/%s,2),\"—\")"
                                                               : "=IFERROR(%s/%s,\"—\")",
                        page_cell(page, over, column), page_cell(page, under, column));
}

static const char *heading_formula(const Page *page, const ReportHeading *heading, int row)
{
    const char *over = page_cell(page, row, (int)heading->over + 1);
    const char *under = page_cell(page, row, (int)heading->under + 1);
    return heading->kind == HEADING_CHANGE
               ? arena_format(page->arena, "=IFERROR((%s-%s)/%s,\"—\")", over, under, under)
               : arena_format(page->arena, "=IFERROR(%s/%s,\"—\")", over, under);
}

static const char *cell_formula(const Page *page, const ReportLine *line,
                                const ReportHeading *heading, SheetCell at)
{
    if (heading->kind == HEADING_TARGET) {
        return NULL;
    }
    if (heading->kind != HEADING_VALUE) {
        return heading_formula(page, heading, at.row);
    }
    if (line->kind == LINE_RATIO) {
        return quotient_formula(page, line, at.column);
    }
    return line->terms[0].key != NULL ? sum_formula(page, line, at.column) : NULL;
}

/* A row of whole yuan needs no .00. */
static bool is_whole(const Report *report, const ReportLine *line)
{
    for (size_t i = 0; i < report->column_count; i++) {
        int64_t value = line_value(report, line, i);
        if (value != NONE && value % 100 != 0) {
            return false;
        }
    }
    return true;
}

static int cell_role(const Report *report, const ReportLine *line, size_t heading)
{
    MetricUnit unit = heading_unit(report, line, heading);
    int role = page_unit_role(unit);
    if (unit == UNIT_MONEY && is_whole(report, line)) {
        role = ROLE_MONEY_WHOLE;
    }
    return line->terms[0].key != NULL ? role | ROLE_TOTAL : role;
}

static void write_line(Page *page, const ReportLine *line)
{
    size_t count;
    const ReportHeading *headings = report_headings(page->report->kind, &count);
    int label_role = ROLE_LABEL | (line->terms[0].key != NULL ? ROLE_TOTAL : 0);
    xlsx_text(page->sheet, cell_at(page->row, 0), label_role, line_label(line));
    for (size_t i = 0; i < count; i++) {
        SheetCell at = cell_at(page->row, (int)i + 1);
        int role = cell_role(page->report, line, i);
        int64_t value = heading_value(page->report, line, i);
        const char *formula = cell_formula(page, line, &headings[i], at);
        if (!heading_applies(page->report, line, i)) {
            xlsx_blank(page->sheet, at, role);
        } else if (formula != NULL) {
            xlsx_formula(page->sheet, at, role, formula, value);
        } else {
            xlsx_number(page->sheet, at, role, value);
        }
    }
    page->row++;
}

static void write_lines(Page *page)
{
    size_t count;
    const ReportHeading *headings = report_headings(page->report->kind, &count);
    xlsx_text(page->sheet, cell_at(page->row, 0), ROLE_HEADING, "指标");
    for (size_t i = 0; i < count; i++) {
        xlsx_text(page->sheet, cell_at(page->row, (int)i + 1), ROLE_HEADING, headings[i].label);
    }
    page->row++;
    for (size_t i = 0; i < report_line_count; i++) {
        write_line(page, &report_lines[i]);
    }
}

/* What the charts draw stands to the right of the lines, outside of the printed area. */
static int side_column(const Page *page)
{
    size_t count;
    report_headings(page->report->kind, &count);
    return (int)count + 2;
}

/* The days of a month, else the last fourteen. */
static const ReportDay *trend_days(const Page *page, size_t *count)
{
    const Report *report = page->report;
    if (report->kind == REPORT_MONTHLY) {
        *count = report->day_count;
        return report->days;
    }
    *count = TREND_DAYS;
    return report_days(page->db, report->to - TREND_DAYS + 1, report->to, page->arena);
}

static XlsxSeries write_trend_series(Page *page, const ReportDay *days, size_t count, int nth)
{
    static const char *const keys[] = {"visits", "first_visits", "sub_gross_sets"};
    static const char *const names[] = {"来访(组)", "首访", "认购套数"};
    int dates = side_column(page);
    int column = dates + 1 + nth;
    int first = PAGE_HEADER_ROWS + 1;
    int last = PAGE_HEADER_ROWS + (int)count;
    xlsx_text(page->sheet, cell_at(PAGE_HEADER_ROWS, column), ROLE_HEADING, names[nth]);
    for (size_t i = 0; i < count; i++) {
        xlsx_number(page->sheet, cell_at(first + (int)i, column), ROLE_COUNT,
                    days[i].values[metric_index(keys[nth])]);
    }
    return (XlsxSeries){names[nth],
                        {page->sheet, cell_at(first, dates), cell_at(last, dates)},
                        {page->sheet, cell_at(first, column), cell_at(last, column)}};
}

static void write_trend(Page *page, SheetCell at, int width)
{
    size_t count;
    const ReportDay *days = trend_days(page, &count);
    XlsxSeries series[3];
    bool month = page->report->kind == REPORT_MONTHLY;
    xlsx_text(page->sheet, cell_at(PAGE_HEADER_ROWS, side_column(page)), ROLE_HEADING, "日期");
    for (size_t i = 0; i < count; i++) {
        xlsx_text(page->sheet, cell_at(PAGE_HEADER_ROWS + 1 + (int)i, side_column(page)), ROLE_TEXT,
                  page_date(page, days[i].date) + (month ? 8 : 5));
    }
    for (int nth = 0; nth < 3; nth++) {
        series[nth] = write_trend_series(page, days, count, nth);
    }
    xlsx_chart(page->sheet, at,
               &(XlsxChart){.kind = CHART_LINE,
                            .title = month ? "本月每日来访与认购" : "近 14 天来访与认购",
                            .series = series, .series_count = 3, .width = width,
                            .height = PAGE_CHART_HEIGHT});
}

static size_t funnel_column(const Page *page)
{
    return page->report->kind == REPORT_DAILY ? 3 : 0;
}

/* 来访 → 认筹 → 认购 → 签约, of the month or of the period. */
static void write_funnel(Page *page, SheetCell at, int x, int width)
{
    static const char *const keys[] = {"visits", "tickets_opened", "sub_gross_sets",
                                       "sign_gross_sets"};
    static const char *const names[] = {"来访", "认筹", "认购", "签约"};
    int column = side_column(page) + 5;
    int row = PAGE_HEADER_ROWS;
    const ReportColumn *period = &page->report->columns[funnel_column(page)];
    xlsx_text(page->sheet, cell_at(row, column), ROLE_HEADING, "环节");
    xlsx_text(page->sheet, cell_at(row, column + 1), ROLE_HEADING, period->label);
    for (int i = 0; i < 4; i++) {
        xlsx_text(page->sheet, cell_at(row + 1 + i, column), ROLE_TEXT, names[i]);
        xlsx_number(page->sheet, cell_at(row + 1 + i, column + 1), ROLE_COUNT,
                    report_value(page->report, keys[i], funnel_column(page)));
    }
    XlsxSeries series = {period->label,
                         {page->sheet, cell_at(row + 1, column), cell_at(row + 4, column)},
                         {page->sheet, cell_at(row + 1, column + 1), cell_at(row + 4, column + 1)}};
    xlsx_chart(page->sheet, at,
               &(XlsxChart){.kind = CHART_FUNNEL,
                            .title = arena_format(page->arena, "成交漏斗（%s）", period->label),
                            .series = &series, .series_count = 1, .x = x, .width = width,
                            .height = PAGE_CHART_HEIGHT});
}

/* The charts follow the lines on the second printed page. */
void page_overview(Page *page)
{
    write_lines(page);
    int last_column = side_column(page) - 2;
    int width = xlsx_pixels(page->sheet, last_column + 1);
    SheetCell at = cell_at(page->row + 1, 0);
    write_trend(page, at, width * 3 / 5 - CHART_GAP);
    write_funnel(page, at, width * 3 / 5, width * 2 / 5);
    xlsx_print_area(page->sheet, cell_at(0, 0), cell_at(page->row + PAGE_CHART_ROWS, last_column));
    xlsx_fit(page->sheet, 1, 2);
}

/* 口径: a line a metric. */

static void write_definition(Page *page, const char *key, const char *label, const char *definition,
                             const char *date_rule)
{
    static const PageColumn columns[] = {
        {"标识", ROLE_TEXT}, {"名称", ROLE_TEXT}, {"口径", ROLE_WRAP}, {"日期", ROLE_TEXT}};
    PageCell cells[] = {{key, 0}, {label, 0}, {definition, 0}, {date_rule, 0}};
    page_cells(page, columns, cells, 4, 0);
}

void page_glossary(Page *page)
{
    size_t rows = page->rows;
    static const PageColumn columns[] = {
        {"标识", ROLE_TEXT}, {"名称", ROLE_TEXT}, {"口径", ROLE_WRAP}, {"日期", ROLE_TEXT}};
    page_headings(page, columns, 4);
    for (size_t i = 0; i < metric_count; i++) {
        write_definition(page, metric_list[i].key, metric_list[i].label, metric_list[i].definition,
                         metric_list[i].date_rule);
    }
    for (size_t i = 0; i < ratio_count; i++) {
        write_definition(page, ratio_list[i].key, ratio_list[i].label, ratio_list[i].definition,
                         "同分子分母");
    }
    for (size_t i = 0; i < stock_count; i++) {
        write_definition(page, stock_list[i].key, stock_list[i].label, stock_list[i].definition,
                         "截至期末");
    }
    page->rows = rows; /* definitions are no data */
}

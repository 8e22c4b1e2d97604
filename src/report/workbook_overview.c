/* 日报总览, 周报总览, 月报总览: the lines of report/line.h with formulas, the trend and the funnel. */
#include "base/date.h"
#include "report/workbook_page.h"

#include <string.h>

#define PPM 1000000
#define TREND_DAYS 14

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

/* To the right of the lines, so that the charts end within the first printed page. */
static int side_column(const Page *page)
{
    size_t count;
    report_headings(page->report->kind, &count);
    return (int)count + 2;
}

static void write_trend(Page *page, int row)
{
    static const char *const keys[] = {"visits", "first_visits", "sub_gross_sets"};
    static const char *const names[] = {"来访(组)", "首访", "认购套数"};
    int column = side_column(page);
    int64_t to = page->report->to;
    ReportDay *days = report_days(page->db, to - TREND_DAYS + 1, to, page->arena);
    xlsx_text(page->sheet, cell_at(row, column), ROLE_HEADING, "日期");
    XlsxSeries series[3];
    SheetCell first = cell_at(row + 1, column);
    SheetCell last = cell_at(row + TREND_DAYS, column);
    for (int k = 0; k < 3; k++) {
        xlsx_text(page->sheet, cell_at(row, column + 1 + k), ROLE_HEADING, names[k]);
        series[k] = (XlsxSeries){names[k],
                                 {page->sheet, first, last},
                                 {page->sheet, cell_at(first.row, column + 1 + k),
                                  cell_at(last.row, column + 1 + k)}};
    }
    for (int i = 0; i < TREND_DAYS; i++) {
        const char *day = page_date(page, days[i].date) + 5;
        xlsx_text(page->sheet, cell_at(first.row + i, column), ROLE_TEXT, day);
        for (int k = 0; k < 3; k++) {
            xlsx_number(page->sheet, cell_at(first.row + i, column + 1 + k), ROLE_COUNT,
                        days[i].values[metric_index(keys[k])]);
        }
    }
    xlsx_chart(page->sheet, cell_at(PAGE_HEADER_ROWS, column),
               &(XlsxChart){.kind = CHART_LINE, .title = "近 14 天来访与认购", .series = series,
                            .series_count = 3, .width = 480, .height = PAGE_CHART_HEIGHT});
}

static size_t funnel_column(const Page *page)
{
    return page->report->kind == REPORT_DAILY ? 3 : 0;
}

/* 来访 → 认筹 → 认购 → 签约, of the month or of the period. */
static void write_funnel(Page *page, int row, int chart_row)
{
    static const char *const keys[] = {"visits", "tickets_opened", "sub_gross_sets",
                                       "sign_gross_sets"};
    static const char *const names[] = {"来访", "认筹", "认购", "签约"};
    int column = side_column(page) + 5;
    size_t period = funnel_column(page);
    xlsx_text(page->sheet, cell_at(row, column), ROLE_HEADING, "环节");
    xlsx_text(page->sheet, cell_at(row, column + 1), ROLE_HEADING,
              page->report->columns[period].label);
    for (int i = 0; i < 4; i++) {
        xlsx_text(page->sheet, cell_at(row + 1 + i, column), ROLE_TEXT, names[i]);
        xlsx_number(page->sheet, cell_at(row + 1 + i, column + 1), ROLE_COUNT,
                    report_value(page->report, keys[i], period));
    }
    XlsxSeries series = {page->report->columns[period].label,
                         {page->sheet, cell_at(row + 1, column), cell_at(row + 4, column)},
                         {page->sheet, cell_at(row + 1, column + 1), cell_at(row + 4, column + 1)}};
    xlsx_chart(page->sheet, cell_at(chart_row, side_column(page)),
               &(XlsxChart){.kind = CHART_FUNNEL, .title = "成交漏斗", .series = &series,
                            .series_count = 1, .width = 480, .height = PAGE_CHART_HEIGHT});
}

void page_overview(Page *page)
{
    int data = PAGE_HEADER_ROWS + 2 * PAGE_CHART_ROWS;
    write_lines(page);
    write_trend(page, data);
    write_funnel(page, data, PAGE_HEADER_ROWS + PAGE_CHART_ROWS);
}

/* 口径: a line a metric. */

static void write_definition(Page *page, const char *key, const char *label, const char *definition,
                             const char *date_rule)
{
    static const PageColumn columns[] = {
        {"标识", ROLE_TEXT}, {"名称", ROLE_TEXT}, {"口径", ROLE_WRAP}, {"日期", ROLE_TEXT}};
    PageCell cells[] = {{key, 0}, {label, 0}, {definition, 0}, {date_rule, 0}};
    page_cells(page, columns, cells, 4);
}

void page_glossary(Page *page)
{
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
}

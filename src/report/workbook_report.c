/* 渠道分析, 顾问业绩, 户型分析, 每日走势: the tables of the report with shares, rates and charts. */
#include "base/date.h"
#include "base/str.h"
#include "db/query.h"
#include "model/choice.h"
#include "report/workbook_page.h"

#include <string.h>

#define COLUMNS_MAX 32

/* Which period of the report a column is about: the first or the second that its tables carry. */
enum { FIRST, SECOND };

/* A column beside its heading: where its figures come from. */
typedef struct Figure {
    const char *label;  /* behind the period's name when there is a metric */
    const char *metric; /* NULL: filled by the page */
    int period;
    SumKind kind;
    int role; /* when there is no metric */
    int over;
    int under;
} Figure;

#define COUNT_OF(label, metric, period) {label, metric, period, SUM_VALUE, 0, 0, 0}
#define RATE_OF(label, over, under) {label, NULL, FIRST, SUM_QUOTIENT, ROLE_RATIO, over, under}
#define SHARE_OF(label, over) {label, NULL, FIRST, SUM_SHARE, ROLE_RATIO, over, 0}
#define TEXT_OF(label) {label, NULL, FIRST, SUM_TEXT, ROLE_TEXT, 0, 0}

static const char *const period_names[][2] = {
    [REPORT_DAILY] = {"今日", "本月"},
    [REPORT_WEEKLY] = {"本周", "本月"},
    [REPORT_MONTHLY] = {"本月", "本年"},
};

static size_t report_column(const Report *report, int period)
{
    size_t column = 0;
    for (int seen = -1; column < report->column_count; column++) {
        seen += report->columns[column].in_tables;
        if (seen == period) {
            break;
        }
    }
    return column;
}

static SumColumn sum_column(const Page *page, const Figure *figure)
{
    const char *label = figure->label;
    int role = figure->role;
    if (figure->metric != NULL) {
        label = arena_format(page->arena, "%s%s",
                             period_names[page->report->kind][figure->period], label);
        role = page_unit_role(metric_list[metric_index(figure->metric)].unit);
        role = role == ROLE_MONEY ? ROLE_MONEY_WHOLE : role;
    }
    return (SumColumn){label, figure->kind, role, figure->over, figure->under};
}

/* Money of a column is shown with its fen as soon as one figure has any. */
static void settle_money(const SumTable *table, SumColumn *columns)
{
    for (size_t i = 0; i < table->column_count; i++) {
        for (size_t row = 0; row < table->row_count; row++) {
            int64_t value = page_at(table, row, i)->number;
            if (columns[i].role == ROLE_MONEY_WHOLE && value != NONE && value % 100 != 0) {
                columns[i].role = ROLE_MONEY;
            }
        }
    }
}

/* A table with a row for each of the report's, the figures of its metrics filled in; room for one more. */
static SumTable report_table(const Page *page, const Figure *figures, size_t count,
                             const ReportRow *rows, size_t row_count)
{
    SumColumn *columns = arena_alloc(page->arena, count * sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        columns[i] = sum_column(page, &figures[i]);
    }
    SumTable table = page_new_table(page, columns, count, row_count + 1);
    table.row_count = row_count;
    for (size_t row = 0; row < row_count; row++) {
        for (size_t i = 0; i < count; i++) {
            if (figures[i].metric != NULL) {
                size_t metric = metric_index(figures[i].metric);
                size_t column = report_column(page->report, figures[i].period);
                page_at(&table, row, i)->number =
                    rows[row].values[metric * REPORT_COLUMNS_MAX + column];
            }
        }
    }
    settle_money(&table, columns);
    return table;
}

/* 渠道分析 */

enum { SOURCE_TICKETS_FIRST = 4, SOURCE_TICKETS_SECOND = 10 };

static const Figure source_figures[] = {
    TEXT_OF("渠道"),
    COUNT_OF("来电", "calls", FIRST),
    COUNT_OF("首访", "first_visits", FIRST),
    COUNT_OF("复访", "return_visits", FIRST),
    COUNT_OF("认筹", "tickets_opened", FIRST),
    COUNT_OF("净认购套数", "sub_net_sets", FIRST),
    COUNT_OF("净认购金额", "sub_net_amount_fen", FIRST),
    COUNT_OF("来电", "calls", SECOND),
    COUNT_OF("首访", "first_visits", SECOND),
    COUNT_OF("复访", "return_visits", SECOND),
    COUNT_OF("认筹", "tickets_opened", SECOND),
    COUNT_OF("认购毛套数", "sub_gross_sets", SECOND),
    COUNT_OF("净认购套数", "sub_net_sets", SECOND),
    COUNT_OF("净认购金额", "sub_net_amount_fen", SECOND),
    COUNT_OF("净签约套数", "sign_net_sets", SECOND),
    COUNT_OF("净签约金额", "sign_net_amount_fen", SECOND),
    SHARE_OF("首访占比", 8),
    SHARE_OF("净认购占比", 12),
    RATE_OF("首访转化率", 11, 8),
};

/* 未知 may be missing among the report's sources: the table has room for it. */
static size_t find_source(const Page *page, SumTable *table, const char *source)
{
    size_t row = 0;
    while (row < table->row_count && strcmp(page_at(table, row, 0)->text, source) != 0) {
        row++;
    }
    if (row == table->row_count && row == page->report->by_source.count) {
        page_at(table, row, 0)->text = arena_copy(page->arena, source);
        table->row_count++;
    }
    return row;
}

/* Tickets carry no source in the flow: they take that of their phone's first touch. */
static void add_tickets(Page *page, SumTable *table)
{
    const ReportColumn *first = &page->report->columns[report_column(page->report, FIRST)];
    const ReportColumn *second = &page->report->columns[report_column(page->report, SECOND)];
    Stmt *stmt = query_open(page->db, "workbook_ticket_sources",
                            BINDS(BIND_DATE(":from0", first->from), BIND_DATE(":to0", first->to),
                                  BIND_DATE(":from1", second->from), BIND_DATE(":to1", second->to)));
    while (query_next(stmt)) {
        size_t row = find_source(page, table, query_text(stmt, 0));
        if (row < table->row_count) {
            page_at(table, row, SOURCE_TICKETS_FIRST)->number = query_number(stmt, 1);
            page_at(table, row, SOURCE_TICKETS_SECOND)->number = query_number(stmt, 2);
        }
    }
    query_close(stmt);
}

void page_sources(Page *page)
{
    static const PageChart charts[] = {{CHART_BAR, "首访与净认购套数", 0, {8, 12, 0}},
                                       {CHART_DOUGHNUT, "首访占比", 0, {8, 0, 0}}};
    const ReportTable *from = &page->report->by_source;
    SumTable table = report_table(page, source_figures, ARRAY_LEN(source_figures), from->rows,
                                  from->count);
    for (size_t row = 0; row < from->count; row++) {
        page_at(&table, row, 0)->text = from->rows[row].name;
        page_at(&table, row, SOURCE_TICKETS_FIRST)->number = 0;
        page_at(&table, row, SOURCE_TICKETS_SECOND)->number = 0;
    }
    add_tickets(page, &table);
    page_sum_table(page, &table);
    page_charts(page, &table, charts, ARRAY_LEN(charts));
}

/* 顾问业绩 */

enum { CONSULTANT_RATE = 18, CONSULTANT_SETS, CONSULTANT_SETS_RATE, CONSULTANT_AMOUNT };

static const Figure consultant_figures[] = {
    TEXT_OF("顾问"),
    TEXT_OF("工号"),
    {"名次", NULL, FIRST, SUM_FIXED, ROLE_COUNT, 0, 0},
    COUNT_OF("首访", "first_visits", FIRST),
    COUNT_OF("复访", "return_visits", FIRST),
    COUNT_OF("跟进", "followups", FIRST),
    COUNT_OF("净认购套数", "sub_net_sets", FIRST),
    COUNT_OF("净认购金额", "sub_net_amount_fen", FIRST),
    COUNT_OF("回款", "collect_total_fen", FIRST),
    COUNT_OF("首访", "first_visits", SECOND),
    COUNT_OF("复访", "return_visits", SECOND),
    COUNT_OF("跟进", "followups", SECOND),
    COUNT_OF("认购毛套数", "sub_gross_sets", SECOND),
    COUNT_OF("净认购套数", "sub_net_sets", SECOND),
    COUNT_OF("净认购金额", "sub_net_amount_fen", SECOND),
    COUNT_OF("净签约套数", "sign_net_sets", SECOND),
    COUNT_OF("净签约金额", "sign_net_amount_fen", SECOND),
    COUNT_OF("回款", "collect_total_fen", SECOND),
    RATE_OF("首访转化率", 12, 9),
    {"月目标(套)", NULL, FIRST, SUM_VALUE, ROLE_COUNT, 0, 0},
    RATE_OF("套数完成率", 13, CONSULTANT_SETS),
    {"月目标(元)", NULL, FIRST, SUM_VALUE, ROLE_MONEY_WHOLE, 0, 0},
    RATE_OF("金额完成率", 14, CONSULTANT_AMOUNT),
};

/* A month's target stands against the month: the second period, of a monthly report the first. */
static const SumColumn *month_columns(const Page *page, const SumTable *table)
{
    SumColumn *columns = arena_alloc(page->arena, table->column_count * sizeof *columns);
    memcpy(columns, table->columns, table->column_count * sizeof *columns);
    if (page->report->kind == REPORT_MONTHLY) {
        columns[CONSULTANT_SETS_RATE].over = 6;
        columns[CONSULTANT_AMOUNT + 1].over = 7;
    }
    return columns;
}

static void add_targets(Page *page, const SumTable *table)
{
    char month[16];
    Stmt *stmt = query_open(page->db, "workbook_consultant_targets",
                            BINDS(BIND_TEXT(":month", month_format(month, sizeof month,
                                                                   date_month(page->report->to)))));
    while (query_next(stmt)) {
        bool sets = choice_from_code("target_metric", query_text(stmt, 1)) == TARGET_SUB_SETS;
        for (size_t row = 0; row < table->row_count; row++) {
            if (strcmp(page_at(table, row, 1)->text, query_text(stmt, 0)) == 0) {
                page_at(table, row, sets ? CONSULTANT_SETS : CONSULTANT_AMOUNT)->number =
                    sets ? query_number(stmt, 2) / 100 : query_number(stmt, 2);
            }
        }
    }
    query_close(stmt);
}

void page_consultants(Page *page)
{
    static const PageChart charts[] = {{CHART_COLUMN, "首访与净认购套数", 0, {9, 13, 0}},
                                       {CHART_COLUMN, "净认购金额", 0, {14, 0, 0}}};
    const ReportTable *from = &page->report->by_consultant;
    SumTable table = report_table(page, consultant_figures, ARRAY_LEN(consultant_figures),
                                  from->rows, from->count);
    table.columns = month_columns(page, &table);
    for (size_t row = 0; row < from->count; row++) {
        page_at(&table, row, 0)->text = from->rows[row].name;
        page_at(&table, row, 1)->text = from->rows[row].no;
        page_at(&table, row, 2)->number = from->rows[row].rank;
        page_at(&table, row, CONSULTANT_SETS)->number = NONE;
        page_at(&table, row, CONSULTANT_AMOUNT)->number = NONE;
    }
    add_targets(page, &table);
    page_sum_table(page, &table);
    page_charts(page, &table, charts, ARRAY_LEN(charts));
}

/* 户型分析 */

static const Figure layout_figures[] = {
    TEXT_OF("户型"),
    COUNT_OF("首访", "first_visits", FIRST),
    COUNT_OF("复访", "return_visits", FIRST),
    COUNT_OF("认购毛套数", "sub_gross_sets", FIRST),
    COUNT_OF("净认购套数", "sub_net_sets", FIRST),
    COUNT_OF("净认购金额", "sub_net_amount_fen", FIRST),
    COUNT_OF("净签约套数", "sign_net_sets", FIRST),
    COUNT_OF("净签约金额", "sign_net_amount_fen", FIRST),
    COUNT_OF("首访", "first_visits", SECOND),
    COUNT_OF("复访", "return_visits", SECOND),
    COUNT_OF("认购毛套数", "sub_gross_sets", SECOND),
    COUNT_OF("净认购套数", "sub_net_sets", SECOND),
    COUNT_OF("净认购金额", "sub_net_amount_fen", SECOND),
    COUNT_OF("净签约套数", "sign_net_sets", SECOND),
    COUNT_OF("净签约金额", "sign_net_amount_fen", SECOND),
    SHARE_OF("首访占比", 8),
    SHARE_OF("净认购占比", 11),
};

void page_layouts(Page *page)
{
    static const PageChart charts[] = {{CHART_COLUMN, "意向与净认购套数", 0, {8, 11, 0}},
                                       {CHART_DOUGHNUT, "意向户型", 0, {8, 0, 0}}};
    const ReportTable *from = &page->report->by_layout;
    SumTable table = report_table(page, layout_figures, ARRAY_LEN(layout_figures), from->rows,
                                  from->count);
    for (size_t row = 0; row < from->count; row++) {
        page_at(&table, row, 0)->text = from->rows[row].name;
    }
    page_sum_table(page, &table);
    page_charts(page, &table, charts, ARRAY_LEN(charts));
}

/* 每日走势 */

static const struct {
    const char *label;
    const char *metric;
} day_figures[] = {
    {"来电(组)", "calls"},
    {"首电", "first_calls"},
    {"来访(组)", "visits"},
    {"首访", "first_visits"},
    {"复访", "return_visits"},
    {"跟进", "followups"},
    {"认筹", "tickets_opened"},
    {"认购毛套数", "sub_gross_sets"},
    {"净认购套数", "sub_net_sets"},
    {"净认购金额", "sub_net_amount_fen"},
    {"净签约套数", "sign_net_sets"},
    {"净签约金额", "sign_net_amount_fen"},
    {"回款", "collect_total_fen"},
};

#define DAY_FIRST 2 /* behind the date and the day of the week */

static SumTable day_table(const Page *page)
{
    static const char *const weekdays[] = {"",   "周一", "周二", "周三",
                                           "周四", "周五", "周六", "周日"};
    const Report *report = page->report;
    size_t count = DAY_FIRST + ARRAY_LEN(day_figures);
    SumColumn *columns = arena_alloc(page->arena, count * sizeof *columns);
    SumTable table = page_new_table(page, columns, count, report->day_count);
    columns[0] = (SumColumn){"日期", SUM_TEXT, ROLE_TEXT, 0, 0};
    columns[1] = (SumColumn){"星期", SUM_TEXT, ROLE_TEXT, 0, 0};
    for (size_t i = DAY_FIRST; i < count; i++) {
        size_t metric = metric_index(day_figures[i - DAY_FIRST].metric);
        bool money = metric_list[metric].unit == UNIT_MONEY;
        columns[i] = (SumColumn){day_figures[i - DAY_FIRST].label, SUM_VALUE,
                                 money ? ROLE_MONEY_WHOLE : ROLE_COUNT, 0, 0};
        for (size_t row = 0; row < report->day_count; row++) {
            page_at(&table, row, i)->number = report->days[row].values[metric];
        }
    }
    for (size_t row = 0; row < report->day_count; row++) {
        page_at(&table, row, 0)->text = page_date(page, report->days[row].date);
        page_at(&table, row, 1)->text = weekdays[date_weekday(report->days[row].date)];
    }
    settle_money(&table, columns);
    return table;
}

void page_days(Page *page)
{
    static const PageChart charts[] = {{CHART_LINE, "每日来访", 0, {4, 5, 2}},
                                       {CHART_COLUMN, "每日认购与签约", 0, {9, 12, 0}}};
    SumTable table = day_table(page);
    page_sum_table(page, &table);
    page_charts(page, &table, charts, ARRAY_LEN(charts));
}

#include "report/report.h"

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "db/query.h"
#include "domain/receivable.h"
#include "model/choice.h"
#include "report/table.h"

#include <stdlib.h>
#include <string.h>

#define DATE_EVER date_from_civil(1900, 1, 1)
#define PPM 1000000
#define SUPPLY_MONTHS 6
#define RECENT_DAYS 61 /* two months: what trends and the last columns show */

static const struct {
    const char *name;
} kinds[] = {{"daily"}, {"weekly"}, {"monthly"}};

const char *report_kind_name(ReportKind kind)
{
    return kinds[kind].name;
}

bool report_kind_find(const char *name, ReportKind *kind)
{
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            *kind = (ReportKind)i;
            return true;
        }
    }
    return false;
}

/* Columns */

static void daily_columns(Report *r)
{
    int64_t d = r->date;
    r->from = r->to = d;
    r->columns[0] = (ReportColumn){"day", N_("今日"), d, d, true, true};
    r->columns[1] = (ReportColumn){"prev", N_("昨日"), d - 1, d - 1, false, false};
    r->columns[2] = (ReportColumn){"week", N_("本周累计"), date_week_start(d), d, false, true};
    r->columns[3] = (ReportColumn){"month", N_("本月累计"), date_month_start(d), d, true, true};
    r->columns[4] = (ReportColumn){"year", N_("本年累计"), date_year_start(d), d, false, true};
    r->columns[5] = (ReportColumn){"total", N_("项目累计"), DATE_EVER, d, false, true};
    r->column_count = 6;
}

static void weekly_columns(Report *r)
{
    r->from = date_week_start(r->date);
    r->to = r->from + 6;
    int64_t to = r->to;
    r->columns[0] = (ReportColumn){"cur", N_("本周"), r->from, to, true, true};
    r->columns[1] = (ReportColumn){"prev", N_("上周"), r->from - 7, to - 7, false, true};
    r->columns[2] = (ReportColumn){"month", N_("本月累计"), date_month_start(to), to, true, true};
    r->columns[3] = (ReportColumn){"year", N_("本年累计"), date_year_start(to), to, false, true};
    r->columns[4] = (ReportColumn){"total", N_("项目累计"), DATE_EVER, to, false, true};
    r->column_count = 5;
}

static void monthly_columns(Report *r)
{
    r->from = date_month_start(r->date);
    r->to = date_month_end(r->date);
    int64_t before = r->from - 1;
    int64_t last_year = date_add_months(r->from, -12);
    r->columns[0] = (ReportColumn){"cur", N_("本月"), r->from, r->to, true, true};
    r->columns[1] = (ReportColumn){"prev", N_("上月"), date_month_start(before), before, false, true};
    r->columns[2] = (ReportColumn){"last_year", N_("去年同月"), last_year, date_month_end(last_year),
                                   false, true};
    r->columns[3] = (ReportColumn){"year", N_("本年累计"), date_year_start(r->to), r->to, true, true};
    r->columns[4] = (ReportColumn){"total", N_("项目累计"), DATE_EVER, r->to, false, true};
    r->column_count = 5;
}

/* Flow */

ReportDay *report_days(Db *db, int64_t from, int64_t to, Arena *arena)
{
    ReportDay *days = arena_alloc(arena, (size_t)(to - from + 1) * sizeof *days);
    for (int64_t date = from; date <= to; date++) {
        days[date - from].date = date;
        days[date - from].values = arena_alloc(arena, metric_count * sizeof(int64_t));
    }
    Stmt *stmt =
        query_open(db, "report_days", BINDS(BIND_DATE(":from", from), BIND_DATE(":to", to)));
    while (query_next(stmt)) {
        int64_t *values = days[query_date(stmt, 0) - from].values;
        for (size_t m = 0; m < metric_count; m++) {
            int sign = metric_sign(&metric_list[m], query_text(stmt, 1));
            values[m] += sign * query_number(stmt, 2 + (int)metric_list[m].measure);
        }
    }
    query_close(stmt);
    return days;
}

/* Adds the values of days from…to to every column that holds them. */
static void add_values(Report *r, int64_t from, int64_t to, const int64_t *values)
{
    for (size_t c = 0; c < r->column_count; c++) {
        bool in = from >= r->columns[c].from && to <= r->columns[c].to;
        for (size_t m = 0; in && m < metric_count; m++) {
            r->values[m * REPORT_COLUMNS_MAX + c] += values[m];
        }
    }
}

static void add_days(Report *r, const ReportDay *days, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add_values(r, days[i].date, days[i].date, days[i].values);
    }
}

/* A span of days as one sum. */
static void read_span(Report *r, Db *db, int64_t from, int64_t to)
{
    int64_t *values = arena_alloc(&r->arena, metric_count * sizeof *values);
    Stmt *stmt =
        query_open(db, "report_totals", BINDS(BIND_DATE(":from", from), BIND_DATE(":to", to)));
    while (query_next(stmt)) {
        for (size_t m = 0; m < metric_count; m++) {
            values[m] += metric_sign(&metric_list[m], query_text(stmt, 0)) *
                         query_number(stmt, 1 + (int)metric_list[m].measure);
        }
    }
    query_close(stmt);
    add_values(r, from, to, values);
}

static int compare_dates(const void *left, const void *right)
{
    const int64_t *a = left;
    const int64_t *b = right;
    return (*a > *b) - (*a < *b);
}

static bool in_columns(const Report *r, int64_t date)
{
    for (size_t c = 0; c < r->column_count; c++) {
        if (date >= r->columns[c].from && date <= r->columns[c].to) {
            return true;
        }
    }
    return false;
}

/* Columns share most of their days: these are cut where a column begins or ends, so that each is
 * read once; the last ones day by day, as the trends want them. */
static void read_flow(Report *r, Db *db)
{
    int64_t cuts[REPORT_COLUMNS_MAX * 2] = {0};
    size_t count = 0;
    for (size_t c = 0; c < r->column_count; c++) {
        cuts[count++] = r->columns[c].from;
        cuts[count++] = r->columns[c].to + 1;
    }
    qsort(cuts, count, sizeof *cuts, compare_dates);
    r->values = arena_alloc(&r->arena, metric_count * REPORT_COLUMNS_MAX * sizeof *r->values);
    size_t i = 0;
    for (; cuts[i] <= r->to - RECENT_DAYS; i++) {
        if (cuts[i] < cuts[i + 1] && in_columns(r, cuts[i])) {
            read_span(r, db, cuts[i], cuts[i + 1] - 1);
        }
    }
    ReportDay *days = report_days(db, cuts[i], r->to, &r->arena);
    add_days(r, days, (size_t)(r->to - cuts[i] + 1));
    r->days = days + (r->from - cuts[i]);
    r->day_count = (size_t)(r->to - r->from + 1);
}

/* The tables carry two periods, each row its sums over them. */
static void read_tables(Report *r, Db *db)
{
    FlowSums sums = {0};
    size_t at[2] = {0};
    size_t count = 0;
    for (size_t c = 0; c < r->column_count && count < 2; c++) {
        at[count] = c;
        count += r->columns[c].in_tables;
    }
    const ReportColumn *first = &r->columns[at[0]];
    const ReportColumn *second = &r->columns[at[1]];
    Stmt *stmt =
        query_open(db, "report_tables",
                   BINDS(BIND_DATE(":from0", first->from), BIND_DATE(":to0", first->to),
                         BIND_DATE(":from1", second->from), BIND_DATE(":to1", second->to)));
    while (query_next(stmt)) {
        FlowRow *row = flow_add(&sums, &r->arena);
        *row = (FlowRow){.event = arena_copy(&r->arena, query_text(stmt, 0))};
        row->source = query_is_null(stmt, 1) ? NULL : arena_copy(&r->arena, query_text(stmt, 1));
        row->consultant =
            query_is_null(stmt, 2) ? NULL : arena_copy(&r->arena, query_text(stmt, 2));
        row->layout = query_is_null(stmt, 3) ? NULL : arena_copy(&r->arena, query_text(stmt, 3));
        for (int i = 0; i < 2 * MEASURE_COUNT; i++) {
            row->sums[(int)at[i / MEASURE_COUNT] * MEASURE_COUNT + i % MEASURE_COUNT] =
                query_number(stmt, 4 + i);
        }
    }
    query_close(stmt);
    report_tables(r, db, &sums);
}

/* Stock */

static void set_stock(Report *r, const char *key, int64_t value)
{
    r->stock[stock_index(key)] = value;
}

static void read_stock_row(Report *r, Db *db, const char *query)
{
    Stmt *stmt = query_open(db, query,
                            BINDS(BIND_DATE(":to", r->to), BIND_NUMBER(":sign_days", r->sign_days),
                                  BIND_NUMBER(":filing_days", r->filing_days)));
    if (query_next(stmt)) {
        for (int i = 0; i < query_columns(stmt); i++) {
            const char *key = query_column_name(stmt, i);
            if (strcmp(key, "all_sets") == 0) {
                r->all_sets = query_number(stmt, i);
            } else {
                set_stock(r, key, query_number(stmt, i));
            }
        }
    }
    query_close(stmt);
}

/* M34: n full months that ended on or before the day, from the month of the first subscription. */
static int64_t months_of_supply(const Report *r, Db *db, int64_t unsold)
{
    int64_t first = query_one_date(db, "report_first_subscription", BINDS(BIND_DATE(":to", r->to)));
    bool whole = r->to == date_month_end(r->to);
    int64_t last_month = date_month(r->to) - (whole ? 0 : 1);
    if (first == NONE || date_month(first) > last_month) {
        return NONE;
    }
    int64_t months = last_month - date_month(first) + 1;
    months = months > SUPPLY_MONTHS ? SUPPLY_MONTHS : months;
    int64_t from = month_first_date(last_month - months + 1);
    int64_t net = 0;
    Stmt *stmt = query_open(db, "report_net_by_month",
                            BINDS(BIND_DATE(":from", from),
                                  BIND_DATE(":to", date_month_end(month_first_date(last_month)))));
    while (query_next(stmt)) {
        net += query_number(stmt, 1);
    }
    query_close(stmt);
    return net > 0 ? ratio_round(unsold * months, PPM, net) : NONE;
}

static int64_t setting_or(Db *db, const char *key, int64_t preset)
{
    Arena arena = {0};
    int64_t value = preset;
    const char *text = query_one_text(db, "setting_value", BINDS(BIND_TEXT(":key", key)), &arena);
    if (text != NULL) {
        count_parse(text, &value, NULL);
    }
    arena_clear(&arena);
    return value;
}

static void read_stock(Report *r, Db *db)
{
    static const char *const queries[] = {"report_tickets_open", "report_units", "report_deals",
                                          "report_followups", "report_items"};
    r->stock = arena_alloc(&r->arena, stock_count * sizeof *r->stock);
    r->sign_days = setting_or(db, "sign_days", 7);
    r->filing_days = setting_or(db, "filing_days", 30);
    for (size_t i = 0; i < ARRAY_LEN(queries); i++) {
        read_stock_row(r, db, queries[i]);
    }
    int64_t sold = r->stock[stock_index("sold_sets")];
    int64_t unsold = r->stock[stock_index("available_sets")] + r->stock[stock_index("held_sets")];
    set_stock(r, "sell_through_launched",
              ratio_round(sold, PPM, r->stock[stock_index("launched_sets")]));
    set_stock(r, "sell_through_all", ratio_round(sold, PPM, r->all_sets));
    set_stock(r, "months_of_supply", months_of_supply(r, db, unsold));
    ReceivableOverdue overdue = receivable_overdue(db, r->to);
    set_stock(r, "receivable_overdue_rows", overdue.rows);
    set_stock(r, "receivable_overdue_fen", overdue.fen);
}

/* Targets */

/* The metric of each target, in the order of its choice list. */
static const char *const target_metrics[] = {
    "visits",        "sub_net_sets",        "sub_net_amount_fen",
    "sign_net_sets", "sign_net_amount_fen", "collect_total_fen"};

/* Counts are stored with two decimals too. */
static int64_t target_value(size_t metric, int64_t stored)
{
    return metric_list[metric].unit == UNIT_MONEY ? stored : stored / 100;
}

static void read_year_targets(Report *r, Db *db)
{
    char month[16];
    r->year_targets = arena_alloc(&r->arena, metric_count * sizeof *r->year_targets);
    for (size_t m = 0; m < metric_count; m++) {
        r->year_targets[m] = NONE;
    }
    month_format(month, sizeof month, date_month(r->to));
    month[4] = '\0';
    Stmt *stmt = query_open(db, "report_year_targets", BINDS(BIND_TEXT(":year", month)));
    while (query_next(stmt)) {
        size_t m =
            metric_index(target_metrics[choice_from_code("target_metric", query_text(stmt, 0))]);
        r->year_targets[m] = target_value(m, query_number(stmt, 1));
    }
    query_close(stmt);
}

static void read_targets(Report *r, Db *db)
{
    int64_t values[ARRAY_LEN(target_metrics)];
    char month[16];
    for (size_t i = 0; i < ARRAY_LEN(values); i++) {
        values[i] = NONE;
    }
    Stmt *stmt = query_open(db, "report_targets",
                            BINDS(BIND_TEXT(":month", month_format(month, sizeof month,
                                                                   date_month(r->to)))));
    while (query_next(stmt)) {
        values[choice_from_code("target_metric", query_text(stmt, 0))] = query_number(stmt, 1);
    }
    query_close(stmt);
    r->targets = arena_alloc(&r->arena, ARRAY_LEN(target_metrics) * sizeof *r->targets);
    for (size_t i = 0; i < ARRAY_LEN(target_metrics); i++) {
        size_t index = metric_index(target_metrics[i]);
        if (values[i] == NONE) {
            continue;
        }
        int64_t target = target_value(index, values[i]);
        int64_t actual = report_month_value(r, db, index);
        r->targets[r->target_count++] =
            (ReportTarget){choice_label("target_metric", (int64_t)i), target, actual,
                           ratio_round(actual, PPM, target), metric_list[index].unit, index};
    }
}

static void begin(Report *r, Db *db, ReportKind kind, int64_t date)
{
    *r = (Report){.kind = kind, .date = date};
    const char *project = query_one_text(db, "setting_value", BINDS(BIND_TEXT(":key", "project")),
                                         &r->arena);
    r->project = project != NULL ? project : "";
}

bool report_make_board(Report *r, Db *db, int64_t date, Error *err)
{
    begin(r, db, REPORT_DAILY, date);
    daily_columns(r);
    r->column_count = BOARD_COLUMNS;
    int64_t first = date - BOARD_TREND + 1;
    for (size_t c = 0; c < r->column_count; c++) {
        first = r->columns[c].from < first ? r->columns[c].from : first;
    }
    r->days = report_days(db, first, date, &r->arena);
    r->day_count = (size_t)(date - first + 1);
    r->values = arena_alloc(&r->arena, metric_count * REPORT_COLUMNS_MAX * sizeof *r->values);
    add_days(r, r->days, r->day_count);
    read_targets(r, db);
    return db_error(db, err);
}

bool report_make(Report *r, Db *db, ReportKind kind, int64_t date, Error *err)
{
    static void (*const columns[])(Report *) = {daily_columns, weekly_columns, monthly_columns};
    begin(r, db, kind, date);
    columns[kind](r);
    read_flow(r, db);
    read_tables(r, db);
    read_stock(r, db);
    read_targets(r, db);
    read_year_targets(r, db);
    return db_error(db, err);
}

void report_clear(Report *report)
{
    arena_clear(&report->arena);
}

int64_t report_value(const Report *report, const char *metric, size_t column)
{
    return report->values[metric_index(metric) * REPORT_COLUMNS_MAX + column];
}

int64_t report_ratio(const Report *report, size_t ratio, size_t column)
{
    const RatioMetric *row = &ratio_list[ratio];
    int64_t a = report_value(report, row->numerator, column);
    int64_t b = report_value(report, row->denominator, column);
    return row->unit == UNIT_PRICE ? ratio_round(a, 100, b) : ratio_round(a, PPM, b);
}

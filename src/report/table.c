#include "report/table.h"

#include "base/date.h"
#include "base/text.h"
#include "db/query.h"
#include "model/field.h"

#include <stdlib.h>
#include <string.h>

FlowRow *flow_add(FlowSums *sums, Arena *arena)
{
    if (sums->count == sums->capacity) {
        size_t capacity = sums->capacity == 0 ? 256 : sums->capacity * 2;
        FlowRow *rows = arena_alloc(arena, capacity * sizeof *rows);
        if (sums->count > 0) {
            memcpy(rows, sums->rows, sums->count * sizeof *rows);
        }
        sums->rows = rows;
        sums->capacity = capacity;
    }
    return &sums->rows[sums->count++];
}

int metric_sign(const Metric *metric, const char *event)
{
    for (size_t i = 0; i < METRIC_TERMS_MAX && metric->terms[i].event != NULL; i++) {
        if (strcmp(metric->terms[i].event, event) == 0) {
            return metric->terms[i].sign;
        }
    }
    return 0;
}

int64_t *flow_values(const FlowSums *sums, Report *report, FlowKey *key, const char *value)
{
    int64_t *values =
        arena_alloc(&report->arena, metric_count * REPORT_COLUMNS_MAX * sizeof *values);
    for (size_t i = 0; i < sums->count; i++) {
        const FlowRow *row = &sums->rows[i];
        if (key(row) == NULL || strcmp(key(row), value) != 0) {
            continue;
        }
        for (size_t m = 0; m < metric_count; m++) {
            int sign = metric_sign(&metric_list[m], row->event);
            for (size_t c = 0; sign != 0 && c < report->column_count; c++) {
                values[m * REPORT_COLUMNS_MAX + c] +=
                    sign * row->sums[c * MEASURE_COUNT + metric_list[m].measure];
            }
        }
    }
    return values;
}

int64_t report_month_value(const Report *report, Db *db, size_t metric)
{
    int64_t value = 0;
    for (size_t c = 0; c < report->column_count; c++) {
        const ReportColumn *column = &report->columns[c];
        if (column->from == date_month_start(report->to) && column->to == report->to) {
            return report->values[metric * REPORT_COLUMNS_MAX + c];
        }
    }
    Stmt *stmt = query_open(db, "report_days",
                            BINDS(BIND_DATE(":from", date_month_start(report->to)),
                                  BIND_DATE(":to", report->to)));
    while (query_next(stmt)) {
        value += metric_sign(&metric_list[metric], query_text(stmt, 1)) *
                 query_number(stmt, 2 + (int)metric_list[metric].measure);
    }
    query_close(stmt);
    return value;
}

/* Tables */

static const char *key_source(const FlowRow *row)
{
    return row->source;
}

static const char *key_consultant(const FlowRow *row)
{
    return row->consultant;
}

static const char *key_layout(const FlowRow *row)
{
    return row->layout;
}

static bool has_row(const ReportTable *table, const char *name, bool by_no)
{
    for (size_t i = 0; i < table->count; i++) {
        if (strcmp(by_no ? table->rows[i].no : table->rows[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static ReportTable make_table(Report *report, const FlowSums *sums, const char *key, FlowKey *by)
{
    ReportTable table = {.key = key};
    table.rows = arena_alloc(&report->arena, (sums->count + 1) * sizeof *table.rows);
    for (size_t i = 0; i < sums->count; i++) {
        const char *name = by(&sums->rows[i]);
        if (name != NULL && !has_row(&table, name, false)) {
            table.rows[table.count++] =
                (ReportRow){.name = name, .values = flow_values(sums, report, by, name)};
        }
    }
    return table;
}

static bool all_zero(const Report *report, const ReportTable *table, const ReportRow *row)
{
    for (const char *const *key = report_table_metrics(table); *key != NULL; key++) {
        size_t m = metric_index(*key);
        for (size_t c = 0; c < report->column_count; c++) {
            if (report->columns[c].in_tables && row->values[m * REPORT_COLUMNS_MAX + c] != 0) {
                return false;
            }
        }
    }
    return true;
}

/* Everybody employed, whoever has a figure, and 待分配 when it is not zero. */
static ReportTable make_consultants(Report *report, Db *db, const FlowSums *sums)
{
    ReportTable table = {.key = "by_consultant"};
    table.rows = arena_alloc(&report->arena, (sums->count + 1024) * sizeof *table.rows);
    Stmt *stmt = query_open(db, "report_consultants", NULL);
    while (query_next(stmt)) {
        ReportRow row = {.no = arena_copy(&report->arena, query_text(stmt, 0)),
                         .name = arena_copy(&report->arena, query_text(stmt, 1))};
        row.values = flow_values(sums, report, key_consultant, row.no);
        if (query_number(stmt, 2) == 1 || !all_zero(report, &table, &row)) {
            table.rows[table.count++] = row;
        }
    }
    query_close(stmt);
    ReportRow nobody = {.no = "", .name = CONSULTANT_UNASSIGNED};
    nobody.values = flow_values(sums, report, key_consultant, CONSULTANT_UNASSIGNED);
    if (!all_zero(report, &table, &nobody)) {
        table.rows[table.count++] = nobody;
    }
    return table;
}

/* M42: net amount, then net sets, then gross ÷ first visits (undefined last); the staff number only
 * orders the list; 待分配 comes last. The rank is by month (daily) or by the period. */
typedef struct RankKey {
    int64_t amount;
    int64_t sets;
    int64_t gross;
    int64_t first_visits;
    bool nobody;
} RankKey;

static RankKey rank_key(const Report *report, const ReportRow *row)
{
    size_t column = report->kind == REPORT_DAILY ? 3 : 0;
#define AT(key) row->values[metric_index(key) * REPORT_COLUMNS_MAX + column]
    return (RankKey){AT("sub_net_amount_fen"), AT("sub_net_sets"), AT("sub_gross_sets"),
                     AT("first_visits"), *row->no == '\0'};
#undef AT
}

static int compare_conversion(const RankKey *a, const RankKey *b)
{
    if ((a->first_visits == 0) != (b->first_visits == 0)) {
        return a->first_visits == 0 ? 1 : -1;
    }
    int64_t left = a->gross * b->first_visits;
    int64_t right = b->gross * a->first_visits;
    return left == right ? 0 : left > right ? -1 : 1;
}

static int compare_rank(const RankKey *a, const RankKey *b)
{
    if (a->nobody != b->nobody) {
        return a->nobody ? 1 : -1;
    }
    if (a->amount != b->amount) {
        return a->amount > b->amount ? -1 : 1;
    }
    if (a->sets != b->sets) {
        return a->sets > b->sets ? -1 : 1;
    }
    return compare_conversion(a, b);
}

static void rank_consultants(const Report *report, ReportTable *table)
{
    for (size_t i = 1; i < table->count; i++) { /* a few dozen rows in order of number: stable */
        ReportRow row = table->rows[i];
        RankKey key = rank_key(report, &row);
        size_t at = i;
        for (; at > 0; at--) {
            RankKey before = rank_key(report, &table->rows[at - 1]);
            if (compare_rank(&before, &key) <= 0) {
                break;
            }
            table->rows[at] = table->rows[at - 1];
        }
        table->rows[at] = row;
    }
    for (size_t i = 0; i < table->count; i++) {
        RankKey key = rank_key(report, &table->rows[i]);
        RankKey before = i > 0 ? rank_key(report, &table->rows[i - 1]) : key;
        bool tie = i > 0 && compare_rank(&before, &key) == 0;
        table->rows[i].rank = tie ? table->rows[i - 1].rank : (int)i + 1;
    }
}

const char *const *report_table_metrics(const ReportTable *table)
{
    static const char *const source[] = {"calls", "first_visits", "return_visits", "sub_gross_sets",
                                         "sub_net_sets", "sub_net_amount_fen", "sign_net_sets",
                                         "sign_net_amount_fen", NULL};
    static const char *const consultant[] = {"first_visits", "return_visits", "sub_gross_sets",
                                             "sub_net_sets", "sub_net_amount_fen", "sign_net_sets",
                                             "sign_net_amount_fen", "followups",
                                             "collect_total_fen", NULL};
    if (strcmp(table->key, "by_source") == 0) {
        return source;
    }
    return strcmp(table->key, "by_consultant") == 0 ? consultant : source + 1;
}

void report_tables(Report *report, Db *db, const FlowSums *sums)
{
    report->by_source = make_table(report, sums, "by_source", key_source);
    report->by_layout = make_table(report, sums, "by_layout", key_layout);
    report->by_consultant = make_consultants(report, db, sums);
    rank_consultants(report, &report->by_consultant);
}

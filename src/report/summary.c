#include "report/summary.h"

#include "base/date.h"
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "model/choice.h"

#include <string.h>

#define SHARES 1000 /* tenths of a per cent */
#define SHARE_PPM 1000
#define PPM 1000000

/* Which period of the report a column is about: the first or the second that its tables carry. */
enum { FIRST, SECOND };

/* A column as it is written down; its period comes from the kind of the report. */
typedef struct Figure {
    const char *label;
    const char *metric; /* NULL: filled in otherwise */
    int period;
    SumKind kind;
    MetricUnit unit; /* when there is no metric */
    int over;
    int under;
} Figure;

#define COUNT_OF(label, metric, period) {label, metric, period, SUM_VALUE, UNIT_COUNT, 0, 0}
#define RATE_OF(label, over, under) {label, NULL, FIRST, SUM_QUOTIENT, UNIT_RATIO, over, under}
#define SHARE_OF(label, over) {label, NULL, FIRST, SUM_SHARE, UNIT_RATIO, over, 0}
#define TEXT_OF(label) {label, NULL, FIRST, SUM_TEXT, UNIT_COUNT, 0, 0}
#define FILLED(label, kind, unit) {label, NULL, FIRST, kind, unit, 0, 0}

static const Figure source_figures[] = {
    TEXT_OF(N_("渠道")),
    COUNT_OF(N_("来电"), "calls", FIRST),
    COUNT_OF(N_("首访"), "first_visits", FIRST),
    COUNT_OF(N_("复访"), "return_visits", FIRST),
    COUNT_OF(N_("认筹"), "tickets_opened", FIRST),
    COUNT_OF(N_("净认购套数"), "sub_net_sets", FIRST),
    COUNT_OF(N_("净认购金额"), "sub_net_amount_fen", FIRST),
    COUNT_OF(N_("来电"), "calls", SECOND),
    COUNT_OF(N_("首访"), "first_visits", SECOND),
    COUNT_OF(N_("复访"), "return_visits", SECOND),
    COUNT_OF(N_("认筹"), "tickets_opened", SECOND),
    COUNT_OF(N_("认购毛套数"), "sub_gross_sets", SECOND),
    COUNT_OF(N_("净认购套数"), "sub_net_sets", SECOND),
    COUNT_OF(N_("净认购金额"), "sub_net_amount_fen", SECOND),
    COUNT_OF(N_("净签约套数"), "sign_net_sets", SECOND),
    COUNT_OF(N_("净签约金额"), "sign_net_amount_fen", SECOND),
    SHARE_OF(N_("首访占比"), 8),
    SHARE_OF(N_("净认购占比"), 12),
    RATE_OF(N_("首访转化率"), 11, 8),
};

enum {
    CONSULTANT_RANK = 2,
    CONSULTANT_RATE = 18,
    CONSULTANT_SETS,
    CONSULTANT_SETS_RATE,
    CONSULTANT_AMOUNT,
    CONSULTANT_AMOUNT_RATE
};

static const Figure consultant_figures[] = {
    TEXT_OF(N_("顾问")),
    TEXT_OF(N_("工号")),
    FILLED(N_("名次"), SUM_FIXED, UNIT_COUNT),
    COUNT_OF(N_("首访"), "first_visits", FIRST),
    COUNT_OF(N_("复访"), "return_visits", FIRST),
    COUNT_OF(N_("跟进"), "followups", FIRST),
    COUNT_OF(N_("净认购套数"), "sub_net_sets", FIRST),
    COUNT_OF(N_("净认购金额"), "sub_net_amount_fen", FIRST),
    COUNT_OF(N_("回款"), "collect_total_fen", FIRST),
    COUNT_OF(N_("首访"), "first_visits", SECOND),
    COUNT_OF(N_("复访"), "return_visits", SECOND),
    COUNT_OF(N_("跟进"), "followups", SECOND),
    COUNT_OF(N_("认购毛套数"), "sub_gross_sets", SECOND),
    COUNT_OF(N_("净认购套数"), "sub_net_sets", SECOND),
    COUNT_OF(N_("净认购金额"), "sub_net_amount_fen", SECOND),
    COUNT_OF(N_("净签约套数"), "sign_net_sets", SECOND),
    COUNT_OF(N_("净签约金额"), "sign_net_amount_fen", SECOND),
    COUNT_OF(N_("回款"), "collect_total_fen", SECOND),
    RATE_OF(N_("首访转化率"), 12, 9),
    FILLED(N_("月目标(套)"), SUM_VALUE, UNIT_COUNT),
    RATE_OF(N_("套数完成率"), 13, CONSULTANT_SETS),
    FILLED(N_("月目标(元)"), SUM_VALUE, UNIT_MONEY),
    RATE_OF(N_("金额完成率"), 14, CONSULTANT_AMOUNT),
};

static const Figure layout_figures[] = {
    TEXT_OF(N_("户型")),
    COUNT_OF(N_("首访"), "first_visits", FIRST),
    COUNT_OF(N_("复访"), "return_visits", FIRST),
    COUNT_OF(N_("认购毛套数"), "sub_gross_sets", FIRST),
    COUNT_OF(N_("净认购套数"), "sub_net_sets", FIRST),
    COUNT_OF(N_("净认购金额"), "sub_net_amount_fen", FIRST),
    COUNT_OF(N_("净签约套数"), "sign_net_sets", FIRST),
    COUNT_OF(N_("净签约金额"), "sign_net_amount_fen", FIRST),
    COUNT_OF(N_("首访"), "first_visits", SECOND),
    COUNT_OF(N_("复访"), "return_visits", SECOND),
    COUNT_OF(N_("认购毛套数"), "sub_gross_sets", SECOND),
    COUNT_OF(N_("净认购套数"), "sub_net_sets", SECOND),
    COUNT_OF(N_("净认购金额"), "sub_net_amount_fen", SECOND),
    COUNT_OF(N_("净签约套数"), "sign_net_sets", SECOND),
    COUNT_OF(N_("净签约金额"), "sign_net_amount_fen", SECOND),
    SHARE_OF(N_("首访占比"), 8),
    SHARE_OF(N_("净认购占比"), 11),
};

static const Figure day_figures[] = {
    TEXT_OF(N_("日期")),
    TEXT_OF(N_("星期")),
    COUNT_OF(N_("来电(组)"), "calls", FIRST),
    COUNT_OF(N_("首电"), "first_calls", FIRST),
    COUNT_OF(N_("来访(组)"), "visits", FIRST),
    COUNT_OF(N_("首访"), "first_visits", FIRST),
    COUNT_OF(N_("复访"), "return_visits", FIRST),
    COUNT_OF(N_("跟进"), "followups", FIRST),
    COUNT_OF(N_("认筹"), "tickets_opened", FIRST),
    COUNT_OF(N_("认购毛套数"), "sub_gross_sets", FIRST),
    COUNT_OF(N_("净认购套数"), "sub_net_sets", FIRST),
    COUNT_OF(N_("净认购金额"), "sub_net_amount_fen", FIRST),
    COUNT_OF(N_("净签约套数"), "sign_net_sets", FIRST),
    COUNT_OF(N_("净签约金额"), "sign_net_amount_fen", FIRST),
    COUNT_OF(N_("回款"), "collect_total_fen", FIRST),
};

static const struct {
    const Figure *figures;
    size_t count;
} tables[] = {
    [SUMMARY_SOURCES] = {source_figures, ARRAY_LEN(source_figures)},
    [SUMMARY_CONSULTANTS] = {consultant_figures, ARRAY_LEN(consultant_figures)},
    [SUMMARY_LAYOUTS] = {layout_figures, ARRAY_LEN(layout_figures)},
    [SUMMARY_DAYS] = {day_figures, ARRAY_LEN(day_figures)},
};

static const char *const period_names[][2] = {
    [REPORT_DAILY] = {N_("今日"), N_("本月")},
    [REPORT_WEEKLY] = {N_("本周"), N_("本月")},
    [REPORT_MONTHLY] = {N_("本月"), N_("本年")},
};

static SummaryCell *cell_of(const Summary *summary, size_t row, size_t column)
{
    return &summary->cells[row * summary->column_count + column];
}

const SummaryCell *summary_cell(const Summary *summary, size_t row, size_t column)
{
    return cell_of(summary, row, column);
}

static int64_t column_sum(const Summary *summary, size_t column)
{
    int64_t sum = 0;
    for (size_t i = 0; i < summary->row_count; i++) {
        int64_t value = cell_of(summary, i, column)->number;
        sum += value == NONE ? 0 : value;
    }
    return sum;
}

int64_t summary_total(const Summary *summary, size_t column)
{
    const SummaryColumn *at = &summary->columns[column];
    int64_t sum = column_sum(summary, column);
    switch (at->kind) {
    case SUM_TEXT:
    case SUM_FIXED:
        return NONE;
    case SUM_QUOTIENT:
        return ratio_round(column_sum(summary, (size_t)at->over), PPM,
                           column_sum(summary, (size_t)at->under));
    case SUM_SHARE:
        return sum == 0 ? NONE : sum;
    case SUM_VALUE:
        break;
    }
    return sum;
}

/* Shares and quotients */

static bool can_share(const Summary *summary, size_t of)
{
    for (size_t i = 0; i < summary->row_count; i++) {
        if (cell_of(summary, i, of)->number < 0) {
            return false;
        }
    }
    return column_sum(summary, of) > 0;
}

/* The row whose share was cut most. */
static size_t largest_rest(const Summary *summary, size_t column, size_t of, int64_t total)
{
    size_t best = 0;
    int64_t most = -1;
    for (size_t i = 0; i < summary->row_count; i++) {
        int64_t given = cell_of(summary, i, column)->number / SHARE_PPM;
        int64_t rest = cell_of(summary, i, of)->number * SHARES - given * total;
        if (rest > most) {
            most = rest;
            best = i;
        }
    }
    return best;
}

/* M44: tenths of a per cent by the largest remainder; undefined when a part is below zero. */
static void share_out(Summary *summary, size_t column)
{
    size_t of = (size_t)summary->columns[column].over;
    int64_t total = column_sum(summary, of);
    int64_t left = SHARES;
    bool defined = can_share(summary, of);
    for (size_t i = 0; i < summary->row_count; i++) {
        int64_t part = defined ? cell_of(summary, i, of)->number * SHARES / total : 0;
        cell_of(summary, i, column)->number = defined ? part * SHARE_PPM : NONE;
        left -= part;
    }
    for (; defined && left > 0; left--) {
        cell_of(summary, largest_rest(summary, column, of, total), column)->number += SHARE_PPM;
    }
}

static void divide(Summary *summary, size_t column)
{
    const SummaryColumn *at = &summary->columns[column];
    for (size_t i = 0; i < summary->row_count; i++) {
        int64_t over = cell_of(summary, i, (size_t)at->over)->number;
        int64_t under = cell_of(summary, i, (size_t)at->under)->number;
        bool defined = over != NONE && under != NONE;
        cell_of(summary, i, column)->number = defined ? ratio_round(over, PPM, under) : NONE;
    }
}

static void settle(Summary *summary)
{
    for (size_t i = 0; i < summary->column_count; i++) {
        if (summary->columns[i].kind == SUM_SHARE) {
            share_out(summary, i);
        } else if (summary->columns[i].kind == SUM_QUOTIENT) {
            divide(summary, i);
        }
    }
}

/* Columns and rows */

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

static Summary new_summary(const Report *report, SummaryId id, size_t rows, Arena *arena)
{
    size_t count = tables[id].count;
    SummaryColumn *columns = arena_alloc(arena, count * sizeof *columns);
    Summary summary = {.id = id, .columns = columns, .column_count = count, .row_count = rows};
    summary.cells = arena_alloc(arena, (rows * count + 1) * sizeof *summary.cells);
    for (size_t i = 0; i < count; i++) {
        const Figure *figure = &tables[id].figures[i];
        bool dated = figure->metric != NULL && id != SUMMARY_DAYS;
        columns[i] = (SummaryColumn){
            .period = dated ? period_names[report->kind][figure->period] : NULL,
            .label = figure->label,
            .kind = figure->kind,
            .unit = figure->metric != NULL ? metric_list[metric_index(figure->metric)].unit
                                           : figure->unit,
            .over = figure->over,
            .under = figure->under,
            .metric = figure->metric,
            .column = report_column(report, figure->period),
        };
    }
    if (id == SUMMARY_CONSULTANTS && report->kind == REPORT_MONTHLY) {
        columns[CONSULTANT_SETS_RATE].over = 6; /* a month's target stands against the month */
        columns[CONSULTANT_AMOUNT_RATE].over = 7;
    }
    return summary;
}

static Summary table_summary(const Report *report, SummaryId id, const ReportTable *from,
                             Arena *arena)
{
    Summary summary = new_summary(report, id, from->count, arena);
    for (size_t row = 0; row < from->count; row++) {
        cell_of(&summary, row, SUMMARY_KEY)->text = from->rows[row].name;
        for (size_t i = 0; i < summary.column_count; i++) {
            const SummaryColumn *column = &summary.columns[i];
            if (column->metric != NULL) {
                size_t metric = metric_index(column->metric);
                cell_of(&summary, row, i)->number =
                    from->rows[row].values[metric * REPORT_COLUMNS_MAX + column->column];
            }
        }
    }
    return summary;
}

static void add_targets(Summary *summary, const Report *report, Db *db)
{
    char month[16];
    Stmt *stmt = query_open(db, "workbook_consultant_targets",
                            BINDS(BIND_TEXT(":month", month_format(month, sizeof month,
                                                                   date_month(report->to)))));
    while (query_next(stmt)) {
        bool sets = choice_from_code("target_metric", query_text(stmt, 1)) == TARGET_SUB_SETS;
        for (size_t row = 0; row < summary->row_count; row++) {
            if (strcmp(cell_of(summary, row, SUMMARY_NO)->text, query_text(stmt, 0)) == 0) {
                cell_of(summary, row, sets ? CONSULTANT_SETS : CONSULTANT_AMOUNT)->number =
                    sets ? query_number(stmt, 2) / 100 : query_number(stmt, 2);
            }
        }
    }
    query_close(stmt);
}

static void add_people(Summary *summary, const Report *report)
{
    for (size_t row = 0; row < summary->row_count; row++) {
        cell_of(summary, row, SUMMARY_NO)->text = report->by_consultant.rows[row].no;
        cell_of(summary, row, CONSULTANT_RANK)->number = report->by_consultant.rows[row].rank;
        cell_of(summary, row, CONSULTANT_SETS)->number = NONE;
        cell_of(summary, row, CONSULTANT_AMOUNT)->number = NONE;
    }
}

static Summary day_summary(const Report *report, Arena *arena)
{
    static const char *const weekdays[] = {"",         N_("周一"), N_("周二"), N_("周三"),
                                           N_("周四"), N_("周五"), N_("周六"), N_("周日")};
    char buf[16];
    Summary summary = new_summary(report, SUMMARY_DAYS, report->day_count, arena);
    for (size_t row = 0; row < report->day_count; row++) {
        const ReportDay *day = &report->days[row];
        cell_of(&summary, row, SUMMARY_KEY)->text =
            arena_copy(arena, date_format(buf, sizeof buf, day->date));
        cell_of(&summary, row, 1)->text = _(weekdays[date_weekday(day->date)]);
        for (size_t i = 2; i < summary.column_count; i++) {
            cell_of(&summary, row, i)->number =
                day->values[metric_index(summary.columns[i].metric)];
        }
    }
    return summary;
}

Summary summary_make(const Report *report, Db *db, SummaryId id, Arena *arena)
{
    Summary summary;
    switch (id) {
    case SUMMARY_SOURCES:
        summary = table_summary(report, id, &report->by_source, arena);
        break;
    case SUMMARY_CONSULTANTS:
        summary = table_summary(report, id, &report->by_consultant, arena);
        add_people(&summary, report);
        add_targets(&summary, report, db);
        break;
    case SUMMARY_LAYOUTS:
        summary = table_summary(report, id, &report->by_layout, arena);
        break;
    case SUMMARY_DAYS:
    default:
        summary = day_summary(report, arena);
        break;
    }
    settle(&summary);
    return summary;
}

#include "report/line.h"

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"

#include <string.h>

#define PPM 1000000

#define SETS_NET(gross, cancel) {{gross, 1}, {cancel, -1}}
#define AMOUNT_NET(gross, change, cancel) {{gross, 1}, {change, 1}, {cancel, -1}}

/* The order of interface.md 4. */
const ReportLine report_lines[] = {
    {LINE_FLOW, "calls", N_("客流"), {{0}}},
    {LINE_FLOW, "first_calls", NULL, {{0}}},
    {LINE_FLOW, "visits", NULL, {{"first_visits", 1}, {"return_visits", 1}}},
    {LINE_FLOW, "first_visits", NULL, {{0}}},
    {LINE_FLOW, "return_visits", NULL, {{0}}},
    {LINE_FLOW, "visitors", NULL, {{0}}},
    {LINE_FLOW, "tickets_opened", N_("认筹"), {{0}}},
    {LINE_FLOW, "tickets_refunded", NULL, {{0}}},
    {LINE_STOCK, "tickets_open", NULL, {{0}}},
    {LINE_FLOW, "sub_gross_sets", N_("认购"), {{0}}},
    {LINE_FLOW, "sub_gross_area_dm2", NULL, {{0}}},
    {LINE_FLOW, "sub_gross_amount_fen", NULL, {{0}}},
    {LINE_FLOW, "sub_cancel_sets", NULL, {{0}}},
    {LINE_FLOW, "sub_cancel_amount_fen", NULL, {{0}}},
    {LINE_FLOW, "change_amount_fen", NULL, {{0}}},
    {LINE_FLOW, "sub_net_sets", NULL, SETS_NET("sub_gross_sets", "sub_cancel_sets")},
    {LINE_FLOW, "sub_net_area_dm2", NULL, {{0}}},
    {LINE_FLOW, "sub_net_amount_fen", NULL,
     AMOUNT_NET("sub_gross_amount_fen", "change_amount_fen", "sub_cancel_amount_fen")},
    {LINE_RATIO, "avg_price_sub_fen_m2", NULL, {{0}}},
    {LINE_FLOW, "sign_gross_sets", N_("签约"), {{0}}},
    {LINE_FLOW, "sign_gross_area_dm2", NULL, {{0}}},
    {LINE_FLOW, "sign_gross_amount_fen", NULL, {{0}}},
    {LINE_FLOW, "sign_cancel_sets", NULL, {{0}}},
    {LINE_FLOW, "sign_cancel_amount_fen", NULL, {{0}}},
    {LINE_FLOW, "sign_change_amount_fen", NULL, {{0}}},
    {LINE_FLOW, "sign_net_sets", NULL, SETS_NET("sign_gross_sets", "sign_cancel_sets")},
    {LINE_FLOW, "sign_net_area_dm2", NULL, {{0}}},
    {LINE_FLOW, "sign_net_amount_fen", NULL,
     AMOUNT_NET("sign_gross_amount_fen", "sign_change_amount_fen", "sign_cancel_amount_fen")},
    {LINE_RATIO, "avg_price_sign_fen_m2", NULL, {{0}}},
    {LINE_FLOW, "online_signed_sets", N_("网签备案"), {{0}}},
    {LINE_FLOW, "filed_sets", NULL, {{0}}},
    {LINE_FLOW, "collect_deposit_fen", N_("回款"), {{0}}},
    {LINE_FLOW, "collect_down_fen", NULL, {{0}}},
    {LINE_FLOW, "collect_loan_commercial_fen", NULL, {{0}}},
    {LINE_FLOW, "collect_loan_fund_fen", NULL, {{0}}},
    {LINE_FLOW, "collect_other_fen", NULL, {{0}}},
    {LINE_FLOW, "collect_refund_fen", NULL, {{0}}},
    {LINE_FLOW, "collect_total_fen", NULL,
     {{"collect_deposit_fen", 1}, {"collect_down_fen", 1}, {"collect_loan_commercial_fen", 1},
      {"collect_loan_fund_fen", 1}, {"collect_other_fen", 1}, {"collect_refund_fen", -1}}},
    {LINE_RATIO, "conv_first", N_("转化"), {{0}}},
    {LINE_RATIO, "conv_visit", NULL, {{0}}},
    {LINE_RATIO, "cancel_rate", NULL, {{0}}},
    {LINE_STOCK, "launched_sets", N_("存量"), {{0}}},
    {LINE_STOCK, "sold_sets", NULL, {{0}}},
    {LINE_STOCK, "available_sets", NULL, {{0}}},
    {LINE_STOCK, "held_sets", NULL, {{0}}},
    {LINE_STOCK, "available_area_dm2", NULL, {{0}}},
    {LINE_STOCK, "available_value_fen", NULL, {{0}}},
    {LINE_STOCK, "sell_through_launched", NULL, {{0}}},
    {LINE_STOCK, "sell_through_all", NULL, {{0}}},
    {LINE_STOCK, "months_of_supply", NULL, {{0}}},
    {LINE_STOCK, "sub_unsigned", N_("待办"), {{0}}},
    {LINE_STOCK, "sub_unsigned_overdue", NULL, {{0}}},
    {LINE_STOCK, "signed_unfiled", NULL, {{0}}},
    {LINE_STOCK, "unfiled_overdue", NULL, {{0}}},
    {LINE_STOCK, "loan_undisbursed_deals", NULL, {{0}}},
    {LINE_STOCK, "loan_undisbursed_fen", NULL, {{0}}},
    {LINE_STOCK, "receivable_overdue_rows", NULL, {{0}}},
    {LINE_STOCK, "receivable_overdue_fen", NULL, {{0}}},
    {LINE_STOCK, "followups_overdue", NULL, {{0}}},
    {LINE_STOCK, "items_low", NULL, {{0}}},
    {LINE_STOCK, "items_out", NULL, {{0}}},
    {LINE_STOCK, "complaints_open", NULL, {{0}}},
};
const size_t report_line_count = ARRAY_LEN(report_lines);

static size_t ratio_position(const char *key)
{
    size_t i = 0;
    while (strcmp(ratio_list[i].key, key) != 0) {
        i++;
    }
    return i;
}

const char *line_label(const ReportLine *line)
{
    switch (line->kind) {
    case LINE_FLOW:
        return metric_list[metric_index(line->key)].label;
    case LINE_RATIO:
        return ratio_list[ratio_position(line->key)].label;
    case LINE_STOCK:
        break;
    }
    return stock_list[stock_index(line->key)].label;
}

MetricUnit line_unit(const ReportLine *line)
{
    switch (line->kind) {
    case LINE_FLOW:
        return metric_list[metric_index(line->key)].unit;
    case LINE_RATIO:
        return ratio_list[ratio_position(line->key)].unit;
    case LINE_STOCK:
        break;
    }
    return stock_list[stock_index(line->key)].unit;
}

size_t line_find(const char *key)
{
    for (size_t i = 0; i < report_line_count; i++) {
        if (strcmp(report_lines[i].key, key) == 0) {
            return i;
        }
    }
    return NO_LINE;
}

int64_t line_value(const Report *report, const ReportLine *line, size_t column)
{
    switch (line->kind) {
    case LINE_FLOW:
        return report_value(report, line->key, column);
    case LINE_RATIO:
        return report_ratio(report, ratio_position(line->key), column);
    case LINE_STOCK:
        break;
    }
    return column == 0 ? report->stock[stock_index(line->key)] : NONE;
}

/* Columns */

#define VALUE(label, column) {label, HEADING_VALUE, column, 0, 0, false}
#define CHANGE(label, over, under) {label, HEADING_CHANGE, 0, over, under, false}
#define RATE(label, over, under) {label, HEADING_RATE, 0, over, under, false}

static const ReportHeading daily[] = {
    VALUE(N_("今日"), 0),
    VALUE(N_("昨日"), 1),
    CHANGE(N_("环比"), 0, 1),
    VALUE(N_("本周累计"), 2),
    VALUE(N_("本月累计"), 3),
    {N_("月目标"), HEADING_TARGET, 0, 0, 0, false},
    RATE(N_("完成率"), 4, 5),
    VALUE(N_("本年累计"), 4),
    {N_("年目标"), HEADING_TARGET, 0, 0, 0, true},
    RATE(N_("年完成率"), 7, 8),
    VALUE(N_("项目累计"), 5),
};
static const ReportHeading weekly[] = {
    VALUE(N_("本周"), 0),     VALUE(N_("上周"), 1),     CHANGE(N_("环比"), 0, 1),
    VALUE(N_("本月累计"), 2), VALUE(N_("本年累计"), 3), VALUE(N_("项目累计"), 4),
};
static const ReportHeading monthly[] = {
    VALUE(N_("本月"), 0),      VALUE(N_("上月"), 1),     CHANGE(N_("环比"), 0, 1),
    VALUE(N_("去年同月"), 2),  CHANGE(N_("同比"), 0, 3), VALUE(N_("本年累计"), 3),
    VALUE(N_("项目累计"), 4),
};

static const struct {
    const ReportHeading *rows;
    size_t count;
} headings[] = {
    [REPORT_DAILY] = {daily, ARRAY_LEN(daily)},
    [REPORT_WEEKLY] = {weekly, ARRAY_LEN(weekly)},
    [REPORT_MONTHLY] = {monthly, ARRAY_LEN(monthly)},
};

const ReportHeading *report_headings(ReportKind kind, size_t *count)
{
    *count = headings[kind].count;
    return headings[kind].rows;
}

static int64_t target_of(const Report *report, const ReportLine *line, bool year)
{
    if (line->kind != LINE_FLOW) {
        return NONE;
    }
    size_t metric = metric_index(line->key);
    if (year) {
        return report->year_targets[metric];
    }
    for (size_t i = 0; i < report->target_count; i++) {
        if (report->targets[i].metric_index == metric) {
            return report->targets[i].target;
        }
    }
    return NONE;
}

/* How much a ratio of counts changed, exactly: that of the rounded ones would be off. */
static int64_t ratio_change(const Report *report, const RatioMetric *ratio, size_t now, size_t then)
{
    int64_t over = report_value(report, ratio->numerator, now);
    int64_t under = report_value(report, ratio->denominator, now);
    int64_t old_over = report_value(report, ratio->numerator, then);
    int64_t old_under = report_value(report, ratio->denominator, then);
    if (under == 0 || old_under == 0) {
        return NONE;
    }
    return ratio_round(over * old_under - old_over * under, PPM, old_over * under);
}

int64_t heading_value(const Report *report, const ReportLine *line, size_t heading)
{
    const ReportHeading *head = &headings[report->kind].rows[heading];
    if (head->kind == HEADING_VALUE) {
        return line_value(report, line, head->column);
    }
    if (head->kind == HEADING_TARGET) {
        return target_of(report, line, head->year);
    }
    if (head->kind == HEADING_CHANGE && line_unit(line) == UNIT_RATIO && line->kind == LINE_RATIO) {
        const ReportHeading *all = headings[report->kind].rows;
        return ratio_change(report, &ratio_list[ratio_position(line->key)], all[head->over].column,
                            all[head->under].column);
    }
    int64_t over = heading_value(report, line, head->over);
    int64_t under = heading_value(report, line, head->under);
    if (over == NONE || under == NONE) {
        return NONE;
    }
    return ratio_round(head->kind == HEADING_CHANGE ? over - under : over, PPM, under);
}

MetricUnit heading_unit(const Report *report, const ReportLine *line, size_t heading)
{
    HeadingKind kind = headings[report->kind].rows[heading].kind;
    return kind == HEADING_CHANGE || kind == HEADING_RATE ? UNIT_RATIO : line_unit(line);
}

bool heading_applies(const Report *report, const ReportLine *line, size_t heading)
{
    const ReportHeading *head = &headings[report->kind].rows[heading];
    bool first = head->kind == HEADING_VALUE && head->column == 0;
    return line->kind != LINE_STOCK || first;
}

#include "report/metric.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define BY_CALL N_("来电日期")
#define BY_VISIT N_("到访日期")
#define BY_SUB N_("认购日期")
#define BY_DONE N_("执行日期")
#define BY_SIGN N_("签约日期")
#define BY_ARRIVAL N_("到账日期")

#define NET_SUB {{"subscribe", 1}, {"change_signed", 1}, {"change_unsigned", 1}, {"cancel_signed", -1}, {"cancel_unsigned", -1}}
#define NET_SIGN {{"sign", 1}, {"change_signed", 1}, {"cancel_signed", -1}}
#define CANCELS {{"cancel_signed", 1}, {"cancel_unsigned", 1}}
#define CHANGES {{"change_signed", 1}, {"change_unsigned", 1}}

/* Sets, area and amount are measures of one flow; a visit's amount is its heads. */
const Metric metric_list[] = {
    {"calls", N_("来电(组)"), UNIT_COUNT, MEASURE_SETS, {{"new_call", 1}, {"first_call", 1}, {"repeat_call", 1}}, N_("M01 来电组数：同一日期同一手机算一组，未留电每行一组"), BY_CALL},
    {"first_calls", N_("首电"), UNIT_COUNT, MEASURE_SETS, {{"new_call", 1}, {"first_call", 1}}, N_("M02 首电：此前没有来电或来访的来电组"), BY_CALL},
    {"visits", N_("来访(组)"), UNIT_COUNT, MEASURE_SETS, {{"new_visit", 1}, {"first_visit", 1}, {"return_visit", 1}}, N_("M03 来访组数：购房来访，同一客户一天一组"), BY_VISIT},
    {"first_visits", N_("首访"), UNIT_COUNT, MEASURE_SETS, {{"new_visit", 1}, {"first_visit", 1}}, N_("M04 首访：客户（含直系亲属）最早的一次购房来访"), BY_VISIT},
    {"return_visits", N_("复访"), UNIT_COUNT, MEASURE_SETS, {{"return_visit", 1}}, N_("M05 复访：来访组数减首访"), BY_VISIT},
    {"visitors", N_("到访人数"), UNIT_COUNT, MEASURE_AMOUNT, {{"new_visit", 1}, {"first_visit", 1}, {"return_visit", 1}}, N_("M06 到访人数：计入来访组数的各行到访人数之和"), BY_VISIT},
    {"new_customers", N_("新增客户"), UNIT_COUNT, MEASURE_SETS, {{"new_call", 1}, {"new_visit", 1}}, N_("M46 新增客户：首次来电或来访的客户"), N_("首次接触日期")},
    {"followups", N_("跟进"), UNIT_COUNT, MEASURE_SETS, {{"effective_followup", 1}, {"other_followup", 1}}, N_("跟进次数"), N_("跟进日期")},
    {"effective_followups", N_("有效跟进"), UNIT_COUNT, MEASURE_SETS, {{"effective_followup", 1}}, N_("联系上客户的跟进次数"), N_("跟进日期")},
    {"tickets_opened", N_("认筹"), UNIT_COUNT, MEASURE_SETS, {{"ticket", 1}}, N_("M07 认筹数（毛）"), N_("认筹日期")},
    {"tickets_refunded", N_("退筹"), UNIT_COUNT, MEASURE_SETS, {{"ticket_refund", 1}}, N_("M08 退筹：转认购不算退筹"), N_("退筹日期")},
    {"sub_gross_sets", N_("认购毛套数"), UNIT_COUNT, MEASURE_SETS, {{"subscribe", 1}}, N_("M10 认购套数（毛）：每笔成交只算一次"), BY_SUB},
    {"sub_gross_area_dm2", N_("认购毛面积(㎡)"), UNIT_AREA, MEASURE_AREA, {{"subscribe", 1}}, N_("M13 认购时的建筑面积"), BY_SUB},
    {"sub_gross_amount_fen", N_("认购毛金额(元)"), UNIT_MONEY, MEASURE_AMOUNT, {{"subscribe", 1}}, N_("M13 认购时的成交总价"), BY_SUB},
    {"cancel_unsigned_sets", N_("退认购套数(未签约)"), UNIT_COUNT, MEASURE_SETS, {{"cancel_unsigned", 1}}, N_("M11 未签约成交的退房、挞定"), BY_DONE},
    {"sub_cancel_sets", N_("退认购套数"), UNIT_COUNT, MEASURE_SETS, CANCELS, N_("执行的全部退房、挞定，无论是否签约"), BY_DONE},
    {"sub_cancel_area_dm2", N_("退认购面积(㎡)"), UNIT_AREA, MEASURE_AREA, CANCELS, N_("退房时的面积（含此前变更）"), BY_DONE},
    {"sub_cancel_amount_fen", N_("退认购金额(元)"), UNIT_MONEY, MEASURE_AMOUNT, CANCELS, N_("退房时的总价（含此前变更）"), BY_DONE},
    {"change_area_dm2", N_("认购变更面积(㎡)"), UNIT_AREA, MEASURE_AREA, CHANGES, N_("M14 换房的面积差额"), BY_DONE},
    {"change_amount_fen", N_("认购变更差额(元)"), UNIT_MONEY, MEASURE_AMOUNT, CHANGES, N_("M14 换房、价格和付款方式变更的金额差额"), BY_DONE},
    {"sub_net_sets", N_("净认购套数"), UNIT_COUNT, MEASURE_SETS, NET_SUB, N_("M12 认购套数减全部退房套数"), N_("认购、执行日期")},
    {"sub_net_area_dm2", N_("净认购面积(㎡)"), UNIT_AREA, MEASURE_AREA, NET_SUB, N_("毛面积加变更差额减退房面积"), N_("认购、执行日期")},
    {"sub_net_amount_fen", N_("净认购金额(元)"), UNIT_MONEY, MEASURE_AMOUNT, NET_SUB, N_("M15 毛金额加变更差额减退房金额"), N_("认购、执行日期")},
    {"sign_gross_sets", N_("签约毛套数"), UNIT_COUNT, MEASURE_SETS, {{"sign", 1}}, N_("M17 签约套数（毛）"), BY_SIGN},
    {"sign_gross_area_dm2", N_("签约毛面积(㎡)"), UNIT_AREA, MEASURE_AREA, {{"sign", 1}}, N_("M17 签约时的面积"), BY_SIGN},
    {"sign_gross_amount_fen", N_("签约毛金额(元)"), UNIT_MONEY, MEASURE_AMOUNT, {{"sign", 1}}, N_("M17 签约时的总价"), BY_SIGN},
    {"sign_cancel_sets", N_("退签约套数"), UNIT_COUNT, MEASURE_SETS, {{"cancel_signed", 1}}, N_("M18 已签约成交的退房"), BY_DONE},
    {"sign_cancel_area_dm2", N_("退签约面积(㎡)"), UNIT_AREA, MEASURE_AREA, {{"cancel_signed", 1}}, N_("M18 退签约面积"), BY_DONE},
    {"sign_cancel_amount_fen", N_("退签约金额(元)"), UNIT_MONEY, MEASURE_AMOUNT, {{"cancel_signed", 1}}, N_("M18 退签约金额"), BY_DONE},
    {"sign_change_area_dm2", N_("签约变更面积(㎡)"), UNIT_AREA, MEASURE_AREA, {{"change_signed", 1}}, N_("签约当日及以后执行的变更面积差额"), BY_DONE},
    {"sign_change_amount_fen", N_("签约变更差额(元)"), UNIT_MONEY, MEASURE_AMOUNT, {{"change_signed", 1}}, N_("签约当日及以后执行的变更金额差额"), BY_DONE},
    {"sign_net_sets", N_("净签约套数"), UNIT_COUNT, MEASURE_SETS, NET_SIGN, N_("M19 签约套数减退签约套数"), N_("签约、执行日期")},
    {"sign_net_area_dm2", N_("净签约面积(㎡)"), UNIT_AREA, MEASURE_AREA, NET_SIGN, N_("M19 净签约面积"), N_("签约、执行日期")},
    {"sign_net_amount_fen", N_("净签约金额(元)"), UNIT_MONEY, MEASURE_AMOUNT, NET_SIGN, N_("M19 净签约金额"), N_("签约、执行日期")},
    {"online_signed_sets", N_("网签套数"), UNIT_COUNT, MEASURE_SETS, {{"online_sign", 1}}, N_("M20 网签套数（毛）"), N_("网签日期")},
    {"filed_sets", N_("备案套数"), UNIT_COUNT, MEASURE_SETS, {{"filed", 1}}, N_("M20 备案套数（毛），每份合同按首次备案算一次"), N_("备案日期")},
    {"collect_deposit_fen", N_("回款定金(元)"), UNIT_MONEY, MEASURE_AMOUNT, {{"collect_deposit", 1}}, N_("M22 到账的定金，不含转款"), BY_ARRIVAL},
    {"collect_down_fen", N_("回款首付房款(元)"), UNIT_MONEY, MEASURE_AMOUNT, {{"collect_down", 1}, {"collect_price", 1}}, N_("M22 到账的首付和房款"), BY_ARRIVAL},
    {"collect_loan_commercial_fen", N_("回款商贷(元)"), UNIT_MONEY, MEASURE_AMOUNT, {{"collect_commercial", 1}}, N_("M22 到账的商业贷款"), BY_ARRIVAL},
    {"collect_loan_fund_fen", N_("回款公积金(元)"), UNIT_MONEY, MEASURE_AMOUNT, {{"collect_fund", 1}}, N_("M22 到账的公积金贷款"), BY_ARRIVAL},
    {"collect_other_fen", N_("回款其他(元)"), UNIT_MONEY, MEASURE_AMOUNT, {{"collect_balance", 1}, {"collect_area", 1}}, N_("M22 到账的尾款和面积补差"), BY_ARRIVAL},
    {"collect_refund_fen", N_("退款(元)"), UNIT_MONEY, MEASURE_AMOUNT, {{"collect_refund", 1}}, N_("M22 退款（正数）"), BY_ARRIVAL},
    {"collect_total_fen", N_("回款合计(元)"), UNIT_MONEY, MEASURE_AMOUNT,
     {{"collect_deposit", 1}, {"collect_down", 1}, {"collect_price", 1}, {"collect_commercial", 1}, {"collect_fund", 1}, {"collect_balance", 1}, {"collect_area", 1}, {"collect_refund", -1}},
     N_("M21 回款：定金、首付房款、贷款、尾款、面积补差之和减退款，不含转款、代收费、维修基金、契税、违约金"), BY_ARRIVAL},
};
const size_t metric_count = ARRAY_LEN(metric_list);

const RatioMetric ratio_list[] = {
    {"conv_first", N_("首访转化率"), UNIT_RATIO, "sub_gross_sets", "first_visits", N_("M24 同期认购毛套数 ÷ 首访")},
    {"conv_visit", N_("来访转化率"), UNIT_RATIO, "sub_gross_sets", "visits", N_("M26 同期认购毛套数 ÷ 来访组数")},
    {"cancel_rate", N_("退房率"), UNIT_RATIO, "sub_cancel_sets", "sub_gross_sets", N_("M29 同期全部退房套数 ÷ 认购毛套数")},
    {"avg_price_sub_fen_m2", N_("认购均价(元/㎡)"), UNIT_PRICE, "sub_gross_amount_fen", "sub_gross_area_dm2", N_("M16 认购毛金额 ÷ 毛面积，加权")},
    {"avg_price_sign_fen_m2", N_("签约均价(元/㎡)"), UNIT_PRICE, "sign_gross_amount_fen", "sign_gross_area_dm2", N_("M16 签约毛金额 ÷ 毛面积，加权")},
};
const size_t ratio_count = ARRAY_LEN(ratio_list);

const StockMetric stock_list[] = {
    {"tickets_open", N_("有效认筹存量"), UNIT_COUNT, N_("M09 截至当日未退、未转认购的认筹")},
    {"launched_sets", N_("已推套数"), UNIT_COUNT, N_("已售、待售、保留之和")},
    {"sold_sets", N_("已售套数"), UNIT_COUNT, N_("截至当日有在途成交的房源")},
    {"available_sets", N_("待售套数"), UNIT_COUNT, N_("M33 已推未售，不含保留")},
    {"held_sets", N_("保留套数"), UNIT_COUNT, N_("M33 已推未售的保留房源")},
    {"available_area_dm2", N_("待售面积(㎡)"), UNIT_AREA, N_("待售房源的建筑面积")},
    {"available_value_fen", N_("待售货值(元)"), UNIT_MONEY, N_("待售房源按现行标准总价")},
    {"sell_through_launched", N_("推售去化率"), UNIT_RATIO, N_("M31 已售 ÷ 已推")},
    {"sell_through_all", N_("整盘去化率"), UNIT_RATIO, N_("M32 已售 ÷ 全部可售（不含不可售）")},
    {"months_of_supply", N_("去化周期(月)"), UNIT_DECIMAL, N_("M34 待售与保留 ÷ 最近六个整月的月均净认购")},
    {"sub_unsigned", N_("认购未签约"), UNIT_COUNT, N_("M35 截至当日已认购未签约的成交")},
    {"sub_unsigned_overdue", N_("逾期未签"), UNIT_COUNT, N_("M35 超过约定签约日期仍未签约")},
    {"signed_unfiled", N_("已签未备案"), UNIT_COUNT, N_("M36 截至当日已签约未备案的成交")},
    {"unfiled_overdue", N_("逾期未备案"), UNIT_COUNT, N_("M36 签约超过 30 天仍未备案")},
    {"loan_undisbursed_deals", N_("按揭未放款笔数"), UNIT_COUNT, N_("M37 贷款没有放足的已签约成交")},
    {"loan_undisbursed_fen", N_("按揭未放款金额(元)"), UNIT_MONEY, N_("M37 应放（已批按批贷，未批按申请）减已放")},
    {"receivable_overdue_rows", N_("逾期应收笔数"), UNIT_COUNT, N_("M38 到期未付清的应收行（不含贷款）")},
    {"receivable_overdue_fen", N_("逾期应收金额(元)"), UNIT_MONEY, N_("M38 到期未付的金额")},
    {"followups_overdue", N_("逾期跟进"), UNIT_COUNT, N_("下次跟进日期已过、此后没有有效跟进的客户")},
    {"items_low", N_("低库存物料"), UNIT_COUNT, N_("库存大于 0 且不高于最低库存")},
    {"items_out", N_("缺货物料"), UNIT_COUNT, N_("库存不大于 0")},
    {"complaints_open", N_("未结客诉"), UNIT_COUNT, N_("截至当日未关闭的客诉")},
};
const size_t stock_count = ARRAY_LEN(stock_list);

size_t metric_index(const char *key)
{
    for (size_t i = 0; i < metric_count; i++) {
        if (strcmp(metric_list[i].key, key) == 0) {
            return i;
        }
    }
    assert(false && "a metric key that exists");
    return 0;
}

size_t stock_index(const char *key)
{
    for (size_t i = 0; i < stock_count; i++) {
        if (strcmp(stock_list[i].key, key) == 0) {
            return i;
        }
    }
    assert(false && "a stock key that exists");
    return 0;
}

static const char *format_tenths(char *buf, size_t size, int64_t value, int64_t divisor)
{
    int64_t tenths = ratio_round(value, 1, divisor);
    int64_t whole = tenths < 0 ? -tenths : tenths;
    snprintf(buf, size, "%s%" PRId64 ".%" PRId64, tenths < 0 ? "-" : "", whole / 10, whole % 10);
    return buf;
}

static const char *format_ratio(char *buf, size_t size, int64_t ppm)
{
    char number[32];
    snprintf(buf, size, "%s%%", format_tenths(number, sizeof number, ppm, 1000));
    return buf;
}

static const char *format_decimal(char *buf, size_t size, int64_t ppm)
{
    return format_tenths(buf, size, ppm, 100000);
}

const char *unit_format(char *buf, size_t size, MetricUnit unit, int64_t value)
{
    static const char *(*const formats[])(char *, size_t, int64_t) = {
        [UNIT_COUNT] = count_format, [UNIT_AREA] = area_format,   [UNIT_MONEY] = money_format,
        [UNIT_RATIO] = format_ratio, [UNIT_PRICE] = money_format, [UNIT_DECIMAL] = format_decimal,
    };
    return value == NONE ? "—" : formats[unit](buf, size, value);
}

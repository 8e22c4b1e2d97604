#include "domain/quote_sheet.h"

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "domain/loan_plan.h"
#include "domain/receivable.h"
#include "model/choice.h"

#include <string.h>

#define ROWS_MAX 64
#define AREA_UNIT 100 /* 0.01 m² in a m² */
#define PPM 1000000
#define BASIS_POINTS 10000
#define MONTHS 12

typedef struct Maker {
    const Quote *quote;
    Arena *arena;
    QuoteSheet sheet;
    int64_t loans; /* fen */
    int64_t fees;  /* fen */
} Maker;

static int64_t or_zero(int64_t amount)
{
    return amount == NONE ? 0 : amount;
}

static QuoteRow *add(Maker *maker, const char *key, const char *label, QuoteValue kind,
                     int64_t number)
{
    QuoteRow *row = &maker->sheet.rows[maker->sheet.count++];
    *row = (QuoteRow){key, label, kind, number, "", ""};
    return row;
}

static void add_text(Maker *maker, const char *key, const char *label, const char *text)
{
    if (text != NULL && *text != '\0') {
        add(maker, key, label, QUOTE_TEXT, NONE)->text = text;
    }
}

static void add_heading(Maker *maker, const char *key, const char *label)
{
    add(maker, key, label, QUOTE_HEADING, NONE);
}

static const char *money(Maker *maker, int64_t fen)
{
    char buf[32];
    return arena_copy(maker->arena, money_format(buf, sizeof buf, fen));
}

static const char *date_note(Maker *maker, int64_t date)
{
    char buf[16];
    return arena_copy(maker->arena, date_format(buf, sizeof buf, date));
}

/* Price */

/* What stands behind a discount, and beside it what it took off. */
static void add_step(Maker *maker, const char *name, int64_t *before, int64_t after)
{
    const char *key = arena_format(maker->arena, "discount.%s", name);
    add(maker, key, name, QUOTE_MONEY, after)->note =
        arena_format(maker->arena, "-%s", money(maker, *before - after));
    *before = after;
}

/* A quote from before the steps were kept has its difference in one row; else only what the
 * rounding to whole yuan moved is left. */
static void add_steps(Maker *maker, const QuoteBasis *basis)
{
    int64_t before = maker->quote->list_total;
    for (size_t i = 0; i < basis->step_count; i++) {
        add_step(maker, basis->steps[i].name, &before, basis->steps[i].after);
    }
    if (basis->step_count == 0 && before != maker->quote->total) {
        const char *names = maker->quote->discounts;
        add_step(maker, names != NULL ? names : _("折扣"), &before, maker->quote->total);
    }
    if (before != maker->quote->total) {
        add(maker, "rounding", _("取整到元"), QUOTE_MONEY, maker->quote->total - before);
    }
}

static void add_price(Maker *maker, const QuoteBasis *basis)
{
    const Quote *quote = maker->quote;
    add_heading(maker, "price", _("价格"));
    QuoteRow *list = add(maker, "list", _("标准总价"), QUOTE_MONEY, quote->list_total);
    if (quote->area != NONE) {
        int64_t unit = ratio_round(quote->list_total, AREA_UNIT, quote->area);
        list->note = arena_format(maker->arena, _("%s/㎡"), money(maker, unit));
    }
    add_steps(maker, basis);
    add(maker, "total", _("报价总价"), QUOTE_MONEY, quote->total);
    if (quote->area != NONE) {
        add(maker, "unit_price", _("折后单价"), QUOTE_MONEY,
            ratio_round(quote->total, AREA_UNIT, quote->area));
    }
    add(maker, "discount_rate", _("折扣率"), QUOTE_RATE,
        ratio_round(quote->total, BASIS_POINTS, quote->list_total) * (PPM / BASIS_POINTS));
}

/* Payment plan */

static void add_plan(Maker *maker)
{
    const Quote *quote = maker->quote;
    bool instalment = quote->pay_method == PAY_INSTALMENT;
    ReceivableTerms terms = {
        .deposit = or_zero(quote->deposit), .sub_date = quote->date, .sign_date = quote->sign_due,
        .down = instalment ? quote->down : NONE,
        .loan_commercial = or_zero(quote->loan_commercial), .loan_fund = or_zero(quote->loan_fund)};
    ReceivableSchedule plan =
        receivable_offer(&terms, quote->total, quote->pay_method, maker->arena);
    add_heading(maker, "plan", _("付款计划"));
    add_text(maker, "pay_method", _("付款方式"), _(choice_label("pay_method", quote->pay_method)));
    for (size_t i = 0; i < plan.count; i++) {
        const Receivable *row = &plan.rows[i];
        bool whole = quote->pay_method == PAY_LUMP && !row->deposit;
        add(maker, arena_format(maker->arena, "plan.%s", row->label),
            whole ? _("签约付余款") : _(row->label), QUOTE_MONEY, row->amount)->note =
            row->due != NONE ? date_note(maker, row->due) : "";
    }
    if (terms.loan_commercial > 0) {
        add(maker, "plan.commercial", _("商贷金额"), QUOTE_MONEY, terms.loan_commercial)->note =
            _("银行放款");
    }
    if (terms.loan_fund > 0) {
        add(maker, "plan.fund", _("公积金金额"), QUOTE_MONEY, terms.loan_fund)->note = _("银行放款");
    }
}

/* Loan */

static const char *parts_note(Maker *maker, const LoanPart *parts, const LoanPlan *plan)
{
    if (!loan_part_is(&parts[0]) || !loan_part_is(&parts[1])) {
        return "";
    }
    return arena_format(maker->arena, "%s+%s", money(maker, plan->parts[0].first),
                        money(maker, plan->parts[1].first));
}

static void add_annuity(Maker *maker, const LoanPart *parts, int64_t months)
{
    LoanPlan plan = loan_plan(parts, LOAN_PARTS_MAX, months, REPAY_ANNUITY, NULL);
    add_heading(maker, "annuity", _("等额本息"));
    add(maker, "annuity.month", _("每月还款"), QUOTE_MONEY, plan.sum.first)->note =
        parts_note(maker, parts, &plan);
    add(maker, "annuity.interest", _("利息合计"), QUOTE_MONEY, plan.sum.interest);
}

static void add_equal(Maker *maker, const LoanPart *parts, int64_t months)
{
    LoanPlan plan = loan_plan(parts, LOAN_PARTS_MAX, months, REPAY_EQUAL_PRINCIPAL, NULL);
    add_heading(maker, "equal", _("等额本金"));
    add(maker, "equal.first", _("首月还款"), QUOTE_MONEY, plan.sum.first)->note =
        parts_note(maker, parts, &plan);
    add(maker, "equal.last", _("末月还款"), QUOTE_MONEY, plan.sum.last);
    add(maker, "equal.decrease", _("每月递减"), QUOTE_MONEY, plan.sum.decrease);
    add(maker, "equal.interest", _("利息合计"), QUOTE_MONEY, plan.sum.interest);
}

static void add_loan(Maker *maker)
{
    const Quote *quote = maker->quote;
    LoanPart parts[LOAN_PARTS_MAX] = {{quote->loan_commercial, quote->rate_commercial},
                                      {quote->loan_fund, quote->rate_fund}};
    if (maker->loans == 0 || quote->years == NONE) {
        return;
    }
    add_heading(maker, "loan", _("贷款"));
    add(maker, "loan.amount", _("贷款合计"), QUOTE_MONEY, maker->loans);
    add(maker, "loan.years", _("年限"), QUOTE_YEARS, quote->years);
    if (loan_part_is(&parts[0])) {
        add(maker, "loan.rate_commercial", _("商贷年利率"), QUOTE_RATE, parts[0].rate);
    }
    if (loan_part_is(&parts[1])) {
        add(maker, "loan.rate_fund", _("公积金年利率"), QUOTE_RATE, parts[1].rate);
    }
    if (loan_part_is(&parts[0]) || loan_part_is(&parts[1])) {
        add_annuity(maker, parts, quote->years * MONTHS);
        add_equal(maker, parts, quote->years * MONTHS);
    }
}

/* Taxes and fees: what the customer pays beside the price, estimated from the settings of the
 * day. */

static void add_fee(Maker *maker, const char *key, const char *label, int64_t amount,
                    const char *note)
{
    if (amount > 0) {
        add(maker, key, label, QUOTE_MONEY, amount)->note = note;
        maker->fees += amount;
    }
}

static void add_fees(Maker *maker)
{
    const Quote *quote = maker->quote;
    char rate[32];
    if (quote->deed_rate == NONE) {
        return; /* a quote from before the fees were kept */
    }
    add_heading(maker, "fees", _("税费（估算，以主管部门核定为准）"));
    add_fee(maker, "fees.deed", _("契税"), ratio_round(quote->total, quote->deed_rate, PPM),
            arena_format(maker->arena, "%s%%", rate_format(rate, sizeof rate, quote->deed_rate)));
    add_fee(maker, "fees.repair", _("维修基金"),
            ratio_round(quote->repair_price, quote->area, AREA_UNIT),
            arena_format(maker->arena, _("%s/㎡"), money(maker, quote->repair_price)));
    add_fee(maker, "fees.agency", _("代收费"), quote->agency_fee, "");
    add(maker, "fees.sum", _("税费合计"), QUOTE_MONEY, maker->fees);
}

QuoteSheet quote_sheet(const QuoteBasis *basis, Arena *arena)
{
    const Quote *quote = &basis->quote;
    Maker maker = {.quote = quote, .arena = arena,
                   .loans = or_zero(quote->loan_commercial) + or_zero(quote->loan_fund)};
    maker.sheet.rows = arena_alloc(arena, ROWS_MAX * sizeof *maker.sheet.rows);
    add_heading(&maker, "unit", _("房源"));
    add_text(&maker, "unit.no", _("房号"), quote->unit_no);
    add_text(&maker, "unit.layout", _("户型"), basis->layout);
    if (quote->area != NONE) {
        add(&maker, "unit.area", _("建筑面积"), QUOTE_AREA, quote->area);
    }
    add_price(&maker, basis);
    add_plan(&maker);
    add_loan(&maker);
    add_fees(&maker);
    add_heading(&maker, "own", _("合计"));
    add(&maker, "own.sum", _("自备资金"), QUOTE_MONEY, quote->total - maker.loans + maker.fees)
        ->note = maker.fees > 0 ? _("首付加税费") : "";
    return maker.sheet;
}

const char *quote_row_value(Arena *arena, const QuoteRow *row)
{
    char buf[32];
    switch (row->kind) {
    case QUOTE_MONEY:
        return arena_copy(arena, money_format(buf, sizeof buf, row->number));
    case QUOTE_RATE:
        return arena_format(arena, "%s%%", rate_format(buf, sizeof buf, row->number));
    case QUOTE_AREA:
        return arena_format(arena, "%s㎡", area_format(buf, sizeof buf, row->number));
    case QUOTE_YEARS:
        return arena_format(arena, _("%lld年"), (long long)row->number);
    case QUOTE_MONTHS:
        return arena_format(arena, _("%lld个月"), (long long)row->number);
    default:
        return row->text;
    }
}

/* Side by side */

static const QuoteRow *find(const QuoteSheet *sheet, const char *key)
{
    for (size_t i = 0; i < sheet->count; i++) {
        if (strcmp(sheet->rows[i].key, key) == 0) {
            return &sheet->rows[i];
        }
    }
    return NULL;
}

static QuotePair pair_of(const QuoteRow *left, const QuoteRow *right)
{
    bool both = left != NULL && right != NULL;
    bool heading = (left != NULL ? left : right)->kind == QUOTE_HEADING;
    bool same = both && left->number == right->number && strcmp(left->text, right->text) == 0;
    return (QuotePair){left, right, !heading && !same};
}

/* Rows of the right one that the left one lacks stand before the next one that both have. */
size_t quote_compare(const QuoteSheet *left, const QuoteSheet *right, Arena *arena,
                     QuotePair **pairs)
{
    size_t count = 0;
    size_t next = 0; /* of right */
    *pairs = arena_alloc(arena, (left->count + right->count) * sizeof **pairs);
    for (size_t i = 0; i < left->count; i++) {
        const QuoteRow *twin = find(right, left->rows[i].key);
        twin = twin != NULL && twin < &right->rows[next] ? NULL : twin; /* already shown */
        while (twin != NULL && &right->rows[next] < twin) {
            (*pairs)[count++] = pair_of(NULL, &right->rows[next++]);
        }
        next += twin != NULL;
        (*pairs)[count++] = pair_of(&left->rows[i], twin);
    }
    while (next < right->count) {
        (*pairs)[count++] = pair_of(NULL, &right->rows[next++]);
    }
    return count;
}

/* The figures of a calculation as rows: conditions first, then each way of repaying. */
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "domain/calculation.h"
#include "model/choice.h"

#define ROWS_MAX 48
#define PPM 1000000

typedef struct Maker {
    const LoanFigures *figures;
    Arena *arena;
    QuoteSheet sheet;
} Maker;

static QuoteRow *add(Maker *maker, const char *key, const char *label, QuoteValue kind,
                     int64_t number)
{
    QuoteRow *row = &maker->sheet.rows[maker->sheet.count++];
    *row = (QuoteRow){key, label, kind, number, "", ""};
    return row;
}

/* Only what there is: an unknown value does not count, its row is written over by the next. */
static QuoteRow *add_known(Maker *maker, const char *key, const char *label, QuoteValue kind,
                           int64_t number)
{
    QuoteRow *row = add(maker, key, label, kind, number);
    maker->sheet.count -= number == NONE;
    return row;
}

static void add_text(Maker *maker, const char *key, const char *label, const char *text)
{
    if (!text_empty(text)) {
        add(maker, key, label, QUOTE_TEXT, NONE)->text = text;
    }
}

static const char *money(Maker *maker, int64_t fen)
{
    char buf[32];
    return arena_copy(maker->arena, money_format(buf, sizeof buf, fen));
}

static const char *percent(Maker *maker, int64_t ppm)
{
    char buf[32];
    return arena_format(maker->arena, "%s%%", rate_format(buf, sizeof buf, ppm));
}

/* Conditions */

static const char *down_note(Maker *maker)
{
    const LoanFigures *figures = maker->figures;
    int64_t total = figures->basis.total;
    int64_t part = ratio_round(figures->own, PPM, total);
    if ((Wide)figures->own * PPM < (Wide)total * figures->least_down) {
        return arena_format(maker->arena, _("低于最低首付 %s"), percent(maker, figures->least_down));
    }
    return percent(maker, ratio_round(part, 1, 100) * 100);
}

static const char *fund_note(Maker *maker)
{
    int64_t most = maker->figures->fund_most;
    return most != NONE && maker->figures->basis.loan_fund > most
               ? arena_format(maker->arena, _("超过最高 %s"), money(maker, most))
               : "";
}

static const char *months_note(Maker *maker)
{
    const LoanFigures *figures = maker->figures;
    if (figures->basis.months > figures->longest) {
        return arena_format(maker->arena, _("超过最长 %lld个月"), (long long)figures->longest);
    }
    return figures->basis.years == NONE
               ? ""
               : arena_format(maker->arena, _("%lld年"), (long long)figures->basis.years);
}

static const char *points_note(Maker *maker)
{
    const Calculation *basis = &maker->figures->basis;
    if (basis->points == NONE) {
        return "";
    }
    return arena_format(maker->arena, _("LPR %s %+lld基点"), percent(maker, basis->lpr),
                        (long long)basis->points);
}

static void add_loans(Maker *maker)
{
    const Calculation *basis = &maker->figures->basis;
    bool both = money_or_zero(basis->loan_commercial) > 0 && money_or_zero(basis->loan_fund) > 0;
    add(maker, "loan.amount", _("贷款总额"), QUOTE_MONEY,
        money_or_zero(basis->loan_commercial) + money_or_zero(basis->loan_fund))->note =
        both ? "" : fund_note(maker);
    if (both) {
        add(maker, "loan.commercial", _("商贷金额"), QUOTE_MONEY, basis->loan_commercial);
        add(maker, "loan.fund", _("公积金金额"), QUOTE_MONEY, basis->loan_fund)->note =
            fund_note(maker);
    }
    add(maker, "loan.months", _("月数"), QUOTE_MONTHS, basis->months)->note = months_note(maker);
    add_known(maker, "loan.rate_commercial", _("商贷利率"), QUOTE_RATE, basis->rate_commercial)
        ->note = points_note(maker);
    add_known(maker, "loan.rate_fund", _("公积金利率"), QUOTE_RATE, basis->rate_fund);
}

static void add_events(Maker *maker)
{
    const LoanFigures *figures = maker->figures;
    const Calculation *basis = &figures->basis;
    if (figures->rate_changes) {
        add(maker, "event.rate_month", _("利率变动"), QUOTE_TEXT, NONE)->text =
            arena_format(maker->arena, _("第%lld个月起"), (long long)basis->rate_month);
        add_known(maker, "event.rate_then", _("变后商贷"), QUOTE_RATE, basis->rate_then);
        add_known(maker, "event.rate_fund_then", _("变后公积金"), QUOTE_RATE, basis->rate_fund_then);
    }
    if (figures->repays_early) {
        add(maker, "event.extra", _("提前还款"), QUOTE_MONEY, basis->extra)->note =
            arena_format(maker->arena, _("第%lld个月，%s"), (long long)basis->extra_month,
                         _(choice_label("extra_way", basis->extra_way)));
    }
}

static void add_conditions(Maker *maker)
{
    const LoanFigures *figures = maker->figures;
    const Calculation *basis = &figures->basis;
    add(maker, "basis", _("测算条件"), QUOTE_HEADING, NONE);
    add_text(maker, "unit.no", _("房号"), basis->unit_no);
    add_text(maker, "mix", _("贷款方式"), _(choice_label("loan_mix", basis->mix)));
    add_known(maker, "total", _("总价"), QUOTE_MONEY, basis->total);
    if (figures->own != NONE) {
        add(maker, "own", _("首付金额"), QUOTE_MONEY, figures->own)->note = down_note(maker);
    }
    add_loans(maker);
    add_events(maker);
}

/* Ways of repaying */

static const char *parts_note(Maker *maker, const LoanPlan *plan)
{
    return plan->parts[0].first == 0 || plan->parts[1].first == 0
               ? ""
               : arena_format(maker->arena, "%s+%s", money(maker, plan->parts[0].first),
                              money(maker, plan->parts[1].first));
}

typedef struct WayWords {
    Repayment repayment;
    const char *key;   /* "annuity" */
    const char *label; /* msgid */
    const char *first; /* msgid */
} WayWords;

static const char *key_of(Maker *maker, const WayWords *words, const char *part)
{
    return arena_format(maker->arena, "%s.%s", words->key, part);
}

static void add_after(Maker *maker, const WayWords *words, const LoanWay *way)
{
    add_known(maker, key_of(maker, words, "then"), _("变动后月供"), QUOTE_MONEY, way->then);
    add_known(maker, key_of(maker, words, "after"), _("还后月供"), QUOTE_MONEY, way->after);
    if (way->then == NONE && way->after == NONE) {
        return;
    }
    add(maker, key_of(maker, words, "months"), _("还清"), QUOTE_MONTHS, way->course.count);
    add(maker, key_of(maker, words, "interest_then"), _("变后利息"), QUOTE_MONEY,
        way->course.interest);
    add_known(maker, key_of(maker, words, "saved"), _("少付利息"), QUOTE_MONEY, way->saved);
}

static void add_way(Maker *maker, const WayWords *words)
{
    const LoanWay *way = &maker->figures->ways[words->repayment];
    const RepaymentSummary *sum = &way->plan.sum;
    bool falls = words->repayment == REPAY_EQUAL_PRINCIPAL;
    add(maker, words->key, _(words->label), QUOTE_HEADING, NONE);
    add(maker, key_of(maker, words, "first"), _(words->first), QUOTE_MONEY, sum->first)->note =
        parts_note(maker, &way->plan);
    if (falls) {
        add(maker, key_of(maker, words, "last"), _("末月还款"), QUOTE_MONEY, sum->last);
        add(maker, key_of(maker, words, "decrease"), _("逐月递减"), QUOTE_MONEY, sum->decrease);
    }
    add(maker, key_of(maker, words, "interest"), _("总利息"), QUOTE_MONEY, sum->interest);
    add(maker, key_of(maker, words, "sum"), _("总还款"), QUOTE_MONEY,
        way->plan.principal + sum->interest);
    add_after(maker, words, way);
    add(maker, key_of(maker, words, "income"), _("月收入至少"), QUOTE_MONEY, way->income)->note =
        maker->figures->basis.income == NONE ? "" : way->affordable ? _("收入够") : _("收入不够");
}

QuoteSheet calculation_sheet(const LoanFigures *figures, Arena *arena)
{
    static const WayWords ways[] = {
        {REPAY_ANNUITY, "annuity", N_("等额本息"), N_("月供")},
        {REPAY_EQUAL_PRINCIPAL, "equal", N_("等额本金"), N_("首月还款")},
    };
    Maker maker = {.figures = figures, .arena = arena};
    maker.sheet.rows = arena_alloc(arena, ROWS_MAX * sizeof *maker.sheet.rows);
    add_conditions(&maker);
    add_way(&maker, &ways[0]);
    add_way(&maker, &ways[1]);
    return maker.sheet;
}

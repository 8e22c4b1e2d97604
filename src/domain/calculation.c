#include "domain/calculation.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/policy.h"
#include "domain/setting.h"
#include "model/choice.h"

#define PPM 1000000
#define PPM_POINT 100     /* ppm in a basis point */
#define LOAN_STEP 1000000 /* fen: banks lend whole 10,000 yuan */
#define MONTHS 12
#define MONTHS_MOST (LOAN_YEARS_MOST * MONTHS)

typedef struct Work {
    Db *db;
    Calculation *basis;
    LoanFigures *figures;
    Arena *arena;
} Work;

static int64_t whole_steps(int64_t amount)
{
    return amount > 0 ? amount / LOAN_STEP * LOAN_STEP : 0;
}

static int64_t policy_of(const Work *work, int64_t item)
{
    return policy_value(work->db, item, work->basis->date);
}

static bool lends(const Calculation *basis, int64_t mix)
{
    return basis->mix == mix || basis->mix == MIX_COMBO;
}

/* How much */

static int64_t less(int64_t a, int64_t b)
{
    return a == NONE || b < a ? b : a;
}

/* total × (1 − part), whole fen at most. */
static int64_t lent_of(int64_t total, int64_t part)
{
    return (int64_t)((Wide)total * (PPM - part) / PPM);
}

/* 0: no cap is known. */
static int64_t fund_cap(const Work *work)
{
    return policy_of(work, work->basis->couple == 1 ? POLICY_FUND_CAP_COUPLE : POLICY_FUND_CAP);
}

/* min(cap of the policy, total × (1 − the fund's least down payment)); NONE: neither is known. */
static int64_t fund_most(const Work *work)
{
    const Calculation *basis = work->basis;
    int64_t cap = fund_cap(work);
    int64_t most = cap > 0 ? cap : NONE;
    return basis->total == NONE
               ? most
               : less(most, lent_of(basis->total, policy_of(work, POLICY_FUND_DOWN)));
}

static int64_t least_down(const Work *work)
{
    bool second = work->basis->home == HOME_SECOND;
    return policy_of(work, work->basis->mix == MIX_FUND ? POLICY_FUND_DOWN
                           : second ? POLICY_COMMERCIAL_DOWN_SECOND : POLICY_COMMERCIAL_DOWN);
}

static bool fill_down(const Work *work, Error *err)
{
    Calculation *basis = work->basis;
    if (basis->total == NONE || basis->down_rate == NONE) {
        return true;
    }
    if (basis->down_rate >= PPM) {
        return error_set(err, ERR_INVALID, "down_rate", _("首付比例要小于 100%%"));
    }
    int64_t down = ratio_round(basis->total, basis->down_rate, PPM);
    if (basis->down != NONE && basis->down != down) {
        return error_set(err, ERR_INVALID, "down_rate", _("首付款和首付比例只填一项"));
    }
    basis->down = down;
    return true;
}

/* What the loans may come to: all but the down payment, or all but the least of the policy. */
static int64_t lent(const Work *work)
{
    const Calculation *basis = work->basis;
    return basis->down != NONE ? basis->total - basis->down
                               : lent_of(basis->total, work->figures->least_down);
}

static bool fill_fund(const Work *work, Error *err)
{
    Calculation *basis = work->basis;
    if (!lends(basis, MIX_FUND)) {
        basis->loan_fund = NONE;
    } else if (basis->loan_fund == NONE && basis->mix == MIX_COMBO && fund_cap(work) == 0) {
        return error_set(err, ERR_INVALID, "loan_fund", _("组合贷款请填写公积金金额"));
    } else if (basis->loan_fund == NONE && basis->total != NONE) {
        basis->loan_fund = whole_steps(less(work->figures->fund_most, lent(work)));
    }
    return true;
}

static void fill_commercial(const Work *work)
{
    Calculation *basis = work->basis;
    if (!lends(basis, MIX_COMMERCIAL)) {
        basis->loan_commercial = NONE;
    } else if (basis->loan_commercial == NONE && basis->total != NONE) {
        basis->loan_commercial = whole_steps(lent(work) - money_or_zero(basis->loan_fund));
    }
}

static bool fill_loans(const Work *work, Error *err)
{
    Calculation *basis = work->basis;
    LoanFigures *figures = work->figures;
    figures->least_down = least_down(work);
    figures->fund_most = fund_most(work);
    if (!fill_down(work, err) || !fill_fund(work, err)) {
        return false;
    }
    fill_commercial(work);
    int64_t loans = money_or_zero(basis->loan_commercial) + money_or_zero(basis->loan_fund);
    if (loans == 0) {
        return error_set(err, ERR_INVALID, basis->total == NONE ? "total" : "down",
                         basis->total == NONE ? _("填总价和首付，或者直接填贷款金额")
                                              : _("首付以后没有要贷的了，请核对金额"));
    }
    figures->own = basis->total == NONE ? NONE : basis->total - loans;
    return figures->own == NONE || figures->own >= 0 ||
           error_set(err, ERR_INVALID, basis->mix == MIX_FUND ? "loan_fund" : "loan_commercial",
                     _("贷款大于总价，请核对金额"));
}

/* For how long, at what rate */

static bool fill_months(const Work *work, Error *err)
{
    Calculation *basis = work->basis;
    work->figures->longest = policy_of(work, POLICY_LOAN_YEARS) * MONTHS;
    if (basis->years != NONE && basis->years > LOAN_YEARS_MOST) {
        return error_set(err, ERR_INVALID, "years", _("年限最多 %d 年"), LOAN_YEARS_MOST);
    }
    int64_t months = basis->years != NONE ? basis->years * MONTHS : work->figures->longest;
    if (basis->months != NONE && basis->years != NONE && basis->months != months) {
        return error_set(err, ERR_INVALID, "months", _("年限和月数只填一项"));
    }
    basis->months = basis->months != NONE ? basis->months : months;
    if (basis->months < 1 || basis->months > MONTHS_MOST) {
        return error_set(err, ERR_INVALID, "months", _("月数要在 1 到 %d 之间"), MONTHS_MOST);
    }
    basis->years = basis->months % MONTHS == 0 ? basis->months / MONTHS : NONE;
    return true;
}

static bool fill_commercial_rate(const Work *work, Error *err)
{
    Calculation *basis = work->basis;
    basis->lpr = basis->lpr != NONE ? basis->lpr : policy_of(work, POLICY_LPR);
    int64_t rate = basis->points != NONE ? basis->lpr + basis->points * PPM_POINT
                                         : policy_commercial_rate(work->db, basis->date);
    if (basis->points != NONE && basis->rate_commercial != NONE && basis->rate_commercial != rate) {
        return error_set(err, ERR_INVALID, "points", _("加点和商贷年利率只填一项"));
    }
    basis->rate_commercial = basis->rate_commercial != NONE ? basis->rate_commercial : rate;
    int64_t over = basis->rate_commercial - basis->lpr;
    basis->points = over % PPM_POINT == 0 ? over / PPM_POINT : NONE;
    return (basis->rate_commercial >= 0 && basis->rate_commercial < PPM) ||
           error_set(err, ERR_INVALID, "points", _("LPR 加点以后的利率要在 0 到 100%% 之间"));
}

static bool fill_rates(const Work *work, Error *err)
{
    Calculation *basis = work->basis;
    if (lends(basis, MIX_FUND)) {
        bool second = basis->home == HOME_SECOND;
        int64_t rate = policy_fund_rate(work->db, basis->months, second, basis->date);
        basis->rate_fund = basis->rate_fund != NONE ? basis->rate_fund : rate;
    } else {
        basis->rate_fund = NONE;
    }
    if (lends(basis, MIX_COMMERCIAL)) {
        return fill_commercial_rate(work, err);
    }
    basis->rate_commercial = NONE;
    basis->lpr = NONE;
    basis->points = NONE;
    return true;
}

/* Month by month */

static LoanCourse course_of(const LoanFigures *figures, bool fund, Repayment way)
{
    const Calculation *basis = &figures->basis;
    int64_t then = fund ? basis->rate_fund_then : basis->rate_then;
    LoanCourse course = {.terms = {fund ? basis->loan_fund : basis->loan_commercial,
                                   fund ? basis->rate_fund : basis->rate_commercial, basis->months,
                                   way},
                         .shorter = basis->extra_way == EXTRA_SHORTER};
    if (figures->rate_changes && then != NONE) {
        course.rate_month = basis->rate_month;
        course.rate_then = then;
    }
    return course;
}

/* Both loans; the lump goes to the commercial one first, what is left of it to the fund's. */
static CourseRows run_course(const LoanFigures *figures, int64_t lump, Repayment way, Arena *arena)
{
    const Calculation *basis = &figures->basis;
    CourseRows all = {0};
    for (int fund = 0; fund <= 1; fund++) {
        LoanCourse course = course_of(figures, fund, way);
        if (money_or_zero(course.terms.principal) == 0) {
            continue;
        }
        course.extra_month = lump > 0 ? basis->extra_month : 0;
        course.extra = lump;
        CourseRows rows = loan_course(&course, arena);
        lump -= rows.extra;
        all = all.count == 0 ? rows : loan_course_add(&all, &rows, arena);
    }
    return all;
}

static int64_t payment_at(const CourseRows *course, int64_t month)
{
    return month <= course->count ? course->rows[month - 1].row.payment : 0;
}

/* amount ÷ part, up. */
static int64_t at_least(int64_t amount, int64_t part)
{
    return part > 0 ? (int64_t)(((Wide)amount * PPM + part - 1) / part) : 0;
}

static void test_income(const Work *work, LoanWay *way)
{
    const Calculation *basis = work->basis;
    int64_t month = way->plan.sum.first;
    int64_t debts = month + money_or_zero(basis->debts);
    int64_t need = at_least(month, setting_number(work->db, SETTING_INCOME_PART));
    int64_t all = at_least(debts, setting_number(work->db, SETTING_DEBT_PART));
    way->income = all > need ? all : need;
    way->affordable = basis->income == NONE || basis->income >= way->income;
}

static void work_out_way(const Work *work, Repayment repayment)
{
    const Calculation *basis = work->basis;
    LoanFigures *figures = work->figures;
    LoanWay *way = &figures->ways[repayment];
    LoanPart parts[LOAN_PARTS_MAX] = {{basis->loan_commercial, basis->rate_commercial},
                                      {basis->loan_fund, basis->rate_fund}};
    *way = (LoanWay){.then = NONE, .after = NONE, .saved = NONE};
    way->plan = loan_plan(parts, LOAN_PARTS_MAX, basis->months, repayment, NULL);
    way->course = run_course(figures, figures->repays_early ? basis->extra : 0, repayment,
                             work->arena);
    if (figures->rate_changes) {
        way->then = payment_at(&way->course, basis->rate_month);
    }
    if (figures->repays_early) {
        CourseRows without = run_course(figures, 0, repayment, work->arena);
        way->after = payment_at(&way->course, basis->extra_month + 1);
        way->saved = without.interest - way->course.interest;
    }
    test_income(work, way);
}

static void find_events(LoanFigures *figures)
{
    const Calculation *basis = &figures->basis;
    bool then = (lends(basis, MIX_COMMERCIAL) && basis->rate_then != NONE) ||
                (lends(basis, MIX_FUND) && basis->rate_fund_then != NONE);
    figures->rate_changes = then && basis->rate_month != NONE && basis->rate_month > 1 &&
                            basis->rate_month <= basis->months;
    figures->repays_early = basis->extra != NONE && basis->extra_month != NONE &&
                            basis->extra_month <= basis->months;
}

/* Of the rows that the figures rest on, as far as nothing was typed instead. */
static bool rests_on_unverified(const Work *work, const Calculation *typed)
{
    const Calculation *basis = work->basis;
    bool commercial = lends(basis, MIX_COMMERCIAL);
    bool fund = lends(basis, MIX_FUND);
    bool down = typed->total != NONE && typed->down == NONE && typed->down_rate == NONE;
    const struct {
        bool used;
        int64_t item;
    } rows[] = {
        {commercial && typed->rate_commercial == NONE && typed->lpr == NONE, POLICY_LPR},
        {fund && typed->rate_fund == NONE, POLICY_FUND_RATE},
        {down && commercial && typed->loan_commercial == NONE, POLICY_COMMERCIAL_DOWN},
        {fund && typed->loan_fund == NONE, POLICY_FUND_DOWN},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (rows[i].used && policy_unverified(work->db, rows[i].item, basis->date)) {
            return true;
        }
    }
    return false;
}

bool calculation_work_out(Db *db, int64_t today, Calculation *basis, Arena *arena,
                          LoanFigures *figures, Error *err)
{
    Work work = {db, basis, figures, arena};
    Calculation typed = *basis;
    *figures = (LoanFigures){0};
    basis->date = basis->date != NONE ? basis->date : today;
    basis->mix = basis->mix != NONE ? basis->mix : MIX_COMMERCIAL;
    basis->home = basis->home != NONE ? basis->home : HOME_FIRST;
    basis->extra_way = basis->extra_way != NONE ? basis->extra_way : EXTRA_SHORTER;
    if (!fill_loans(&work, err) || !fill_months(&work, err) || !fill_rates(&work, err)) {
        return false;
    }
    figures->basis = *basis;
    figures->unverified = rests_on_unverified(&work, &typed);
    find_events(figures);
    work_out_way(&work, REPAY_ANNUITY);
    work_out_way(&work, REPAY_EQUAL_PRINCIPAL);
    return true;
}

/* Keeping one */

static bool check_rate_change(const Calculation *basis, Error *err)
{
    bool then = basis->rate_then != NONE || basis->rate_fund_then != NONE;
    if (basis->rate_month == NONE) {
        return !then || error_set(err, ERR_INVALID, "rate_month", _("请填写利率从第几个月起变动"));
    }
    if (basis->rate_month < 2 || basis->rate_month > basis->months) {
        return error_set(err, ERR_INVALID, "rate_month", _("变动月要在 2 到 %lld 之间"),
                         (long long)basis->months);
    }
    return then || error_set(err, ERR_INVALID,
                             basis->mix == MIX_FUND ? "rate_fund_then" : "rate_then",
                             _("请填写变动以后的年利率"));
}

/* What the lump may come to: all that is left behind that month's payment, in the way that leaves
 * more. */
static int64_t most_early(const LoanFigures *figures)
{
    int64_t annuity = figures->ways[REPAY_ANNUITY].course.extra;
    int64_t equal = figures->ways[REPAY_EQUAL_PRINCIPAL].course.extra;
    return annuity > equal ? annuity : equal;
}

static bool check_lump(const LoanFigures *figures, Error *err)
{
    const Calculation *basis = &figures->basis;
    char left[32];
    if (basis->extra_month == NONE && basis->extra == NONE) {
        return true;
    }
    if (basis->extra == NONE) {
        return error_set(err, ERR_INVALID, "extra", _("请填写提前还款的金额"));
    }
    if (basis->extra_month == NONE || basis->extra_month > basis->months) {
        return error_set(err, ERR_INVALID, "extra_month", _("提前还款月要在 1 到 %lld 之间"),
                         (long long)basis->months);
    }
    return basis->extra <= most_early(figures) ||
           error_set(err, ERR_INVALID, "extra", _("提前还款超过了剩余本金 %s 元，请改小金额"),
                     money_format(left, sizeof left, most_early(figures)));
}

static bool calculation_save(Session *session, void *record, FieldSet given, Error *err)
{
    Calculation *basis = record;
    LoanFigures figures = {0};
    (void)given;
    return calculation_work_out(session->db, session->today, basis, &session->arena, &figures,
                                err) &&
           check_rate_change(basis, err) && check_lump(&figures, err) &&
           store_insert(session->db, &calculation_entity, basis, &session->arena, err);
}

bool calculation_load(Db *db, const char *number, Arena *arena, LoanFigures *figures, Error *err)
{
    Calculation basis;
    if (!store_find(db, &calculation_entity, "calculation_no", number, arena, &basis)) {
        return error_set(err, ERR_NOT_FOUND, "calculation_no", _("没有测算编号“%s”"), number);
    }
    return calculation_work_out(db, basis.date, &basis, arena, figures, err);
}

/* In the order in which they are talked about. */
static const Input save_inputs[] = {
    {CALCULATION_mix, REQUIRED},      {CALCULATION_total, 0},
    {CALCULATION_down, 0},            {CALCULATION_down_rate, 0},
    {CALCULATION_loan_commercial, 0}, {CALCULATION_loan_fund, 0},
    {CALCULATION_years, 0},           {CALCULATION_months, 0},
    {CALCULATION_home, 0},            {CALCULATION_couple, 0},
    {CALCULATION_lpr, 0},             {CALCULATION_points, 0},
    {CALCULATION_rate_commercial, 0}, {CALCULATION_rate_fund, 0},
    {CALCULATION_rate_month, 0},      {CALCULATION_rate_then, 0},
    {CALCULATION_rate_fund_then, 0},  {CALCULATION_extra_month, 0},
    {CALCULATION_extra, 0},           {CALCULATION_extra_way, 0},
    {CALCULATION_income, 0},          {CALCULATION_debts, 0},
    {CALCULATION_unit_no, 0},         {CALCULATION_name, 0},
    {CALCULATION_date, REQUIRED | TODAY}, {CALCULATION_calculation_no, 0},
};

const Operation calculation_operations[] = {
    {"calculation.save", N_("保存贷款测算"), &calculation_entity, INPUTS(save_inputs),
     MAY_ASSISTANT | MAY_MANAGER, calculation_save},
};
const size_t calculation_operation_count = ARRAY_LEN(calculation_operations);

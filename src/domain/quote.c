#include "domain/quote.h"

#include "base/money.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/policy.h"
#include "domain/setting.h"
#include "domain/unit.h"
#include "model/choice.h"

#define PPM 1000000
#define MONTHS 12
#define LOAN_STEP 1000000  /* fen: banks lend whole 10,000 yuan */
#define AREA_UNIT 100      /* 0.01 m² in a m² */
#define DEPOSIT_PART 200000 /* ppm: what exceeds a fifth has no effect as 定金 (民法典 586) */

static int64_t or_zero(int64_t amount)
{
    return amount == NONE ? 0 : amount;
}

static bool takes_commercial(const Quote *quote)
{
    return quote->pay_method == PAY_COMMERCIAL || quote->pay_method == PAY_COMBO;
}

static bool takes_fund(const Quote *quote)
{
    return quote->pay_method == PAY_FUND || quote->pay_method == PAY_COMBO;
}

static bool check_loans_wanted(const Quote *quote, Error *err)
{
    const char *way = _(choice_label("pay_method", quote->pay_method));
    if (!takes_commercial(quote) && or_zero(quote->loan_commercial) > 0) {
        return error_set(err, ERR_INVALID, "loan_commercial", _("付款方式是%s，不应有商贷金额"), way);
    }
    if (!takes_fund(quote) && or_zero(quote->loan_fund) > 0) {
        return error_set(err, ERR_INVALID, "loan_fund", _("付款方式是%s，不应有公积金金额"), way);
    }
    return true;
}

/* Loans */

static int64_t whole_steps(int64_t amount)
{
    return amount > 0 ? amount / LOAN_STEP * LOAN_STEP : 0;
}

/* What may be lent at most: the total less the least down payment, or less the one that was
 * named. */
static int64_t most_lent(Session *session, const Quote *quote, int64_t down)
{
    int64_t part = PPM - policy_value(session->db, down, quote->date);
    int64_t most = (int64_t)((Wide)quote->total * part / PPM);
    int64_t left = quote->total - or_zero(quote->deposit) - or_zero(quote->down);
    return quote->down != NONE || left < most ? left : most;
}

static bool fill_fund(Session *session, Quote *quote, Error *err)
{
    int64_t cap = policy_value(session->db, POLICY_FUND_CAP, quote->date);
    if (!takes_fund(quote) || quote->loan_fund != NONE) {
        return true;
    }
    if (cap == 0 && quote->pay_method == PAY_COMBO) {
        return error_set(err, ERR_INVALID, "loan_fund", _("组合贷款请填写公积金金额"));
    }
    int64_t most = most_lent(session, quote, POLICY_FUND_DOWN);
    quote->loan_fund = whole_steps(cap > 0 && cap < most ? cap : most);
    return true;
}

static void fill_commercial(Session *session, Quote *quote)
{
    if (takes_commercial(quote) && quote->loan_commercial == NONE) {
        int64_t most = most_lent(session, quote, POLICY_COMMERCIAL_DOWN);
        quote->loan_commercial = whole_steps(most - or_zero(quote->loan_fund));
    }
}

static int64_t rate_of(int64_t loan, int64_t given, int64_t preset)
{
    return or_zero(loan) == 0 ? NONE : given != NONE ? given : preset;
}

static void fill_terms(Session *session, Quote *quote)
{
    bool lent = or_zero(quote->loan_commercial) + or_zero(quote->loan_fund) > 0;
    int64_t most = policy_value(session->db, POLICY_LOAN_YEARS, quote->date);
    quote->years = !lent ? NONE : quote->years != NONE ? quote->years : most;
    quote->rate_commercial = rate_of(quote->loan_commercial, quote->rate_commercial,
                                     policy_commercial_rate(session->db, quote->date));
    quote->rate_fund =
        rate_of(quote->loan_fund, quote->rate_fund,
                lent ? policy_fund_rate(session->db, quote->years * MONTHS, false, quote->date) : NONE);
}

/* Also what a policy or a setting stood in for: others divide by it. */
static bool check_terms(const Quote *quote, Error *err)
{
    if (quote->years != NONE && (quote->years < 1 || quote->years > LOAN_YEARS_MOST)) {
        return error_set(err, ERR_INVALID, "years", _("年限要在 1 到 %d 之间"), LOAN_YEARS_MOST);
    }
    return quote->rate_commercial == NONE ||
           (quote->rate_commercial >= 0 && quote->rate_commercial <= PPM) ||
           error_set(err, ERR_INVALID, "rate_commercial", _("利率要在 0 到 100%% 之间"));
}

/* The down payment takes what the whole 10,000 of the loans leave; one that was named to the yuan
 * for a way without loans stays. */
static bool settle_down(Quote *quote, Error *err)
{
    int64_t loans = or_zero(quote->loan_commercial) + or_zero(quote->loan_fund);
    int64_t rest = quote->total - or_zero(quote->deposit) - loans;
    if (rest < 0) {
        return error_set(err, ERR_INVALID, loans == 0 ? "deposit" : loans == or_zero(quote->loan_fund)
                             ? "loan_fund" : "loan_commercial",
                         _("贷款与定金之和大于总价，请核对金额"));
    }
    if (quote->pay_method == PAY_INSTALMENT) {
        return quote->down == NONE || quote->down <= rest ||
               error_set(err, ERR_INVALID, "down", _("首付款大于总价减定金，请核对金额"));
    }
    if (quote->down != NONE && (rest < quote->down || rest - quote->down >= LOAN_STEP)) {
        return error_set(err, ERR_INVALID, "down", _("首付款、定金与贷款之和不等于总价，请改其中一项"));
    }
    quote->down = rest > 0 ? rest : NONE;
    return true;
}

static void warn_limits(Session *session, const Quote *quote, const Unit *unit)
{
    int64_t own = quote->total - or_zero(quote->loan_commercial) - or_zero(quote->loan_fund);
    int64_t down = quote->pay_method == PAY_FUND ? POLICY_FUND_DOWN : POLICY_COMMERCIAL_DOWN;
    if (unit->floor_total != NONE && quote->total < unit->floor_total) {
        session_warn(session, _("报价低于底价，成交要先办特批"));
    }
    if (own < quote->total &&
        (Wide)own * PPM <
            (Wide)quote->total * policy_value(session->db, down, quote->date)) {
        session_warn(session, _("首付比例低于最低首付，请核对贷款金额"));
    }
    if (quote->years != NONE &&
        quote->years > policy_value(session->db, POLICY_LOAN_YEARS, quote->date)) {
        session_warn(session, _("年限超过贷款最长年限，请核对"));
    }
    if ((Wide)or_zero(quote->deposit) * PPM > (Wide)quote->total * DEPOSIT_PART) {
        session_warn(session, _("定金超过总价的两成，超过的部分没有定金效力"));
    }
}

/* Price */

static void fill_fees(Session *session, Quote *quote)
{
    bool large = quote->area > setting_number(session->db, SETTING_DEED_AREA) * AREA_UNIT;
    quote->deed_rate =
        setting_number(session->db, large ? SETTING_DEED_RATE_LARGE : SETTING_DEED_RATE);
    quote->repair_price = setting_number(session->db, SETTING_REPAIR_PRICE);
    quote->agency_fee = setting_number(session->db, SETTING_AGENCY_FEE);
    quote->sign_due = quote->date + setting_number(session->db, SETTING_SIGN_DAYS);
}

static void keep_steps(QuoteBasis *basis, const DiscountList *list, const int64_t *after)
{
    basis->step_count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        entity_reset(&quote_discount_entity, &basis->steps[i]);
        basis->steps[i].position = (int64_t)i + 1;
        basis->steps[i].name = list->rows[i].name;
        basis->steps[i].after = after[i];
    }
}

static bool fill_price(Session *session, Quote *quote, const Unit *unit, QuoteBasis *basis,
                       Error *err)
{
    DiscountList list;
    int64_t after[DISCOUNTS_MAX] = {0};
    if (!discount_read(session, quote->discounts, "discounts", quote->date, quote->pay_method,
                       &list, err)) {
        return false;
    }
    quote->area = unit->gross_area;
    quote->list_total = unit->list_total;
    quote->total = discount_steps(&list, unit->list_total, unit->gross_area, after);
    keep_steps(basis, &list, after);
    return quote->total > 0 ||
           error_set(err, ERR_INVALID, "discounts", _("折扣减完了总价，请核对折扣"));
}

const char *quote_sold(Session *session, const Quote *quote)
{
    int64_t date = quote->date != NONE ? quote->date : session->today;
    const char *holder = unit_holder(session, quote->unit_no, date);
    return holder == NULL ? NULL
                          : arena_format(&session->arena, _("房号 %s 已被 %s 认购，现在不能卖"),
                                         quote->unit_no, holder);
}

bool quote_work_out(Session *session, Quote *quote, QuoteBasis *basis, Error *err)
{
    Unit unit;
    quote->date = quote->date != NONE ? quote->date : session->today;
    if (!unit_load(session, quote->unit_no, "unit_no", &unit, err)) {
        return false;
    }
    const char *sold = quote_sold(session, quote);
    if (sold != NULL) {
        session_warn(session, "%s", sold);
    }
    if (!fill_price(session, quote, &unit, basis, err) || !check_loans_wanted(quote, err) ||
        !fill_fund(session, quote, err)) {
        return false;
    }
    fill_commercial(session, quote);
    if (!settle_down(quote, err)) {
        return false;
    }
    fill_terms(session, quote);
    if (!check_terms(quote, err)) {
        return false;
    }
    fill_fees(session, quote);
    warn_limits(session, quote, &unit);
    basis->quote = *quote;
    basis->layout = unit.layout;
    return true;
}

static bool quote_save(Session *session, void *record, FieldSet given, Error *err)
{
    Quote *quote = record;
    QuoteBasis basis;
    (void)given;
    bool ok = quote_work_out(session, quote, &basis, err) &&
              store_insert(session->db, &quote_entity, quote, &session->arena, err);
    for (size_t i = 0; ok && i < basis.step_count; i++) {
        basis.steps[i].quote_no = quote->quote_no;
        ok = store_insert(session->db, &quote_discount_entity, &basis.steps[i], &session->arena,
                          err);
    }
    return ok;
}

bool quote_load(Db *db, const char *quote_no, Arena *arena, QuoteBasis *basis, Error *err)
{
    basis->step_count = 0;
    if (!store_find(db, &quote_entity, "quote_no", quote_no, arena, &basis->quote)) {
        return error_set(err, ERR_NOT_FOUND, "quote_no", _("没有报价编号“%s”"), quote_no);
    }
    basis->layout = query_one_text(db, "quote_layout",
                                   BINDS(BIND_TEXT(":unit", basis->quote.unit_no)), arena);
    Stmt *stmt = query_open(db, "quote_discounts", BINDS(BIND_TEXT(":quote", quote_no)));
    while (query_next(stmt) && basis->step_count < DISCOUNTS_MAX) {
        QuoteDiscount *step = &basis->steps[basis->step_count++];
        entity_reset(&quote_discount_entity, step);
        step->name = arena_copy(arena, query_text(stmt, 0));
        step->after = query_number(stmt, 1);
    }
    query_close(stmt);
    return true;
}

/* In the order in which they are talked about. */
static const Input quote_inputs[] = {
    {QUOTE_unit_no, REQUIRED},   {QUOTE_discounts, 0}, {QUOTE_pay_method, REQUIRED},
    {QUOTE_deposit, 0},          {QUOTE_down, 0},      {QUOTE_loan_commercial, 0},
    {QUOTE_loan_fund, 0},        {QUOTE_years, 0},     {QUOTE_phone, 0},
    {QUOTE_name, 0},             {QUOTE_consultant, 0}, {QUOTE_rate_commercial, 0},
    {QUOTE_rate_fund, 0},        {QUOTE_date, REQUIRED | TODAY}, {QUOTE_quote_no, 0},
};

const Operation quote_operations[] = {
    {"quote.save", N_("报价"), &quote_entity, INPUTS(quote_inputs), MAY_ASSISTANT | MAY_MANAGER,
     quote_save},
};
const size_t quote_operation_count = sizeof quote_operations / sizeof quote_operations[0];

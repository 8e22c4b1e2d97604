#include "domain/plan.h"

#include "base/money.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "domain/save.h"
#include "domain/transition.h"
#include "model/choice.h"
#include "model/plan.h"
#include "model/plan_row.h"

#define LOAN_STEP 1000000 /* fen: banks lend whole 10 000 yuan; the own part takes the tail */
#define LOAN_DAYS 60      /* after signing, until the bank pays */
#define PARTS 2           /* of instalments, unless said otherwise */
#define PART_DAYS 180

/* Rows laid out one behind the other; the first failure ends it. */
typedef struct Layout {
    Session *session;
    const char *deal_no;
    int64_t position;
    Error *err;
    bool ok;
} Layout;

static void put_row(Layout *layout, int64_t kind, int64_t due_on, int64_t after_days,
                    int64_t amount)
{
    PlanRow row;
    PlanRow stored;
    Session *session = layout->session;
    if (!layout->ok || (amount == 0 && kind != NONE)) {
        return;
    }
    entity_reset(&plan_row_entity, &row);
    row.deal_no = layout->deal_no;
    row.position = ++layout->position;
    bool there =
        store_match(session->db, &plan_row_entity, &row, 0, &session->arena, &stored);
    row.kind = kind != NONE ? kind : PLAN_BALANCE;
    row.due_on = due_on;
    row.after_days = after_days;
    row.amount = amount;
    row.row = there ? stored.row : row.row;
    layout->ok = there ? store_update(session->db, &plan_row_entity, &row, &session->arena,
                                      layout->err)
                       : store_insert(session->db, &plan_row_entity, &row, &session->arena,
                                      layout->err);
}

/* The own part: at signing, or in equal parts of which the last takes the rounding. */
static void put_own(Layout *layout, const Deal *deal, const Plan *plan, int64_t own)
{
    if (deal->pay_now != PAY_INSTALMENT) {
        put_row(layout, deal->pay_now == PAY_LUMP ? PLAN_BALANCE : PLAN_DOWN, NONE, 0, own);
        return;
    }
    int64_t part = own / plan->parts / 100 * 100; /* whole yuan */
    for (int64_t i = 0; i < plan->parts; i++) {
        bool last = i == plan->parts - 1;
        put_row(layout, i == 0 ? PLAN_DOWN : PLAN_INSTALMENT, NONE, i * plan->days,
                last ? own - part * (plan->parts - 1) : part);
    }
}

/* Rows of an earlier layout behind the new ones lose their money. */
static void empty_rest(Layout *layout)
{
    int64_t last = query_one_number(layout->session->db, "plan_last_position",
                                    BINDS(BIND_TEXT(":deal", layout->deal_no)));
    while (layout->ok && last != NONE && layout->position < last) {
        put_row(layout, NONE, NONE, 0, 0);
    }
}

static bool lay_out(Session *session, const Deal *deal, const Plan *plan, Error *err)
{
    int64_t own = deal->total_now - deal->deposit - money_or_zero(plan->loan_commercial) -
                  money_or_zero(plan->loan_fund);
    Layout layout = {session, deal->deal_no, 0, err, true};
    put_row(&layout, PLAN_DEPOSIT, deal->sub_date, NONE, deal->deposit);
    put_own(&layout, deal, plan, own);
    put_row(&layout, PLAN_FUND, NONE, LOAN_DAYS, money_or_zero(plan->loan_fund));
    put_row(&layout, PLAN_COMMERCIAL, NONE, LOAN_DAYS, money_or_zero(plan->loan_commercial));
    empty_rest(&layout);
    return layout.ok;
}

/* A plan is made and changed between subscription and signing. */
static bool load_open(Session *session, const char *deal_no, Deal *deal, Error *err)
{
    int64_t state;
    if (!deal_load(session, deal_no, "deal_no", deal, err)) {
        return false;
    }
    state = deal->state;
    return transition_take(session, &deal_machine, deal_no, &state, err);
}

static int64_t whole_loan(Session *session, int64_t amount)
{
    int64_t whole = money_or_zero(amount) / LOAN_STEP * LOAN_STEP;
    if (whole != money_or_zero(amount)) {
        session_warn(session, _("贷款金额已取整到万元，零头放进首付款"));
    }
    return whole;
}

/* The loans belong to the way of paying, one that borrows borrows something, and the price is not
 * less. */
static bool check_loans(const Deal *deal, const Plan *plan, Error *err)
{
    int64_t loans = plan->loan_commercial + plan->loan_fund;
    bool fund = deal->pay_now == PAY_FUND;
    bool borrows = fund || deal->pay_now == PAY_COMMERCIAL || deal->pay_now == PAY_COMBO;
    const char *field = fund ? "loan_fund" : "loan_commercial";
    if (!deal_check_loans(deal->pay_now, plan->loan_commercial, plan->loan_fund, err)) {
        return false;
    }
    if (borrows && loans == 0) {
        return error_set(err, ERR_INVALID, field, _("付款方式是%s，请填贷款金额（取整到万元）"),
                         _(choice_label("pay_method", deal->pay_now)));
    }
    return deal->deposit + loans <= deal->total_now ||
           error_set(err, ERR_INVALID, field, _("贷款与定金之和大于总价，请核对金额"));
}

static bool plan_make(Session *session, void *record, FieldSet given, Error *err)
{
    Plan *plan = record;
    Deal deal;
    if (!load_open(session, plan->deal_no, &deal, err)) {
        return false;
    }
    plan->loan_commercial = whole_loan(session, plan->loan_commercial);
    plan->loan_fund = whole_loan(session, plan->loan_fund);
    plan->parts = plan->parts == NONE ? PARTS : plan->parts;
    plan->days = plan->days == NONE ? PART_DAYS : plan->days;
    if (!check_loans(&deal, plan, err)) {
        return false;
    }
    given |= FIELD_BIT(PLAN_loan_commercial) | FIELD_BIT(PLAN_loan_fund) | FIELD_BIT(PLAN_parts) |
             FIELD_BIT(PLAN_days);
    return save_by_key(session, &plan_entity, plan, given, err) &&
           lay_out(session, &deal, plan, err);
}

/* Changing rows while the sum holds */

static bool load_row(Session *session, const PlanRow *asked, PlanRow *row, Error *err)
{
    Deal deal;
    if (!load_open(session, asked->deal_no, &deal, err)) {
        return false;
    }
    if (!store_match(session->db, &plan_row_entity, asked, 0, &session->arena, row) ||
        row->amount == 0) {
        return error_set(err, ERR_NOT_FOUND, "position", _("付款计划里没有第 %lld 期"),
                         (long long)asked->position);
    }
    if (row->kind == PLAN_DEPOSIT) {
        return error_set(err, ERR_CONFLICT, "position", _("定金按认购书，不能在付款计划里改"));
    }
    return query_one_number(session->db, "plan_sums", BINDS(BIND_TEXT(":deal", deal.deal_no))) ==
               deal.total_now ||
           error_set(err, ERR_CONFLICT, "deal_no", _("总价变更过，请先重做付款计划"));
}

static bool save_row(Session *session, PlanRow *row, Error *err)
{
    return store_update(session->db, &plan_row_entity, row, &session->arena, err);
}

/* What row gets more, the last other own row loses; what it gets less, that one gains. */
static bool balance(Session *session, const PlanRow *row, int64_t more, Error *err)
{
    char text[32];
    PlanRow other;
    int64_t id = query_one_number(session->db, "plan_absorber",
                                  BINDS(BIND_TEXT(":deal", row->deal_no),
                                        BIND_NUMBER(":position", row->position)));
    if (more == 0) {
        return true;
    }
    if (id == NONE || !store_get(session->db, &plan_row_entity, id, &session->arena, &other)) {
        return error_set(err, ERR_CONFLICT, "amount", _("没有别的自付款可以抵，请先拆分这一期"));
    }
    if (other.amount < more) {
        return error_set(err, ERR_INVALID, "amount", _("第 %lld 期只有 %s 元可以抵，合计要等于总价"),
                         (long long)other.position,
                         money_format(text, sizeof text, other.amount));
    }
    other.amount -= more;
    return save_row(session, &other, err);
}

static bool plan_set(Session *session, void *record, FieldSet given, Error *err)
{
    PlanRow *asked = record;
    PlanRow row;
    if (!load_row(session, asked, &row, err)) {
        return false;
    }
    int64_t more = asked->amount != NONE ? asked->amount - row.amount : 0;
    if (!balance(session, &row, more, err)) {
        return false;
    }
    row.amount += more;
    row.due_on = (given & FIELD_BIT(PLAN_ROW_due_on)) ? asked->due_on : row.due_on;
    *asked = row;
    return save_row(session, asked, err);
}

/* Part of a row falls due on its own date: a row of its own, behind the others. */
static bool plan_split(Session *session, void *record, FieldSet given, Error *err)
{
    PlanRow *asked = record;
    PlanRow row;
    (void)given;
    if (!load_row(session, asked, &row, err)) {
        return false;
    }
    if (asked->amount <= 0 || asked->amount >= row.amount) {
        return error_set(err, ERR_INVALID, "amount", _("拆出的金额要大于 0、小于这一期的金额"));
    }
    row.amount -= asked->amount;
    Layout layout = {session, row.deal_no,
                     query_one_number(session->db, "plan_last_position",
                                      BINDS(BIND_TEXT(":deal", row.deal_no))),
                     err, true};
    put_row(&layout, row.kind == PLAN_DOWN ? PLAN_INSTALMENT : row.kind, asked->due_on, NONE,
            asked->amount);
    *asked = row;
    return layout.ok && save_row(session, asked, err);
}

bool plan_check_contract(Session *session, const Contract *contract, int64_t total, Error *err)
{
    const Bind *binds = BINDS(BIND_TEXT(":deal", contract->deal_no));
    Stmt *stmt = query_open(session->db, "plan_sums", binds);
    bool planned = query_next(stmt) && !query_is_null(stmt, 0);
    int64_t sum = planned ? query_number(stmt, 0) : 0;
    int64_t commercial = planned ? query_number(stmt, 1) : 0;
    int64_t fund = planned ? query_number(stmt, 2) : 0;
    query_close(stmt);
    if (!planned) {
        return true;
    }
    if (sum != total) {
        return error_set(err, ERR_CONFLICT, "deal_no", _("总价变更过，请先重做付款计划再签约"));
    }
    bool same = commercial == money_or_zero(contract->loan_commercial);
    return (same && fund == money_or_zero(contract->loan_fund)) ||
           error_set(err, ERR_INVALID, same ? "loan_fund" : "loan_commercial",
                     _("与付款计划里的贷款金额不同，请改这里或重做付款计划"));
}

static const Input make_inputs[] = {
    {PLAN_deal_no, REQUIRED}, {PLAN_loan_commercial, 0}, {PLAN_loan_fund, 0},
    {PLAN_parts, 0},          {PLAN_days, 0},
};
static const Input set_inputs[] = {
    {PLAN_ROW_deal_no, REQUIRED},
    {PLAN_ROW_position, REQUIRED},
    {PLAN_ROW_due_on, 0},
    {PLAN_ROW_amount, 0},
};
static const Input split_inputs[] = {
    {PLAN_ROW_deal_no, REQUIRED},
    {PLAN_ROW_position, REQUIRED},
    {PLAN_ROW_due_on, REQUIRED},
    {PLAN_ROW_amount, REQUIRED},
};

const Operation plan_operations[] = {
    {"plan.make", N_("做付款计划"), &plan_entity, INPUTS(make_inputs),
     MAY_ASSISTANT | MAY_MANAGER, plan_make},
    {"plan.set", N_("改付款计划"), &plan_row_entity, INPUTS(set_inputs),
     MAY_ASSISTANT | MAY_MANAGER, plan_set},
    {"plan.split", N_("拆分一期"), &plan_row_entity, INPUTS(split_inputs),
     MAY_ASSISTANT | MAY_MANAGER, plan_split},
};
const size_t plan_operation_count = sizeof plan_operations / sizeof plan_operations[0];

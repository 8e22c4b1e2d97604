/* 按揭 step by step: papers that a bank asks for round by round, money that it pays in parts and
 * takes back, and the end of an application that nobody needs any more. */
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "domain/loan.h"
#include "domain/operation.h"
#include "domain/transition.h"
#include "model/choice.h"
#include "model/receipt.h"

bool loan_log(Session *session, const Loan *loan, LoanStep *step, Error *err)
{
    step->deal_no = loan->deal_no;
    step->kind = loan->kind;
    step->loan_id = loan->row.id;
    return store_insert(session->db, &loan_step_entity, step, &session->arena, err);
}

static bool store_both(Session *session, Loan *loan, LoanStep *step, Error *err)
{
    return store_update(session->db, &loan_entity, loan, &session->arena, err) &&
           loan_log(session, loan, step, err);
}

/* Nothing happens before what happened last. */
static bool check_date(Session *session, const Loan *loan, const LoanStep *step, Error *err)
{
    char last[16];
    int64_t latest = query_one_date(session->db, "loan_step_latest",
                                    BINDS(BIND_NUMBER(":loan", loan->row.id)));
    return latest == NONE || step->date >= latest ||
           error_set(err, ERR_INVALID, "date", _("日期早于上一步（%s），请核对"),
                     date_format(last, sizeof last, latest));
}

/* The application of the step, with its date checked. */
static bool begin(Session *session, const LoanStep *step, Loan *loan, Error *err)
{
    return loan_load(session, step->deal_no, step->kind, loan, err) &&
           check_date(session, loan, step, err);
}

static bool take(Session *session, Loan *loan, int64_t to, Error *err)
{
    return transition_take_to(session, &loan_machine, loan->deal_no, &loan->state, to, err);
}

/* The bank asks for more papers: a round of its own each time. */
static bool ask_papers(Session *session, void *record, FieldSet given, Error *err)
{
    LoanStep *step = record;
    Loan loan;
    (void)given;
    if (!begin(session, step, &loan, err) || !take(session, &loan, NONE, err)) {
        return false;
    }
    loan.supplement_on = step->date;
    step->step = LOAN_STEP_SUPPLEMENT;
    return store_both(session, &loan, step, err);
}

/* The papers went to the bank: it goes on looking at the application. */
static bool answer_papers(Session *session, void *record, FieldSet given, Error *err)
{
    LoanStep *step = record;
    Loan loan;
    (void)given;
    if (!begin(session, step, &loan, err) || !take(session, &loan, NONE, err)) {
        return false;
    }
    step->step = LOAN_STEP_ANSWERED;
    return store_both(session, &loan, step, err);
}

static int64_t paid(const Loan *loan)
{
    return loan->disbursed != NONE ? loan->disbursed : 0;
}

/* The receipt of a part is an operation of its own with its own rules, in the same transaction:
 * both are kept, or neither. */
static bool post_receipt(Session *session, LoanStep *step, Error *err)
{
    const Operation *running = session->operation;
    Receipt receipt;
    entity_reset(&receipt_entity, &receipt);
    receipt.deal_no = step->deal_no;
    receipt.kind = step->kind == LOAN_FUND ? RECEIPT_FUND : RECEIPT_COMMERCIAL;
    receipt.amount = step->amount;
    receipt.paid_on = step->date;
    receipt.arrived_on = step->arrived_on;
    receipt.method = LOAN_RECEIPT_METHOD;
    receipt.transfer = 0;
    FieldSet given = FIELD_BIT(RECEIPT_deal_no) | FIELD_BIT(RECEIPT_kind) |
                     FIELD_BIT(RECEIPT_amount) | FIELD_BIT(RECEIPT_paid_on) |
                     FIELD_BIT(RECEIPT_arrived_on) | FIELD_BIT(RECEIPT_method);
    bool ok = operation_run(session, operation_find("receipt.post"), &receipt, given, NULL, err);
    session->operation = running;
    step->receipt_no = receipt.receipt_no;
    return ok;
}

static bool settle_receipt(Session *session, LoanStep *step, Error *err)
{
    step->receipt_no = NULL;
    if (step->with_receipt != 1) {
        step->with_receipt = 0;
        step->arrived_on = NONE;
        return true;
    }
    step->arrived_on = step->arrived_on != NONE ? step->arrived_on : step->date;
    if (step->arrived_on < step->date) {
        return error_set(err, ERR_INVALID, "arrived_on", _("到账日期早于放款日期"));
    }
    return post_receipt(session, step, err);
}

static bool check_part(const Loan *loan, const LoanStep *step, Error *err)
{
    char left[32];
    int64_t rest = loan_limit(loan) - paid(loan);
    if (step->amount <= 0) {
        return error_set(err, ERR_INVALID, "amount", _("金额要大于 0"));
    }
    return step->amount <= rest ||
           error_set(err, ERR_INVALID, "amount", _("这笔贷款只剩 %s 元未放，不能超过它"),
                     money_format(left, sizeof left, rest));
}

/* One part of the money; without an amount all that is left. */
static bool disburse(Session *session, void *record, FieldSet given, Error *err)
{
    LoanStep *step = record;
    Loan loan;
    (void)given;
    if (!begin(session, step, &loan, err)) {
        return false;
    }
    int64_t rest = loan_limit(&loan) - paid(&loan);
    step->amount = step->amount != NONE ? step->amount : rest;
    if (!take(session, &loan, step->amount >= rest ? LOAN_DISBURSED : LOAN_PARTLY, err) ||
        !check_part(&loan, step, err) || !settle_receipt(session, step, err)) {
        return false;
    }
    loan.disbursed = paid(&loan) + step->amount;
    loan.disbursed_on = step->date;
    step->step = LOAN_STEP_DISBURSED;
    return store_both(session, &loan, step, err);
}

/* The bank takes money back, or a part was entered in error: all of it, or an amount. A receipt
 * stays what it is, and is reversed as a receipt. */
static bool reverse(Session *session, void *record, FieldSet given, Error *err)
{
    LoanStep *step = record;
    Loan loan;
    (void)given;
    if (!begin(session, step, &loan, err)) {
        return false;
    }
    int64_t all = paid(&loan);
    int64_t amount = step->amount != NONE ? step->amount : all;
    if (!take(session, &loan, amount >= all ? LOAN_REGISTERED : LOAN_PARTLY, err)) {
        return false;
    }
    if (amount <= 0 || amount > all) {
        char most[32];
        return error_set(err, ERR_INVALID, "amount", _("已放 %s 元，请填不超过它的金额"),
                         money_format(most, sizeof most, all));
    }
    loan.disbursed = amount < all ? all - amount : NONE;
    loan.disbursed_on = amount < all ? loan.disbursed_on : NONE;
    step->amount = -amount;
    step->step = LOAN_STEP_REVERSED;
    if (session_strict(session)) {
        session_warn(session, _("登记过的到账不会跟着变，请在 5 成交里冲正那笔收款"));
    }
    return store_both(session, &loan, step, err);
}

/* Given up by the buyer: to the register it is a round that has ended, so that another may
 * follow. */
static bool drop(Session *session, void *record, FieldSet given, Error *err)
{
    LoanStep *step = record;
    Loan loan;
    (void)given;
    if (!begin(session, step, &loan, err) || !take(session, &loan, NONE, err)) {
        return false;
    }
    if (loan.rejected_on == NONE) {
        loan.rejected_on = step->date;
        loan.reject_reason = step->note;
    }
    step->step = LOAN_STEP_DROPPED;
    return store_both(session, &loan, step, err);
}

static bool is_used(const Deal *deal, int64_t kind)
{
    return deal->state != DEAL_CANCELLED &&
           (deal->pay_now == PAY_COMBO ||
            deal->pay_now == (kind == LOAN_FUND ? PAY_FUND : PAY_COMMERCIAL));
}

bool loan_drop_unused(Session *session, const char *deal_no, int64_t date, Error *err)
{
    Deal deal;
    Loan loan;
    if (!deal_load(session, deal_no, "deal_no", &deal, err)) {
        return false;
    }
    for (int64_t kind = LOAN_COMMERCIAL; kind <= LOAN_FUND; kind++) {
        LoanStep step;
        if (is_used(&deal, kind) || !loan_last(session, deal_no, kind, &loan) ||
            !transition_open(session, &loan_machine, loan.state)) {
            continue;
        }
        entity_reset(&loan_step_entity, &step);
        step.step = LOAN_STEP_DROPPED;
        step.date = date;
        if (!take(session, &loan, LOAN_DROPPED, err) || !store_both(session, &loan, &step, err)) {
            return false;
        }
    }
    return true;
}

static const Input paper_inputs[] = {
    {LOAN_STEP_deal_no, REQUIRED}, {LOAN_STEP_kind, REQUIRED}, {LOAN_STEP_date, REQUIRED | TODAY},
    {LOAN_STEP_note, REQUIRED},
};
static const Input disburse_inputs[] = {
    {LOAN_STEP_deal_no, REQUIRED}, {LOAN_STEP_kind, REQUIRED}, {LOAN_STEP_date, REQUIRED | TODAY},
    {LOAN_STEP_amount, 0},         {LOAN_STEP_with_receipt, 0}, {LOAN_STEP_arrived_on, 0},
};
static const Input reverse_inputs[] = {
    {LOAN_STEP_deal_no, REQUIRED}, {LOAN_STEP_kind, REQUIRED}, {LOAN_STEP_date, REQUIRED | TODAY},
    {LOAN_STEP_amount, 0},         {LOAN_STEP_note, REQUIRED},
};

const Operation loan_step_operations[] = {
    {"loan.supplement", N_("要求补件"), &loan_step_entity, INPUTS(paper_inputs),
     MAY_ASSISTANT | MAY_MANAGER, ask_papers},
    {"loan.answer", N_("补件交回"), &loan_step_entity, INPUTS(paper_inputs),
     MAY_ASSISTANT | MAY_MANAGER, answer_papers},
    {"loan.disburse", N_("登记放款"), &loan_step_entity, INPUTS(disburse_inputs),
     MAY_ASSISTANT | MAY_FINANCE | MAY_MANAGER, disburse},
    {"loan.reverse", N_("放款冲回"), &loan_step_entity, INPUTS(reverse_inputs),
     MAY_FINANCE | MAY_MANAGER, reverse},
    {"loan.drop", N_("撤销按揭"), &loan_step_entity, INPUTS(paper_inputs),
     MAY_ASSISTANT | MAY_MANAGER, drop},
};
const size_t loan_step_operation_count =
    sizeof loan_step_operations / sizeof loan_step_operations[0];

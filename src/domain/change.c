/* 销售变更: change orders. Applying one moves nothing; executing it moves everything at once. */
#include "base/text.h"
#include "db/store.h"
#include "domain/approval.h"
#include "domain/areas.h"
#include "domain/buyer.h"
#include "domain/deal.h"
#include "domain/loan.h"
#include "domain/transition.h"
#include "domain/unit.h"
#include "model/change.h"
#include "model/choice.h"

#include <string.h>

typedef bool Execute(Session *session, const Change *change, const Deal *deal, Error *err);

/* One row a kind: which fields it needs and what its execution must check. */
typedef struct ChangeKind {
    size_t needs[2];     /* CHANGE_… fields; 0 is none (the number is never one of them) */
    bool any;            /* one of the needs is enough */
    bool revoke_first;   /* a filed contract must have its filing revoked before */
    Execute *check;
} ChangeKind;

static bool is_cancel(const Change *change)
{
    return change->kind == CHANGE_CANCEL || change->kind == CHANGE_FORFEIT;
}

static bool check_cancel(Session *session, const Change *change, const Deal *deal, Error *err)
{
    if (deal_has_later_step(session, deal->deal_no, change->executed_on)) {
        return error_set(err, ERR_CONFLICT, "executed_on",
                         _("认购 %s 在这天之后还有签约或变更，不能在这天退房"), deal->deal_no);
    }
    return true;
}

static bool check_forfeit(Session *session, const Change *change, const Deal *deal, Error *err)
{
    int64_t signed_on = deal_sign_date(session, deal->deal_no);
    if (session_strict(session) && signed_on != NONE && signed_on <= change->executed_on) {
        return error_set(err, ERR_INVALID, "kind", _("已签约的成交不能挞定，请办退房"));
    }
    return check_cancel(session, change, deal, err);
}

static bool check_unit_change(Session *session, const Change *change, const Deal *deal, Error *err)
{
    Unit unit;
    DealVersion version = deal_version_on(session, deal->deal_no, change->executed_on);
    if (text_equal(version.unit_no, change->new_unit_no)) {
        return error_set(err, ERR_INVALID, "new_unit_no", _("新房号与现房号相同"));
    }
    return unit_load(session, change->new_unit_no, "new_unit_no", &unit, err) &&
           unit_check_free(session, &unit, change->executed_on, deal->deal_no, "new_unit_no", err);
}

static bool check_pay(Session *session, const Change *change, const Deal *deal, Error *err)
{
    (void)change;
    if (session_strict(session) && loan_is_disbursed(session, deal->deal_no)) {
        return error_set(err, ERR_INVALID, "kind", _("贷款已经放款，不能再变更付款方式"));
    }
    return true;
}

static bool check_sign_due(Session *session, const Change *change, const Deal *deal, Error *err)
{
    int64_t signed_on = deal_sign_date(session, deal->deal_no);
    if (session_strict(session) && signed_on != NONE && signed_on <= change->executed_on) {
        return error_set(err, ERR_INVALID, "kind", _("已经签约，不用延期签约"));
    }
    return true;
}

static bool check_buyers(Session *session, const Change *change, const Deal *deal, Error *err)
{
    (void)deal;
    return buyer_check_order(session, change, err);
}

static bool check_nothing(Session *session, const Change *change, const Deal *deal, Error *err)
{
    (void)session;
    (void)change;
    (void)deal;
    (void)err;
    return true;
}

static const ChangeKind kinds[] = {
    [CHANGE_CANCEL] = {{0, 0}, false, true, check_cancel},
    [CHANGE_FORFEIT] = {{0, 0}, false, true, check_forfeit},
    [CHANGE_UNIT] = {{CHANGE_new_unit_no, CHANGE_new_total}, false, true, check_unit_change},
    [CHANGE_NAME] = {{CHANGE_new_phone, CHANGE_new_name}, true, true, check_buyers},
    [CHANGE_PRICE] = {{CHANGE_new_total, 0}, false, false, check_nothing},
    [CHANGE_PAY] = {{CHANGE_new_pay_method, 0}, false, false, check_pay},
    [CHANGE_SIGN_DUE] = {{CHANGE_new_due, 0}, false, false, check_sign_due},
    [CHANGE_PAY_DUE] = {{CHANGE_new_due, 0}, false, false, check_nothing},
};

static bool check_needs(const Change *change, Error *err)
{
    const ChangeKind *kind = &kinds[change->kind];
    const Field *missing = NULL;
    size_t present = 0;
    for (size_t i = 0; i < 2 && kind->needs[i] != 0; i++) {
        const Field *field = &change_fields[kind->needs[i]];
        if (field_empty(field, change)) {
            missing = missing != NULL ? missing : field;
        } else {
            present++;
        }
    }
    if (missing != NULL && !(kind->any && present > 0)) {
        return error_set(err, ERR_INVALID, missing->id, _("%s要填写%s"),
                         _(choice_label("change_kind", change->kind)), _(missing->label));
    }
    return true;
}

/* What the execution would refuse whatever happens until then. */
static bool check_swap(Session *session, const Change *change, Error *err)
{
    DealVersion version = deal_version_on(session, change->deal_no, change->applied_on);
    return change->kind != CHANGE_UNIT || !text_equal(version.unit_no, change->new_unit_no) ||
           error_set(err, ERR_INVALID, "new_unit_no", _("新房号与现房号相同"));
}

static bool change_apply(Session *session, void *record, FieldSet given, Error *err)
{
    Change *change = record;
    Deal deal;
    (void)given;
    if (!deal_load(session, change->deal_no, "deal_no", &deal, err) || !check_needs(change, err)) {
        return false;
    }
    if (change->applied_on < deal.sub_date) {
        return error_set(err, ERR_INVALID, "applied_on", _("申请日期早于认购日期"));
    }
    if (!deal_take(session, &deal, change->applied_on, NONE, err) ||
        !check_swap(session, change, err)) {
        return false;
    }
    change->state = transition_begin(session, &change_machine);
    change->executed_on = NONE;
    change->approved_by = NULL;
    return store_insert(session->db, &change_entity, change, &session->arena, err);
}

static bool approve(Session *session, Change *change, Error *err)
{
    const char *applicant =
        store_author(session->db, &change_entity, change->row.id, &session->arena);
    return approval_take(session, applicant, &change_fields[CHANGE_approved_by],
                         &change->approved_by, err);
}

static bool check_execution(Session *session, const Change *change, const Deal *deal, Error *err)
{
    if (change->executed_on < change->applied_on) {
        return error_set(err, ERR_INVALID, "executed_on", _("执行日期早于申请日期"));
    }
    if (session_strict(session) && kinds[change->kind].revoke_first &&
        deal_is_filed(session, deal->deal_no)) {
        return error_set(err, ERR_CONFLICT, "deal_no", _("合同已备案，请先撤销备案再执行变更"));
    }
    return deal_take(session, deal, change->executed_on, is_cancel(change) ? DEAL_CANCELLED : STAYS,
                     err) &&
           kinds[change->kind].check(session, change, deal, err);
}

/* The change of the number, taken through the running operation. */
static bool take(Session *session, const Change *asked, Change *change, Error *err)
{
    if (!store_find(session->db, &change_entity, "change_no", asked->change_no, &session->arena,
                    change)) {
        return error_set(err, ERR_NOT_FOUND, "change_no", _("没有变更编号“%s”，请先申请"),
                         asked->change_no);
    }
    return transition_take(session, &change_machine, change->change_no, &change->state, err);
}

static bool change_execute(Session *session, void *record, FieldSet given, Error *err)
{
    Change *asked = record;
    Change change;
    Deal deal;
    if (!take(session, asked, &change, err)) {
        return false;
    }
    bool decided = !text_empty(change.approved_by) && text_empty(asked->approved_by);
    change.executed_on = asked->executed_on;
    if (text_empty(change.approved_by) || !text_empty(asked->approved_by)) {
        change.approved_by = asked->approved_by;
    }
    if (given & FIELD_BIT(CHANGE_release_to)) {
        change.release_to = asked->release_to;
    }
    if (!deal_load(session, change.deal_no, "deal_no", &deal, err) ||
        !check_execution(session, &change, &deal, err) ||
        !(decided || approve(session, &change, err))) {
        return false;
    }
    *asked = change;
    return store_update(session->db, &change_entity, asked, &session->arena, err) &&
           deal_refresh(session, deal.deal_no, err) &&
           ((!is_cancel(asked) && asked->kind != CHANGE_PAY) ||
            loan_drop_unused(session, deal.deal_no, asked->executed_on, err));
}

/* Who approves did not apply; what is approved still moves nothing until it is executed. */
static bool change_approve(Session *session, void *record, FieldSet given, Error *err)
{
    Change *asked = record;
    Change change;
    (void)given;
    if (!take(session, asked, &change, err)) {
        return false;
    }
    change.approved_by = asked->approved_by;
    if (!approve(session, &change, err)) {
        return false;
    }
    *asked = change;
    return store_update(session->db, &change_entity, asked, &session->arena, err);
}

static bool change_withdraw(Session *session, void *record, FieldSet given, Error *err)
{
    Change *asked = record;
    Change change;
    (void)given;
    if (!take(session, asked, &change, err)) {
        return false;
    }
    *asked = change;
    return store_update(session->db, &change_entity, asked, &session->arena, err);
}

static const Input apply_inputs[] = {
    {CHANGE_change_no, 0},      {CHANGE_deal_no, REQUIRED},   {CHANGE_kind, REQUIRED},
    {CHANGE_applied_on, REQUIRED | TODAY}, {CHANGE_new_unit_no, 0}, {CHANGE_new_total, 0},
    {CHANGE_new_pay_method, 0}, {CHANGE_new_phone, 0},        {CHANGE_new_name, 0},
    {CHANGE_new_due, 0},        {CHANGE_release_to, 0},       {CHANGE_reason, REQUIRED},
};
static const Input execute_inputs[] = {
    {CHANGE_change_no, REQUIRED},
    {CHANGE_executed_on, REQUIRED | TODAY},
    {CHANGE_release_to, 0},
    {CHANGE_approved_by, 0},
};
static const Input approve_inputs[] = {{CHANGE_change_no, REQUIRED}, {CHANGE_approved_by, 0}};
static const Input withdraw_inputs[] = {{CHANGE_change_no, REQUIRED}};

const Operation change_operations[] = {
    {"change.apply", N_("申请变更"), &change_entity, INPUTS(apply_inputs),
     MAY_ASSISTANT | MAY_MANAGER, change_apply},
    {"change.approve", N_("审批变更"), &change_entity, INPUTS(approve_inputs),
     MAY_ASSISTANT | MAY_MANAGER, change_approve},
    {"change.execute", N_("执行变更"), &change_entity, INPUTS(execute_inputs),
     MAY_ASSISTANT | MAY_MANAGER, change_execute},
    {"change.withdraw", N_("撤回变更"), &change_entity, INPUTS(withdraw_inputs),
     MAY_ASSISTANT | MAY_MANAGER, change_withdraw},
};
const size_t change_operation_count = sizeof change_operations / sizeof change_operations[0];

/* 签约 and 备案: the sale contract of a deal and its registration with the bureau. */
#include "base/money.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "domain/plan.h"
#include "domain/receivable.h"
#include "domain/signing.h"
#include "domain/transition.h"
#include "model/choice.h"
#include "model/contract.h"
#include "model/filing.h"
#include "model/signing.h"

/* 定金 + 首付款 + 商贷 + 公积金 = total; by instalments at most total; an empty 首付款 is the rest. */
static bool check_amounts(const Contract *contract, const Deal *deal, const DealVersion *version,
                          Error *err)
{
    int64_t rest = version->total - deal->deposit - money_or_zero(contract->loan_commercial) -
                   money_or_zero(contract->loan_fund);
    bool instalment = version->pay == PAY_INSTALMENT;
    if (rest < 0 || (contract->down != NONE && contract->down > rest)) {
        return error_set(err, ERR_INVALID, "down",
                         _("定金、首付款与贷款之和大于成交总价，请核对金额"));
    }
    if (contract->down != NONE && contract->down != rest && !instalment) {
        return error_set(err, ERR_INVALID, "down",
                         _("定金、首付款与贷款之和应当等于成交总价，请核对金额"));
    }
    return true;
}

/* Two people read a contract before it is signed: the desk names the second one. */
static bool check_reader(const Session *session, const Contract *contract, Error *err)
{
    return session->origin != ORIGIN_DESK || !text_empty(contract->checked_by) ||
           error_set(err, ERR_INVALID, "checked_by", _("签约要另一个人复核，请按 F4 选复核人"));
}

/* Signing never waits for money, but it says so. */
static void warn_unpaid(Session *session, const Deal *deal)
{
    char text[32];
    ReceivableSchedule schedule =
        receivable_schedule(session->db, deal->deal_no, session->today, &session->arena);
    if (session_strict(session) && schedule.paid < money_or_zero(deal->deposit)) {
        session_warn(session, _("定金还有 %s 元没有到账"),
                     money_format(text, sizeof text, money_or_zero(deal->deposit) - schedule.paid));
    }
}

static void warn_papers(Session *session, const Deal *deal)
{
    const char *missing = session_strict(session) ? signing_missing(session, deal->deal_no) : NULL;
    if (missing != NULL) {
        session_warn(session, _("签约资料还缺：%s"), missing);
    }
}

/* Signing does not wait for the steps before it, but it says which were left out. */
static void warn_steps(Session *session, const Deal *deal)
{
    Signing signing;
    bool sealed = store_find(session->db, &signing_entity, "deal_no", deal->deal_no,
                             &session->arena, &signing) &&
                  signing.sealed_on != NONE;
    if (session_strict(session) && !sealed) {
        session_warn(session, _("合同还没有走完起草、复核、审批、盖章，请补办"));
    }
}

static bool deal_sign(Session *session, void *record, FieldSet given, Error *err)
{
    Contract *contract = record;
    Deal deal;
    (void)given;
    if (!deal_load(session, contract->deal_no, "deal_no", &deal, err)) {
        return false;
    }
    if (contract->sign_date < deal.sub_date) {
        return error_set(err, ERR_INVALID, "sign_date", _("签约日期早于认购日期"));
    }
    DealVersion version = deal_version_on(session, deal.deal_no, contract->sign_date);
    if (!deal_take(session, &deal, contract->sign_date, NONE, err) ||
        !check_amounts(contract, &deal, &version, err) ||
        !deal_check_loans(version.pay, contract->loan_commercial, contract->loan_fund, err) ||
        !check_reader(session, contract, err) ||
        (session_strict(session) &&
         !plan_check_contract(session, contract, version.total, err))) {
        return false;
    }
    warn_unpaid(session, &deal);
    warn_papers(session, &deal);
    warn_steps(session, &deal);
    return store_insert(session->db, &contract_entity, contract, &session->arena, err) &&
           deal_refresh(session, deal.deal_no, err);
}

/* Online signing may come after the contract was signed. */
static bool deal_sign_online(Session *session, void *record, FieldSet given, Error *err)
{
    Contract *asked = record;
    Contract contract;
    (void)given;
    if (!store_find(session->db, &contract_entity, "deal_no", asked->deal_no, &session->arena,
                    &contract)) {
        return error_set(err, ERR_NOT_FOUND, "deal_no", _("认购 %s 还没有签约"), asked->deal_no);
    }
    if (contract.online_date != NONE) {
        return error_set(err, ERR_CONFLICT, "online_date", _("合同 %s 已经网签"),
                         contract.contract_no);
    }
    contract.online_date = asked->online_date;
    contract.online_no = asked->online_no;
    *asked = contract;
    return store_update(session->db, &contract_entity, asked, &session->arena, err);
}

/* Filings */

static bool contract_of(Session *session, const char *contract_no, Contract *contract, Error *err)
{
    return store_find(session->db, &contract_entity, "contract_no", contract_no, &session->arena,
                      contract) ||
           error_set(err, ERR_NOT_FOUND, "contract_no", _("没有合同编号“%s”，请先签约"),
                     contract_no);
}

static bool last_filing(Session *session, const char *contract_no, Filing *filing)
{
    int64_t id = query_one_number(session->db, "filing_last",
                                  BINDS(BIND_TEXT(":contract", contract_no)));
    return id != NONE && store_get(session->db, &filing_entity, id, &session->arena, filing);
}

static bool filing_send(Session *session, void *record, FieldSet given, Error *err)
{
    Filing *filing = record;
    Filing last;
    Contract contract;
    Deal deal;
    (void)given;
    if (!contract_of(session, filing->contract_no, &contract, err) ||
        !deal_load(session, contract.deal_no, "contract_no", &deal, err) ||
        !transition_take(session, &deal_machine, deal.deal_no, &deal.state, err)) {
        return false;
    }
    if (filing->sent_on < contract.sign_date) {
        return error_set(err, ERR_INVALID, "sent_on", _("送件日期早于签约日期"));
    }
    filing->state = last_filing(session, filing->contract_no, &last) ? last.state : NONE;
    if (!transition_take(session, &filing_machine, filing->contract_no, &filing->state, err)) {
        return false;
    }
    filing->filed_on = filing->returned_on = filing->revoked_on = NONE;
    filing->filing_no = filing->return_reason = NULL;
    return store_insert(session->db, &filing_entity, filing, &session->arena, err);
}

/* The last filing, taken through the running operation: its date, and what else the step says. */
static bool filing_step(Session *session, Filing *asked, size_t date, size_t extra, Error *err)
{
    Filing filing;
    Contract contract;
    const Field *day = &filing_fields[date];
    if (!last_filing(session, asked->contract_no, &filing)) {
        entity_reset(&filing_entity, &filing);
    }
    int64_t before = filing.state == FILING_FILED ? filing.filed_on : filing.sent_on;
    if (!transition_take(session, &filing_machine, asked->contract_no, &filing.state, err)) {
        return false;
    }
    if (field_number(day, asked) < before) {
        return error_set(err, ERR_INVALID, day->id, _("日期早于上一步，请核对"));
    }
    field_copy(day, &filing, asked);
    field_copy(&filing_fields[extra], &filing, asked);
    *asked = filing;
    return store_update(session->db, &filing_entity, asked, &session->arena, err) &&
           contract_of(session, filing.contract_no, &contract, err) &&
           deal_refresh(session, contract.deal_no, err);
}

static bool filing_finish(Session *session, void *record, FieldSet given, Error *err)
{
    (void)given;
    return filing_step(session, record, FILING_filed_on, FILING_filing_no, err);
}

static bool filing_return(Session *session, void *record, FieldSet given, Error *err)
{
    (void)given;
    return filing_step(session, record, FILING_returned_on, FILING_return_reason, err);
}

static bool filing_revoke(Session *session, void *record, FieldSet given, Error *err)
{
    (void)given;
    return filing_step(session, record, FILING_revoked_on, FILING_revoked_on, err);
}

static const Input sign_inputs[] = {
    {CONTRACT_deal_no, REQUIRED}, {CONTRACT_contract_no, 0}, {CONTRACT_sign_date, REQUIRED | TODAY},
    {CONTRACT_online_date, 0},    {CONTRACT_online_no, 0},   {CONTRACT_down, 0},
    {CONTRACT_loan_commercial, 0}, {CONTRACT_loan_fund, 0},  {CONTRACT_checked_by, 0},
};
static const Input online_inputs[] = {
    {CONTRACT_deal_no, REQUIRED},
    {CONTRACT_online_date, REQUIRED | TODAY},
    {CONTRACT_online_no, 0},
};
static const Input send_inputs[] = {
    {FILING_contract_no, REQUIRED},
    {FILING_sent_on, REQUIRED | TODAY},
};
static const Input finish_inputs[] = {
    {FILING_contract_no, REQUIRED},
    {FILING_filed_on, REQUIRED | TODAY},
    {FILING_filing_no, 0},
};
static const Input return_inputs[] = {
    {FILING_contract_no, REQUIRED},
    {FILING_returned_on, REQUIRED | TODAY},
    {FILING_return_reason, 0},
};
static const Input revoke_inputs[] = {
    {FILING_contract_no, REQUIRED},
    {FILING_revoked_on, REQUIRED | TODAY},
};

const Operation contract_operations[] = {
    {"deal.sign", N_("签约"), &contract_entity, INPUTS(sign_inputs), MAY_ASSISTANT | MAY_MANAGER,
     deal_sign},
    {"deal.sign_online", N_("网签"), &contract_entity, INPUTS(online_inputs),
     MAY_ASSISTANT | MAY_MANAGER, deal_sign_online},
    {"filing.send", N_("备案送件"), &filing_entity, INPUTS(send_inputs),
     MAY_ASSISTANT | MAY_MANAGER, filing_send},
    {"filing.finish", N_("备案完成"), &filing_entity, INPUTS(finish_inputs),
     MAY_ASSISTANT | MAY_MANAGER, filing_finish},
    {"filing.return", N_("备案退件"), &filing_entity, INPUTS(return_inputs),
     MAY_ASSISTANT | MAY_MANAGER, filing_return},
    {"filing.revoke", N_("撤销备案"), &filing_entity, INPUTS(revoke_inputs), MAY_MANAGER,
     filing_revoke},
};
const size_t contract_operation_count = sizeof contract_operations / sizeof contract_operations[0];

/*
 * 回款: money that arrived. Posted, never edited; no other operation posts it. Money moved from one
 * kind to another is a pair of rows that adds nothing; money given back is a 退款 row; a row posted
 * in error is mirrored by a 退款 row that names it.
 */
#include "base/money.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "domain/receivable.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "model/receipt.h"

static bool check_amount(const Receipt *receipt, Error *err)
{
    if (receipt->amount == 0) {
        return error_set(err, ERR_INVALID, "amount", _("金额不能是 0"));
    }
    return receipt->amount > 0 || receipt->transfer == 1 ||
           error_set(err, ERR_INVALID, "amount",
                     _("金额填正数；退款请选款项类型“退款”，负数只用于转款"));
}

/* No money towards the price before the permit of the unit held on that day. */
static bool check_permit(Session *session, const Receipt *receipt, const Deal *deal, Error *err)
{
    Unit unit;
    int64_t date = receipt->paid_on != NONE ? receipt->paid_on : receipt->arrived_on;
    DealVersion version = deal_version_on(session, deal->deal_no, date);
    if (receipt->kind == RECEIPT_REFUND || receipt->amount < 0) {
        return true;
    }
    return unit_load(session, version.exists ? version.unit_no : deal->unit_no, "deal_no", &unit,
                     err) &&
           unit_check_permit(&unit, date, "arrived_on", err);
}

/* The bank's money: it is no payment of the buyer, and nothing of it is given back to him. */
static bool is_loan(int64_t kind)
{
    return kind == RECEIPT_COMMERCIAL || kind == RECEIPT_FUND;
}

static int64_t sum_of(Session *session, const char *query, const char *deal_no, int64_t kind)
{
    int64_t sum = query_one_number(session->db, query,
                                   BINDS(BIND_TEXT(":deal", deal_no),
                                         BIND_TEXT(":kind", choice_code("receipt_kind", kind))));
    return sum == NONE ? 0 : sum;
}

/* No more leaves a deal than its buyer paid into it. */
static bool check_balance(Session *session, const char *deal_no, int64_t amount, Error *err)
{
    char left[32];
    int64_t balance = sum_of(session, "receipt_buyer_balance", deal_no, NONE);
    return amount <= balance ||
           error_set(err, ERR_INVALID, "amount", _("认购 %s 的客户实付只剩 %s 元，不能超过它"), deal_no,
                     money_format(left, sizeof left, balance > 0 ? balance : 0));
}

static bool check_positive(const Receipt *receipt, Error *err)
{
    return receipt->amount > 0 || error_set(err, ERR_INVALID, "amount", _("金额要大于 0"));
}

/* Money that arrives after the deal has ended is kept, and must go somewhere. */
static void warn_in_flight(Session *session, const Receipt *receipt, const Deal *deal)
{
    if (session_strict(session) && deal->state == DEAL_CANCELLED &&
        receipt->kind != RECEIPT_REFUND) {
        session_warn(session, _("认购 %s 已退：这笔是在途款，请安排退款"), deal->deal_no);
    }
}

/* A nought too many: the buyer alone would have paid more than the whole price. */
static void warn_overpaid(Session *session, const Receipt *receipt, const Deal *deal)
{
    char over[32];
    if (!session_strict(session) || receipt->kind > RECEIPT_BALANCE || is_loan(receipt->kind) ||
        deal->total_now == NONE) {
        return;
    }
    ReceivableSchedule schedule = receivable_schedule(session->db, deal->deal_no,
                                                      receipt->arrived_on, &session->arena);
    int64_t more = schedule.paid + receipt->amount - deal->total_now;
    if (schedule.count > 0 && more > 0) {
        session_warn(session, _("客户付的房款比总价多 %s 元，请核对金额"),
                     money_format(over, sizeof over, more));
    }
}

static bool insert(Session *session, Receipt *receipt, Error *err)
{
    return store_insert(session->db, &receipt_entity, receipt, &session->arena, err);
}

static bool check_moves_nothing(const Receipt *receipt, Error *err)
{
    return receipt->transfer != 1 ||
           error_set(err, ERR_INVALID, "transfer", _("转款不是收款，请用“转款”登记"));
}

/* Money that goes out, or moves, has a door of its own, with other roles and checks. */
static bool check_door(const Receipt *receipt, Error *err)
{
    if (receipt->kind == RECEIPT_REFUND) {
        return error_set(err, ERR_INVALID, "kind", _("退款不是收款，请用“退款”登记"));
    }
    return check_moves_nothing(receipt, err);
}

static bool receipt_post(Session *session, void *record, FieldSet given, Error *err)
{
    Receipt *receipt = record;
    Deal deal;
    (void)given;
    if (!check_door(receipt, err) || !check_amount(receipt, err) ||
        !deal_load(session, receipt->deal_no, "deal_no", &deal, err) ||
        !check_permit(session, receipt, &deal, err)) {
        return false;
    }
    warn_in_flight(session, receipt, &deal);
    warn_overpaid(session, receipt, &deal);
    return insert(session, receipt, err);
}

static bool receipt_refund(Session *session, void *record, FieldSet given, Error *err)
{
    Receipt *receipt = record;
    Deal deal;
    (void)given;
    receipt->kind = RECEIPT_REFUND;
    receipt->transfer = receipt->transfer == NONE ? 0 : receipt->transfer;
    if (!session_strict(session)) { /* what was given back is history, with or without a reason */
        return check_amount(receipt, err) &&
               deal_load(session, receipt->deal_no, "deal_no", &deal, err) &&
               insert(session, receipt, err);
    }
    if (text_empty(receipt->reason)) {
        return error_set(err, ERR_INVALID, "reason", _("请填写%s"),
                         _(receipt_fields[RECEIPT_reason].label));
    }
    return check_moves_nothing(receipt, err) && check_positive(receipt, err) &&
           deal_load(session, receipt->deal_no, "deal_no", &deal, err) &&
           check_balance(session, receipt->deal_no, receipt->amount, err) &&
           insert(session, receipt, err);
}

static bool check_transfer(Session *session, const Receipt *receipt, Error *err)
{
    char held[32];
    int64_t sum = sum_of(session, "receipt_kind_sum", receipt->deal_no, receipt->kind);
    if (receipt->to_kind == NONE) {
        return error_set(err, ERR_INVALID, "to_kind", _("请填写%s"),
                         _(receipt_fields[RECEIPT_to_kind].label));
    }
    if (receipt->to_kind == receipt->kind) {
        return error_set(err, ERR_INVALID, "to_kind", _("转为的款项和原来的一样"));
    }
    if (receipt->kind == RECEIPT_REFUND || is_loan(receipt->kind)) {
        return error_set(err, ERR_INVALID, "kind", _("退款和银行放款不能转款"));
    }
    if (receipt->to_kind == RECEIPT_REFUND || is_loan(receipt->to_kind)) {
        return error_set(err, ERR_INVALID, "to_kind", _("不能转为退款或银行放款"));
    }
    return receipt->amount <= sum ||
           error_set(err, ERR_INVALID, "amount", _("这笔成交的%s只有 %s 元，不够转"),
                     _(choice_label("receipt_kind", receipt->kind)),
                     money_format(held, sizeof held, sum > 0 ? sum : 0));
}

/* A row of a file is one of the pair, the other one stands there too. */
static bool transfer_row(Session *session, Receipt *receipt, Error *err)
{
    Deal deal;
    receipt->transfer = 1;
    return check_amount(receipt, err) &&
           deal_load(session, receipt->deal_no, "deal_no", &deal, err) &&
           check_permit(session, receipt, &deal, err) && insert(session, receipt, err);
}

/* Two rows of one deal, one negative: what leaves a kind arrives at another on the same day. */
static bool receipt_transfer(Session *session, void *record, FieldSet given, Error *err)
{
    Receipt *from = record;
    Deal deal;
    (void)given;
    if (!session_strict(session) && from->to_kind == NONE) {
        return transfer_row(session, from, err);
    }
    if (!check_positive(from, err) || !deal_load(session, from->deal_no, "deal_no", &deal, err) ||
        !check_transfer(session, from, err) ||
        !check_balance(session, from->deal_no, from->amount, err)) {
        return false;
    }
    Receipt to = *from;
    to.receipt_no = NULL;
    to.kind = from->to_kind;
    to.to_kind = NONE;
    to.transfer = from->transfer = 1;
    from->amount = -from->amount;
    if (!insert(session, from, err)) {
        return false;
    }
    to.source_no = from->receipt_no;
    return insert(session, &to, err);
}

static bool check_reversible(Session *session, const Receipt *source, Error *err)
{
    const char *by = query_one_text(session->db, "receipt_reversed_by",
                                    BINDS(BIND_TEXT(":receipt", source->receipt_no)),
                                    &session->arena);
    if (source->transfer == 1) {
        return error_set(err, ERR_CONFLICT, "source_no", _("转款不冲正，请反方向再转一次"));
    }
    if (source->kind == RECEIPT_REFUND) {
        return error_set(err, ERR_CONFLICT, "source_no", _("退款不冲正，请重新登记收到的钱"));
    }
    return by == NULL || error_set(err, ERR_CONFLICT, "source_no", _("%s 已经由 %s 冲正"),
                                   source->receipt_no, by);
}

/* The mirror of a row posted in error: it stays, and a 退款 of the same amount names it. */
static bool receipt_reverse(Session *session, void *record, FieldSet given, Error *err)
{
    Receipt *mirror = record;
    Receipt source;
    (void)given;
    if (!store_find(session->db, &receipt_entity, "receipt_no", mirror->source_no, &session->arena,
                    &source)) {
        return error_set(err, ERR_NOT_FOUND, "source_no", _("没有收款编号“%s”"), mirror->source_no);
    }
    if (!check_reversible(session, &source, err)) {
        return false;
    }
    if (mirror->arrived_on < source.arrived_on) {
        return error_set(err, ERR_INVALID, "arrived_on", _("冲正日期早于那笔收款"));
    }
    mirror->deal_no = source.deal_no;
    mirror->kind = RECEIPT_REFUND;
    mirror->amount = source.amount;
    mirror->paid_on = NONE;
    mirror->method = RECEIPT_METHOD_REVERSAL;
    mirror->transfer = 0;
    return (is_loan(source.kind) ||
            check_balance(session, source.deal_no, source.amount, err)) &&
           insert(session, mirror, err);
}

static const Input post_inputs[] = {
    {RECEIPT_receipt_no, 0}, {RECEIPT_deal_no, REQUIRED}, {RECEIPT_kind, REQUIRED},
    {RECEIPT_amount, REQUIRED}, {RECEIPT_paid_on, 0},
    {RECEIPT_arrived_on, REQUIRED | TODAY}, {RECEIPT_method, 0}, {RECEIPT_transfer, HIDDEN},
};
static const Input refund_inputs[] = {
    {RECEIPT_receipt_no, 0},  {RECEIPT_deal_no, REQUIRED},
    {RECEIPT_amount, REQUIRED}, {RECEIPT_paid_on, 0}, {RECEIPT_arrived_on, REQUIRED | TODAY},
    {RECEIPT_method, 0},      {RECEIPT_reason, 0}, {RECEIPT_transfer, HIDDEN},
};
static const Input transfer_inputs[] = {
    {RECEIPT_receipt_no, 0},     {RECEIPT_deal_no, REQUIRED}, {RECEIPT_kind, REQUIRED},
    {RECEIPT_to_kind, 0}, {RECEIPT_amount, REQUIRED},
    {RECEIPT_paid_on, 0}, {RECEIPT_arrived_on, REQUIRED | TODAY},
    {RECEIPT_method, 0},  {RECEIPT_reason, 0},
};
static const Input reverse_inputs[] = {
    {RECEIPT_source_no, REQUIRED}, {RECEIPT_receipt_no, 0},
    {RECEIPT_arrived_on, REQUIRED | TODAY}, {RECEIPT_reason, REQUIRED},
};

const Operation receipt_operations[] = {
    {"receipt.post", N_("收款"), &receipt_entity, INPUTS(post_inputs),
     MAY_ASSISTANT | MAY_FINANCE | MAY_MANAGER, receipt_post},
    {"receipt.refund", N_("退款"), &receipt_entity, INPUTS(refund_inputs),
     MAY_FINANCE | MAY_MANAGER, receipt_refund},
    {"receipt.transfer", N_("转款"), &receipt_entity, INPUTS(transfer_inputs),
     MAY_ASSISTANT | MAY_FINANCE | MAY_MANAGER, receipt_transfer},
    {"receipt.reverse", N_("冲正"), &receipt_entity, INPUTS(reverse_inputs),
     MAY_FINANCE | MAY_MANAGER, receipt_reverse},
};
const size_t receipt_operation_count = sizeof receipt_operations / sizeof receipt_operations[0];

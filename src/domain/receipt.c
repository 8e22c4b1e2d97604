/* 回款: money that arrived. Posted, never edited; no other operation posts it. */
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "model/receipt.h"

static bool check_amount(const Receipt *receipt, Error *err)
{
    if (receipt->amount == 0) {
        return error_set(err, ERR_INVALID, "amount", _("金额不能是 0"));
    }
    if (receipt->amount < 0 && receipt->transfer != 1) {
        return error_set(err, ERR_INVALID, "amount",
                         _("金额填正数；退款请选款项类型“退款”，负数只用于转款"));
    }
    return true;
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

static bool receipt_post(Session *session, void *record, FieldSet given, Error *err)
{
    Receipt *receipt = record;
    Deal deal;
    (void)given;
    return check_amount(receipt, err) &&
           deal_load(session, receipt->deal_no, "deal_no", &deal, err) &&
           check_permit(session, receipt, &deal, err) &&
           store_insert(session->db, &receipt_entity, receipt, &session->arena, err);
}

static const Input post_inputs[] = {
    {RECEIPT_receipt_no, 0}, {RECEIPT_deal_no, REQUIRED}, {RECEIPT_kind, REQUIRED},
    {RECEIPT_amount, REQUIRED}, {RECEIPT_paid_on, 0},
    {RECEIPT_arrived_on, REQUIRED | TODAY}, {RECEIPT_method, 0}, {RECEIPT_transfer, 0},
};

const Operation receipt_operations[] = {
    {"receipt.post", N_("收款"), &receipt_entity, INPUTS(post_inputs),
     MAY_ASSISTANT | MAY_FINANCE | MAY_MANAGER, receipt_post},
};
const size_t receipt_operation_count = sizeof receipt_operations / sizeof receipt_operations[0];

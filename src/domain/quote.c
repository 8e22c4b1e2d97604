/* 报价: unit, discounts in their order, the way of paying; kept with the customer. */
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/price.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "model/quote.h"

static int64_t or_zero(int64_t amount)
{
    return amount == NONE ? 0 : amount;
}

static bool check_parts(const Quote *quote, Error *err)
{
    bool commercial = quote->pay_method == PAY_COMMERCIAL || quote->pay_method == PAY_COMBO;
    bool fund = quote->pay_method == PAY_FUND || quote->pay_method == PAY_COMBO;
    if (!commercial && or_zero(quote->loan_commercial) > 0) {
        return error_set(err, ERR_INVALID, "loan_commercial", _("付款方式是%s，不应有商贷金额"),
                         _(choice_label("pay_method", quote->pay_method)));
    }
    if (!fund && or_zero(quote->loan_fund) > 0) {
        return error_set(err, ERR_INVALID, "loan_fund", _("付款方式是%s，不应有公积金金额"),
                         _(choice_label("pay_method", quote->pay_method)));
    }
    if (or_zero(quote->loan_commercial) + or_zero(quote->loan_fund) + or_zero(quote->deposit) >
        quote->total) {
        return error_set(err, ERR_INVALID, "loan_commercial", _("贷款与定金之和大于总价，请核对金额"));
    }
    return true;
}

static bool quote_save(Session *session, void *record, FieldSet given, Error *err)
{
    Quote *quote = record;
    DiscountList list;
    Unit unit;
    (void)given;
    if (!unit_load(session, quote->unit_no, "unit_no", &unit, err) ||
        !discount_read(session, quote->discounts, "discounts", quote->date, quote->pay_method,
                       &list, err)) {
        return false;
    }
    quote->list_total = unit.list_total;
    quote->total = discount_apply(&list, unit.list_total, unit.gross_area);
    if (unit.floor_total != NONE && quote->total < unit.floor_total) {
        session_warn(session, _("报价低于底价，成交要先办特批"));
    }
    return check_parts(quote, err) &&
           store_insert(session->db, &quote_entity, quote, &session->arena, err);
}

static const Input quote_inputs[] = {
    {QUOTE_quote_no, 0},        {QUOTE_date, REQUIRED | TODAY}, {QUOTE_unit_no, REQUIRED},
    {QUOTE_phone, 0},           {QUOTE_name, 0},                {QUOTE_consultant, 0},
    {QUOTE_discounts, 0},       {QUOTE_pay_method, REQUIRED},   {QUOTE_deposit, 0},
    {QUOTE_loan_commercial, 0}, {QUOTE_loan_fund, 0},           {QUOTE_years, 0},
};

const Operation quote_operations[] = {
    {"quote.save", N_("报价"), &quote_entity, INPUTS(quote_inputs), MAY_ASSISTANT | MAY_MANAGER,
     quote_save},
};
const size_t quote_operation_count = sizeof quote_operations / sizeof quote_operations[0];

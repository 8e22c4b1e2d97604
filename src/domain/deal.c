/* 认购: a unit is sold to a customer. */
#include "domain/deal.h"

#include "base/money.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/customer.h"
#include "domain/price.h"
#include "domain/setting.h"
#include "domain/ownership.h"
#include "domain/ticket.h"
#include "domain/transition.h"
#include "domain/unit.h"
#include "model/choice.h"

#define DEPOSIT_SHARE 5 /* a deposit is at most a fifth of the price: Civil Code 586 */

bool deal_load(Session *session, const char *deal_no, const char *field, Deal *deal, Error *err)
{
    return store_find(session->db, &deal_entity, "deal_no", deal_no, &session->arena, deal) ||
           error_set(err, ERR_NOT_FOUND, field, _("没有认购编号“%s”，请先登记认购"), deal_no);
}

static DealVersion read_version(Session *session, const char *query, const Bind *binds)
{
    DealVersion version = {0};
    Stmt *stmt = query_open(session->db, query, binds);
    if (query_next(stmt)) {
        version.exists = true;
        version.unit_no = arena_copy(&session->arena, query_text(stmt, 0));
        version.total = query_number(stmt, 1);
        version.pay = choice_from_code("pay_method", query_text(stmt, 2));
        version.live = query_number(stmt, 3) == 1;
    }
    query_close(stmt);
    return version;
}

DealVersion deal_version_on(Session *session, const char *deal_no, int64_t date)
{
    return read_version(session, "deal_version_on",
                        BINDS(BIND_TEXT(":deal", deal_no), BIND_DATE(":date", date)));
}

bool deal_has_later_step(Session *session, const char *deal_no, int64_t date)
{
    return query_one_number(session->db, "deal_later_step",
                            BINDS(BIND_TEXT(":deal", deal_no), BIND_DATE(":date", date))) == 1;
}

int64_t deal_sign_date(Session *session, const char *deal_no)
{
    return query_one_date(session->db, "deal_sign_date", BINDS(BIND_TEXT(":deal", deal_no)));
}

bool deal_is_filed(Session *session, const char *deal_no)
{
    return query_one_number(session->db, "deal_is_filed", BINDS(BIND_TEXT(":deal", deal_no))) == 1;
}

bool deal_check_loans(int64_t pay, int64_t commercial, int64_t fund, Error *err)
{
    bool has_commercial = pay == PAY_COMMERCIAL || pay == PAY_COMBO;
    bool has_fund = pay == PAY_FUND || pay == PAY_COMBO;
    if (!has_commercial && money_or_zero(commercial) > 0) {
        return error_set(err, ERR_INVALID, "loan_commercial", _("付款方式是%s，不应有商贷金额"),
                         _(choice_label("pay_method", pay)));
    }
    if (!has_fund && money_or_zero(fund) > 0) {
        return error_set(err, ERR_INVALID, "loan_fund", _("付款方式是%s，不应有公积金金额"),
                         _(choice_label("pay_method", pay)));
    }
    return true;
}

static int64_t deal_state_of(Session *session, const char *deal_no, bool live)
{
    if (!live) {
        return DEAL_CANCELLED;
    }
    if (query_one_number(session->db, "delivery_of_deal", BINDS(BIND_TEXT(":deal", deal_no))) !=
        NONE) {
        return DEAL_DELIVERED;
    }
    if (deal_is_filed(session, deal_no)) {
        return DEAL_FILED;
    }
    return deal_sign_date(session, deal_no) != NONE ? DEAL_SIGNED : DEAL_SUBSCRIBED;
}

/* As of a day: what was done later does not count. */
static int64_t deal_state_on(Session *session, const Deal *deal, int64_t date)
{
    if (deal->state == DEAL_RESERVED || deal->state == DEAL_VOID) {
        return deal->state;
    }
    return deal_state_of(session, deal->deal_no, deal_version_on(session, deal->deal_no, date).live);
}

bool deal_take(Session *session, const Deal *deal, int64_t date, int64_t to, Error *err)
{
    int64_t state = deal_state_on(session, deal, date);
    if (date < deal->sub_date) {
        return error_set(err, ERR_INVALID, NULL, _("日期早于认购日期，请核对"));
    }
    return transition_take_to(session, &deal_machine, deal->deal_no, &state, to, err);
}

bool deal_refresh(Session *session, const char *deal_no, Error *err)
{
    Deal deal;
    if (!deal_load(session, deal_no, "deal_no", &deal, err)) {
        return false;
    }
    DealVersion last = read_version(session, "deal_version_last",
                                    BINDS(BIND_TEXT(":deal", deal_no)));
    deal.unit_now = last.unit_no;
    deal.total_now = last.total;
    deal.pay_now = last.pay;
    deal.state = deal_state_of(session, deal_no, last.live);
    return store_update(session->db, &deal_entity, &deal, &session->arena, err);
}

static bool check_price(Session *session, const Deal *deal, const Unit *unit, Error *err)
{
    if (deal->deposit > deal->total / DEPOSIT_SHARE) {
        return error_set(err, ERR_INVALID, "deposit", _("定金不能超过成交总价的 20%%，请改小定金"));
    }
    return price_check(session, deal, unit, err);
}

/* A reservation of the same unit turns into the subscription: the row and its number stay. */
static bool convert_reservation(Session *session, Deal *deal, Error *err)
{
    Deal reserved;
    bool found = !text_empty(deal->deal_no) &&
                 store_find(session->db, &deal_entity, "deal_no", deal->deal_no, &session->arena,
                            &reserved);
    deal->state = found ? reserved.state : NONE;
    if (!transition_take(session, &deal_machine, deal->deal_no, &deal->state, err)) {
        return false;
    }
    if (!found) {
        return true;
    }
    if (!text_equal(reserved.unit_no, deal->unit_no)) {
        return error_set(err, ERR_CONFLICT, "unit_no", _("小订 %s 的房号是 %s，请核对"), deal->deal_no,
                         reserved.unit_no);
    }
    deal->row = reserved.row;
    deal->reserved_on = reserved.reserved_on;
    deal->reserved_until = reserved.reserved_until;
    deal->reserve_money = reserved.reserve_money;
    return true;
}

static bool store_deal(Session *session, Deal *deal, Error *err)
{
    return deal->row.rev != 0
               ? store_update(session->db, &deal_entity, deal, &session->arena, err)
               : store_insert(session->db, &deal_entity, deal, &session->arena, err);
}

static bool deal_subscribe(Session *session, void *record, FieldSet given, Error *err)
{
    Deal *deal = record;
    Unit unit;
    int64_t customer = 0;
    (void)given;
    if (!unit_load(session, deal->unit_no, "unit_no", &unit, err) ||
        !convert_reservation(session, deal, err) ||
        !unit_check_free(session, &unit, deal->sub_date, deal->row.rev != 0 ? deal->deal_no : NULL,
                         "unit_no", err) ||
        !unit_check_lock(session, deal->unit_no, deal->consultant, "unit_no", err) ||
        !check_price(session, deal, &unit, err)) {
        return false;
    }
    if (deal->sign_due != NONE && deal->sign_due < deal->sub_date) {
        return error_set(err, ERR_INVALID, "sign_due", _("约定签约日期早于认购日期"));
    }
    if (!text_empty(deal->ticket_no) &&
        !ticket_convert(session, deal->ticket_no, deal->phone, deal->sub_date, err)) {
        return false;
    }
    deal->unit_now = deal->unit_no;
    deal->total_now = deal->total;
    deal->pay_now = deal->pay_method;
    return customer_touch(session, deal->phone, deal->name, NONE, deal->sub_date, &customer,
                          err) &&
           store_deal(session, deal, err) && ownership_refresh(session, customer, err);
}

/* 小订: a small deposit keeps the unit for some days; it counts in no figure. */
static bool deal_reserve(Session *session, void *record, FieldSet given, Error *err)
{
    Deal *deal = record;
    Unit unit;
    int64_t customer = 0;
    (void)given;
    if (!unit_load(session, deal->unit_no, "unit_no", &unit, err) ||
        !unit_check_free(session, &unit, deal->reserved_on, NULL, "unit_no", err) ||
        !unit_check_lock(session, deal->unit_no, deal->consultant, "unit_no", err)) {
        return false;
    }
    if (deal->reserved_until == NONE) {
        deal->reserved_until =
            deal->reserved_on + setting_number(session->db, SETTING_RESERVE_DAYS);
    }
    deal->sub_date = deal->reserved_on;
    deal->total = deal->total_now = unit.list_total;
    deal->deposit = deal->reserve_money;
    deal->pay_method = deal->pay_now = PAY_LUMP;
    deal->state = transition_begin(session, &deal_machine);
    deal->unit_now = deal->unit_no;
    return customer_touch(session, deal->phone, deal->name, NONE, deal->reserved_on, &customer,
                          err) &&
           store_insert(session->db, &deal_entity, deal, &session->arena, err);
}

static bool deal_unreserve(Session *session, void *record, FieldSet given, Error *err)
{
    Deal *asked = record;
    Deal deal;
    (void)given;
    if (!deal_load(session, asked->deal_no, "deal_no", &deal, err) ||
        !transition_take(session, &deal_machine, deal.deal_no, &deal.state, err)) {
        return false;
    }
    *asked = deal;
    return store_update(session->db, &deal_entity, asked, &session->arena, err);
}

static const Input subscribe_inputs[] = {
    {DEAL_deal_no, 0},          {DEAL_sub_date, REQUIRED | TODAY}, {DEAL_unit_no, REQUIRED},
    {DEAL_phone, REQUIRED},     {DEAL_name, REQUIRED},             {DEAL_id_no, 0},
    {DEAL_total, REQUIRED},     {DEAL_discount_note, 0},           {DEAL_deposit, REQUIRED},
    {DEAL_pay_method, REQUIRED}, {DEAL_consultant, REQUIRED},      {DEAL_sign_due, 0},
    {DEAL_ticket_no, 0},
};

static const Input reserve_inputs[] = {
    {DEAL_deal_no, 0},          {DEAL_reserved_on, REQUIRED | TODAY}, {DEAL_unit_no, REQUIRED},
    {DEAL_phone, REQUIRED},     {DEAL_name, REQUIRED},                {DEAL_consultant, REQUIRED},
    {DEAL_reserve_money, REQUIRED}, {DEAL_reserved_until, 0},
};
static const Input unreserve_inputs[] = {{DEAL_deal_no, REQUIRED}};

const Operation deal_operations[] = {
    {"deal.reserve", N_("小订"), &deal_entity, INPUTS(reserve_inputs), MAY_ASSISTANT | MAY_MANAGER,
     deal_reserve},
    {"deal.unreserve", N_("取消小订"), &deal_entity, INPUTS(unreserve_inputs),
     MAY_ASSISTANT | MAY_MANAGER, deal_unreserve},
    {"deal.subscribe", N_("认购"), &deal_entity, INPUTS(subscribe_inputs),
     MAY_ASSISTANT | MAY_MANAGER, deal_subscribe},
};
const size_t deal_operation_count = sizeof deal_operations / sizeof deal_operations[0];

/* 交房: keys when the house is paid for, the measured area settled, then the title. */
#include "domain/delivery.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "domain/receivable.h"
#include "domain/setting.h"
#include "domain/transition.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "model/delivery.h"

#define UNDISBURSED_FEN 8 /* its column */

int64_t delivery_settlement(int64_t total, int64_t contract_area, int64_t measured_area,
                            int64_t limit)
{
    int64_t difference = measured_area - contract_area;
    int64_t size = difference < 0 ? -difference : difference;
    int64_t within = ratio_round(total, limit, 100);
    if (size * 100 <= limit * contract_area) {
        return ratio_round(total, difference, contract_area);
    }
    return difference > 0 ? within : within - ratio_round(total, 2 * size, contract_area);
}

static bool settle(Session *session, Delivery *delivery, const Deal *deal, Error *err)
{
    Unit unit;
    if (!unit_load(session, deal->unit_now, "deal_no", &unit, err)) {
        return false;
    }
    if (delivery->measured_area == NONE) {
        delivery->measured_area = unit.gross_measured;
    }
    delivery->settlement = NONE;
    if (delivery->measured_area == NONE) {
        return true;
    }
    delivery->settlement =
        delivery_settlement(deal->total_now, unit.gross_area, delivery->measured_area,
                            setting_number(session->db, SETTING_AREA_LIMIT));
    return true;
}

static int64_t owed(Session *session, const Delivery *delivery)
{
    int64_t sum = 0;
    ReceivableSchedule schedule =
        receivable_schedule(session->db, delivery->deal_no, delivery->date, &session->arena);
    for (size_t i = 0; i < schedule.count; i++) {
        sum += schedule.rows[i].amount - schedule.rows[i].paid;
    }
    Stmt *stmt = query_open(session->db, "todo_undisbursed",
                            BINDS(BIND_TEXT(":deal", delivery->deal_no),
                                  BIND_DATE(":to", delivery->date)));
    sum += query_next(stmt) ? query_number(stmt, UNDISBURSED_FEN) : 0;
    query_close(stmt);
    return sum;
}

/* Keys go to who has paid, or whose bank has: else only by the manager, who is warned. */
static bool check_paid(Session *session, const Delivery *delivery, Error *err)
{
    char text[32];
    int64_t open = session_strict(session) ? owed(session, delivery) : 0;
    if (open <= 0) {
        return true;
    }
    money_format(text, sizeof text, open);
    if (!(session->permission & MAY_MANAGER)) {
        return error_set(err, ERR_DENIED, "deal_no", _("认购 %s 还有 %s 元没有到账，要经理同意才能交房"),
                         delivery->deal_no, text);
    }
    session_warn(session, _("认购 %s 还有 %s 元没有到账，按经理同意交房"), delivery->deal_no, text);
    return true;
}

static bool check_deal(Session *session, const Delivery *delivery, const Deal *deal, Error *err)
{
    if (!deal_take(session, deal, delivery->date, NONE, err)) {
        return false;
    }
    return deal_sign_date(session, deal->deal_no) <= delivery->date ||
           error_set(err, ERR_CONFLICT, "deal_no", _("认购 %s 那天还没有签约，不能交房"), deal->deal_no);
}

static bool delivery_hand_over(Session *session, void *record, FieldSet given, Error *err)
{
    Delivery *delivery = record;
    Deal deal;
    (void)given;
    if (!deal_load(session, delivery->deal_no, "deal_no", &deal, err) ||
        !check_deal(session, delivery, &deal, err) || !check_paid(session, delivery, err) ||
        !settle(session, delivery, &deal, err)) {
        return false;
    }
    if (text_empty(delivery->receiver)) {
        delivery->receiver = deal.name;
    }
    delivery->title_sent_on = delivery->title_on = NONE;
    delivery->title_no = NULL;
    delivery->state = transition_begin(session, &delivery_machine);
    return store_insert(session->db, &delivery_entity, delivery, &session->arena, err) &&
           deal_refresh(session, delivery->deal_no, err);
}

/* By its number, or by its deal. */
static bool load(Session *session, const Delivery *asked, Delivery *delivery, Error *err)
{
    bool by_number = !text_empty(asked->delivery_no);
    const char *key = by_number ? asked->delivery_no : asked->deal_no;
    const char *field = by_number ? "delivery_no" : "deal_no";
    if (text_empty(key)) {
        return error_set(err, ERR_INVALID, "deal_no", _("请填写认购编号"));
    }
    return store_find(session->db, &delivery_entity, field, key, &session->arena, delivery) ||
           error_set(err, ERR_NOT_FOUND, field, _("“%s”还没有交房"), key);
}

static bool delivery_measure(Session *session, void *record, FieldSet given, Error *err)
{
    Delivery *asked = record;
    Delivery delivery;
    Deal deal;
    (void)given;
    if (!load(session, asked, &delivery, err) ||
        !transition_take(session, &delivery_machine, delivery.deal_no, &delivery.state, err) ||
        !deal_load(session, delivery.deal_no, "deal_no", &deal, err)) {
        return false;
    }
    delivery.measured_area = asked->measured_area;
    if (!settle(session, &delivery, &deal, err)) {
        return false;
    }
    *asked = delivery;
    return store_update(session->db, &delivery_entity, asked, &session->arena, err);
}

/* A step behind the hand-over: its date, and another field (or the date again). */
static bool take_step(Session *session, Delivery *asked, size_t step, size_t extra, Error *err)
{
    Delivery delivery;
    const Field *date = &delivery_fields[step];
    if (!load(session, asked, &delivery, err) ||
        !transition_take(session, &delivery_machine, delivery.deal_no, &delivery.state, err)) {
        return false;
    }
    int64_t before = delivery.title_sent_on != NONE ? delivery.title_sent_on : delivery.date;
    if (field_number(date, asked) < before) {
        return error_set(err, ERR_INVALID, date->id, _("%s早于上一个阶段，请核对"), _(date->label));
    }
    field_copy(date, &delivery, asked);
    field_copy(&delivery_fields[extra], &delivery, asked);
    *asked = delivery;
    return store_update(session->db, &delivery_entity, asked, &session->arena, err);
}

static bool delivery_send_title(Session *session, void *record, FieldSet given, Error *err)
{
    (void)given;
    return take_step(session, record, DELIVERY_title_sent_on, DELIVERY_title_sent_on, err);
}

static bool delivery_finish_title(Session *session, void *record, FieldSet given, Error *err)
{
    (void)given;
    return take_step(session, record, DELIVERY_title_on, DELIVERY_title_no, err);
}

static const Input hand_over_inputs[] = {
    {DELIVERY_delivery_no, 0},   {DELIVERY_deal_no, REQUIRED}, {DELIVERY_date, REQUIRED | TODAY},
    {DELIVERY_measured_area, 0}, {DELIVERY_receiver, 0},       {DELIVERY_key_count, 0},
    {DELIVERY_remark, 0},
};
static const Input measure_inputs[] = {
    {DELIVERY_delivery_no, 0}, {DELIVERY_deal_no, 0}, {DELIVERY_measured_area, REQUIRED},
};
static const Input send_inputs[] = {
    {DELIVERY_delivery_no, 0}, {DELIVERY_deal_no, 0}, {DELIVERY_title_sent_on, REQUIRED | TODAY},
};
static const Input title_inputs[] = {
    {DELIVERY_delivery_no, 0}, {DELIVERY_deal_no, 0}, {DELIVERY_title_on, REQUIRED | TODAY},
    {DELIVERY_title_no, REQUIRED},
};

const Operation delivery_operations[] = {
    {"delivery.hand_over", N_("交房"), &delivery_entity, INPUTS(hand_over_inputs),
     MAY_ASSISTANT | MAY_MANAGER, delivery_hand_over},
    {"delivery.measure", N_("实测面积"), &delivery_entity, INPUTS(measure_inputs),
     MAY_ASSISTANT | MAY_MANAGER, delivery_measure},
    {"delivery.send_title", N_("办证送件"), &delivery_entity, INPUTS(send_inputs),
     MAY_ASSISTANT | MAY_MANAGER, delivery_send_title},
    {"delivery.finish_title", N_("领证"), &delivery_entity, INPUTS(title_inputs),
     MAY_ASSISTANT | MAY_MANAGER, delivery_finish_title},
};
const size_t delivery_operation_count = ARRAY_LEN(delivery_operations);

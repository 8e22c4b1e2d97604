/*
 * 认筹: a place in the queue; its money is refundable. Places are given out in the order of opening
 * and never again; who is served out of his turn is served, with a warning of how many stand before
 * him. A ticket wishes up to three units: its own 意向房号 and two more in a table of their own, for
 * the register of tickets has one column.
 */
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/customer.h"
#include "domain/save.h"
#include "domain/ticket.h"
#include "domain/transition.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "model/ticket_wish.h"

bool ticket_load(Session *session, const char *ticket_no, const char *field, Ticket *ticket,
                 Error *err)
{
    return store_find(session->db, &ticket_entity, "ticket_no", ticket_no, &session->arena,
                      ticket) ||
           error_set(err, ERR_NOT_FOUND, field, _("没有认筹编号“%s”"), ticket_no);
}

/* No money before the permit: of the wished unit, or the first permit of the site. */
static bool check_permit(Session *session, const Ticket *ticket, Error *err)
{
    Unit unit;
    if (!text_empty(ticket->unit_no)) {
        return unit_load(session, ticket->unit_no, "unit_no", &unit, err) &&
               unit_check_permit(&unit, ticket->date, "date", err);
    }
    int64_t first = query_one_date(session->db, "permit_first", NULL);
    if (first == NONE || ticket->date < first) {
        return error_set(err, ERR_INVALID, "date", _("取得预售证之前不能收认筹金"));
    }
    return true;
}

static bool ticket_open(Session *session, void *record, FieldSet given, Error *err)
{
    Ticket *ticket = record;
    int64_t customer = 0;
    (void)given;
    ticket->state = transition_begin(session, &ticket_machine);
    ticket->refunded_on = NONE;
    ticket->queue_no = query_one_number(session->db, "ticket_queue_next", NULL);
    return check_permit(session, ticket, err) &&
           customer_touch(session, ticket->phone, NULL, NONE, ticket->date, &customer, err) &&
           store_insert(session->db, &ticket_entity, ticket, &session->arena, err);
}

static bool ticket_refund(Session *session, void *record, FieldSet given, Error *err)
{
    Ticket *asked = record;
    Ticket ticket;
    (void)given;
    if (!ticket_load(session, asked->ticket_no, "ticket_no", &ticket, err) ||
        !transition_take(session, &ticket_machine, ticket.ticket_no, &ticket.state, err)) {
        return false;
    }
    if (asked->refunded_on < ticket.date) {
        return error_set(err, ERR_INVALID, "refunded_on", _("退筹日期早于认筹日期"));
    }
    ticket.refunded_on = asked->refunded_on;
    *asked = ticket;
    return store_update(session->db, &ticket_entity, asked, &session->arena, err);
}

#define WISHES_MAX 3

/* A unit is wished once, whatever its place. */
static bool check_wish(Session *session, const Ticket *ticket, const TicketWish *wish, Error *err)
{
    Unit unit;
    if (wish->position < 2 || wish->position > WISHES_MAX) {
        return error_set(err, ERR_INVALID, "position",
                         _("第一志愿是认筹的意向房号，这里填第 2 或第 3 志愿"));
    }
    if (session_strict(session) && ticket->state != TICKET_OPEN) {
        return error_set(err, ERR_CONFLICT, "ticket_no", _("认筹 %s %s，不能再改志愿"),
                         ticket->ticket_no, _(choice_label("ticket_state", ticket->state)));
    }
    bool twice = query_one_number(session->db, "ticket_wish_other",
                                  BINDS(BIND_TEXT(":ticket", ticket->ticket_no),
                                        BIND_NUMBER(":position", wish->position),
                                        BIND_TEXT(":unit", wish->unit_no))) == 1;
    if (twice) {
        return error_set(err, ERR_CONFLICT, "unit_no", _("%s 已经是另一个志愿"), wish->unit_no);
    }
    return unit_load(session, wish->unit_no, "unit_no", &unit, err) &&
           unit_check_permit(&unit, wish->date, "unit_no", err);
}

static bool ticket_wish(Session *session, void *record, FieldSet given, Error *err)
{
    TicketWish *wish = record;
    Ticket ticket;
    return ticket_load(session, wish->ticket_no, "ticket_no", &ticket, err) &&
           check_wish(session, &ticket, wish, err) &&
           save_by_key(session, &ticket_wish_entity, wish, given | FIELD_BIT(TICKET_WISH_date), err);
}

static void warn_turn(Session *session, const Ticket *ticket)
{
    int64_t before = query_one_number(session->db, "ticket_queue_before",
                                      BINDS(BIND_NUMBER(":queue", ticket->queue_no)));
    if (session_strict(session) && before > 0) {
        session_warn(session, _("前面还有 %lld 组在排号，请确认可以先选"), (long long)before);
    }
}

/* Husband and wife share a ticket; strangers do not, and the desk should see that it is another
 * number. */
static void warn_holder(Session *session, const Ticket *ticket, const char *phone)
{
    if (session_strict(session) && !text_equal(ticket->phone, phone)) {
        session_warn(session, _("认筹 %s 登记的是另一个手机，请核对是不是一家人"), ticket->ticket_no);
    }
}

bool ticket_convert(Session *session, const char *ticket_no, const char *phone, int64_t date,
                    Error *err)
{
    Ticket ticket;
    if (!ticket_load(session, ticket_no, "ticket_no", &ticket, err)) {
        return false;
    }
    if (ticket.date > date) {
        return error_set(err, ERR_CONFLICT, "ticket_no", _("认筹 %s 那天还没有登记，不能转认购"),
                         ticket_no);
    }
    if (ticket.state == TICKET_REFUNDED && ticket.refunded_on > date) {
        ticket.state = TICKET_OPEN; /* as of that day */
    }
    warn_turn(session, &ticket);
    warn_holder(session, &ticket, phone);
    return transition_take(session, &ticket_machine, ticket_no, &ticket.state, err) &&
           store_update(session->db, &ticket_entity, &ticket, &session->arena, err);
}

static const Input open_inputs[] = {
    {TICKET_ticket_no, 0},         {TICKET_date, REQUIRED | TODAY}, {TICKET_phone, REQUIRED},
    {TICKET_amount, REQUIRED},     {TICKET_unit_no, 0},
};
static const Input refund_inputs[] = {
    {TICKET_ticket_no, REQUIRED},
    {TICKET_refunded_on, REQUIRED | TODAY},
};

static const Input wish_inputs[] = {
    {TICKET_WISH_ticket_no, REQUIRED},
    {TICKET_WISH_position, REQUIRED},
    {TICKET_WISH_unit_no, REQUIRED},
    {TICKET_WISH_date, REQUIRED | TODAY},
};

const Operation ticket_operations[] = {
    {"ticket.open", N_("认筹"), &ticket_entity, INPUTS(open_inputs), MAY_ASSISTANT | MAY_MANAGER,
     ticket_open},
    {"ticket.refund", N_("退筹"), &ticket_entity, INPUTS(refund_inputs),
     MAY_FINANCE | MAY_MANAGER, ticket_refund},
    {"ticket.wish", N_("认筹志愿"), &ticket_wish_entity, INPUTS(wish_inputs),
     MAY_ASSISTANT | MAY_MANAGER, ticket_wish},
};
const size_t ticket_operation_count = sizeof ticket_operations / sizeof ticket_operations[0];

#include "domain/contact.h"

#include "base/identity.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/attribution.h"
#include "domain/customer.h"
#include "domain/reception.h"
#include "model/call.h"
#include "model/choice.h"
#include "model/followup.h"

#define CONTENT_MIN 5 /* characters of a follow-up that says something */

/* Who takes a customer: nobody when he is unassigned. */
static const char *taker(const char *consultant)
{
    bool nobody = text_empty(consultant) || text_equal(consultant, CONSULTANT_UNASSIGNED);
    return nobody ? NULL : consultant;
}

/* Whose customer a phone is before the contact is stored. History carries its own order and knows
 * no relatives: it is folded without a judgement. */
static void judge(Session *session, const char *phone, Attribution *verdict)
{
    AttributionAsk ask = {&phone, 1, NULL, session->today, session->now};
    *verdict = (Attribution){0};
    if (session_strict(session)) {
        attribution_judge(session->db, &ask, &session->arena, verdict);
    }
}

static bool settle(Session *session, const Attribution *verdict, int64_t customer,
                   const char *consultant, Error *err)
{
    return session_strict(session)
               ? attribution_settle(session, verdict, customer, taker(consultant), err)
               : ownership_refresh(session, customer, err);
}

/* A call of today takes the turn of the calls' own rotation. */
static bool give_turn(Session *session, const Call *call, const Attribution *verdict, Error *err)
{
    RotationCall turn = {.consultant = call->consultant, .document_no = call->call_no,
                         .transfer = call->transfer,
                         .own = text_equal(verdict->owner, call->consultant)};
    return !session_strict(session) || call->date != session->today ||
           rotation_call(session, &turn, err);
}

static bool call_register(Session *session, void *record, FieldSet given, Error *err)
{
    Call *call = record;
    Attribution verdict;
    int64_t customer = 0;
    (void)given;
    judge(session, call->phone, &verdict);
    CustomerMeeting meeting = {call->phone, call->name, call->sex, call->date,
                               taker(call->consultant), NULL};
    return store_insert(session->db, &call_entity, call, &session->arena, err) &&
           customer_meet(session, &meeting, &customer, err) &&
           give_turn(session, call, &verdict, err) &&
           settle(session, &verdict, customer, call->consultant, err);
}

bool contact_check_visit(const Visit *visit, Error *err)
{
    static const size_t wanted[] = {VISIT_sex, VISIT_source, VISIT_layout, VISIT_want_area};
    if (visit->left != NONE && visit->time != NONE && visit->left < visit->time) {
        return error_set(err, ERR_INVALID, "left", _("离开时间早于到访时间"));
    }
    for (size_t i = 0; visit->kind != VISIT_OTHER && i < ARRAY_LEN(wanted); i++) {
        const Field *field = &visit_fields[wanted[i]];
        if (field_empty(field, visit)) {
            return error_set(err, ERR_INVALID, field->id, _("请填写%s"), _(field->label));
        }
    }
    return true;
}

static bool visit_register(Session *session, void *record, FieldSet given, Error *err)
{
    Visit *visit = record;
    Attribution verdict;
    int64_t customer = 0;
    (void)given;
    CustomerMeeting meeting = {visit->phone, visit->name, visit->sex, visit->date,
                               visit->kind != VISIT_OTHER ? taker(visit->consultant) : NULL, NULL};
    judge(session, visit->phone, &verdict);
    if (!contact_check_visit(visit, err) ||
        !store_insert(session->db, &visit_entity, visit, &session->arena, err) ||
        !customer_meet(session, &meeting, &customer, err)) {
        return false;
    }
    return visit->kind == VISIT_OTHER ||
           settle(session, &verdict, customer, visit->consultant, err);
}

static bool load_visit(Session *session, const Visit *asked, Visit *visit, Error *err)
{
    return store_find(session->db, &visit_entity, "visit_no", asked->visit_no, &session->arena,
                      visit) ||
           error_set(err, ERR_NOT_FOUND, "visit_no", _("没有来访编号“%s”"), asked->visit_no);
}

/* Whom nobody received gets somebody now; who has a consultant keeps him. */
static bool take_over(Session *session, const Visit *asked, Visit *visit, Error *err)
{
    if (text_equal(asked->consultant, visit->consultant)) {
        return true;
    }
    if (!text_equal(visit->consultant, CONSULTANT_UNASSIGNED)) {
        return error_set(err, ERR_CONFLICT, "consultant",
                         _("%s 已有接待顾问，改归属请用“指定归属顾问”"), visit->visit_no);
    }
    visit->consultant = asked->consultant;
    return reception_take_over(session, visit, err);
}

/* What is filled in afterwards: who came and when stays as it was. */
static bool visit_complete(Session *session, void *record, FieldSet given, Error *err)
{
    static const size_t open_fields[] = {VISIT_left,     VISIT_grade,      VISIT_budget,
                                         VISIT_district, VISIT_party_size, VISIT_remark};
    Visit *asked = record;
    Visit visit;
    if (!load_visit(session, asked, &visit, err) ||
        ((given & FIELD_BIT(VISIT_consultant)) && !text_empty(asked->consultant) &&
         !take_over(session, asked, &visit, err))) {
        return false;
    }
    bool leaves = visit.left == NONE && (given & FIELD_BIT(VISIT_left)) && asked->left != NONE;
    for (size_t i = 0; i < ARRAY_LEN(open_fields); i++) {
        if (given & FIELD_BIT(open_fields[i])) {
            field_copy(&visit_fields[open_fields[i]], &visit, asked);
        }
    }
    if (visit.left != NONE && visit.time != NONE && visit.left < visit.time) {
        return error_set(err, ERR_INVALID, "left", _("离开时间早于到访时间"));
    }
    *asked = visit;
    return store_update(session->db, &visit_entity, asked, &session->arena, err) &&
           (!leaves || reception_release(session, asked, err)) &&
           (visit.kind == VISIT_OTHER ||
            ownership_refresh(session, customer_of_phone(session, visit.phone), err));
}

static bool visit_leave(Session *session, void *record, FieldSet given, Error *err)
{
    Visit *asked = record;
    Visit visit;
    if (!load_visit(session, asked, &visit, err)) {
        return false;
    }
    if (visit.left != NONE) {
        return error_set(err, ERR_CONFLICT, "visit_no", _("%s 已经离场"), visit.visit_no);
    }
    return visit_complete(session, record, given | FIELD_BIT(VISIT_left), err);
}

static bool followup_add(Session *session, void *record, FieldSet given, Error *err)
{
    Followup *followup = record;
    (void)given;
    if (customer_of_phone(session, followup->phone) == 0) {
        return error_set(err, ERR_NOT_FOUND, "phone", _("没有这个手机的客户，请先登记来电或来访"));
    }
    if (session_strict(session) && utf8_count(followup->content) < CONTENT_MIN) {
        session_warn(session, _("跟进内容太短，请写清客户说了什么"));
    }
    if (session_strict(session) && followup->next_date == NONE) {
        session_warn(session, _("没有下次跟进日期，这位客户不会再被提醒"));
    }
    /* It makes nobody an owner; only in the middle of history may it have kept one. */
    return store_insert(session->db, &followup_entity, followup, &session->arena, err) &&
           (session_strict(session) ||
            ownership_refresh(session, customer_of_phone(session, followup->phone), err));
}

static const Input call_inputs[] = {
    {CALL_date, REQUIRED | TODAY}, {CALL_time, NOW},  {CALL_phone, REQUIRED},
    {CALL_name, 0},                {CALL_sex, 0},     {CALL_source, REQUIRED},
    {CALL_layout, 0},              {CALL_want_area, 0}, {CALL_consultant, 0},
    {CALL_transfer, 0},            {CALL_remark, 0},
};
static const Input visit_inputs[] = {
    {VISIT_date, REQUIRED | TODAY}, {VISIT_time, NOW},   {VISIT_left, 0},
    {VISIT_phone, REQUIRED},        {VISIT_name, REQUIRED}, {VISIT_sex, 0},
    {VISIT_party_size, 0},          {VISIT_source, 0},   {VISIT_layout, 0},
    {VISIT_want_area, 0},           {VISIT_budget, 0},   {VISIT_district, 0},
    {VISIT_grade, 0},               {VISIT_consultant, REQUIRED}, {VISIT_kind, 0},
    {VISIT_remark, 0},
};
static const Input leave_inputs[] = {
    {VISIT_visit_no, REQUIRED},
    {VISIT_left, REQUIRED | NOW},
};
static const Input complete_inputs[] = {
    {VISIT_visit_no, REQUIRED}, {VISIT_left, 0},     {VISIT_grade, 0},  {VISIT_budget, 0},
    {VISIT_district, 0},        {VISIT_party_size, 0}, {VISIT_consultant, 0}, {VISIT_remark, 0},
};
static const Input followup_inputs[] = {
    {FOLLOWUP_date, REQUIRED | TODAY}, {FOLLOWUP_phone, REQUIRED},
    {FOLLOWUP_consultant, REQUIRED},   {FOLLOWUP_mode, REQUIRED},
    {FOLLOWUP_effective, REQUIRED},    {FOLLOWUP_content, REQUIRED},
    {FOLLOWUP_grade, 0},               {FOLLOWUP_next_date, 0},
};

const Operation contact_operations[] = {
    {"call.register", N_("来电登记"), &call_entity, INPUTS(call_inputs),
     MAY_ASSISTANT | MAY_MANAGER, call_register},
    {"visit.register", N_("来访登记"), &visit_entity, INPUTS(visit_inputs),
     MAY_ASSISTANT | MAY_MANAGER, visit_register},
    {"visit.leave", N_("离场"), &visit_entity, INPUTS(leave_inputs), MAY_ASSISTANT | MAY_MANAGER,
     visit_leave},
    {"visit.complete", N_("补全来访"), &visit_entity, INPUTS(complete_inputs),
     MAY_ASSISTANT | MAY_MANAGER, visit_complete},
    {"followup.add", N_("登记跟进"), &followup_entity, INPUTS(followup_inputs),
     MAY_ASSISTANT | MAY_MANAGER, followup_add},
};
const size_t contact_operation_count = sizeof contact_operations / sizeof contact_operations[0];

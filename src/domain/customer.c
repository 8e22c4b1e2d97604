#include "domain/customer.h"

#include "base/identity.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/attribution.h"
#include "model/choice.h"
#include "model/customer_link.h"

#include <string.h>

int64_t customer_of_phone(Session *session, const char *phone)
{
    int64_t id = query_one_number(session->db, "customer_of_phone",
                                  BINDS(BIND_TEXT(":phone", phone)));
    return id == NONE ? 0 : id;
}

bool customer_get(Session *session, int64_t id, Customer *customer)
{
    return store_get(session->db, &customer_entity, id, &session->arena, customer);
}

static void set_name(Session *session, Customer *customer, const char *name, int64_t date)
{
    char buf[128];
    customer->name = name;
    customer->name_date = date;
    customer->initials = arena_copy(&session->arena, pinyin_initials(buf, sizeof buf, name));
    customer->pinyin = arena_copy(&session->arena, pinyin_full(buf, sizeof buf, name));
}

/* Whether a contact of this date and name says more than what is known. */
static bool name_is_better(const Customer *customer, const char *name, int64_t date)
{
    if (text_empty(name)) {
        return false;
    }
    if (text_empty(customer->name)) {
        return true;
    }
    bool title = name_is_title(name);
    if (title != name_is_title(customer->name)) {
        return !title;
    }
    return customer->name_date == NONE || date >= customer->name_date;
}

static bool add_phone(Session *session, int64_t id, int64_t household, const char *phone,
                      Error *err)
{
    char reversed[PHONE_SIZE] = "";
    size_t len = strlen(phone);
    for (size_t i = 0; i < len && i < sizeof reversed - 1; i++) {
        reversed[i] = phone[len - 1 - i];
        reversed[i + 1] = '\0';
    }
    query_run(session->db, "customer_phone_add",
              BINDS(BIND_TEXT(":phone", phone), BIND_NUMBER(":customer", id),
                    BIND_NUMBER(":household", household), BIND_TEXT(":reversed", reversed)));
    return db_error(session->db, err);
}

static void give_consent(Session *session, Customer *customer, const char *version)
{
    if (version == NULL || text_equal(customer->consent_version, version)) {
        return;
    }
    customer->consent_on = session->today;
    customer->consent_time = session->now;
    customer->consent_version = version;
    customer->consent_channel = CONSENT_DESK;
}

static bool create(Session *session, const CustomerMeeting *meeting, int64_t *id, Error *err)
{
    Customer customer;
    entity_reset(&customer_entity, &customer);
    customer.phone = meeting->phone;
    customer.sex = meeting->sex;
    customer.owner = meeting->owner;
    give_consent(session, &customer, meeting->consent);
    if (!text_empty(meeting->name)) {
        set_name(session, &customer, meeting->name, meeting->date);
    }
    if (!store_insert(session->db, &customer_entity, &customer, &session->arena, err)) {
        return false;
    }
    *id = customer.row.id;
    return add_phone(session, *id, *id, meeting->phone, err);
}

bool customer_meet(Session *session, const CustomerMeeting *meeting, int64_t *id, Error *err)
{
    Customer customer;
    *id = 0;
    if (text_equal(meeting->phone, PHONE_ANONYMOUS)) {
        return true;
    }
    *id = customer_of_phone(session, meeting->phone);
    if (*id == 0) {
        return create(session, meeting, id, err);
    }
    if (!customer_get(session, *id, &customer)) {
        return true;
    }
    if (name_is_better(&customer, meeting->name, meeting->date)) {
        set_name(session, &customer, meeting->name, meeting->date);
        customer.sex = meeting->sex != NONE ? meeting->sex : customer.sex;
    }
    give_consent(session, &customer, meeting->consent);
    return store_update(session->db, &customer_entity, &customer, &session->arena, err);
}

bool customer_touch(Session *session, const char *phone, const char *name, int64_t sex,
                    int64_t date, int64_t *id, Error *err)
{
    CustomerMeeting meeting = {.phone = phone, .name = name, .sex = sex, .date = date};
    return customer_meet(session, &meeting, id, err);
}

static bool join_households(Session *session, int64_t a, int64_t b, Error *err)
{
    query_run(session->db, "customer_household_join",
              BINDS(BIND_NUMBER(":a", a), BIND_NUMBER(":b", b)));
    return db_error(session->db, err);
}

static bool load_customer(Session *session, const CustomerLink *link, int64_t *id, Error *err)
{
    *id = customer_of_phone(session, link->phone);
    return *id != 0 || error_set(err, ERR_NOT_FOUND, "phone",
                                 _("没有这个手机的客户，请先登记来电或来访"));
}

/* Two families that meet may have two consultants: the manager is asked, nothing moves. */
static void warn_conflict(Session *session, const CustomerLink *link)
{
    Attribution verdict;
    AttributionAsk ask = {&link->phone, 1, NULL, session->today, session->now};
    attribution_judge(session->db, &ask, &session->arena, &verdict);
    if (verdict.kind == ATTRIBUTION_CONFLICT) {
        session_warn(session, _("撞单：几位顾问都有保护，归属要经理裁定"));
    }
}

/* One link says it of both, whoever was named first and by whichever phone. */
static bool check_link_new(Session *session, const CustomerLink *link, int64_t id, Error *err)
{
    int64_t other = customer_of_phone(session, link->other_phone);
    const char *relation = query_one_text(
        session->db, "customer_link_between",
        BINDS(BIND_NUMBER(":customer", id), BIND_NUMBER(":other", other)), &session->arena);
    if (other == id) {
        return error_set(err, ERR_INVALID, "other_phone", _("不能把客户关联到自己"));
    }
    return relation == NULL ||
           error_set(err, ERR_CONFLICT, "other_phone", _("这两位已经登记为亲属（%s），不用再登记"),
                     _(choice_label("relation", choice_from_code("relation", relation))));
}

static bool customer_link(Session *session, void *record, FieldSet given, Error *err)
{
    CustomerLink *link = record;
    int64_t id = 0;
    int64_t other = 0;
    (void)given;
    if (!load_customer(session, link, &id, err)) {
        return false;
    }
    if (link->relation == RELATION_SELF) {
        return error_set(err, ERR_INVALID, "relation", _("本人的另一个手机请用“添加手机”"));
    }
    if (!check_link_new(session, link, id, err) ||
        !customer_touch(session, link->other_phone, link->name, NONE, session->today, &other,
                        err) ||
        !store_insert(session->db, &customer_link_entity, link, &session->arena, err) ||
        !join_households(session, id, other, err)) {
        return false;
    }
    warn_conflict(session, link);
    return true;
}

static bool customer_add_phone(Session *session, void *record, FieldSet given, Error *err)
{
    CustomerLink *link = record;
    int64_t id = 0;
    (void)given;
    if (!load_customer(session, link, &id, err)) {
        return false;
    }
    if (customer_of_phone(session, link->other_phone) != 0) {
        return error_set(err, ERR_CONFLICT, "other_phone",
                         _("这个手机已经登记在客户名下，是亲属请用“关联亲属”"));
    }
    link->relation = RELATION_SELF;
    int64_t household = query_one_number(session->db, "customer_household",
                                         BINDS(BIND_NUMBER(":customer", id)));
    return store_insert(session->db, &customer_link_entity, link, &session->arena, err) &&
           add_phone(session, id, household == NONE ? id : household, link->other_phone, err);
}

static const Input link_inputs[] = {
    {CUSTOMER_LINK_phone, REQUIRED},
    {CUSTOMER_LINK_other_phone, REQUIRED},
    {CUSTOMER_LINK_relation, REQUIRED},
    {CUSTOMER_LINK_name, 0},
};
static const Input phone_inputs[] = {
    {CUSTOMER_LINK_phone, REQUIRED},
    {CUSTOMER_LINK_other_phone, REQUIRED},
};

const Operation customer_operations[] = {
    {"customer.link", N_("关联亲属"), &customer_link_entity, INPUTS(link_inputs),
     MAY_ASSISTANT | MAY_MANAGER, customer_link},
    {"customer.add_phone", N_("添加手机"), &customer_link_entity, INPUTS(phone_inputs),
     MAY_ASSISTANT | MAY_MANAGER, customer_add_phone},
};
const size_t customer_operation_count = sizeof customer_operations / sizeof customer_operations[0];

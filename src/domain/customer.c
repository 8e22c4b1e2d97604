#include "domain/customer.h"

#include "base/identity.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "db/store.h"

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

static bool create(Session *session, const char *phone, const char *name, int64_t sex,
                   int64_t date, int64_t *id, Error *err)
{
    Customer customer;
    entity_reset(&customer_entity, &customer);
    customer.phone = phone;
    customer.sex = sex;
    if (!text_empty(name)) {
        set_name(session, &customer, name, date);
    }
    if (!store_insert(session->db, &customer_entity, &customer, &session->arena, err)) {
        return false;
    }
    *id = customer.row.id;
    return add_phone(session, *id, *id, phone, err);
}

bool customer_touch(Session *session, const char *phone, const char *name, int64_t sex,
                    int64_t date, int64_t *id, Error *err)
{
    Customer customer;
    *id = 0;
    if (text_equal(phone, PHONE_ANONYMOUS)) {
        return true;
    }
    *id = customer_of_phone(session, phone);
    if (*id == 0) {
        return create(session, phone, name, sex, date, id, err);
    }
    if (!customer_get(session, *id, &customer) || !name_is_better(&customer, name, date)) {
        return true;
    }
    bool same = text_equal(customer.name, name);
    if (same && (sex == NONE || customer.sex == sex)) {
        return true;
    }
    set_name(session, &customer, name, date);
    customer.sex = sex != NONE ? sex : customer.sex;
    return store_update(session->db, &customer_entity, &customer, &session->arena, err);
}

bool customer_add_phone(Session *session, int64_t id, const char *phone, Error *err)
{
    int64_t owner = customer_of_phone(session, phone);
    if (owner != 0) {
        return owner == id || error_set(err, ERR_CONFLICT, "phone",
                                        _("这个手机已经是另一位客户的，请先合并客户"));
    }
    int64_t household = query_one_number(session->db, "customer_household",
                                         BINDS(BIND_NUMBER(":customer", id)));
    return add_phone(session, id, household == NONE ? id : household, phone, err);
}

bool customer_link_relative(Session *session, int64_t a, int64_t b, const char *relation,
                            Error *err)
{
    const Bind *binds = BINDS(BIND_NUMBER(":a", a), BIND_NUMBER(":b", b),
                              BIND_TEXT(":relation", relation));
    if (a == b) {
        return error_set(err, ERR_INVALID, "phone", _("不能把客户关联到自己"));
    }
    query_run(session->db, "customer_relative_add", binds);
    query_run(session->db, "customer_household_join", binds);
    return db_error(session->db, err);
}

#include "domain/reveal.h"

#include "base/text.h"
#include "db/audit.h"
#include "db/query.h"
#include "domain/setting.h"

#define MAY_REVEAL (MAY_ASSISTANT | MAY_MANAGER | MAY_FINANCE)

static int64_t looked_at(Session *session)
{
    return query_one_number(session->db, "reveal_count",
                            BINDS(BIND_DATE(":date", session->today),
                                  BIND_TEXT(":person", session->actor)));
}

static bool check_allowed(Session *session, bool due, Error *err)
{
    int64_t limit = setting_number(session->db, SETTING_REVEAL_LIMIT);
    if (!(session->permission & MAY_REVEAL)) {
        return error_set(err, ERR_DENIED, NULL, _("您的角色不能看完整号码，请找经理"));
    }
    return due || (session->permission & MAY_MANAGER) || looked_at(session) < limit ||
           error_set(err, ERR_DENIED, NULL, _("今天已看 %lld 位客户的号码，再看要请经理"),
                     (long long)limit);
}

/* The look is written with its audit row, or the number is not shown. */
static bool write_look(Session *session, int64_t customer, bool due, Error *err)
{
    const char *json = arena_format(&session->arena, "{\"customer\":%lld}", (long long)customer);
    query_run(session->db, "reveal_add",
              BINDS(BIND_DATE(":date", session->today), BIND_TEXT(":person", session->actor),
                    BIND_NUMBER(":customer", customer), BIND_NUMBER(":due", due ? 1 : 0)));
    return audit_event(session->db, "reveal", json, err);
}

static bool look(Session *session, const char *phone, int64_t *count, Error *err)
{
    const Bind *person = BINDS(BIND_DATE(":date", session->today),
                               BIND_TEXT(":person", session->actor), BIND_TEXT(":phone", phone));
    int64_t customer = query_one_number(session->db, "reveal_customer", person);
    bool due = query_one_number(session->db, "reveal_due", person) == 1;
    bool again = query_one_number(session->db, "reveal_known", person) == 1;
    if (customer == NONE) {
        return error_set(err, ERR_NOT_FOUND, NULL, _("没有手机 %s 的客户"), phone);
    }
    if (!again && (!check_allowed(session, due, err) ||
                   !write_look(session, customer, due, err))) {
        return false;
    }
    *count = looked_at(session);
    return true;
}

bool reveal_phone(Session *session, const char *phone, int64_t *count, Error *err)
{
    if (!session_begin(session, "reveal", NULL, err)) {
        return false;
    }
    if (!look(session, phone, count, err)) {
        db_rollback(session->db, err);
        return false;
    }
    return db_commit(session->db, err);
}

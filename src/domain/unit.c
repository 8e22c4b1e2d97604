#include "domain/unit.h"

#include "base/text.h"
#include "db/store.h"
#include "domain/transition.h"
#include "model/choice.h"

bool unit_load(Session *session, const char *unit_no, const char *field, Unit *unit, Error *err)
{
    return store_find(session->db, &unit_entity, "unit_no", unit_no, &session->arena, unit) ||
           error_set(err, ERR_NOT_FOUND, field, _("没有房号“%s”，请写成 楼栋-单元-房号"), unit_no);
}

int64_t unit_control_on(Session *session, const Unit *unit, int64_t date)
{
    const char *code = query_one_text(
        session->db, "unit_control_on",
        BINDS(BIND_TEXT(":unit", unit->unit_no), BIND_DATE(":date", date)), &session->arena);
    if (code != NULL) {
        return choice_from_code("unit_control", code);
    }
    return unit->control != NONE ? unit->control : UNIT_AVAILABLE;
}

int64_t unit_shown_control(Session *session, const Unit *unit, int64_t date)
{
    int64_t control = unit_control_on(session, unit, date);
    bool launched = unit->launched_on == NONE || unit->launched_on <= date;
    return control == UNIT_AVAILABLE && !launched ? UNIT_UNRELEASED : control;
}

bool unit_check_permit(const Unit *unit, int64_t date, const char *field, Error *err)
{
    if (text_empty(unit->permit_no)) {
        return error_set(err, ERR_INVALID, field, _("房号 %s 还没有预售证，不能收款"), unit->unit_no);
    }
    if (unit->permit_date != NONE && date < unit->permit_date) {
        char buf[16];
        return error_set(err, ERR_INVALID, field, _("房号 %s 的预售证 %s 才取得，此前不能收款"),
                         unit->unit_no, date_format(buf, sizeof buf, unit->permit_date));
    }
    return true;
}

static const char *holder_but(Session *session, const char *unit_no, int64_t date,
                              const char *deal_no)
{
    return query_one_text(session->db, "unit_holder",
                          BINDS(BIND_TEXT(":unit", unit_no), BIND_DATE(":date", date),
                                BIND_TEXT(":deal", deal_no)),
                          &session->arena);
}

const char *unit_holder(Session *session, const char *unit_no, int64_t date)
{
    return holder_but(session, unit_no, date, NULL);
}

bool unit_check_free(Session *session, const Unit *unit, int64_t date, const char *deal_no,
                     const char *field, Error *err)
{
    bool launched = unit->launched_on == NONE || unit->launched_on <= date;
    int64_t control = launched ? unit_control_on(session, unit, date) : UNIT_UNRELEASED;
    if (!transition_take(session, &unit_machine, unit->unit_no, &control, err)) {
        return false;
    }
    const char *holder = holder_but(session, unit->unit_no, date, deal_no);
    if (holder != NULL) {
        return error_set(err, ERR_CONFLICT, field, _("房号 %s 已被 %s 认购，请换一套或先退房"),
                         unit->unit_no, holder);
    }
    return unit_check_permit(unit, date, field, err);
}

#include "domain/session.h"

#include "base/text.h"
#include "db/store.h"
#include "model/choice.h"
#include "model/staff.h"

#include <stdarg.h>
#include <stdio.h>

#define UTC_OFFSET 480 /* Asia/Shanghai, minutes */

void session_init(Session *session, Db *db)
{
    *session = (Session){
        .db = db,
        .actor = N_("命令行"),
        .permission = MAY_MANAGER,
        .today = date_today(UTC_OFFSET),
        .now = time_now(UTC_OFFSET),
        .origin = ORIGIN_COMMAND,
    };
}

void session_clear(Session *session)
{
    str_clear(&session->warnings);
    arena_clear(&session->arena);
}

bool session_login(Session *session, const char *staff_no, Error *err)
{
    static const unsigned permissions[] = {
        [ROLE_ASSISTANT] = MAY_ASSISTANT,
        [ROLE_MANAGER] = MAY_MANAGER,
        [ROLE_FINANCE] = MAY_FINANCE,
        [ROLE_READER] = MAY_READER,
    };
    Staff staff;
    if (!store_find(session->db, &staff_entity, "no", staff_no, &session->arena, &staff) &&
        !store_find(session->db, &staff_entity, "name", staff_no, &session->arena, &staff)) {
        return error_set(err, ERR_NOT_FOUND, "user", _("人员“%s”不存在，请用人员表里的工号"), staff_no);
    }
    if (staff.status == EMPLOYMENT_LEFT) {
        return error_set(err, ERR_DENIED, "user", _("%s 已离职，不能操作"), staff.name);
    }
    text_copy(session->name, sizeof session->name, staff.name);
    session->actor = session->name;
    session->permission = permissions[staff.role];
    return true;
}

bool session_strict(const Session *session)
{
    return session->origin != ORIGIN_IMPORT;
}

void session_warn(Session *session, const char *format, ...)
{
    char line[512];
    va_list list;
    va_start(list, format);
    vsnprintf(line, sizeof line, format, list);
    va_end(list);
    str_format(&session->warnings, "%s\n", line);
}

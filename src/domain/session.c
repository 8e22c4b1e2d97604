#include "domain/session.h"

#include "base/text.h"
#include "base/utf8.h"
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

static bool take_role(Session *session, const Staff *staff, Error *err)
{
    static const unsigned permissions[] = {
        [ROLE_ASSISTANT] = MAY_ASSISTANT,
        [ROLE_MANAGER] = MAY_MANAGER,
        [ROLE_FINANCE] = MAY_FINANCE,
        [ROLE_READER] = MAY_READER,
    };
    if (staff->status == EMPLOYMENT_LEFT) {
        return error_set(err, ERR_DENIED, "user", _("%s 已离职，不能操作"), staff->name);
    }
    session->permission = permissions[staff->role];
    return true;
}

bool session_login(Session *session, const char *staff_no, Error *err)
{
    Staff staff;
    if (!store_find(session->db, &staff_entity, "no", staff_no, &session->arena, &staff) &&
        !store_find(session->db, &staff_entity, "name", staff_no, &session->arena, &staff)) {
        return error_set(err, ERR_NOT_FOUND, "user", _("人员“%s”不存在，请用人员表里的工号"), staff_no);
    }
    if (!take_role(session, &staff, err)) {
        return false;
    }
    text_copy(session->staff_no, sizeof session->staff_no, staff.no);
    text_copy(session->name, sizeof session->name, staff.name);
    session->actor = session->name;
    return true;
}

static bool refresh_role(Session *session, Error *err)
{
    Staff staff;
    if (session->staff_no[0] == '\0') {
        return true;
    }
    if (!store_find(session->db, &staff_entity, "no", session->staff_no, &session->arena,
                    &staff)) {
        return error_set(err, ERR_DENIED, "user", _("人员“%s”不存在，请用人员表里的工号"),
                         session->staff_no);
    }
    return take_role(session, &staff, err);
}

bool session_begin(Session *session, const char *operation, const char *request_id, Error *err)
{
    static const char *const origins[] = {"DESK", "COMMAND", "IMPORT"};
    DbActor actor = {session->actor, origins[session->origin], operation, request_id,
                     date_civil(session->today).year};
    if (!db_begin(session->db, &actor, err)) {
        return false;
    }
    if (db_depth(session->db) == 1 && !refresh_role(session, err)) {
        db_rollback(session->db, err);
        return false;
    }
    return true;
}

bool session_manager(const Session *session, const char *what, Error *err)
{
    return (session->permission & MAY_MANAGER) ||
           error_set(err, ERR_DENIED, NULL, _("您的角色不能做“%s”，请找经理"), what);
}

bool session_strict(const Session *session)
{
    return session->origin != ORIGIN_IMPORT;
}

void session_warn(Session *session, const char *format, ...)
{
    Str line = {0};
    va_list list;
    va_start(list, format);
    str_vformat(&line, format, list);
    va_end(list);
    str_format(&session->warnings, "%s\n", text_visible(&session->arena, str_text(&line)));
    str_clear(&line);
}

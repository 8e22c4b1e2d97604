#include "screen/desk.h"

#include "base/text.h"
#include "domain/setting.h"
#include "report/export.h"
#include "report/todo.h"

#include <string.h>

Desk *desk_of(const View *view)
{
    return view->owner;
}

Session *desk_session(const View *view)
{
    return &desk_of(view)->session;
}

Db *desk_db(const View *view)
{
    return desk_of(view)->session.db;
}

int64_t desk_today(const View *view)
{
    return desk_of(view)->session.today;
}

static int count_todo(Desk *desk)
{
    Arena arena = {0};
    TodoList list = {0};
    todo_list(desk->session.db, desk->session.today, &arena, &list, NULL);
    int count = (int)list.count;
    arena_clear(&arena);
    return count;
}

void desk_refresh(Desk *desk)
{
    arena_clear(&desk->arena);
    const char *project = setting_text(desk->session.db, SETTING_PROJECT, &desk->arena);
    desk->site = desk->demo ? arena_format(&desk->arena, "%s %s", _("演示"), project) : project;
    desk->todo = count_todo(desk);
    desk->seen = db_change_counter(desk->session.db);
}

bool desk_log_reveal(View *view, const char *entity, int64_t id, Error *err)
{
    Session *session = desk_session(view);
    Error local = {0};
    Str what = {0};
    str_format(&what, "%s:%lld", entity, (long long)id);
    bool ok = export_log(session, what.data, "screen", 1, true, NULL, &local);
    str_clear(&what);
    if (!ok && err != NULL) {
        *err = local;
    }
    return ok;
}

void desk_say_warnings(View *view)
{
    char *line = desk_session(view)->warnings.data;
    for (char *end; line != NULL && (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        view_say(view, "%s", line);
    }
}

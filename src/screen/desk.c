#include "screen/desk.h"

#include "base/date.h"
#include "base/identity.h"
#include "base/text.h"
#include "db/query.h"
#include "domain/reveal.h"
#include "domain/setting.h"
#include "model/choice.h"
#include "report/todo.h"
#include "ui/picker.h"

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

const char *desk_show_date(Arena *arena, int64_t date, int64_t today)
{
    char buf[16];
    if (date == NONE) {
        return "";
    }
    bool same_year = date_civil(date).year == date_civil(today).year;
    return arena_copy(arena, date_format(buf, sizeof buf, date) + (same_year ? 5 : 0));
}

void desk_count(Desk *desk, const TodoList *list)
{
    Arena arena = {0};
    TodoList own = {0};
    if (list == NULL) {
        todo_list(desk->session.db, desk->session.today, &arena, &own, NULL);
        list = &own;
    }
    desk->todo = (int)list->count;
    desk->stale = false;
    arena_clear(&arena);
}

void desk_refresh(Desk *desk)
{
    arena_clear(&desk->arena);
    const char *project = setting_text(desk->session.db, SETTING_PROJECT, &desk->arena);
    desk->site = desk->demo ? arena_format(&desk->arena, "%s %s", _("演示"), project) : project;
    desk->seen = db_change_counter(desk->session.db);
    desk->stale = true;
}

void desk_touch(Desk *desk)
{
    desk->stale = true;
}

bool desk_reveal(View *view, const char *name, const char *phone)
{
    Error err = {0};
    int64_t count = 0;
    char whole[PHONE_SIZE];
    if (!reveal_phone(desk_session(view), phone, &count, &err)) {
        view_fail(view, &err);
        return false;
    }
    view_say(view, _("%s%s%s（今天看了 %lld 位）"), name != NULL ? name : "", name != NULL ? " " : "",
             phone_format(whole, sizeof whole, phone), (long long)count);
    return true;
}

bool desk_has_operator(const Desk *desk)
{
    return desk->named;
}

static Reply operator_picked(View *view, void *context, const PickItem *item)
{
    Desk *desk = desk_of(view);
    Error err = {0};
    (void)context;
    if (!session_login(&desk->session, item->value, &err)) {
        view_fail(view, &err);
        return reply_done();
    }
    arena_clear(&desk->session.arena);
    desk->named = true;
    view_say(view, _("操作人：%s"), desk->session.actor);
    return reply_refresh();
}

Reply desk_pick_operator(View *view)
{
    ItemList items = {0};
    Arena arena = {0};
    Stmt *stmt = query_open(desk_db(view), "desk_operators", NULL);
    while (query_next(stmt)) {
        int64_t role = choice_from_code("role", query_text(stmt, 2));
        item_add(&items, &arena, arena_copy(&arena, query_text(stmt, 0)),
                 arena_format(&arena, "%s %s", query_text(stmt, 0), query_text(stmt, 1)),
                 _(choice_label("role", role)));
    }
    query_close(stmt);
    Reply reply = picker_open(view, _("谁在用这台终端"), &items, operator_picked, NULL);
    arena_clear(&arena);
    return reply;
}

void desk_say_warnings(View *view)
{
    Str *warnings = &desk_session(view)->warnings;
    if (warnings->len == 0) {
        return;
    }
    warnings->data[--warnings->len] = '\0'; /* the last line's end */
    for (char *end = warnings->data; (end = strchr(end, '\n')) != NULL;) {
        *end = ' ';
    }
    view_say(view, "%s", warnings->data);
}

/*
 * Desk: what every screen works on — the session of whoever sits there, and the place of drafts.
 * It is the owner of the console's views.
 */
#ifndef SCREEN_DESK_H
#define SCREEN_DESK_H

#include "domain/session.h"
#include "report/todo.h"
#include "ui/view.h"

typedef struct Desk {
    Session session;
    const char *site;   /* project name, kept up to date by desk_refresh */
    const char *draft;  /* prefix of draft files: the site file's path + "-draft-" */
    bool demo;          /* the demonstration site: the frame says so */
    bool named;         /* an operator was picked, given by --user, or there is nobody to pick */
    int todo;
    bool stale;         /* something was saved here since todo was counted */
    int64_t seen;       /* change counter of the file when it was last read */
    Arena arena;        /* of site; renewed by desk_refresh */
    Error fault;        /* of a statement that only read: nobody else says it */
} Desk;

Desk *desk_of(const View *view);
Session *desk_session(const View *view);
Db *desk_db(const View *view);
int64_t desk_today(const View *view);
/* 11-22, with the year only when it is another than today's; "" for NONE. */
const char *desk_show_date(Arena *arena, int64_t date, int64_t today);
/* One-desk mode: who sits here is picked from the staff list and works in the role that stands
 * there. Until then a site that has staff can only be read; one without staff is the manager's, who
 * sets it up. */
bool desk_has_operator(const Desk *desk);
Reply desk_pick_operator(View *view);
/* Reads the site's name anew; the to-do count follows at the next idle second (desk_count), as it
 * does after a save (desk_touch): never on the way of a key. */
void desk_refresh(Desk *desk);
void desk_touch(Desk *desk);
void desk_count(Desk *desk, const TodoList *list); /* NULL: reads it */
/* Says the whole phone, with how many were looked at today; the look is logged. False when it is
 * not allowed, which it says. */
bool desk_reveal(View *view, const char *name, const char *phone);
/* Shows the session's warnings on the message line and empties them. */
void desk_say_warnings(View *view);

#endif

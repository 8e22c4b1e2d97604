#include "ui/view.h"

#include "base/str.h"
#include "ui/console.h"
#include "ui/form.h"
#include "ui/grid.h"
#include "ui/list.h"
#include "ui/page.h"

#include <stdarg.h>
#include <stdio.h>

Reply reply_done(void)
{
    return (Reply){.kind = REPLY_DONE};
}

Reply reply_pass(void)
{
    return (Reply){.kind = REPLY_PASS};
}

Reply reply_refresh(void)
{
    return (Reply){.kind = REPLY_REFRESH};
}

Reply reply_open(View *view)
{
    return (Reply){.kind = REPLY_OPEN, .view = view};
}

Reply reply_switch(Key screen)
{
    return (Reply){.kind = REPLY_SWITCH, .key = screen};
}

Reply reply_close(void)
{
    return (Reply){.kind = REPLY_DONE, .close = 1};
}

Reply reply_close_then(Reply next)
{
    next.close++;
    if (next.kind == REPLY_PASS) {
        next.kind = REPLY_DONE;
    }
    return next;
}

View *view_new(const ScreenDef *def, View *parent)
{
    Arena arena = {0};
    View *view = arena_alloc(&arena, def->size > sizeof *view ? def->size : sizeof *view);
    view->arena = arena;
    view->def = def;
    view->flags = def->flags;
    view->parent = parent;
    if (parent != NULL) {
        view->console = parent->console;
        view->owner = parent->owner;
    }
    return view;
}

View *view_place(View *view)
{
    while ((view->flags & VIEW_POPUP) && view->parent != NULL) {
        view = view->parent;
    }
    return view;
}

unsigned view_have(View *view)
{
    unsigned have = view->def->have != NULL ? view->def->have(view) : 0;
    if (view->list != NULL) {
        have |= list_has_row(view->list) ? (unsigned)NEED_ROW : 0;
        have |= view->list->mark_count > 0 ? (unsigned)NEED_MARKS : 0;
    }
    if (view->grid != NULL && grid_has_cell(view->grid)) {
        have |= NEED_ROW;
    }
    if (view->form != NULL && form_has_fold(view->form)) {
        have |= NEED_FOLD;
    }
    return have;
}

bool view_ready(View *view, const Action *action)
{
    return view_ready_with(view, action->needs != 0 ? view_have(view) : 0, action);
}

bool view_ready_with(View *view, unsigned have, const Action *action)
{
    if ((action->needs & ~have) != 0) {
        return false;
    }
    const ConsoleHooks *hooks = console_hooks(view->console);
    return action->operation == NULL || hooks->allowed == NULL ||
           hooks->allowed(view->owner, action->operation);
}

void view_refresh(View *view)
{
    if (view->def->refresh == NULL) {
        return;
    }
    if (view->list != NULL) {
        list_hold(view->list);
    }
    arena_clear(&view->rows);
    view->def->refresh(view);
    if (view->list != NULL) {
        list_restore(view->list);
    }
}

void view_close(View *view)
{
    if (view->def->close != NULL) {
        view->def->close(view);
    }
    if (view->list != NULL) {
        list_clear(view->list);
    }
    if (view->grid != NULL) {
        grid_clear(view->grid);
    }
    if (view->page != NULL) {
        page_clear(view->page);
    }
    if (view->form != NULL) {
        form_clear(view->form);
    }
    arena_clear(&view->rows);
    Arena arena = view->arena; /* the view itself lies in it */
    arena_clear(&arena);
}

static void say(View *view, bool fault, const char *text)
{
    if (view->console != NULL) {
        message_say(console_messages(view->console), console_now(view->console), fault, text);
    }
}

void view_say(View *view, const char *format, ...)
{
    char text[MESSAGE_SIZE * 2];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    say(view, false, text);
}

void view_fail(View *view, const Error *err)
{
    say(view, true, err->text);
}

void view_copy(View *view, const char *text)
{
    if (view->console != NULL) {
        console_set_clipboard(view->console, text);
    }
}

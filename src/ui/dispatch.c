#include "ui/dispatch.h"

#include "base/str.h"
#include "base/text.h"
#include "ui/console.h"
#include "ui/form.h"
#include "ui/grid.h"
#include "ui/list.h"
#include "ui/page.h"

/* Keys of the console that stay while a dialog or a picker is open. */
static bool is_modal_key(Key key)
{
    return key == K_F(1) || key == K_F(12) || key == K_CTRL('O') || key == K_CTRL('L') ||
           key == K_CTRL('T');
}

size_t dispatch_tables(View *view, ActionTable tables[TABLE_MAX])
{
    size_t count = 0;
    if (view->def->action_count > 0) {
        tables[count++] = (ActionTable){view->def->actions, view->def->action_count, false};
    }
    if (view->form != NULL && (view->flags & VIEW_TEXT)) {
        tables[count++] = (ActionTable){form_actions, form_action_count, false};
    } else if (view->list != NULL) {
        tables[count++] = (ActionTable){list_actions, list_action_count, false};
    } else if (view->grid != NULL) {
        tables[count++] = (ActionTable){grid_actions, grid_action_count, false};
    } else if (view->page != NULL) {
        tables[count++] = (ActionTable){page_actions, page_action_count, false};
    }
    if (!(view->flags & VIEW_LOCK)) {
        tables[count++] = (ActionTable){console_actions, console_action_count, true};
    }
    return count;
}

bool dispatch_typing(const View *view)
{
    return (view->flags & VIEW_TEXT) || (view->list != NULL && view->list->searching) ||
           (view->grid != NULL && view->grid->jumping) ||
           (view->page != NULL && view->page->searching);
}

Reply dispatch_run(View *view, const Action *action)
{
    if (!view_ready(view, action)) {
        const ConsoleHooks *hooks = console_hooks(view->console);
        if (action->operation != NULL && hooks->allowed != NULL &&
            !hooks->allowed(view->owner, action->operation)) {
            view_say(view, _("没有权限：%s"), _(action->label));
        } else if (action->needs & NEED_MARKS) {
            view_say(view, _("%s：请先用空格选中几行"), _(action->label));
        } else {
            view_say(view, _("%s：现在不能做，请先选中合适的一行"), _(action->label));
        }
        return reply_done();
    }
    return action->run(view);
}

Reply dispatch_press(View *view, Key key)
{
    ActionTable tables[TABLE_MAX];
    size_t count = dispatch_tables(view, tables);
    for (size_t i = 0; i < count; i++) {
        const Action *action = action_find(tables[i].actions, tables[i].count, key);
        if (action == NULL || (tables[i].general && (view->flags & VIEW_MODAL) &&
                               !is_modal_key(key))) {
            continue;
        }
        Reply reply = dispatch_run(view, action);
        if (reply.kind != REPLY_PASS) {
            return reply;
        }
    }
    return reply_pass();
}

Reply dispatch_escape(View *view)
{
    if (view->def->escape != NULL) {
        return view->def->escape(view);
    }
    if (view->form != NULL && (view->flags & VIEW_TEXT)) {
        return form_escape(view->form, view);
    }
    if (view->list != NULL && list_escape(view->list)) {
        return reply_done();
    }
    if (view->parent != NULL) {
        return reply_close();
    }
    view_say(view, _("已在最上一层，F10 退出"));
    return reply_done();
}

/* The part of the view that types or moves. */
static Reply widget_key(View *view, Key key)
{
    if (view->form != NULL && (view->flags & VIEW_TEXT)) {
        return form_key(view->form, view, key);
    }
    if (view->list != NULL) {
        return list_key(view->list, view, key);
    }
    if (view->grid != NULL) {
        return grid_key(view->grid, view, key);
    }
    return view->page != NULL ? page_key(view->page, view, key) : reply_pass();
}

static Reply own_key(View *view, Key key)
{
    bool inside = dispatch_typing(view) && !(view->flags & VIEW_TEXT);
    if (inside) { /* a search in a list or grid goes before everything */
        return widget_key(view, key);
    }
    return view->def->key != NULL ? view->def->key(view, key) : reply_pass();
}

static Reply screen_key(View *view, Key key)
{
    bool digit = key >= '0' && key <= '9';
    if (!digit || (view->flags & (VIEW_MODAL | VIEW_LOCK))) {
        return reply_pass();
    }
    const ScreenDef *screen;
    for (size_t i = 0; (screen = console_screen(view->console, i)) != NULL; i++) {
        if (screen->number == key) {
            return reply_switch(key);
        }
    }
    return reply_pass();
}

Reply dispatch_key(View *view, Key key)
{
    bool typing = dispatch_typing(view);
    key = typing ? key : key_fold(key);
    Reply reply = own_key(view, key);
    if (reply.kind == REPLY_PASS && !(typing && key_is_text(key))) {
        reply = dispatch_press(view, key);
    }
    if (reply.kind == REPLY_PASS) {
        reply = widget_key(view, key);
    }
    if (reply.kind == REPLY_PASS && !typing) {
        reply = screen_key(view, key);
    }
    if (reply.kind == REPLY_PASS && key == K_ESC && !(view->flags & VIEW_LOCK)) {
        reply = dispatch_escape(view);
    }
    return reply;
}

Reply dispatch_paste(View *view, const char *text)
{
    if (view->def->paste != NULL) {
        return view->def->paste(view, text);
    }
    if (view->form != NULL && (view->flags & VIEW_TEXT)) {
        return form_paste(view->form, text);
    }
    if (view->list != NULL) {
        return list_paste(view->list, text);
    }
    return view->grid != NULL ? grid_paste(view->grid, text) : reply_pass();
}

Reply dispatch_click(View *view, int x, int y)
{
    if (view->def->click != NULL) {
        return view->def->click(view, x, y);
    }
    if (view->form != NULL && (view->flags & VIEW_TEXT)) {
        return form_click(view->form, x, y);
    }
    if (view->list != NULL) {
        return list_click(view->list, y);
    }
    return view->grid != NULL ? grid_click(view->grid, x, y) : reply_pass();
}

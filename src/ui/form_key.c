#include "ui/form.h"

#include "base/text.h"
#include "ui/console.h"
#include "ui/dialog.h"
#include "ui/form_field.h"
#include "ui/picker.h"

#include <stdlib.h>
#include <string.h>

/* Moving */

static void leave_field(Form *form)
{
    size_t index = form->focus;
    if (form_resolve(form, index)) {
        form_changed_field(form, index);
    }
    if (form->spec->leave != NULL && !form->busy) {
        form->busy = true;
        form->spec->leave(form, &form->spec->fields[index]);
        form->busy = false;
    }
}

static size_t neighbour(const Form *form, int step)
{
    for (size_t at = form->focus + (size_t)step; at < form->spec->count; at += (size_t)step) {
        if (form_reachable(form, at)) {
            return at;
        }
    }
    return form->focus;
}

static void go(Form *form, size_t index)
{
    if (index != form->focus) {
        leave_field(form);
        form->focus = index;
    }
}

/* The field of the next line up or down whose place is nearest. */
static size_t vertical(const Form *form, int step)
{
    const LayoutItem *here = &form->places[form->focus];
    size_t found = form->focus;
    int best = 0;
    for (size_t i = 0; i < form->spec->count; i++) {
        const LayoutItem *place = &form->places[i];
        int lines = (place->y - here->y) * step;
        int distance = lines * 1000 + abs(place->x - here->x);
        if (form_reachable(form, i) && lines > 0 && (found == form->focus || distance < best)) {
            found = i;
            best = distance;
        }
    }
    return found;
}

static Reply enter(Form *form, View *view)
{
    size_t next = neighbour(form, 1);
    if (next == form->focus) {
        return form_save(form, view);
    }
    go(form, next);
    return reply_done();
}

static bool move_key(Form *form, Key key)
{
    switch (key) {
    case K_TAB:
        go(form, neighbour(form, 1));
        return true;
    case K_BACK_TAB:
        go(form, neighbour(form, -1));
        return true;
    case K_DOWN:
        go(form, vertical(form, 1));
        return true;
    case K_UP:
        go(form, vertical(form, -1));
        return true;
    default:
        return false;
    }
}

static Edit *edit_here(Form *form)
{
    Edit *edit = &form->edits[form->focus];
    edit->fresh = form_types_over(form, form->focus);
    return edit;
}

Reply form_key(Form *form, View *view, Key key)
{
    const FormField *field = &form->spec->fields[form->focus];
    if (form->spec->key != NULL) {
        Reply reply = form->spec->key(form, view, key);
        if (reply.kind != REPLY_PASS) {
            return reply;
        }
    }
    if (key == K_ENTER) {
        return enter(form, view);
    }
    if (move_key(form, key)) {
        return reply_done();
    }
    if (field->flags & FORM_READ_ONLY) {
        return reply_pass();
    }
    EditResult result = form_is_choice(field) ? form_choice_key(form, form->focus, key)
                                              : edit_key(edit_here(form), key);
    if (result == EDIT_CHANGED) {
        form_changed_field(form, form->focus);
    }
    return result == EDIT_PASS ? reply_pass() : reply_done();
}

Reply form_paste(Form *form, const char *text)
{
    const FormField *field = &form->spec->fields[form->focus];
    if ((field->flags & FORM_READ_ONLY) || form_is_choice(field)) {
        return reply_pass();
    }
    if (edit_insert(edit_here(form), text)) {
        form_changed_field(form, form->focus);
    } else if (*text != '\0') {
        view_say(console_top(form->console), _("粘贴的内容太长，没有放进来"));
    }
    return reply_done();
}

Reply form_click(Form *form, int x, int y)
{
    for (size_t i = 0; i < form->spec->count; i++) {
        const LayoutItem *place = &form->places[i];
        int left = form->body_x + place->x;
        int right = form->body_x + place->value_x + place->value_width;
        if (form_reachable(form, i) && y == form->body_y + place->y - form->scroll && x >= left &&
            x < right) {
            go(form, i);
            return reply_done();
        }
    }
    return reply_pass();
}

void form_enter(Form *form, View *view)
{
    (void)form;
    view->flags |= VIEW_TEXT;
}

void form_leave(Form *form, View *view)
{
    leave_field(form);
    view->flags &= ~(unsigned)VIEW_TEXT;
}

/* Saving and leaving */

Reply form_save(Form *form, View *view)
{
    Error err = {0};
    leave_field(form);
    if (!form_read(form, &err) || !form->spec->save(form, &err)) {
        form_fault(form, &err);
        return reply_done();
    }
    form_forget(form);
    if (form->spec->saved != NULL) {
        return form->spec->saved(form, view);
    }
    if (form->own_view) {
        return reply_close_then(reply_refresh());
    }
    form_reset(form, NULL);
    return reply_refresh();
}

static Reply give_up(Form *form, View *view)
{
    form_forget(form);
    if (form->own_view) {
        return reply_close();
    }
    form_reset(form, NULL);
    form_leave(form, view);
    return reply_done();
}

static Reply escape_chosen(View *view, void *context, int choice)
{
    Form *form = context;
    if (choice == 0) {
        return form_save(form, view);
    }
    return choice == 1 ? give_up(form, view) : reply_done();
}

Reply form_escape(Form *form, View *view)
{
    const char *answers[] = {_("保存"), _("放弃"), _("取消")};
    if (!form_changed(form)) {
        return give_up(form, view);
    }
    return dialog_choose(view, _("填写的内容还没有保存"), answers, ARRAY_LEN(answers), escape_chosen,
                         form);
}

/* Actions: run on view->form */

static Reply save(View *view)
{
    return form_save(view->form, view);
}

static Reply picked(View *view, void *context, const PickItem *item)
{
    Form *form = context;
    (void)view;
    edit_set(&form->edits[form->focus], item->value, true);
    form_changed_field(form, form->focus);
    return reply_done();
}

static void fill_items(View *view, void *context, const char *typed, Arena *arena, ItemList *out)
{
    Form *form = context;
    (void)view;
    form_items(form, form->focus, typed, arena, out);
}

static Reply pick(View *view)
{
    Form *form = view->form;
    const FormField *field = form_focused(form);
    const char *title = _(field->field->label);
    ItemList items = {0};
    Arena arena = {0};
    if (field->flags & FORM_LIVE) {
        return picker_open_live(view, title, fill_items, picked, form);
    }
    form_items(form, form->focus, "", &arena, &items);
    Reply reply = reply_done();
    if (items.count == 0) {
        view_say(view, _("%s没有可选的内容，请直接填写"), title);
    } else {
        reply = picker_open_at(view, title, &items, edit_text(&form->edits[form->focus]), picked,
                               form);
    }
    arena_clear(&arena);
    return reply;
}

static Reply copy_last(View *view)
{
    Form *form = view->form;
    Arena arena = {0};
    const char *text = form->spec->last != NULL
                           ? form->spec->last(form, form_focused(form), &arena)
                           : NULL;
    if (text != NULL && !(form_focused(form)->flags & FORM_READ_ONLY)) {
        edit_set(&form->edits[form->focus], text, true);
        form_changed_field(form, form->focus);
    } else {
        view_say(view, _("没有上一条可以照抄"));
    }
    arena_clear(&arena);
    return reply_done();
}

static Reply undo(View *view)
{
    Form *form = view->form;
    if (edit_undo(&form->edits[form->focus])) {
        form_changed_field(form, form->focus);
    }
    return reply_done();
}

static Reply unfold(View *view)
{
    view->form->unfolded = true;
    return reply_done();
}

const Action form_actions[] = {
    {K_F(2), K_CTRL('S'), N_("保存"), N_("保存；在最后一栏按 Enter 也保存"), save, 0, NULL, false},
    {K_F(4), K_CTRL('Y'), N_("选择"), N_("从列表里选，可打拼音首字母"), pick, 0, NULL, false},
    {K_CTRL('G'), K_PAGE_DOWN, N_("更多"), N_("展开其余各栏"), unfold, NEED_FOLD, NULL, false},
    {K_CTRL('D'), K_NONE, N_("照抄"), N_("照抄上一条的这一栏"), copy_last, 0, NULL, true},
    {K_CTRL('Z'), K_NONE, N_("还原"), N_("撤销这一栏刚才的输入"), undo, 0, NULL, true},
};
const size_t form_action_count = ARRAY_LEN(form_actions);

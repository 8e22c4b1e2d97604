#include "ui/picker.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "ui/edit.h"

#include <string.h>

#define WIDTH_MAX 76
#define WIDTH_MIN 40
#define ROWS_MAX 20

typedef struct Picker {
    View view;
    const char *title;
    int width;        /* for the widest row at the start: the box stays while typing narrows */
    int rows;
    ItemList all;     /* copied; empty for a live picker */
    ItemList shown;   /* in view.rows */
    size_t cursor;
    size_t top;
    int page;
    Edit typed;
    PickerFill *fill;
    Picked *picked;
    void *context;
} Picker;

static void narrow(Picker *picker)
{
    const char *typed = edit_text(&picker->typed);
    arena_clear(&picker->view.rows);
    picker->shown = (ItemList){0};
    picker->cursor = picker->top = 0;
    if (picker->fill != NULL) {
        picker->fill(picker->view.parent, picker->context, typed, &picker->view.rows,
                     &picker->shown);
        return;
    }
    for (size_t i = 0; i < picker->all.count; i++) {
        const PickItem *item = &picker->all.items[i];
        if (item_match(item, typed)) {
            item_add(&picker->shown, &picker->view.rows, item->value, item->label, item->note);
            picker->shown.items[picker->shown.count - 1].grey = item->grey;
        }
    }
}

static int note_width(const PickItem *item)
{
    return item->note != NULL && *item->note != '\0' ? utf8_width(item->note) + 2 : 0;
}

static void draw_item(const Picker *picker, Canvas *canvas, Rect line, size_t index)
{
    const PickItem *item = &picker->shown.items[index];
    unsigned role = item->grey ? ROLE_GREY : ROLE_TEXT;
    int note = note_width(item);
    role |= index == picker->cursor ? ROLE_CURSOR : 0;
    canvas_text(canvas, line.x, line.y, line.width, role, "");
    canvas_put(canvas, line.x + 1, line.y, line.x + line.width - note, role, item_label(item));
    if (note > 0) {
        canvas_put(canvas, line.x + line.width - note + 1, line.y, line.x + line.width, role,
                   item->note);
    }
}

/* Wide and high enough for what it starts with, within the screen. */
static void measure(Picker *picker)
{
    int widest = utf8_width(picker->title) + 8;
    for (size_t i = 0; i < picker->shown.count; i++) {
        const PickItem *item = &picker->shown.items[i];
        int width = utf8_width(item_label(item)) + note_width(item) + 4;
        widest = width > widest ? width : widest;
    }
    widest = picker->fill != NULL ? WIDTH_MAX : widest;
    picker->width = widest < WIDTH_MIN ? WIDTH_MIN : widest > WIDTH_MAX ? WIDTH_MAX : widest;
    picker->rows = picker->fill != NULL || picker->shown.count > ROWS_MAX
                       ? ROWS_MAX
                       : (int)picker->shown.count;
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    Picker *picker = (Picker *)view;
    int height = picker->rows + 3 < area.height - 2 ? picker->rows + 3 : area.height - 2;
    Rect box = {area.x + (area.width - picker->width) / 2, area.y + 1, picker->width, height};
    Rect inside = rect_inside(box);
    canvas_fill(canvas, box, ROLE_TEXT);
    canvas_box(canvas, box, picker->title);
    canvas_text(canvas, inside.x, inside.y, inside.width, ROLE_EDIT, "");
    edit_draw(&picker->typed, canvas, inside.x + 1, inside.y, inside.width - 1, ROLE_EDIT, true);
    picker->page = inside.height - 1;
    if (picker->cursor >= picker->top + (size_t)picker->page) {
        picker->top = picker->cursor - (size_t)picker->page + 1;
    }
    picker->top = picker->cursor < picker->top ? picker->cursor : picker->top;
    for (int i = 0; i < picker->page && picker->top + (size_t)i < picker->shown.count; i++) {
        draw_item(picker, canvas, (Rect){inside.x, inside.y + 1 + i, inside.width, 1},
                  picker->top + (size_t)i);
    }
    if (picker->shown.count == 0) {
        canvas_text(canvas, inside.x, inside.y + 1, inside.width, ROLE_HINT, _(" 没有符合的"));
    }
}

static void move(Picker *picker, long by)
{
    long at = (long)picker->cursor + by;
    long last = (long)picker->shown.count - 1;
    at = at > last ? last : at;
    picker->cursor = at < 0 ? 0 : (size_t)at;
}

static Reply take(Picker *picker)
{
    if (picker->cursor >= picker->shown.count || picker->shown.items[picker->cursor].grey) {
        view_say(&picker->view, _("这一项现在不能选"));
        return reply_done();
    }
    return reply_close_then(picker->picked(picker->view.parent, picker->context,
                                           &picker->shown.items[picker->cursor]));
}

static Reply picker_key(View *view, Key key)
{
    Picker *picker = (Picker *)view;
    switch (key) {
    case K_UP:
        move(picker, -1);
        return reply_done();
    case K_DOWN:
    case K_TAB:
        move(picker, 1);
        return reply_done();
    case K_PAGE_UP:
        move(picker, -picker->page);
        return reply_done();
    case K_PAGE_DOWN:
        move(picker, picker->page);
        return reply_done();
    case K_ENTER:
        return take(picker);
    default:
        break;
    }
    EditResult result = edit_key(&picker->typed, key);
    if (result == EDIT_CHANGED) {
        narrow(picker);
    }
    return result == EDIT_PASS ? reply_pass() : reply_done();
}

static Reply picker_paste(View *view, const char *text)
{
    edit_insert(&((Picker *)view)->typed, text);
    narrow((Picker *)view);
    return reply_done();
}

static Reply picker_shown(View *view)
{
    Picker *picker = (Picker *)view;
    size_t cursor = picker->cursor;
    narrow(picker);
    measure(picker);
    picker->cursor = cursor;
    return reply_done();
}

static void picker_close(View *view)
{
    edit_clear(&((Picker *)view)->typed);
}

static const ScreenDef picker_screen = {
    .name = "picker",
    .label = N_("选择"),
    .help = N_("打字或拼音首字母筛选，上下键移动，Enter 选定，Esc 取消"),
    .size = sizeof(Picker),
    .flags = VIEW_POPUP | VIEW_MODAL | VIEW_TEXT,
    .open = picker_shown,
    .draw = draw,
    .key = picker_key,
    .paste = picker_paste,
    .close = picker_close,
};

static Picker *picker_new(View *parent, const char *title, Picked *picked, void *context)
{
    Picker *picker = (Picker *)view_new(&picker_screen, parent);
    picker->title = arena_copy(&picker->view.arena, title);
    picker->picked = picked;
    picker->context = context;
    edit_init(&picker->typed);
    return picker;
}

Reply picker_open_at(View *parent, const char *title, const ItemList *items, const char *value,
                     Picked *picked, void *context)
{
    Picker *picker = picker_new(parent, title, picked, context);
    for (size_t i = 0; i < items->count; i++) {
        const PickItem *item = &items->items[i];
        item_add(&picker->all, &picker->view.arena, item->value, item->label, item->note);
        picker->all.items[i].grey = item->grey;
        if (text_equal(item->value, value)) {
            picker->cursor = i;
        }
    }
    return reply_open(&picker->view);
}

Reply picker_open(View *parent, const char *title, const ItemList *items, Picked *picked,
                  void *context)
{
    return picker_open_at(parent, title, items, NULL, picked, context);
}

Reply picker_open_live(View *parent, const char *title, PickerFill *fill, Picked *picked,
                       void *context)
{
    Picker *picker = picker_new(parent, title, picked, context);
    picker->fill = fill;
    return reply_open(&picker->view);
}

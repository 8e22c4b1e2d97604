/* Pages that are views of their own: any text, the help of a place, the message log, plain text. */
#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "ui/console.h"
#include "ui/dispatch.h"
#include "ui/page.h"

typedef struct PageView {
    View view;
    Page page;
    const char *text; /* in view.arena, until it is shown */
} PageView;

static Reply open(View *view)
{
    PageView *self = (PageView *)view;
    page_set(&self->page, view, self->text);
    return reply_done();
}

static Reply text_key(View *view, Key key)
{
    return key == K_ENTER && !view->page->searching ? reply_close() : reply_pass();
}

static const ScreenDef text_screen = {
    .name = "page",
    .label = N_("查看"),
    .help = N_("上下键和翻页键滚动，/ 查找，Esc 返回"),
    .size = sizeof(PageView),
    .flags = VIEW_MODAL,
    .open = open,
    .key = text_key,
};

/* Without a frame, so that the terminal's own selection copies text only; any key goes back. */

static void draw_plain(View *view, Canvas *canvas, Rect area)
{
    page_draw(view->page, canvas, area);
}

static Reply any_key(View *view, Key key)
{
    (void)view;
    (void)key;
    return reply_close();
}

static const ScreenDef plain_screen = {
    .name = "plain",
    .label = N_("纯文字"),
    .help = N_("按任意键返回"),
    .size = sizeof(PageView),
    .flags = VIEW_MODAL | VIEW_COVER,
    .open = open,
    .draw = draw_plain,
    .key = any_key,
};

static Reply open_page(View *parent, const ScreenDef *def, const char *title, const char *text)
{
    PageView *self = (PageView *)view_new(def, parent);
    self->view.title = arena_copy(&self->view.arena, title);
    self->text = arena_copy(&self->view.arena, text);
    page_init(&self->page);
    self->view.page = &self->page;
    return reply_open(&self->view);
}

Reply page_open(View *parent, const char *title, const char *text)
{
    return open_page(parent, &text_screen, title, text);
}

Reply page_open_plain(View *parent, const char *text)
{
    return open_page(parent, &plain_screen, "", text);
}

/* Help */

static void add_padded(Str *out, const char *text, int width)
{
    str_add(out, text);
    for (int used = utf8_width(text); used < width; used++) {
        str_add_char(out, ' ');
    }
}

static int widest_label(const ActionTable *tables, size_t count)
{
    int widest = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < tables[i].count; k++) {
            int width = utf8_width(_(tables[i].actions[k].label));
            widest = width > widest ? width : widest;
        }
    }
    return widest;
}

static void add_action(Str *out, const Action *action, int label_width)
{
    char key[16];
    char twin[16] = "";
    if (action->twin != K_NONE) {
        key_label(twin, sizeof twin, action->twin);
    }
    str_add(out, "  ");
    add_padded(out, key_label(key, sizeof key, action->key), 7);
    add_padded(out, twin, 7);
    add_padded(out, _(action->label), label_width);
    str_format(out, "  %s\n", _(action->help));
}

Reply page_open_help(View *parent)
{
    Str out = {0};
    ActionTable tables[TABLE_MAX];
    View *place = view_place(parent);
    size_t count = dispatch_tables(place, tables);
    int label_width = widest_label(tables, count);
    bool here = false;
    str_format(&out, "  %s\n", _(place->def->help));
    for (size_t i = 0; i < count; i++) {
        if (tables[i].general || !here) {
            str_format(&out, "\n%s\n", tables[i].general ? _("到处都能用") : _("在这里"));
        }
        here = true;
        for (size_t k = 0; k < tables[i].count; k++) {
            add_action(&out, &tables[i].actions[k], label_width);
        }
    }
    const char *title = arena_format(&parent->arena, "%s %s", _("帮助"),
                                     place->title != NULL ? place->title : _(place->def->label));
    Reply reply = page_open(parent, title, str_text(&out));
    str_clear(&out);
    return reply;
}

Reply page_open_log(View *parent)
{
    Str out = {0};
    const Message *message;
    const Messages *messages = console_messages(parent->console);
    for (size_t i = 0; (message = message_at(messages, i)) != NULL; i++) {
        char time[8];
        str_format(&out, "  %s %s  %s\n", time_format(time, sizeof time, message->time),
                   message->fault ? "!" : " ", message->text);
    }
    Reply reply = page_open(parent, _("消息"), out.len > 0 ? out.data : _("还没有消息"));
    str_clear(&out);
    return reply;
}

#include "ui/page.h"

#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "ui/console.h"
#include "ui/dispatch.h"
#include "ui/edit.h"

#include <stdio.h>
#include <string.h>

typedef struct Page {
    View view;
    const char *text;    /* of the view's arena */
    const char **lines;  /* wrapped for width; [line] borrowed from wrapped */
    size_t line_count;
    int width;           /* that the lines were wrapped for */
    size_t top;
    int height;          /* lines shown at the last draw */
    bool searching;
    Edit search;
    Arena wrapped;       /* renewed when the width changes */
} Page;

static void add_line(Page *page, const char *text, size_t len)
{
    page->lines[page->line_count++] = arena_copy_len(&page->wrapped, text, len);
}

/* Cuts each line of the text into pieces that fit. */
static void wrap(Page *page, int width)
{
    size_t most = strlen(page->text) + 2;
    arena_clear(&page->wrapped);
    page->lines = arena_alloc(&page->wrapped, most * sizeof *page->lines);
    page->line_count = 0;
    page->width = width;
    for (const char *line = page->text; *line != '\0';) {
        size_t len = strcspn(line, "\n");
        char *whole = arena_copy_len(&page->wrapped, line, len);
        do {
            size_t fits = utf8_fit(whole, width);
            fits = fits == 0 ? strlen(whole) : fits;
            add_line(page, whole, fits);
            whole += fits;
        } while (*whole != '\0');
        line += len + (line[len] == '\n');
    }
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    Page *page = (Page *)view;
    bool cover = (view->flags & VIEW_COVER) != 0;
    Rect inside = cover ? area : rect_inside(area);
    if (page->width != inside.width) {
        wrap(page, inside.width);
    }
    canvas_fill(canvas, area, ROLE_TEXT);
    if (!cover) {
        canvas_box(canvas, area, view->title);
    }
    page->height = inside.height;
    for (int i = 0; i < inside.height && page->top + (size_t)i < page->line_count; i++) {
        canvas_text(canvas, inside.x, inside.y + i, inside.width, ROLE_TEXT,
                    page->lines[page->top + (size_t)i]);
    }
    if (page->searching) {
        canvas_put(canvas, area.x + 2, area.y + area.height - 1, area.x + area.width, ROLE_EDIT,
                   arena_format(&canvas->arena, "/%s ", edit_text(&page->search)));
    }
}

static void scroll(Page *page, long by)
{
    long last = (long)page->line_count - page->height;
    long top = (long)page->top + by;
    top = top > last ? last : top;
    page->top = top < 0 ? 0 : (size_t)top;
}

static void find(Page *page, size_t from)
{
    const char *typed = edit_text(&page->search);
    for (size_t i = from; i < page->line_count && *typed != '\0'; i++) {
        if (strcasestr(page->lines[i], typed) != NULL) {
            page->top = i;
            return;
        }
    }
}

static Reply search_key(Page *page, Key key)
{
    if (key == K_ENTER || key == K_ESC) {
        page->searching = false;
        page->view.flags &= ~(unsigned)VIEW_TEXT;
        return reply_done();
    }
    if (edit_key(&page->search, key) == EDIT_CHANGED) {
        find(page, 0);
    }
    return reply_done();
}

static Reply page_key(View *view, Key key)
{
    Page *page = (Page *)view;
    if (page->searching) {
        return search_key(page, key);
    }
    if (view->flags & VIEW_COVER) {
        return reply_close();
    }
    switch (key) {
    case K_UP:
        scroll(page, -1);
        return reply_done();
    case K_DOWN:
        scroll(page, 1);
        return reply_done();
    case K_PAGE_UP:
        scroll(page, -page->height);
        return reply_done();
    case K_PAGE_DOWN:
    case K_SPACE:
        scroll(page, page->height);
        return reply_done();
    case K_HOME:
        page->top = 0;
        return reply_done();
    case K_END:
        scroll(page, (long)page->line_count);
        return reply_done();
    case K_ENTER:
        return reply_close();
    default:
        return reply_pass();
    }
}

static Reply start_search(View *view)
{
    Page *page = (Page *)view;
    page->searching = true;
    edit_set(&page->search, "", false);
    view->flags |= VIEW_TEXT;
    return reply_done();
}

static Reply next_hit(View *view)
{
    find((Page *)view, ((Page *)view)->top + 1);
    return reply_done();
}

static void page_close(View *view)
{
    Page *page = (Page *)view;
    edit_clear(&page->search);
    arena_clear(&page->wrapped);
}

static const Action actions[] = {
    {.key = '/', .label = N_("查找"), .help = N_("在这一页里找文字"), .run = start_search},
    {.key = 'n', .label = N_("下一个"), .help = N_("找下一处"), .run = next_hit, .quiet = true},
};

static const ScreenDef page_screen = {
    .name = "page",
    .label = N_("查看"),
    .help = N_("上下键和翻页键滚动，/ 查找，Esc 返回"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(Page),
    .flags = VIEW_MODAL,
    .draw = draw,
    .key = page_key,
    .close = page_close,
};

static Reply open_page(View *parent, const char *title, const char *text, unsigned flags)
{
    Page *page = (Page *)view_new(&page_screen, parent);
    page->view.flags |= flags;
    page->view.title = arena_copy(&page->view.arena, title);
    page->text = arena_copy(&page->view.arena, text);
    edit_init(&page->search);
    return reply_open(&page->view);
}

Reply page_open(View *parent, const char *title, const char *text)
{
    return open_page(parent, title, text, 0);
}

Reply page_open_plain(View *parent, const char *text)
{
    return open_page(parent, _("纯文字"), text, VIEW_COVER);
}

static void add_action(Str *out, const Action *action)
{
    char key[16];
    char twin[16] = "";
    if (action->twin != K_NONE) {
        key_label(twin, sizeof twin, action->twin);
    }
    int used = 0;
    str_format(out, "  %-8s %-8s %s", key_label(key, sizeof key, action->key), twin,
               _(action->label));
    for (used = utf8_width(_(action->label)); used < 12; used++) {
        str_add_char(out, ' ');
    }
    str_format(out, " %s\n", _(action->help));
}

Reply page_open_help(View *parent)
{
    Str out = {0};
    ActionTable tables[TABLE_MAX];
    View *place = view_place(parent);
    size_t count = dispatch_tables(place, tables);
    str_format(&out, "%s: %s\n", _(place->def->label), _(place->def->help));
    for (size_t i = 0; i < count; i++) {
        str_format(&out, "\n%s\n", tables[i].general ? _("到处都能用") : _("在这里"));
        for (size_t k = 0; k < tables[i].count; k++) {
            add_action(&out, &tables[i].actions[k]);
        }
    }
    Reply reply = page_open(parent, _("帮助"), str_text(&out));
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
        str_format(&out, "%s %s %s\n", time_format(time, sizeof time, message->time),
                   message->fault ? "!" : " ", message->text);
    }
    Reply reply = page_open(parent, _("消息"), out.len > 0 ? out.data : _("还没有消息"));
    str_clear(&out);
    return reply;
}

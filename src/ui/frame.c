#include "ui/frame.h"

#include "base/date.h"

#include "base/text.h"
#include "base/utf8.h"
#include "ui/footer.h"

#include <string.h>

#define SITE_MIN 4 /* a name is never cut before its second character */

/* One screen in line 1. */
typedef struct Tab {
    const char *text;
    int x;
    int width;
} Tab;

typedef struct Line {
    Tab tabs[10];
    size_t count;
    const char *user; /* "" when it gave way */
    const char *clock;
    int site_width;
} Line;

Rect frame_area(const Canvas *canvas)
{
    return (Rect){0, 1, canvas->width, canvas->height - 3};
}

static int place_tabs(Console *console, Arena *arena, bool brief, Line *line)
{
    const ScreenDef *screen;
    int width = 0;
    line->count = 0;
    for (size_t i = 0; i < 10 && (screen = console_screen(console, i)) != NULL; i++) {
        const char *label = brief && screen->brief != NULL ? screen->brief : screen->label;
        const char *text = arena_format(arena, "%c%s", (char)screen->number, _(label));
        line->tabs[line->count] = (Tab){text, width, utf8_width(text)};
        width += line->tabs[line->count].width + 1;
        line->count++;
    }
    return width;
}

static int spaced(const char *text)
{
    return *text == '\0' ? 0 : utf8_width(text) + 1;
}

/* User and clock give way first, then the labels take their short forms, then the site is cut. */
static Line compose(Console *console, Arena *arena, int width)
{
    const ConsoleHooks *hooks = console_hooks(console);
    const char *site = hooks->site != NULL ? hooks->site(console_owner(console)) : "";
    Line line = {.user = "", .clock = ""};
    char time[8];
    int tabs = place_tabs(console, arena, false, &line);
    if (1 + tabs + SITE_MIN > width) {
        tabs = place_tabs(console, arena, true, &line);
    }
    int rest = width - 1 - tabs - spaced(site);
    const char *clock = arena_copy(arena, time_format(time, sizeof time, console_now(console)));
    const char *user = hooks->user != NULL ? hooks->user(console_owner(console)) : "";
    if (rest >= spaced(clock)) {
        line.clock = clock;
        rest -= spaced(clock);
    }
    if (rest >= spaced(user)) {
        line.user = user;
    }
    int room = width - 2 - tabs;
    line.site_width = spaced(site) - 1 < room ? spaced(site) - 1 : room;
    line.site_width = line.site_width > 0 ? line.site_width : 0;
    return line;
}

static void draw_top(Console *console, Canvas *canvas)
{
    const ConsoleHooks *hooks = console_hooks(console);
    Line line = compose(console, &canvas->arena, canvas->width);
    const char *site = hooks->site != NULL ? hooks->site(console_owner(console)) : "";
    int left = 1 + line.site_width + (line.site_width > 0);
    canvas_text(canvas, 1, 0, line.site_width, ROLE_NEW, site);
    for (size_t i = 0; i < line.count; i++) {
        bool here = i == console_current(console);
        canvas_put(canvas, left + line.tabs[i].x, 0, canvas->width,
                   here ? (unsigned)(ROLE_ACCENT | ROLE_CURSOR) : (unsigned)ROLE_TEXT,
                   line.tabs[i].text);
    }
    int right = canvas->width - 1 - utf8_width(line.clock);
    canvas_put(canvas, right, 0, canvas->width, ROLE_TEXT, line.clock);
    right -= spaced(line.user);
    canvas_put(canvas, right, 0, canvas->width, ROLE_TEXT, line.user);
}

static void draw_message(Console *console, Canvas *canvas)
{
    const ConsoleHooks *hooks = console_hooks(console);
    const Message *message = message_current(console_messages(console));
    int todo = hooks->todo != NULL ? hooks->todo(console_owner(console)) : 0;
    int y = canvas->height - 2;
    int limit = canvas->width - 1;
    if (todo > 0) {
        const char *text = arena_format(&canvas->arena, _("待办 %d"), todo);
        limit = canvas->width - 1 - utf8_width(text);
        canvas_put(canvas, limit, y, canvas->width, ROLE_DUE, text);
    }
    if (message != NULL) {
        canvas_put(canvas, 1, y, limit - 1, message->fault ? ROLE_ERROR : ROLE_TEXT, message->text);
    }
}

void frame_draw(Console *console, Canvas *canvas)
{
    draw_top(console, canvas);
    draw_message(console, canvas);
    if (console_top(console) != NULL) {
        footer_draw(console_top(console), canvas, canvas->height - 1);
    }
}

Key frame_key_at(Console *console, const Canvas *canvas, int x, int y)
{
    Arena arena = {0};
    Key key = K_NONE;
    if (y == canvas->height - 1) {
        key = footer_key_at(console_top(console), &arena, canvas->width, x);
    } else if (y == 0) {
        Line line = compose(console, &arena, canvas->width);
        int left = 1 + line.site_width + (line.site_width > 0);
        for (size_t i = 0; i < line.count; i++) {
            if (x >= left + line.tabs[i].x && x < left + line.tabs[i].x + line.tabs[i].width) {
                key = (Key)line.tabs[i].text[0];
            }
        }
    }
    arena_clear(&arena);
    return key;
}

void frame_notice(Canvas *canvas)
{
    const char *text = arena_format(&canvas->arena, _("窗口太小 (%d x %d)，请放大到 80 x 24；F10 退出"),
                                    canvas->width, canvas->height);
    canvas_paragraph(canvas, (Rect){0, 0, canvas->width, canvas->height}, ROLE_TEXT, text);
}

#include "ui/console.h"

#include "base/str.h"
#include "ui/dispatch.h"
#include "ui/form.h"
#include "ui/frame.h"
#include "ui/grid.h"
#include "ui/list.h"
#include "ui/page.h"
#include "ui/waiting.h"

#include <time.h>

#define SCREEN_MAX 10

struct Console {
    Arena arena; /* holds the Console itself */
    ConsoleSetup setup;
    ConsoleHooks hooks;
    View *tops[SCREEN_MAX]; /* the top view of each screen's stack; NULL until visited */
    size_t current;
    Messages messages;
    Str clipboard;
    Waiting waiting;
    Term *term; /* NULL in a test */
    int idle;   /* seconds since the last key */
    bool stale; /* another terminal wrote while a pop-up was open */
    bool small; /* the terminal is too small: only leaving works */
    bool finished;
    bool cut;
};

Console *console_new(const ConsoleSetup *setup)
{
    Arena arena = {0};
    Console *console = arena_alloc(&arena, sizeof *console);
    console->arena = arena;
    console->setup = *setup;
    if (setup->hooks != NULL) {
        console->hooks = *setup->hooks;
    }
    return console;
}

static void pop(Console *console)
{
    View *top = console->tops[console->current];
    console->tops[console->current] = top->parent;
    view_close(top);
}

void console_free(Console *console)
{
    if (console == NULL) {
        return;
    }
    for (console->current = 0; console->current < SCREEN_MAX; console->current++) {
        while (console->tops[console->current] != NULL) {
            pop(console);
        }
    }
    str_clear(&console->clipboard);
    waiting_clear(&console->waiting);
    Arena arena = console->arena;
    arena_clear(&arena);
}

/* What a handler's reply makes happen */

static void apply(Console *console, Reply reply);

static void push(Console *console, View *view)
{
    view->parent = console->tops[console->current];
    view->console = console;
    view->owner = console->setup.owner;
    console->tops[console->current] = view;
    Reply reply = view->def->open != NULL ? view->def->open(view) : reply_done();
    view_refresh(view);
    apply(console, reply);
}

static void refresh_top(Console *console)
{
    View *top = console->tops[console->current];
    if (top->flags & VIEW_POPUP) {
        console->stale = true; /* its context may point into the rows beneath */
        return;
    }
    console->stale = false;
    view_refresh(top);
}

static void switch_to(Console *console, Key number)
{
    for (size_t i = 0; i < console->setup.screen_count && i < SCREEN_MAX; i++) {
        if (console->setup.screens[i]->number != number) {
            continue;
        }
        console->current = i;
        if (console->tops[i] == NULL) {
            push(console, view_new(console->setup.screens[i], NULL));
        } else {
            refresh_top(console);
        }
        return;
    }
}

/* Pops, and tells whether the view that is on top now has to be read again. */
static bool close_views(Console *console, int count)
{
    bool page = false;
    for (; count > 0 && console->tops[console->current]->parent != NULL; count--) {
        page = page || !(console->tops[console->current]->flags & VIEW_POPUP);
        pop(console);
    }
    return page;
}

static void apply(Console *console, Reply reply)
{
    bool page = close_views(console, reply.close);
    switch (reply.kind) {
    case REPLY_OPEN:
        push(console, reply.view);
        return;
    case REPLY_SWITCH:
        switch_to(console, reply.key);
        return;
    case REPLY_QUIT:
        console->finished = true;
        return;
    case REPLY_REFRESH:
        refresh_top(console);
        return;
    default:
        break;
    }
    if (page || (reply.close > 0 && console->stale)) {
        refresh_top(console);
    }
}

/* Events */

static void handle_tick(Console *console)
{
    View *top = console->tops[console->current];
    message_tick(&console->messages);
    console->idle++;
    if (console->hooks.changed != NULL && console->hooks.changed(console->setup.owner)) {
        refresh_top(console);
    }
    console_keep(console);
    if (console->hooks.tick != NULL && !(top->flags & VIEW_LOCK)) {
        apply(console, console->hooks.tick(top, console->idle));
    }
    top = console->tops[console->current];
    if (top->def->tick != NULL) {
        apply(console, top->def->tick(top));
    }
}

static void handle_click(Console *console, View *top, const Event *event)
{
    Key key = K_NONE;
    if (console->term != NULL && !(top->flags & (VIEW_LOCK | VIEW_COVER))) {
        key = frame_key_at(console, term_canvas(console->term), event->x, event->y);
    }
    if (key == K_NONE) {
        apply(console, dispatch_click(top, event->x, event->y));
    } else if (event->y > 0) {
        apply(console, dispatch_key(top, key));
    } else if (!(top->flags & VIEW_MODAL)) {
        switch_to(console, key);
    }
}

static void handle(Console *console, const Event *event)
{
    View *top = console->tops[console->current];
    if (event->kind == EVENT_QUIT) {
        console->cut = true;
        console->finished = true;
        return;
    }
    if (event->kind == EVENT_TICK) {
        handle_tick(console);
        return;
    }
    console->idle = 0;
    if (console->small && event->kind != EVENT_RESIZE) {
        bool leave = event->key == K_F(10) || event->key == K_CTRL('Q');
        console->finished = console->finished || leave;
        return;
    }
    if (event->kind == EVENT_KEY) {
        apply(console, dispatch_key(top, event->key));
    } else if (event->kind == EVENT_PASTE) {
        apply(console, dispatch_paste(top, event->text));
    } else if (event->kind == EVENT_CLICK) {
        handle_click(console, top, event);
    }
}

/* What failed beneath shows at once, not as a list that stays empty. */
static void say_fault(Console *console)
{
    const char *text =
        console->hooks.fault != NULL ? console->hooks.fault(console->setup.owner) : NULL;
    if (text != NULL) {
        message_say(&console->messages, console_now(console), true, text);
    }
}

void console_handle(Console *console, const Event *event)
{
    handle(console, event);
    say_fault(console);
}

/* Drawing */

static void draw_view(View *view, Canvas *canvas, Rect area)
{
    if (view->def->draw != NULL) {
        view->def->draw(view, canvas, area);
    } else if (view->list != NULL) {
        list_draw_box(view->list, canvas, area, view->title, true);
    } else if (view->grid != NULL) {
        grid_draw_box(view->grid, canvas, area, view->title, true);
    } else if (view->page != NULL) {
        page_draw_box(view->page, canvas, area, view->title);
    }
}

/* From the lowest view that is seen up to the top. */
static void draw_stack(View *view, Canvas *canvas, Rect area)
{
    if ((view->flags & VIEW_POPUP) && view->parent != NULL) {
        draw_stack(view->parent, canvas, area);
        canvas->cursor_x = -1;
        canvas->cursor_y = -1;
    }
    draw_view(view, canvas, area);
}

void console_draw(Console *console, Canvas *canvas)
{
    View *top = console->tops[console->current];
    canvas_begin(canvas);
    console->small = canvas->width < CANVAS_MIN_WIDTH || canvas->height < CANVAS_MIN_HEIGHT;
    if (console->small) {
        frame_notice(canvas);
    } else if (top == NULL) {
        frame_draw(console, canvas); /* the first frame: nothing has been read */
    } else if (top->flags & VIEW_COVER) {
        draw_view(top, canvas, (Rect){0, 0, canvas->width, canvas->height});
    } else {
        draw_stack(top, canvas, frame_area(canvas));
        frame_draw(console, canvas);
    }
}

void console_redraw(Console *console)
{
    if (console->term != NULL) {
        console_draw(console, term_canvas(console->term));
    }
}

bool console_wait(Console *console, const char *text)
{
    return console->term == NULL || waiting_ask(&console->waiting, console->term, text);
}

/* The loop */

static int64_t monotonic(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void console_start(Console *console, Key screen)
{
    switch_to(console, screen);
    if (console->tops[console->current] == NULL) {
        switch_to(console, console->setup.screens[0]->number);
    }
}

bool console_run(Console *console, Term *term, Key screen)
{
    Event event = {.kind = EVENT_NONE};
    console->term = term;
    console_draw(console, term_canvas(term)); /* before the first screen reads its rows */
    term_paint(term);
    console_start(console, screen);
    say_fault(console);
    int64_t ticked = monotonic();
    while (!console->finished) {
        console_draw(console, term_canvas(term));
        term_paint(term);
        int64_t rest = ticked + 1000 - monotonic();
        bool got = waiting_next(&console->waiting, term, rest > 0 ? (int)rest : 1, &event);
        while (got && !console->finished) {
            console_handle(console, &event);
            got = waiting_next(&console->waiting, term, 0, &event);
        }
        if (monotonic() - ticked >= 1000 && !console->finished) {
            ticked = monotonic();
            console_handle(console, &(Event){.kind = EVENT_TICK});
        }
    }
    console_keep(console);
    console->term = NULL;
    return !console->cut;
}

void console_keep(Console *console)
{
    for (size_t i = 0; i < SCREEN_MAX; i++) {
        for (View *view = console->tops[i]; view != NULL; view = view->parent) {
            if (view->def->keep != NULL) {
                view->def->keep(view);
            }
            if (view->form != NULL) {
                form_keep(view->form);
            }
        }
    }
}

/* What views ask for */

bool console_finished(const Console *console)
{
    return console->finished;
}

View *console_top(const Console *console)
{
    return console->tops[console->current];
}

const ConsoleHooks *console_hooks(const Console *console)
{
    static const ConsoleHooks none;
    return console != NULL ? &console->hooks : &none;
}

Messages *console_messages(Console *console)
{
    return &console->messages;
}

const char *console_clipboard(const Console *console)
{
    return str_text(&console->clipboard);
}

void console_set_clipboard(Console *console, const char *text)
{
    str_reset(&console->clipboard);
    str_add(&console->clipboard, text);
}

int64_t console_today(const Console *console)
{
    const ConsoleHooks *hooks = console_hooks(console);
    return hooks->today != NULL ? hooks->today(console->setup.owner) : date_today(480);
}

int64_t console_now(const Console *console)
{
    const ConsoleHooks *hooks = console_hooks(console);
    return hooks->now != NULL ? hooks->now(console->setup.owner) : time_now(480);
}

void console_keep_draft(Console *console, const char *name, const char *text)
{
    if (console_hooks(console)->keep_draft != NULL) {
        console->hooks.keep_draft(console->setup.owner, name, text);
    }
}

const char *console_find_draft(Console *console, Arena *arena, const char *name)
{
    const ConsoleHooks *hooks = console_hooks(console);
    return hooks->find_draft != NULL ? hooks->find_draft(console->setup.owner, arena, name) : NULL;
}

const ScreenDef *console_screen(const Console *console, size_t index)
{
    return console != NULL && index < console->setup.screen_count ? console->setup.screens[index]
                                                                  : NULL;
}

size_t console_current(const Console *console)
{
    return console->current;
}

void *console_owner(const Console *console)
{
    return console->setup.owner;
}

bool console_dirty(const Console *console)
{
    for (size_t i = 0; i < SCREEN_MAX; i++) {
        for (const View *view = console->tops[i]; view != NULL; view = view->parent) {
            if ((view->flags & VIEW_DIRTY) || (view->form != NULL && form_changed(view->form))) {
                return true;
            }
        }
    }
    return false;
}

Term *console_term(const Console *console)
{
    return console->term;
}

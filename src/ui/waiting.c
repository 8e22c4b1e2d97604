#include "ui/waiting.h"

#include "base/str.h"

#define MESSAGE_ROW 2 /* from below */

static void keep(Waiting *waiting, const Event *event)
{
    if (event->kind == EVENT_TICK || waiting->count == ARRAY_LEN(waiting->events)) {
        return;
    }
    Event *kept = &waiting->events[waiting->count++];
    *kept = *event;
    kept->text = arena_copy(&waiting->arena, event->text);
}

static void paint(Term *term, const char *text)
{
    Canvas *canvas = term_canvas(term);
    Rect line = {0, canvas->height - MESSAGE_ROW, canvas->width, 1};
    canvas_fill(canvas, line, ROLE_TEXT);
    canvas_text(canvas, 1, line.y, line.width - 1, ROLE_ACCENT, text);
    term_paint(term);
}

bool waiting_ask(Waiting *waiting, Term *term, const char *text)
{
    Event event;
    paint(term, text);
    while (term_wait(term, 0, &event)) {
        if (event.kind == EVENT_QUIT || (event.kind == EVENT_KEY && event.key == K_ESC)) {
            return false;
        }
        keep(waiting, &event);
    }
    return true;
}

bool waiting_next(Waiting *waiting, Term *term, int milliseconds, Event *event)
{
    if (waiting->first < waiting->count) {
        *event = waiting->events[waiting->first++];
        return true;
    }
    if (waiting->count > 0) {
        waiting->first = waiting->count = 0;
        arena_clear(&waiting->arena);
    }
    return term_wait(term, milliseconds, event);
}

void waiting_clear(Waiting *waiting)
{
    arena_clear(&waiting->arena);
}

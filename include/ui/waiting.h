/*
 * Waiting: somebody else has the file, and a save of this terminal waits for him. The message line
 * says so, Esc gives up, and whatever else is typed meanwhile comes afterwards.
 *
 *     while (!taken) { … if (!waiting_ask(&waiting, term, text)) give up; … }
 *     waiting_next(&waiting, term, milliseconds, &event) instead of term_wait
 */
#ifndef UI_WAITING_H
#define UI_WAITING_H

#include "base/arena.h"
#include "ui/term.h"

typedef struct Waiting {
    Event events[256]; /* typed while it waited; the rest is dropped */
    size_t first;
    size_t count;
    Arena arena; /* texts of pastes */
} Waiting;

/* Paints text over the message line of the last frame and looks at the keys; false: Esc, or the line
 * is cut. Nothing is drawn anew: SQLite may be in the middle of a statement. */
bool waiting_ask(Waiting *waiting, Term *term, const char *text);
bool waiting_next(Waiting *waiting, Term *term, int milliseconds, Event *event);
void waiting_clear(Waiting *waiting);

#endif

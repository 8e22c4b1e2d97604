/*
 * Event: what happened at the terminal, as the console sees it. Keys, pastes and clicks come out of
 * the decoder (ui/decoder.h), the rest out of the terminal (ui/term.h) and the loop.
 */
#ifndef UI_EVENT_H
#define UI_EVENT_H

#include "ui/key.h"

typedef enum EventKind {
    EVENT_NONE,
    EVENT_KEY,
    EVENT_PASTE,  /* text: line breaks and tabs are spaces, other controls are gone */
    EVENT_CLICK,  /* x, y */
    EVENT_RESIZE, /* the canvas has its new size */
    EVENT_TICK,   /* a second passed without a key */
    EVENT_QUIT,   /* a signal asks to end, or the line is cut: keep the drafts and unwind */
} EventKind;

typedef struct Event {
    EventKind kind;
    Key key;
    int x;
    int y;
    const char *text; /* borrowed until the next event */
} Event;

#endif

/*
 * Event: what the terminal reports, decoded from keys. Escapes that nobody knows are swallowed
 * whole (they would cancel a form), Esc + digit is a function key, a bracketed paste is one event.
 *
 *     decoder_feed(&decoder, key) for each key of a burst; decoder_flush when the burst ended;
 *     while (decoder_next(&decoder, &event)) …
 */
#ifndef UI_EVENT_H
#define UI_EVENT_H

#include "base/str.h"
#include "ui/key.h"

#define PASTE_MAX 65536 /* bytes; the rest of a longer paste is dropped */

typedef enum EventKind {
    EVENT_NONE,
    EVENT_KEY,
    EVENT_PASTE,  /* text: line breaks and tabs are spaces, other controls are gone */
    EVENT_CLICK,  /* x, y */
    EVENT_RESIZE, /* the canvas has its new size */
    EVENT_TICK,   /* a second passed without a key */
    EVENT_QUIT,   /* HUP, TERM, or the line is cut: keep the drafts and unwind */
} EventKind;

typedef struct Event {
    EventKind kind;
    Key key;
    int x;
    int y;
    const char *text; /* borrowed until the next decoder_feed */
} Event;

typedef struct Decoder {
    Key queue[64]; /* keys that are ready */
    size_t first;
    size_t count;
    int state; /* inside an escape, a paste */
    Str paste;
    bool paste_ready;
} Decoder;

bool decoder_full(const Decoder *decoder); /* take the events before feeding more */
void decoder_feed(Decoder *decoder, Key key);
void decoder_flush(Decoder *decoder);
bool decoder_next(Decoder *decoder, Event *event);
void decoder_clear(Decoder *decoder);

#endif

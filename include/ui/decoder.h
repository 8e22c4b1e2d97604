/*
 * Decoder: the bytes of a terminal line in, events out. It knows nothing of a terminal: the same
 * bytes give the same events however they are cut, at whatever byte, as long as the line is not
 * quiet too long in between. Half a hanzi waits for its other half; a byte that is no UTF-8 is
 * nothing; a sequence that nobody knows and a reply of the terminal (OSC, DCS, APC, PM, SOS) are
 * swallowed whole and kept nowhere, however long; a bracketed paste is one event; Esc and a digit
 * are a function key.
 *
 *     used = decoder_feed(&decoder, bytes, len); while (decoder_next(&decoder, &event)) …
 *     the line was quiet: decoder_flush, later decoder_abandon; then decoder_next again
 */
#ifndef UI_DECODER_H
#define UI_DECODER_H

#include "base/str.h"
#include "ui/event.h"
#include "ui/sequence.h"

#define PASTE_MAX 65536 /* bytes; the rest of a longer paste is dropped */

/* What the line has begun and not ended. */
typedef enum DecoderOpen {
    OPEN_NOTHING,  /* half a hanzi too: it may wait for ever */
    OPEN_ESCAPE,   /* Esc came: the key, or the first byte of more */
    OPEN_SEQUENCE, /* a sequence, a reply, a paste */
} DecoderOpen;

typedef struct Decoder {
    char input[1024]; /* fed, not decoded yet: from … len */
    size_t from;
    size_t len;
    int state;
    char sequence[32]; /* the escape sequence so far; what is longer is nobody's key */
    size_t sequence_len;
    char held[4]; /* the beginning of a character */
    size_t held_len;
    Str paste;
    size_t matched;   /* bytes of the end of a paste */
    bool paste_ready; /* given up, not handed over yet */
    Key repeated;     /* ready, repeat times */
    int repeat;
    bool mouse;           /* reports are clicks and wheel keys; else nothing */
    KeySequence own[40];  /* of this terminal, before those that every terminal knows */
    size_t own_count;
} Decoder;

/* A key that this terminal sends as sequence (Esc and more; anything else is left out). */
void decoder_add_key(Decoder *decoder, const char *sequence, Key key);
/* Takes as many bytes as there is room for and returns how many; all when decoder_next has said
 * false and len is at most sizeof decoder->input. */
size_t decoder_feed(Decoder *decoder, const char *bytes, size_t len);
bool decoder_next(Decoder *decoder, Event *event);
DecoderOpen decoder_open(const Decoder *decoder);
/* The line was quiet as long as a sequence may take: an Esc alone was the key. */
void decoder_flush(Decoder *decoder);
/* The line was quiet for long, or is cut: a sequence that never ended is dropped, a paste is what
 * came of it. */
void decoder_abandon(Decoder *decoder);
void decoder_clear(Decoder *decoder);

#endif

#include "ui/event.h"

#include "base/utf8.h"

/* Where the decoder stands in a sequence. */
enum {
    STATE_PLAIN,
    STATE_ESCAPE,  /* Esc came, nothing yet behind it */
    STATE_CONTROL, /* Esc [ : until a final byte */
    STATE_SINGLE,  /* Esc O : one more */
    STATE_PASTE,
};

static void push(Decoder *decoder, Key key)
{
    if (decoder->count < ARRAY_LEN(decoder->queue)) {
        decoder->queue[(decoder->first + decoder->count) % ARRAY_LEN(decoder->queue)] = key;
        decoder->count++;
    }
}

bool decoder_full(const Decoder *decoder)
{
    return decoder->paste_ready || decoder->count + 2 >= ARRAY_LEN(decoder->queue);
}

static Key normal(Key key)
{
    switch (key) {
    case '\n':
        return K_ENTER;
    case 8:
        return K_BACKSPACE;
    default:
        return key;
    }
}

static void feed_paste(Decoder *decoder, Key key)
{
    char bytes[4];
    if (key == K_PASTE_END) {
        decoder->state = STATE_PLAIN;
        decoder->paste_ready = true;
        return;
    }
    if (key == '\n' || key == '\r' || key == K_TAB) {
        key = ' ';
    }
    if (key_is_text(key) && decoder->paste.len + 4 < PASTE_MAX) {
        str_add_len(&decoder->paste, bytes, utf8_encode(key, bytes));
    }
}

static void feed_escape(Decoder *decoder, Key key)
{
    decoder->state = STATE_PLAIN;
    if (key >= '0' && key <= '9') {
        push(decoder, K_F(key == '0' ? 10 : key - '0'));
    } else if (key == '[') {
        decoder->state = STATE_CONTROL;
    } else if (key == 'O') {
        decoder->state = STATE_SINGLE;
    } else if (key == K_ESC) {
        push(decoder, K_ESC);
        decoder->state = STATE_ESCAPE;
    } else {
        push(decoder, K_ESC);
        decoder_feed(decoder, key);
    }
}

void decoder_feed(Decoder *decoder, Key key)
{
    switch (decoder->state) {
    case STATE_PASTE:
        feed_paste(decoder, key);
        return;
    case STATE_ESCAPE:
        feed_escape(decoder, key);
        return;
    case STATE_CONTROL:
        if ((key >= 0x40 && key <= 0x7E) || key >= 0x80) {
            decoder->state = STATE_PLAIN;
        }
        return;
    case STATE_SINGLE:
        decoder->state = STATE_PLAIN;
        return;
    default:
        break;
    }
    if (key == K_ESC) {
        decoder->state = STATE_ESCAPE;
    } else if (key == K_PASTE_START) {
        str_reset(&decoder->paste);
        decoder->state = STATE_PASTE;
    } else if (key != K_PASTE_END && key != K_NONE) {
        push(decoder, normal(key));
    }
}

void decoder_flush(Decoder *decoder)
{
    if (decoder->state == STATE_ESCAPE) {
        push(decoder, K_ESC);
    }
    if (decoder->state != STATE_PASTE) {
        decoder->state = STATE_PLAIN;
    }
}

bool decoder_next(Decoder *decoder, Event *event)
{
    *event = (Event){.kind = EVENT_NONE};
    if (decoder->count > 0) {
        event->kind = EVENT_KEY;
        event->key = decoder->queue[decoder->first];
        decoder->first = (decoder->first + 1) % ARRAY_LEN(decoder->queue);
        decoder->count--;
        return true;
    }
    if (decoder->paste_ready) {
        decoder->paste_ready = false;
        event->kind = EVENT_PASTE;
        event->text = str_text(&decoder->paste);
        return true;
    }
    return false;
}

void decoder_clear(Decoder *decoder)
{
    str_clear(&decoder->paste);
    *decoder = (Decoder){0};
}

#include "ui/decoder.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* Where the decoder stands. */
enum {
    STATE_PLAIN,
    STATE_ESCAPE,     /* Esc came, nothing yet behind it */
    STATE_CONTROL,    /* Esc [ : until a final byte */
    STATE_SINGLE,     /* Esc O, Esc [ [ : parameters and one more */
    STATE_STRING,     /* Esc ] P _ ^ X : until BEL or ST */
    STATE_STRING_END, /* Esc within a string: the first half of ST */
    STATE_PASTE,
    STATE_REPORT, /* Esc [ M : the three bytes of an old mouse report */
};

#define BEL 0x07
#define CAN 0x18
#define SUB 0x1A
#define DEL 0x7F

/* What a step did with its byte. Neither: the state has changed, the same byte again. */
enum { TAKE = 1, EMIT = 2 };

static const char paste_start[] = "\033[200~";
static const char paste_end[] = "\033[201~";
static const char old_report[] = "\033[M";
static const char new_report[] = "\033[<";

static unsigned emit_key(Event *event, Key key)
{
    event->kind = EVENT_KEY;
    event->key = key;
    return TAKE | EMIT;
}

/* Sequences */

static void keep(Decoder *decoder, unsigned char byte)
{
    if (decoder->sequence_len < sizeof decoder->sequence) {
        decoder->sequence[decoder->sequence_len++] = (char)byte;
    }
}

static void begin(Decoder *decoder, int state)
{
    decoder->state = state;
    decoder->sequence_len = 0;
    keep(decoder, K_ESC);
}

static bool sequence_is(const Decoder *decoder, const char *bytes)
{
    size_t len = strlen(bytes);
    return decoder->sequence_len == len && memcmp(decoder->sequence, bytes, len) == 0;
}

static Key find(const Decoder *decoder)
{
    Key own = sequence_find(decoder->own, decoder->own_count, decoder->sequence,
                            decoder->sequence_len);
    return own != K_NONE ? own : sequence_find_known(decoder->sequence, decoder->sequence_len);
}

/* Buttons as both kinds of reports number them: 0 the left one, 64 and 65 the wheel. */
static unsigned report(Decoder *decoder, int button, int x, int y, Event *event)
{
    if (button == 64 || button == 65) {
        decoder->repeated = button == 64 ? K_UP : K_DOWN;
        decoder->repeat = 2;
        return emit_key(event, decoder->repeated);
    }
    if (button != 0) {
        return TAKE;
    }
    *event = (Event){.kind = EVENT_CLICK, .x = x - 1, .y = y - 1};
    return TAKE | EMIT;
}

/* Esc [ < button ; x ; y M, or m when the button is let go. */
static unsigned read_report(Decoder *decoder, Event *event)
{
    char text[sizeof decoder->sequence + 1] = "";
    int button;
    int x;
    int y;
    char final;
    memcpy(text, decoder->sequence, decoder->sequence_len);
    bool pressed = decoder->mouse &&
                   sscanf(text + sizeof new_report - 1, "%4d;%4d;%4d%c", &button, &x, &y,
                          &final) == 4 && final == 'M';
    return pressed ? report(decoder, button, x, y, event) : TAKE;
}

static unsigned finish(Decoder *decoder, Event *event)
{
    decoder->state = STATE_PLAIN;
    if (sequence_is(decoder, paste_start)) {
        str_reset(&decoder->paste);
        decoder->matched = 0;
        decoder->state = STATE_PASTE;
        return TAKE;
    }
    if (decoder->mouse && sequence_is(decoder, old_report)) {
        decoder->sequence_len = 0;
        decoder->state = STATE_REPORT;
        return TAKE;
    }
    if (decoder->sequence_len >= sizeof new_report &&
        memcmp(decoder->sequence, new_report, sizeof new_report - 1) == 0) {
        return read_report(decoder, event);
    }
    Key key = find(decoder);
    return key != K_NONE ? emit_key(event, key) : TAKE;
}

/* A control or a hanzi within a sequence: it broke off, and the keyboard goes on. */
static bool breaks_off(Decoder *decoder, unsigned char byte)
{
    if (byte >= ' ' && byte < DEL) {
        return false;
    }
    decoder->state = STATE_PLAIN;
    return true;
}

/* Characters */

static size_t length_of(unsigned char lead)
{
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* EMIT: code is complete. A byte that fits nowhere (GBK) is taken and is nothing. */
static unsigned gather(Decoder *decoder, unsigned char byte, uint32_t *code)
{
    bool begun = decoder->held_len > 0;
    if (begun && (byte & 0xC0) != 0x80) {
        decoder->held_len = 0;
        return 0;
    }
    if (byte < 0x80) {
        *code = byte;
        return TAKE | EMIT;
    }
    if (!begun && (byte < 0xC2 || byte > 0xF4)) {
        return TAKE;
    }
    decoder->held[decoder->held_len++] = (char)byte;
    if (decoder->held_len < length_of((unsigned char)decoder->held[0])) {
        return TAKE;
    }
    size_t used = utf8_decode(decoder->held, decoder->held_len, code);
    decoder->held_len = 0;
    return used > 0 ? TAKE | EMIT : TAKE;
}

static Key key_of(uint32_t code)
{
    if (code >= 0x80) {
        return key_is_text(code) ? code : K_NONE;
    }
    return code == '\n' ? K_ENTER : code == '\b' ? K_BACKSPACE : code;
}

static void add_pasted(Decoder *decoder, uint32_t code)
{
    char bytes[4];
    if (code == '\n' || code == '\r' || code == '\t') {
        code = ' ';
    }
    if (key_is_text(code) && decoder->paste.len + 4 < PASTE_MAX) {
        str_add_len(&decoder->paste, bytes, utf8_encode(code, bytes));
    }
}

static unsigned emit_paste(Decoder *decoder, Event *event)
{
    decoder->paste_ready = false;
    *event = (Event){.kind = EVENT_PASTE, .text = str_text(&decoder->paste)};
    return TAKE | EMIT;
}

/* Steps: one byte in the state of that name */

static unsigned step_plain(Decoder *decoder, unsigned char byte, Event *event)
{
    uint32_t code = 0;
    unsigned done = gather(decoder, byte, &code);
    if (!(done & EMIT)) {
        return done;
    }
    if (code == K_ESC) {
        begin(decoder, STATE_ESCAPE);
        return TAKE;
    }
    Key key = key_of(code);
    return key != K_NONE ? emit_key(event, key) : TAKE;
}

static int opened_by(unsigned char byte)
{
    return byte == '[' ? STATE_CONTROL
           : byte == 'O' ? STATE_SINGLE
           : byte != '\0' && strchr("]P_^X", byte) != NULL ? STATE_STRING
                                                           : STATE_PLAIN;
}

static unsigned step_escape(Decoder *decoder, unsigned char byte, Event *event)
{
    keep(decoder, byte);
    Key key = find(decoder);
    decoder->state = key != K_NONE ? STATE_PLAIN : opened_by(byte);
    if (decoder->state != STATE_PLAIN) {
        return TAKE;
    }
    if (key == K_NONE && byte >= '0' && byte <= '9') {
        key = K_F(byte == '0' ? 10 : byte - '0');
    }
    if (key != K_NONE) {
        return emit_key(event, key);
    }
    emit_key(event, K_ESC);
    return EMIT; /* the byte is a key of its own */
}

static unsigned step_control(Decoder *decoder, unsigned char byte, Event *event)
{
    if (breaks_off(decoder, byte)) {
        return 0;
    }
    keep(decoder, byte);
    if (sequence_is(decoder, "\033[[")) {
        decoder->state = STATE_SINGLE;
        return TAKE;
    }
    return byte >= '@' ? finish(decoder, event) : TAKE;
}

static unsigned step_single(Decoder *decoder, unsigned char byte, Event *event)
{
    if (breaks_off(decoder, byte)) {
        return 0;
    }
    keep(decoder, byte);
    return (byte >= '0' && byte <= '9') || byte == ';' ? TAKE : finish(decoder, event);
}

static unsigned step_string(Decoder *decoder, unsigned char byte, Event *event)
{
    (void)event;
    if (byte == BEL || byte == CAN || byte == SUB) {
        decoder->state = STATE_PLAIN;
    } else if (byte == K_ESC) {
        decoder->state = STATE_STRING_END;
    }
    return TAKE;
}

static unsigned step_string_end(Decoder *decoder, unsigned char byte, Event *event)
{
    (void)event;
    if (byte == '\\') {
        decoder->state = STATE_PLAIN;
        return TAKE;
    }
    begin(decoder, STATE_ESCAPE); /* something else begins, and the string is over */
    return 0;
}

static unsigned step_paste(Decoder *decoder, unsigned char byte, Event *event)
{
    uint32_t code = 0;
    if (byte == (unsigned char)paste_end[decoder->matched]) {
        decoder->held_len = 0;
        if (++decoder->matched < sizeof paste_end - 1) {
            return TAKE;
        }
        decoder->state = STATE_PLAIN;
        return emit_paste(decoder, event);
    }
    if (decoder->matched > 0) { /* it only looked like the end */
        for (size_t i = 1; i < decoder->matched; i++) {
            add_pasted(decoder, (unsigned char)paste_end[i]);
        }
        decoder->matched = 0;
        return 0;
    }
    unsigned done = gather(decoder, byte, &code);
    if (done & EMIT) {
        add_pasted(decoder, code);
    }
    return done & TAKE;
}

static unsigned step_report(Decoder *decoder, unsigned char byte, Event *event)
{
    const char *bytes = decoder->sequence;
    keep(decoder, byte);
    if (decoder->sequence_len < 3) {
        return TAKE;
    }
    decoder->state = STATE_PLAIN;
    return report(decoder, (unsigned char)bytes[0] - ' ', (unsigned char)bytes[1] - ' ',
                  (unsigned char)bytes[2] - ' ', event);
}

static unsigned (*const steps[])(Decoder *decoder, unsigned char byte, Event *event) = {
    [STATE_PLAIN] = step_plain,     [STATE_ESCAPE] = step_escape,
    [STATE_CONTROL] = step_control, [STATE_SINGLE] = step_single,
    [STATE_STRING] = step_string,   [STATE_STRING_END] = step_string_end,
    [STATE_PASTE] = step_paste,     [STATE_REPORT] = step_report,
};

/* In and out */

void decoder_add_key(Decoder *decoder, const char *sequence, Key key)
{
    size_t len = strlen(sequence);
    if (sequence[0] == K_ESC && len > 1 && len < sizeof decoder->own[0].bytes &&
        decoder->own_count < ARRAY_LEN(decoder->own)) {
        KeySequence *row = &decoder->own[decoder->own_count++];
        memcpy(row->bytes, sequence, len + 1);
        row->key = key;
    }
}

size_t decoder_feed(Decoder *decoder, const char *bytes, size_t len)
{
    if (decoder->from == decoder->len) {
        decoder->from = decoder->len = 0;
    }
    size_t room = sizeof decoder->input - decoder->len;
    size_t taken = len < room ? len : room;
    memcpy(decoder->input + decoder->len, bytes, taken);
    decoder->len += taken;
    return taken;
}

bool decoder_next(Decoder *decoder, Event *event)
{
    *event = (Event){.kind = EVENT_NONE};
    if (decoder->repeat > 0) {
        decoder->repeat--;
        emit_key(event, decoder->repeated);
        return true;
    }
    if (decoder->paste_ready) {
        emit_paste(decoder, event);
        return true;
    }
    while (decoder->from < decoder->len) {
        unsigned char byte = (unsigned char)decoder->input[decoder->from];
        unsigned done = steps[decoder->state](decoder, byte, event);
        decoder->from += (done & TAKE) != 0;
        if (done & EMIT) {
            return true;
        }
    }
    return false;
}

DecoderOpen decoder_open(const Decoder *decoder)
{
    return decoder->state == STATE_PLAIN    ? OPEN_NOTHING
           : decoder->state == STATE_ESCAPE ? OPEN_ESCAPE
                                            : OPEN_SEQUENCE;
}

void decoder_flush(Decoder *decoder)
{
    if (decoder->state == STATE_ESCAPE && decoder->from == decoder->len) {
        decoder->state = STATE_PLAIN;
        decoder->repeated = K_ESC;
        decoder->repeat = 1;
    }
}

void decoder_abandon(Decoder *decoder)
{
    if (decoder->from == decoder->len) {
        decoder->paste_ready = decoder->paste_ready || decoder->state == STATE_PASTE;
        decoder->state = STATE_PLAIN;
    }
}

void decoder_clear(Decoder *decoder)
{
    str_clear(&decoder->paste);
    *decoder = (Decoder){0};
}

/* Keys: the bytes of a terminal line. However they are cut, the same bytes give the same events. */
#include "fuzz/support.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/decoder.h"

#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_start();
    return 0;
}

static void check_key(Key key)
{
    FUZZ_CHECK(key != K_NONE && key < K_LAST + 1, "key %X", key);
    FUZZ_CHECK(key < 0x80 || key >= K_UP || key_is_text(key), "key U+%04X is no text", key);
}

static void check_paste(const char *text)
{
    size_t len = strlen(text);
    uint32_t code;
    FUZZ_CHECK(len < PASTE_MAX && utf8_valid(text, len), "a paste of %zu bytes", len);
    for (size_t used; len > 0; text += used, len -= used) {
        used = utf8_decode(text, len, &code);
        FUZZ_CHECK(key_is_text(code), "U+%04X in a paste", code);
    }
}

/* Kind, key and place as bytes, a pasted text behind them: compared, not read. */
static void take_events(Decoder *decoder, Str *out)
{
    Event event;
    while (decoder_next(decoder, &event)) {
        int row[] = {(int)event.kind, (int)event.key, event.x, event.y};
        str_add_len(out, (const char *)row, sizeof row);
        if (event.kind == EVENT_KEY) {
            check_key(event.key);
        } else if (event.kind == EVENT_PASTE) {
            check_paste(event.text);
            str_add(out, event.text);
        } else {
            FUZZ_CHECK(event.kind == EVENT_CLICK, "event %d", (int)event.kind);
        }
    }
}

/* How many bytes come at once: all, one, or what a small generator says. */
typedef enum Cut { CUT_NEVER, CUT_ALWAYS, CUT_SOMEWHERE } Cut;

static size_t next_piece(Cut cut, uint32_t *random, size_t len)
{
    *random = *random * 1664525U + 1013904223U;
    size_t piece = cut == CUT_NEVER ? len : cut == CUT_ALWAYS ? 1 : 1 + (*random >> 24) % 7;
    return piece < len ? piece : len;
}

static void decode(const char *bytes, size_t size, Cut cut, bool mouse, Str *out)
{
    Decoder decoder = {.mouse = mouse};
    uint32_t random = (uint32_t)size;
    decoder_add_key(&decoder, "\033[1;5A", K_PAGE_UP);
    for (size_t at = 0; at < size;) {
        size_t used = decoder_feed(&decoder, bytes + at, next_piece(cut, &random, size - at));
        take_events(&decoder, out);
        at += used;
    }
    decoder_flush(&decoder);
    decoder_abandon(&decoder);
    take_events(&decoder, out);
    FUZZ_CHECK(decoder_open(&decoder) == OPEN_NOTHING, "the line is quiet, and something is open");
    decoder_clear(&decoder);
}

static void check_cuts(const char *bytes, size_t size, bool mouse)
{
    Str whole = {0};
    decode(bytes, size, CUT_NEVER, mouse, &whole);
    for (Cut cut = CUT_ALWAYS; cut <= CUT_SOMEWHERE; cut++) {
        Str pieces = {0};
        decode(bytes, size, cut, mouse, &pieces);
        FUZZ_CHECK(whole.len == pieces.len &&
                       memcmp(str_text(&whole), str_text(&pieces), whole.len) == 0,
                   "other events when cut (mouse %d, cut %d)", mouse, (int)cut);
        str_clear(&pieces);
    }
    str_clear(&whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_cuts((const char *)data, size, false);
    check_cuts((const char *)data, size, true);
    return 0;
}

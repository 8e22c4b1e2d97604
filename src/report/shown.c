#include "report/shown.h"

#include "base/identity.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

#define RUN_MIN 7
#define RUN_HEAD 3
#define RUN_TAIL 4

const char *shown_name(Arena *arena, const char *name, bool unmask)
{
    char buf[256];
    if (text_empty(name)) {
        return "";
    }
    return arena_copy(arena, unmask ? name : name_mask(buf, sizeof buf, name));
}

const char *shown_phone(Arena *arena, const char *phone, bool unmask)
{
    char buf[PHONE_SIZE + 8];
    if (text_empty(phone)) {
        return "";
    }
    return arena_copy(arena, unmask ? phone : phone_mask(buf, sizeof buf, phone));
}

/* A run of digits, also full-width ones; single blanks and hyphens may stand between them. */
typedef struct DigitRun {
    char digits[32]; /* folded; the first ones */
    size_t count;
    size_t len;      /* bytes of the text */
    bool broken;     /* by blanks or hyphens */
} DigitRun;

/* The digit at text as ASCII, 0 when there is none; X ends an ID number. */
static char digit_at(const char *text, bool within, size_t *len)
{
    const unsigned char *at = (const unsigned char *)text;
    *len = 1;
    if (isdigit(at[0]) || (within && (at[0] == 'X' || at[0] == 'x'))) {
        return (char)at[0];
    }
    if (at[0] == 0xEF && at[1] == 0xBC && at[2] >= 0x90 && at[2] <= 0x99) {
        *len = 3;
        return (char)('0' + at[2] - 0x90);
    }
    return 0;
}

static DigitRun run_at(const char *text)
{
    DigitRun run = {0};
    size_t len;
    for (;;) {
        const char *at = text + run.len;
        size_t gap = run.count > 0 && (*at == ' ' || *at == '-') ? 1 : 0;
        char digit = digit_at(at + gap, run.count > 0, &len);
        if (digit == 0) {
            return run;
        }
        if (run.count < sizeof run.digits) {
            run.digits[run.count] = digit;
        }
        run.count++;
        run.len += gap + len;
        run.broken = run.broken || gap > 0;
    }
}

/* A broken run may be a date or room numbers: it hides only when it reads like a phone or an ID. */
static bool is_personal(const DigitRun *run)
{
    if (!run->broken) {
        return run->count >= RUN_MIN;
    }
    bool mobile = run->count == 11 && run->digits[0] == '1' && run->digits[1] >= '3';
    bool abroad = run->count == 13 && strncmp(run->digits, "861", 3) == 0;
    return mobile || abroad || run->count == 15 || run->count == 18;
}

static void hide_run(Str *out, const char *text, const DigitRun *run)
{
    size_t tail = run->count > RUN_HEAD + RUN_TAIL ? RUN_TAIL : 0;
    size_t nth = 0;
    for (size_t at = 0; at < run->len;) {
        size_t len;
        bool digit = digit_at(text + at, true, &len) != 0;
        bool hidden = digit && nth >= RUN_HEAD && nth < run->count - tail;
        str_add_len(out, hidden ? "*" : text + at, hidden ? 1 : len);
        nth += digit;
        at += len;
    }
}

const char *shown_remark(Arena *arena, const char *text, bool unmask)
{
    Str out = {0};
    if (text_empty(text) || unmask) {
        return text_empty(text) ? "" : arena_copy(arena, text);
    }
    while (*text != '\0') {
        DigitRun run = run_at(text);
        if (run.count == 0) {
            str_add_len(&out, text++, 1);
        } else {
            is_personal(&run) ? hide_run(&out, text, &run) : str_add_len(&out, text, run.len);
            text += run.len;
        }
    }
    const char *copy = arena_copy(arena, str_text(&out));
    str_clear(&out);
    return copy;
}

#include "sheet/cell_text.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* Ranges that a cell must not hold: controls but LF, zero width but ZWJ and ZWNJ, bidi, BOM, and
 * the two that XML forbids. */
static const struct {
    uint32_t from;
    uint32_t to;
} unfit[] = {
    {0x00, 0x09},     {0x0B, 0x1F},     {0x7F, 0x9F},     {0x200B, 0x200B}, {0x200E, 0x200F},
    {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFFE, 0xFFFF},
};

static bool code_fits(uint32_t code)
{
    for (size_t i = 0; i < ARRAY_LEN(unfit); i++) {
        if (code >= unfit[i].from && code <= unfit[i].to) {
            return false;
        }
    }
    return true;
}

static bool text_fits(const char *text)
{
    size_t len = strlen(text);
    while (len > 0) {
        uint32_t code;
        size_t step = utf8_decode(text, len, &code);
        if (step == 0 || !code_fits(code)) {
            return false;
        }
        text += step;
        len -= step;
    }
    return true;
}

/* text_visible line by line, so that LF stays. */
static const char *show(Arena *arena, const char *text)
{
    Str shown = {0};
    for (;;) {
        size_t len = strcspn(text, "\n");
        str_add(&shown, text_visible(arena, arena_copy_len(arena, text, len)));
        if (text[len] == '\0') {
            break;
        }
        str_add_char(&shown, '\n');
        text += len + 1;
    }
    const char *copy = arena_copy(arena, str_text(&shown));
    str_clear(&shown);
    return copy;
}

/* Whether _xHHHH_ stands at text; its code. */
static bool escape_at(const char *text, uint32_t *code)
{
    if (text[0] != '_' || text[1] != 'x') {
        return false;
    }
    *code = 0;
    for (int i = 2; i < 6; i++) {
        if (!isxdigit((unsigned char)text[i])) {
            return false;
        }
        char digit[2] = {text[i], '\0'};
        *code = *code * 16 + (uint32_t)strtoul(digit, NULL, 16);
    }
    return text[6] == '_';
}

static const char *escape(Arena *arena, const char *text)
{
    Str escaped = {0};
    uint32_t code;
    for (; *text != '\0'; text++) {
        str_add(&escaped, escape_at(text, &code) ? "_x005F" : "");
        str_add_char(&escaped, *text);
    }
    const char *copy = arena_copy(arena, str_text(&escaped));
    str_clear(&escaped);
    return copy;
}

const char *cell_text(Arena *arena, const char *text)
{
    if (text == NULL) {
        return "";
    }
    if (!text_fits(text)) {
        text = show(arena, text);
    }
    return strstr(text, "_x") == NULL ? text : escape(arena, text);
}

const char *cell_text_unescape(Arena *arena, const char *text)
{
    if (strstr(text, "_x") == NULL) {
        return text;
    }
    char *copy = arena_copy(arena, text);
    char *write = copy;
    while (*text != '\0') {
        uint32_t code;
        if (escape_at(text, &code) && code != 0 && (code < 0xD800 || code > 0xDFFF)) {
            write += utf8_encode(code, write);
            text += 7;
        } else {
            *write++ = *text++;
        }
    }
    *write = '\0';
    return copy;
}

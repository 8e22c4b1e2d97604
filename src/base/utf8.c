#include "base/utf8.h"

#include "base/name.h"
#include "base/str.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define TEXT_MAX 2000   /* characters of a free text */
#define NAME_MAX_LEN 64 /* characters of a name */
#define ZERO_WIDTH_JOINER 0x200D

size_t utf8_decode(const char *text, size_t len, uint32_t *code)
{
    utf8proc_int32_t found = 0;
    utf8proc_ssize_t used =
        len == 0 ? 0
                 : utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)len, &found);
    if (used <= 0) {
        return 0;
    }
    *code = (uint32_t)found;
    return (size_t)used;
}

size_t utf8_encode(uint32_t code, char out[4])
{
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)out);
}

bool utf8_valid(const char *text, size_t len)
{
    uint32_t code;
    for (size_t used; len > 0; text += used, len -= used) {
        used = utf8_decode(text, len, &code);
        if (used == 0) {
            return false;
        }
    }
    return true;
}

size_t utf8_count(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xC0) != 0x80;
    }
    return count;
}

bool utf8_is_letter(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

int utf8_code_width(uint32_t code)
{
    if (code < 0x7F) {
        return 1;
    }
    int width = utf8proc_charwidth((utf8proc_int32_t)code);
    if (width == 0 && utf8proc_category((utf8proc_int32_t)code) != UTF8PROC_CATEGORY_MN &&
        utf8proc_category((utf8proc_int32_t)code) != UTF8PROC_CATEGORY_ME &&
        utf8proc_category((utf8proc_int32_t)code) != UTF8PROC_CATEGORY_CF) {
        return 1;
    }
    return width;
}

/* Steps over one cluster: a character and the zero-width ones that follow it. */
static size_t cluster(const char *text, size_t len, int *width)
{
    uint32_t code;
    size_t used = utf8_decode(text, len, &code);
    if (used == 0) {
        *width = 1;
        return 1;
    }
    *width = utf8_code_width(code);
    for (size_t next; used < len; used += next) {
        next = utf8_decode(text + used, len - used, &code);
        if (next == 0 || utf8_code_width(code) != 0) {
            break;
        }
    }
    return used;
}

int utf8_width(const char *text)
{
    int total = 0;
    int width;
    size_t len = strlen(text);
    for (size_t used; len > 0; text += used, len -= used) {
        used = cluster(text, len, &width);
        total += width;
    }
    return total;
}

size_t utf8_fit(const char *text, int columns)
{
    size_t len = strlen(text);
    size_t at = 0;
    int width;
    while (at < len) {
        size_t used = cluster(text + at, len - at, &width);
        if (width > columns) {
            break;
        }
        columns -= width;
        at += used;
    }
    return at;
}

/* Cleaning */

static char *normalize(const char *text, bool fold)
{
    utf8proc_uint8_t *out = NULL;
    utf8proc_option_t options = UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    if (fold) {
        options |= UTF8PROC_COMPAT;
    }
    utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)text, 0, &out, options);
    if (len < 0) {
        free(out);
        return NULL;
    }
    return (char *)out;
}

static bool is_space(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xA0 ||
           code == 0x3000;
}

static const char *trim(Arena *arena, const char *text)
{
    size_t len = strlen(text);
    uint32_t code;
    size_t used;
    while (len > 0 && (used = utf8_decode(text, len, &code)) > 0 && is_space(code)) {
        text += used;
        len -= used;
    }
    while (len > 0) {
        size_t last = len - 1;
        while (last > 0 && ((unsigned char)text[last] & 0xC0) == 0x80) {
            last--;
        }
        if (utf8_decode(text + last, len - last, &code) == 0 || !is_space(code)) {
            break;
        }
        len = last;
    }
    return arena_copy_len(arena, text, len);
}

static bool is_refused(uint32_t code, TextRule rule)
{
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_CC:
        return !(code == '\n' && rule == TEXT_FREE);
    case UTF8PROC_CATEGORY_CF:
        return !(code == ZERO_WIDTH_JOINER && (rule == TEXT_FREE || rule == TEXT_LINE));
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
        return true;
    case UTF8PROC_CATEGORY_SO:
        return rule == TEXT_NAME;
    default:
        return false;
    }
}

/* Copies the characters that pass; CRLF becomes LF, and those of names the standard ones. */
static bool filter(Str *out, const char *text, TextRule rule, Error *err)
{
    size_t len = strlen(text);
    uint32_t code = 0;
    char bytes[4];
    for (size_t used; len > 0; text += used, len -= used) {
        used = utf8_decode(text, len, &code);
        if (code == '\r' && len > used && text[used] == '\n') {
            continue;
        }
        code = rule == TEXT_NAME ? name_fold(code) : code;
        if (is_refused(code, rule)) {
            return error_set(err, ERR_INVALID, NULL, _("含有不能使用的字符 U+%04X，请删去"), code);
        }
        str_add_len(out, bytes, utf8_encode(code, bytes));
    }
    return true;
}

static bool check_length(const char *text, TextRule rule, Error *err)
{
    size_t limit = rule == TEXT_NAME ? NAME_MAX_LEN : TEXT_MAX;
    if (utf8_count(text) > limit) {
        return error_set(err, ERR_INVALID, NULL, _("文字太长，最多 %zu 个字"), limit);
    }
    if (rule == TEXT_NAME && *text == '\0') {
        return error_set(err, ERR_INVALID, NULL, _("姓名不能为空"));
    }
    return true;
}

bool text_clean(Arena *arena, const char *text, TextRule rule, const char **out, Error *err)
{
    Str clean = {0};
    *out = "";
    if (strlen(text) > TEXT_MAX * 16 || !utf8_valid(text, strlen(text))) {
        return error_set(err, ERR_INVALID, NULL, _("文字太长，或不是有效的 UTF-8"));
    }
    char *normal = normalize(text, rule == TEXT_CODE);
    bool ok = normal != NULL && filter(&clean, trim(arena, normal), rule, err);
    free(normal);
    if (ok) {
        *out = trim(arena, str_text(&clean));
        ok = check_length(*out, rule, err);
    }
    str_clear(&clean);
    return ok;
}

/* What a terminal would obey, or what nobody would see: both are shown by their number. */
static bool is_unseen(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
           (is_refused(code, TEXT_CODE) && code != ZERO_WIDTH_JOINER);
}

/* Of a text of several lines: the line ends and Tabs stay, a byte order mark in front goes. */
static bool lays_out(const char *text, size_t at, size_t len, uint32_t code)
{
    return code == '\n' || code == '\t' ||
           (code == '\r' && at + 1 < len && text[at + 1] == '\n') || (code == 0xFEFF && at == 0);
}

static void add_visible(Str *out, const char *text, size_t len, bool lines)
{
    uint32_t code = 0;
    for (size_t used, at = 0; at < len; at += used) {
        used = utf8_decode(text + at, len - at, &code);
        if (used == 0) {
            str_format(out, "U+%04X", (unsigned char)text[at]);
            used = 1;
        } else if (lines && lays_out(text, at, len, code)) {
            str_add_len(out, text + at, code == '\n' || code == '\t' ? 1 : 0);
        } else if (is_unseen(code)) {
            str_format(out, "U+%04X", code);
        } else {
            str_add_len(out, text + at, used);
        }
    }
}

const char *text_visible(Arena *arena, const char *text)
{
    Str out = {0};
    add_visible(&out, text, strlen(text), false);
    const char *copy = arena_copy(arena, str_text(&out));
    str_clear(&out);
    return copy;
}

void text_visible_lines(Str *out, const char *text, size_t len)
{
    add_visible(out, text, len, true);
}

const char *text_fold(Arena *arena, const char *text)
{
    if (!utf8_valid(text, strlen(text))) {
        return "";
    }
    char *folded = normalize(text, true);
    const char *copy = folded != NULL ? trim(arena, folded) : "";
    free(folded);
    return copy;
}

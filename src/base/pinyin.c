#include "base/pinyin.h"

#include "base/embedded.h"
#include "base/str.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define READING_SIZE 80

/* The line of a key (a hanzi or a surname) in a sorted table of "key TAB readings": binary search
 * over the embedded text, since UTF-8 sorts as its code points. Fills readings; false without. */
static bool look_up(const char *table, const char *key, size_t key_len, char readings[READING_SIZE])
{
    const EmbeddedFile *file = embedded_find(table);
    const char *low = file != NULL ? file->start : NULL;
    const char *high = file != NULL ? file->end : NULL;
    while (low < high) {
        const char *line = low + (high - low) / 2;
        while (line > low && line[-1] != '\n') {
            line--;
        }
        const char *end = memchr(line, '\n', (size_t)(high - line));
        end = end != NULL ? end : high;
        const char *tab = memchr(line, '\t', (size_t)(end - line));
        size_t len = tab != NULL ? (size_t)(tab - line) : 0;
        int order = memcmp(key, line, len < key_len ? len : key_len);
        order = order != 0 ? order : (key_len > len) - (key_len < len);
        if (order == 0 && tab != NULL) {
            snprintf(readings, READING_SIZE, "%.*s", (int)(end - tab - 1), tab + 1);
            return true;
        }
        if (order < 0) {
            high = line;
        } else {
            low = end + 1;
        }
    }
    return false;
}

/* How many bytes of text the surname takes, with its readings (one word a character). */
static size_t surname_at(const char *text, char readings[READING_SIZE])
{
    size_t two = utf8_fit(text, 4);
    size_t one = utf8_fit(text, 2);
    if (two > one && look_up("tables/surname.tsv", text, two, readings)) {
        return two;
    }
    return look_up("tables/surname.tsv", text, one, readings) ? one : 0;
}

typedef void Emit(Str *out, const char *reading, size_t len);

static void emit_first(Str *out, const char *reading, size_t len)
{
    (void)len;
    str_add_len(out, reading, 1);
}

static void emit_all(Str *out, const char *reading, size_t len)
{
    str_add_len(out, reading, len);
}

static void emit_words(Str *out, const char *readings, Emit *emit)
{
    while (*readings != '\0') {
        size_t len = strcspn(readings, " ");
        emit(out, readings, len);
        readings += len + (readings[len] == ' ');
    }
}

static const char *spell(char *buf, size_t size, const char *text, Emit *emit)
{
    Str out = {0};
    char readings[READING_SIZE];
    size_t surname = surname_at(text, readings);
    if (surname > 0) {
        emit_words(&out, readings, emit);
        text += surname;
    }
    size_t left = strlen(text);
    uint32_t code;
    for (size_t used; left > 0; text += used, left -= used) {
        used = utf8_decode(text, left, &code);
        if (used == 0) {
            break;
        }
        if (look_up("tables/pinyin.tsv", text, used, readings)) {
            emit(&out, readings, strcspn(readings, " "));
        } else if (code < 0x80 && code != ' ') {
            str_add_char(&out, (char)tolower((int)code));
        }
    }
    text_copy(buf, size, str_text(&out));
    str_clear(&out);
    return buf;
}

const char *pinyin_initials(char *buf, size_t size, const char *text)
{
    return spell(buf, size, text, emit_first);
}

const char *pinyin_full(char *buf, size_t size, const char *text)
{
    return spell(buf, size, text, emit_all);
}

/* Whether the rest of query can be spelled by the rest of text, whole syllables or first
 * letters. */
static bool match_from(const char *text, const char *query, bool full, int depth)
{
    char readings[READING_SIZE];
    uint32_t code;
    if (*query == '\0') {
        return true;
    }
    size_t used = utf8_decode(text, strlen(text), &code);
    if (used == 0 || depth > 16) {
        return false;
    }
    if (!look_up("tables/pinyin.tsv", text, used, readings)) {
        return code < 0x80 && tolower((int)code) == *query &&
               match_from(text + used, query + 1, full, depth + 1);
    }
    for (const char *reading = readings; *reading != '\0';) {
        size_t len = full ? strcspn(reading, " ") : 1;
        size_t same = strlen(query) < len ? strlen(query) : len;
        if (strncmp(reading, query, same) == 0 &&
            match_from(text + used, query + same, full, depth + 1)) {
            return true;
        }
        reading += strcspn(reading, " ");
        reading += *reading == ' ';
    }
    return false;
}

bool pinyin_match(const char *text, const char *query)
{
    char readings[READING_SIZE];
    char spelled[256];
    if (match_from(text, query, false, 0) || match_from(text, query, true, 0)) {
        return true;
    }
    size_t len = strlen(query);
    return surname_at(text, readings) > 0 &&
           (strncmp(pinyin_initials(spelled, sizeof spelled, text), query, len) == 0 ||
            strncmp(pinyin_full(spelled, sizeof spelled, text), query, len) == 0);
}

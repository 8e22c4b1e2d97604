#include "base/str.h"

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(Str *str, size_t more)
{
    if (str->len + more + 1 > str->capacity) {
        size_t capacity = str->capacity < 64 ? 64 : str->capacity * 2;
        while (capacity < str->len + more + 1) {
            capacity *= 2;
        }
        str->data = memory_resize(str->data, capacity);
        str->capacity = capacity;
    }
}

void str_add_len(Str *str, const char *text, size_t len)
{
    reserve(str, len);
    memcpy(str->data + str->len, text, len);
    str->len += len;
    str->data[str->len] = '\0';
}

void str_add(Str *str, const char *text)
{
    str_add_len(str, text, strlen(text));
}

void str_add_char(Str *str, char c)
{
    str_add_len(str, &c, 1);
}

void str_vformat(Str *str, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len > 0) {
        reserve(str, (size_t)len);
        vsnprintf(str->data + str->len, (size_t)len + 1, format, list);
        str->len += (size_t)len;
    }
}

void str_format(Str *str, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    str_vformat(str, format, list);
    va_end(list);
}

void str_reset(Str *str)
{
    str->len = 0;
    if (str->data != NULL) {
        str->data[0] = '\0';
    }
}

void str_clear(Str *str)
{
    free(str->data);
    *str = (Str){0};
}

const char *str_text(const Str *str)
{
    return str->data != NULL ? str->data : "";
}

bool text_equal(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

bool text_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

char *text_copy(char *buf, size_t size, const char *text)
{
    size_t len = strlen(text);
    if (len >= size) {
        len = size - 1;
        while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80) {
            len--;
        }
    }
    memmove(buf, text, len);
    buf[len] = '\0';
    return buf;
}

char *text_copy_whole(char *buf, size_t size, const char *text)
{
    return text_copy(buf, size, strlen(text) < size ? text : "");
}

void str_json(Str *str, const char *text)
{
    if (text == NULL) {
        str_add(str, "null");
        return;
    }
    str_add_char(str, '"');
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            str_add_char(str, '\\');
            str_add_char(str, (char)c);
        } else if (c == '\n') {
            str_add(str, "\\n");
        } else if (c < 0x20 || c == 0x7F) {
            str_format(str, "\\u%04x", c);
        } else {
            str_add_char(str, (char)c);
        }
    }
    str_add_char(str, '"');
}

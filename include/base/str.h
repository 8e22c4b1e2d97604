/*
 * Str: a growing text buffer; and the few text helpers that the C library lacks.
 * A Str starts as {0}; data is NUL-terminated once something was added (NULL before).
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Str {
    char *data; /* owned; NUL-terminated, or NULL while empty and new */
    size_t len; /* bytes, without the NUL */
    size_t capacity;
} Str;

#define ARRAY_LEN(array) (sizeof(array) / sizeof((array)[0]))

void str_add(Str *str, const char *text);
void str_add_len(Str *str, const char *text, size_t len);
void str_add_char(Str *str, char c);
void str_format(Str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_vformat(Str *str, const char *format, va_list list) __attribute__((format(printf, 2, 0)));
void str_reset(Str *str);           /* length 0, the memory is kept */
void str_clear(Str *str);           /* frees */
const char *str_text(const Str *str); /* never NULL */

bool text_equal(const char *a, const char *b); /* NULL equals NULL and "" */
bool text_empty(const char *text);             /* NULL or "" */
/* Copies with a NUL, cutting at a character boundary when it does not fit. Returns buf. */
char *text_copy(char *buf, size_t size, const char *text);
/* For what is to be read: a text that does not fit is none, never its beginning. Returns buf. */
char *text_copy_whole(char *buf, size_t size, const char *text);

/* A JSON string with its quotes, escaped, appended to str; NULL gives null. */
void str_json(Str *str, const char *text);

#endif

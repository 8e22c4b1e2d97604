/*
 * Strict UTF-8: decoding, display width, fitting into columns, and the one cleaning of input text.
 * Width: hanzi and full-width forms 2, combining 0, everything else 1 (ambiguous characters are 1).
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one code point from text (len bytes). Returns its length in bytes, 0 when malformed
 * (overlong, surrogate, > U+10FFFF, cut) or when len is 0. */
size_t utf8_decode(const char *text, size_t len, uint32_t *code);
size_t utf8_encode(uint32_t code, char out[4]); /* bytes written */
bool utf8_valid(const char *text, size_t len);
size_t utf8_count(const char *text); /* code points of a valid text */
bool utf8_is_letter(uint32_t code);  /* of any script, hanzi too */
int utf8_code_width(uint32_t code);  /* 0, 1 or 2 columns */
int utf8_width(const char *text);    /* columns of a valid text */
/* Bytes of the longest prefix of text that fits in columns, never cutting a cluster. */
size_t utf8_fit(const char *text, int columns);

typedef enum TextRule {
    TEXT_FREE, /* LF and ZWJ stay, CRLF becomes LF; up to 2,000 characters */
    TEXT_LINE, /* as TEXT_FREE without LF */
    TEXT_NAME, /* up to 64, not blank, no So symbol, characters as base/name.h folds them */
    TEXT_CODE, /* NFKC-folded: full-width letters and digits become ASCII; one line */
} TextRule;

/* The order of safety.md 3: length cap, strict UTF-8, NFC, folding for codes, refusal of
 * Cc/Cf/Cs/Co/Cn, trim (also U+3000). Sets *out in arena ("" when blank; TEXT_NAME refuses a
 * blank one). err.field is left empty: the caller knows it. */
bool text_clean(Arena *arena, const char *text, TextRule rule, const char **out, Error *err);

/* Any bytes as printable text: a control, bidi or zero-width character, or a bad byte is shown as
 * U+XXXX. The one output function of screen, command line and log. */
const char *text_visible(Arena *arena, const char *text);
/* The same for a whole text that goes to a terminal: its line ends and Tabs stay, a byte order mark
 * in front is dropped. */
void text_visible_lines(Str *out, const char *text, size_t len);

/* Trimmed NFKC, for headings and look-ups. Invalid bytes give "". */
const char *text_fold(Arena *arena, const char *text);

#endif

/*
 * Pinyin of names from a generated table (Unihan readings and a surname table): all readings of
 * polyphones, so that 单 is found as shan and dan.
 */
#ifndef BASE_PINYIN_H
#define BASE_PINYIN_H

#include <stdbool.h>
#include <stddef.h>

/* The usual initials of a text, the surname reading first: 单立人 gives "slr"; other characters are
 * kept in lower case. Returns buf. */
const char *pinyin_initials(char *buf, size_t size, const char *text);
/* The usual full reading without spaces: "shanliren". */
const char *pinyin_full(char *buf, size_t size, const char *text);
/* Whether query (lower-case ASCII) is a prefix of the initials or of the full pinyin of text from
 * its start, under any reading of its characters. */
bool pinyin_match(const char *text, const char *query);

#endif

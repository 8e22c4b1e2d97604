/*
 * Characters of names: what old encodings and other keyboards put in place of the standard ones, and
 * the dot of minority names, which everybody writes in his own way or leaves out.
 */
#ifndef BASE_NAME_H
#define BASE_NAME_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* The standard character: U+E863 of GBK is 䶮, ○ is 〇, every dot of a name is U+00B7; others stay. */
uint32_t name_fold(uint32_t code);
const char *name_standard(Arena *arena, const char *name); /* all of a text folded so */
/* The same without its dots: what a search compares. */
const char *name_bare(Arena *arena, const char *name);
/* Whether part, if it is more than ASCII, stands in name however the dots are written. */
bool name_contains(const char *name, const char *part);

#endif

/*
 * The one way of personal data out of the report layer: names (张*), phones and ID numbers are
 * masked unless the reader may see them; long runs of digits in remarks too.
 */
#ifndef REPORT_SHOWN_H
#define REPORT_SHOWN_H

#include "base/arena.h"

#include <stdbool.h>

/* All return text in arena; "" for NULL. */
const char *shown_name(Arena *arena, const char *name, bool unmask);
const char *shown_phone(Arena *arena, const char *phone, bool unmask);
/* A remark: every run of 7 or more digits, and a phone or ID number written with blanks or hyphens,
 * loses all but its first three and last four. */
const char *shown_remark(Arena *arena, const char *text, bool unmask);

#endif

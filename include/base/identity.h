/*
 * Phones, ID documents and names: normalising, checking, and the one masking of each.
 */
#ifndef BASE_IDENTITY_H
#define BASE_IDENTITY_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

#define PHONE_ANONYMOUS "未留电" /* a visitor or caller who leaves no phone */
#define PHONE_SIZE 24
#define ID_NO_SIZE 84 /* 20 characters of up to 4 bytes */

/* The exact reading of phones: mobile 1[3-9] + 9 digits, landline with area code, +852/+853/+886;
 * NBSP, full width, hyphens, spaces, ="…" and a leading +86 go. A masked phone (138****5678) and
 * 1.38E+10 are refused with the advice for each. */
bool phone_normalize(const char *text, char out[PHONE_SIZE], Error *err);
/* First three and last four digits of a mobile with at least one * or x between them, or the seven
 * digits alone: 138****5678 in out, as phone_mask writes it. False for anything else. */
bool phone_normalize_partial(const char *text, char out[PHONE_SIZE]);
const char *phone_mask(char *buf, size_t size, const char *phone);   /* 138****5678 */
const char *phone_format(char *buf, size_t size, const char *phone); /* 138 0013 8000 (3-4-4) */

/* 17 digits and one more character are an ID card: MOD 11-2 and a real date not in the future, x
 * becomes X; a business licence (91–93…) is none. Other documents are 5–20 letters (hanzi too),
 * digits, hyphens and brackets, but not 14, 16, 17, 19 or 20 digits. file: a card that ends in 000 is
 * taken for one that a spreadsheet rounded. */
bool id_no_normalize(const char *text, bool file, char out[ID_NO_SIZE], Error *err);
bool id_no_is_card(const char *id_no); /* of 18, or of 15 as they were once; normalized */
const char *id_no_mask(char *buf, size_t size, const char *id_no); /* 110105********002X */

const char *name_mask(char *buf, size_t size, const char *name); /* 张*, 欧阳* */
bool name_is_title(const char *name); /* 张先生, 李女士: never replaces a full name */

#endif

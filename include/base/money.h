/*
 * Money in fen, area in 0.01 m², rates in ppm (3.05 % is 30500): int64_t, NONE when empty, no
 * floating point. Overflow is checked. Money is at most 9,999,999,999.99 yuan.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "base/date.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Files: digits with up to 2 decimals, a leading minus, full width folded; nothing else. */
bool money_parse(const char *text, int64_t *fen, Error *err);
/* The console too: 120万, 1.2w, 1,200,000, 3亿, a currency sign, 元. */
bool money_parse_entry(const char *text, int64_t *fen, Error *err);
bool area_parse(const char *text, int64_t *dm2, Error *err); /* m² with up to 2 decimals, ㎡ dropped, > 0 */
bool rate_parse(const char *text, int64_t *ppm, Error *err); /* percent with up to 4 decimals, % dropped */
bool rate_check_yearly(int64_t ppm, Error *err); /* a 年利率 under 0.5 % is no percentage: refused */
bool count_parse(const char *text, int64_t *count, Error *err); /* an integer, a leading minus */

int64_t money_or_zero(int64_t fen); /* 0 for NONE */
/* All return buf; NONE gives "". size at least 32 (money_capital 192). */
const char *money_format(char *buf, size_t size, int64_t fen); /* 1,234.50, 1,200,000 (no .00) */
const char *money_plain(char *buf, size_t size, int64_t fen);  /* 1234.50, 1200000: what files carry */
const char *money_wan(char *buf, size_t size, int64_t fen);    /* 120.5万 for narrow places, half up */
const char *money_capital(char *buf, size_t size, int64_t fen); /* 壹佰贰拾万元整 */
const char *area_format(char *buf, size_t size, int64_t dm2);  /* 117.22, 100 */
const char *rate_format(char *buf, size_t size, int64_t ppm);  /* 3.05 */
const char *count_format(char *buf, size_t size, int64_t count); /* 1,204 */

/* Room for products of money and rates before they are divided. */
__extension__ typedef __int128 Wide;

/* a * b / c, half up on the exact fraction, away from zero for negatives; NONE when c is 0. */
int64_t ratio_round(int64_t a, int64_t b, int64_t c);

#endif

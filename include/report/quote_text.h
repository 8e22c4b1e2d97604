/*
 * The sheet of a quote as text (the page of the console shows it too) and as JSON; two of them side by side.
 */
#ifndef REPORT_QUOTE_TEXT_H
#define REPORT_QUOTE_TEXT_H

#include "base/str.h"
#include "domain/quote_sheet.h"

/* Headings at the left, below each a line a row: label, value, note. */
void quote_text(const QuoteSheet *sheet, Str *out);
/* Label, the one, the other; rows that differ are marked with a star. */
void quote_text_pair(const QuoteBasis *left, const QuoteBasis *right, Arena *arena, Str *out);
/* {"quote_no":…,"rows":[{"key":"total","label":"报价总价","fen":…}]} */
void quote_json(const QuoteBasis *basis, const QuoteSheet *sheet, Str *out);

#endif

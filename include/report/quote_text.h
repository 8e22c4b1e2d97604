/*
 * The sheet of a quote or of a calculation as text (the page of the console shows it too) and as
 * JSON; two of them side by side.
 */
#ifndef REPORT_QUOTE_TEXT_H
#define REPORT_QUOTE_TEXT_H

#include "base/str.h"
#include "domain/calculation.h"

/* Headings at the left, below each a line a row: label, value, note. */
void quote_text(const QuoteSheet *sheet, Str *out);
/* A sheet under its number: 报价编号 BJ-2026-00001. */
typedef struct NumberedSheet {
    const char *id;    /* "quote_no" */
    const char *label; /* translated: 报价编号 */
    const char *number;
    QuoteSheet sheet;
} NumberedSheet;

NumberedSheet quote_numbered(const QuoteBasis *basis, Arena *arena);
NumberedSheet calculation_numbered(const LoanFigures *figures, Arena *arena);
/* Label, the one, the other; rows that differ are marked with a star. */
void quote_text_pair(const NumberedSheet *left, const NumberedSheet *right, Arena *arena, Str *out);
/* {"quote_no":…,"rows":[{"key":"total","label":"报价总价","fen":…}]} */
void quote_json(const NumberedSheet *sheet, Str *out);
/* One or two of them for the command line. */
void quote_show(const NumberedSheet *sheets, size_t count, bool json, Arena *arena, Str *out);

#endif

/*
 * The sheet of a quote: every figure that a customer is shown, worked out from what the quote
 * keeps, as rows in order. Page, printed sheet, text and JSON show the same rows; it reads nothing
 * but its input.
 *
 *     QuoteSheet sheet = quote_sheet(&basis, &arena);
 *     for (size_t i = 0; i < sheet.count; i++) { show(sheet.rows[i].label, quote_row_value(…)); }
 */
#ifndef DOMAIN_QUOTE_SHEET_H
#define DOMAIN_QUOTE_SHEET_H

#include "domain/quote.h"

typedef enum QuoteValue {
    QUOTE_HEADING, /* the rows below belong to it */
    QUOTE_TEXT,
    QUOTE_MONEY, /* fen */
    QUOTE_RATE,  /* ppm */
    QUOTE_AREA,  /* 0.01 m² */
    QUOTE_YEARS,
    QUOTE_MONTHS,
} QuoteValue;

typedef struct QuoteRow {
    const char *key;   /* "total", "plan.deposit": the same in every quote, so that two can be compared */
    const char *label; /* translated */
    QuoteValue kind;
    int64_t number;    /* by kind */
    const char *text;  /* QUOTE_TEXT; "" otherwise */
    const char *note;  /* translated: what was taken off, when it is due; "" */
} QuoteRow;

typedef struct QuoteSheet {
    QuoteRow *rows;
    size_t count;
} QuoteSheet;

/* basis and arena hold what the rows point to. */
QuoteSheet quote_sheet(const QuoteBasis *basis, Arena *arena);
/* "1,428,635", "98%", "117.22㎡", "30年", "360个月"; "" for a heading. */
const char *quote_row_value(Arena *arena, const QuoteRow *row);

/* Two sheets side by side: a row of either, its counterpart or NULL, and whether they differ. */
typedef struct QuotePair {
    const QuoteRow *left;  /* one of both is never NULL */
    const QuoteRow *right;
    bool differs;
} QuotePair;

/* The rows of both in the order of the sheets. Returns how many; *pairs in arena. */
size_t quote_compare(const QuoteSheet *left, const QuoteSheet *right, Arena *arena,
                     QuotePair **pairs);

#endif

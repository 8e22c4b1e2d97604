/*
 * 报价: what a unit costs a customer and how he would pay. A quote is worked out from the unit, the
 * discounts that it names and the settings of its day, and is kept as the customer saw it: later
 * prices, discounts and rates change nothing on it.
 */
#ifndef DOMAIN_QUOTE_H
#define DOMAIN_QUOTE_H

#include "domain/price.h"
#include "domain/session.h"
#include "model/quote.h"
#include "model/quote_discount.h"

/* Everything that the sheet of a quote is made from. */
typedef struct QuoteBasis {
    Quote quote;
    QuoteDiscount steps[DISCOUNTS_MAX]; /* in their order */
    size_t step_count;
    const char *layout; /* NULL: unknown */
} QuoteBasis;

/* That the unit is sold, said before all else; NULL when it is not. In the session's arena. */
const char *quote_sold(Session *session, const Quote *quote);
/* Fills what is computed, and what was left empty of date, loans, years and rates: a loan is then
 * what the least down payment leaves, in whole 10,000 yuan, the down payment takes the rest. Reads
 * only. err.field names the input at fault. */
bool quote_work_out(Session *session, Quote *quote, QuoteBasis *basis, Error *err);
/* A kept quote; ERR_NOT_FOUND. */
bool quote_load(Db *db, const char *quote_no, Arena *arena, QuoteBasis *basis, Error *err);

#endif

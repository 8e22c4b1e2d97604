/*
 * Prices: what a unit costs today, what the scheme takes off, what is approved below it.
 *
 * A discount multiplies (98 折), takes off an amount, or an amount per m²; those named are taken in
 * the order of their position and the result is rounded to whole yuan once, half up. The scheme
 * gives a price without anybody's approval; below it a manager decides; below the floor only an
 * approved 特批 sells.
 */
#ifndef DOMAIN_PRICE_H
#define DOMAIN_PRICE_H

#include "domain/session.h"
#include "model/deal.h"
#include "model/discount.h"
#include "model/unit.h"

#define DISCOUNTS_MAX 8

typedef struct DiscountList {
    Discount rows[DISCOUNTS_MAX]; /* by position */
    size_t count;
} DiscountList;

/* "按揭98折+老带新" or "、" between: the discounts of these names, valid on the date, for the way of
 * paying. A name that is no discount is ERR_INVALID at field. "" gives none. */
bool discount_read(Session *session, const char *names, const char *field, int64_t date,
                   int64_t pay, DiscountList *list, Error *err);
/* total in fen, area in 0.01 m²; whole yuan. */
int64_t discount_apply(const DiscountList *list, int64_t total, int64_t area);
/* The same; after gets what is left behind each discount, rounded to the fen for showing only. */
int64_t discount_steps(const DiscountList *list, int64_t total, int64_t area,
                       int64_t after[DISCOUNTS_MAX]);
bool discount_any(Session *session); /* the site has a scheme */

/* May the deal be subscribed at its total? A warning when a manager decides by doing. */
bool price_check(Session *session, const Deal *deal, const Unit *unit, Error *err);
/* Remembers what the unit costs from today on, when that is new. batch_no may be NULL. */
bool price_record(Session *session, const Unit *unit, const char *batch_no, Error *err);
/* Approved batches whose time has come take effect. Called when a file is opened and at idle
 * times. */
bool price_take_effect(Session *session, Error *err);

#endif

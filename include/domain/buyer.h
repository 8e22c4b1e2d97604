/*
 * 权益人: who buys a deal, and the share of each. The first buyer is the deal's own (position 1): his
 * share is what the others leave, so shares always add up to 100 %. A further buyer keeps his
 * position for good.
 *
 * Before signing buyers are edited directly. A signed contract changes only by an order (更名): while
 * one is applied for, buyer.add, buyer.change and buyer.remove write rows that carry its number.
 * Such a row counts from the moment at which the order is executed (view_buyer reads the order's
 * state), so nothing is copied and a withdrawn order leaves nothing behind; an approved order is no
 * longer edited, for what was approved is what is executed. An order that only adds or removes
 * buyers names the first one as he is.
 */
#ifndef DOMAIN_BUYER_H
#define DOMAIN_BUYER_H

#include "domain/session.h"
#include "model/change.h"

/* What the order plans leaves the first buyer a share; ERR_CONFLICT otherwise. */
bool buyer_check_order(Session *session, const Change *change, Error *err);

#endif

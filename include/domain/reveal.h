/*
 * 看号码: a whole phone on the screen. Each look is in the trail, once a customer, person and day, and
 * counted; above the day's limit (查看上限) only the manager looks on. Customers whose follow-up is
 * due are there to be rung and count nothing.
 */
#ifndef DOMAIN_REVEAL_H
#define DOMAIN_REVEAL_H

#include "domain/session.h"

/* *count: the customers at whom this person has looked today, this one included. */
bool reveal_phone(Session *session, const char *phone, int64_t *count, Error *err);

#endif

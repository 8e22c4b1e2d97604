/*
 * Customers: found by phone, never by name. A customer's name is that of his latest contact by
 * business date; 张先生 never replaces a full name. Operations: customer.link makes direct relatives one
 * household, which is counted once and judged together; customer.add_phone gives him another number.
 */
#ifndef DOMAIN_CUSTOMER_H
#define DOMAIN_CUSTOMER_H

#include "domain/session.h"
#include "model/customer.h"

/* 0 when the phone is unknown (or PHONE_ANONYMOUS). */
int64_t customer_of_phone(Session *session, const char *phone);
/* Finds or makes the customer of a phone and brings his name up to date. Anonymous: *id 0. */
bool customer_touch(Session *session, const char *phone, const char *name, int64_t sex,
                    int64_t date, int64_t *id, Error *err);
bool customer_get(Session *session, int64_t id, Customer *customer);
#endif

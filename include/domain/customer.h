/*
 * Customers: found by phone, never by name. A customer's name is that of his latest contact by
 * business date; 张先生 never replaces a full name. Operations: customer.link makes direct relatives
 * one household, which is counted once and judged together; customer.add_phone gives him another
 * number.
 */
#ifndef DOMAIN_CUSTOMER_H
#define DOMAIN_CUSTOMER_H

#include "domain/session.h"
#include "model/customer.h"

/* 0 when the phone is unknown (or PHONE_ANONYMOUS). */
int64_t customer_of_phone(Session *session, const char *phone);
/* Somebody who called or came. */
typedef struct CustomerMeeting {
    const char *phone;
    const char *name; /* "" or NULL: not said */
    int64_t sex;      /* NONE: not said */
    int64_t date;
    const char *owner;   /* who takes him if he is new; NULL: nobody yet */
    const char *consent; /* version of the notice that he agreed to now; NULL: not asked */
} CustomerMeeting;

/* Finds or makes the customer of a phone and brings name and consent up to date. Anonymous: *id
 * 0. */
bool customer_meet(Session *session, const CustomerMeeting *meeting, int64_t *id, Error *err);
/* The same for a document that only names him. */
bool customer_touch(Session *session, const char *phone, const char *name, int64_t sex,
                    int64_t date, int64_t *id, Error *err);
bool customer_get(Session *session, int64_t id, Customer *customer);
#endif

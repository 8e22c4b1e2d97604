/*
 * Deals: their versions on a date and their present state.
 */
#ifndef DOMAIN_DEAL_H
#define DOMAIN_DEAL_H

#include "domain/session.h"
#include "model/deal.h"

/* A deal as of the end of a date. */
typedef struct DealVersion {
    bool exists;         /* subscribed on or before the date */
    bool live;           /* and not cancelled */
    const char *unit_no;
    int64_t total;       /* fen */
    int64_t pay;         /* PAY_… */
} DealVersion;

bool deal_load(Session *session, const char *deal_no, const char *field, Deal *deal, Error *err);
DealVersion deal_version_on(Session *session, const char *deal_no, int64_t date);
/* Whether the running operation may be done to the deal as of a day, by the row of the machine that
 * leads to `to` (NONE: its only one). */
bool deal_take(Session *session, const Deal *deal, int64_t date, int64_t to, Error *err);
/* Whether anything happened to the deal after date: a change executed, signing. */
bool deal_has_later_step(Session *session, const char *deal_no, int64_t date);
/* Brings state, unit_now, total_now, pay_now up to what the dated rows say. */
bool deal_refresh(Session *session, const char *deal_no, Error *err);
/* The loan parts belong to the way of paying; amounts in fen, NONE for none. */
bool deal_check_loans(int64_t pay, int64_t commercial, int64_t fund, Error *err);
int64_t deal_sign_date(Session *session, const char *deal_no); /* NONE when unsigned */
/* Its contract is registered and the filing not revoked, whatever came after. */
bool deal_is_filed(Session *session, const char *deal_no);

#endif

/*
 * 判客: whose customer is it. Ownership decisions are rows in recorded order.
 */
#ifndef DOMAIN_ATTRIBUTION_H
#define DOMAIN_ATTRIBUTION_H

#include "domain/session.h"

/* After a call or a visit was stored: a customer without an owner becomes the consultant's. */
bool attribution_touch(Session *session, int64_t customer_id, const char *consultant, int64_t date,
                       const char *reason, Error *err);

#endif

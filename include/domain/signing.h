/*
 * 签约办理: the papers of a deal by its way of paying (received, or waived by the manager), and the way
 * of its contract: drafted → checked by a second person → approved → sealed → distributed. A
 * contract is sealed when no paper is missing; signing itself (deal.sign) never waits for paper, it
 * warns.
 */
#ifndef DOMAIN_SIGNING_H
#define DOMAIN_SIGNING_H

#include "domain/session.h"
#include "model/signing.h"

/* The names of the papers that are still missing, in the session's arena; NULL when none is. */
const char *signing_missing(Session *session, const char *deal_no);
int64_t signing_state(const Signing *signing); /* SIGNING_DRAFTED … by its dates */

#endif

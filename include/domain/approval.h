/*
 * Approval: what a manager says yes to, and never he who asked for it. The manager is who acts, or,
 * at a desk without logins, whom he names (interface: one-desk mode).
 */
#ifndef DOMAIN_APPROVAL_H
#define DOMAIN_APPROVAL_H

#include "domain/session.h"

/* applicant: who asked (store_author; NULL for nobody, as for what an import brought). *approver is
 * whom the input "approver field" names, and becomes who acts when empty. ERR_DENIED at that field
 * otherwise. */
bool approval_take(Session *session, const char *applicant, const Field *field,
                   const char **approver, Error *err);

#endif

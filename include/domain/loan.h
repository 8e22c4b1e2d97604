/*
 * Loans: applications for the parts of a deal, stage by stage.
 */
#ifndef DOMAIN_LOAN_H
#define DOMAIN_LOAN_H

#include "domain/session.h"
#include "model/loan.h"

bool loan_is_disbursed(Session *session, const char *deal_no); /* any part of it */
/* A cancelled deal drops its running applications. */
bool loan_drop(Session *session, const char *deal_no, Error *err);
/* The stage by the dates that are filled. */
int64_t loan_stage(const Loan *loan);
/* The stages in order, each with its date field; LOAN_WAIT_DOCS has none (NULL). */
const Field *loan_stage_field(int64_t stage);

#endif

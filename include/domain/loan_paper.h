/*
 * 按揭资料: the papers that a bank asks for, by the kind of each buyer and the loan part; received,
 * checked, given back, waived, and good for as long as the template says. An application may go on
 * without one: it is warned of.
 */
#ifndef DOMAIN_LOAN_PAPER_H
#define DOMAIN_LOAN_PAPER_H

#include "domain/session.h"
#include "model/loan.h"

/* The names of what is asked, not waived, and not there or no longer good today, in the session's
 * arena; NULL when nothing is. kind: LOAN_COMMERCIAL, LOAN_FUND. */
const char *loan_paper_missing(Session *session, const char *deal_no, int64_t kind);
/* At the desk: the application is said to have all its papers, and has not. */
void loan_paper_warn(Session *session, const Loan *loan);

#endif

/*
 * Loans: applications for the parts of a deal, stage by stage. Each stage, round of papers and part
 * of the money is also a row of the log (model/loan_step.h), which nothing changes afterwards:
 *     undisbursed = approved − Σ amounts of DISBURSED and REVERSED steps
 */
#ifndef DOMAIN_LOAN_H
#define DOMAIN_LOAN_H

#include "domain/session.h"
#include "model/loan.h"
#include "model/loan_step.h"

bool loan_is_disbursed(Session *session, const char *deal_no); /* any part of it */
/* The last application of a part; false when there is none. */
bool loan_last(Session *session, const char *deal_no, int64_t kind, Loan *loan);
/* The same for an operation: ERR_NOT_FOUND when there is none. */
bool loan_load(Session *session, const char *deal_no, int64_t kind, Loan *loan, Error *err);
/* What a bank may pay in all: approved, or applied as long as nobody said. */
int64_t loan_limit(const Loan *loan);
/* The stages in order, each with its date field; LOAN_WAIT_DOCS has none (NULL). */
const Field *loan_stage_field(int64_t stage);
/* The running applications of parts that the deal as of now does not pay with any more: all of a
 * cancelled one, those of a way of paying that was changed. */
bool loan_drop_unused(Session *session, const char *deal_no, int64_t date, Error *err);

/* One row of the log; fills step->loan_id and the key from the loan. */
bool loan_log(Session *session, const Loan *loan, LoanStep *step, Error *err);

/* How many days a stage may take, for queries: {"WAIT_DOCS":7,…}, by the settings. */
const char *loan_limits(Db *db, Arena *arena);
int64_t loan_limit_days(Db *db, int64_t state); /* NONE: it may stay there */

#endif

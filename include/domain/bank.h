/*
 * 合作银行: what each bank lends, how much of its quota our loans have taken (view_bank), whether it
 * takes new applications. A table to decide by, never a guard: an application goes where the
 * customer wants, with a warning.
 */
#ifndef DOMAIN_BANK_H
#define DOMAIN_BANK_H

#include "domain/session.h"
#include "model/loan.h"

/* At the desk: branch and officer of the bank go into a new application that tells none; warns of
 * what speaks against the bank. total: of the deal, fen. */
void bank_check(Session *session, Loan *loan, int64_t total);

#endif

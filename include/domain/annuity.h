/*
 * Repayment of a loan, exact to the fen: 等额本息 (annuity) and 等额本金 (equal principal). Interest of a
 * month is rounded half up; the last month takes what is left, so that Σ principal is the loan.
 */
#ifndef DOMAIN_ANNUITY_H
#define DOMAIN_ANNUITY_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

typedef enum Repayment { REPAY_ANNUITY, REPAY_EQUAL_PRINCIPAL } Repayment;

typedef struct LoanTerms {
    int64_t principal; /* fen */
    int64_t rate;      /* ppm a year */
    int64_t months;    /* > 0 */
    Repayment way;
} LoanTerms;

typedef struct RepaymentMonth {
    int64_t payment;  /* fen: principal + interest */
    int64_t principal;
    int64_t interest;
    int64_t left;     /* of the loan behind it */
} RepaymentMonth;

typedef struct RepaymentSummary {
    int64_t first;    /* payment of the first month */
    int64_t last;
    int64_t decrease; /* from month to month; 0 for an annuity */
    int64_t interest; /* in all: the formula's, rounded once */
} RepaymentSummary;

RepaymentSummary repayment_summary(const LoanTerms *terms);
/* terms->months rows in arena. */
RepaymentMonth *repayment_schedule(const LoanTerms *terms, Arena *arena);

#endif

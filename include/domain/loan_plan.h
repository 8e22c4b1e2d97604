/*
 * What a loan of one or more parts (商贷, 公积金, or both: 组合) costs a customer: the sum of the parts,
 * each repaid by itself (domain/annuity.h: the formulas of 等额本息 and 等额本金, exact to the fen).
 *
 *     LoanPart parts[] = {{90000000, 30500}, {60000000, 26000}};   900,000 at 3.05 %, 600,000 at
 * 2.6 %
 *     LoanPlan plan = loan_plan(parts, 2, 360, REPAY_ANNUITY, NULL);
 */
#ifndef DOMAIN_LOAN_PLAN_H
#define DOMAIN_LOAN_PLAN_H

#include "domain/annuity.h"

#include <stdbool.h>

#define LOAN_PARTS_MAX 2

typedef struct LoanPart {
    int64_t principal; /* fen; 0 or NONE: there is no such part */
    int64_t rate;      /* ppm a year; NONE: there is no such part */
} LoanPart;

typedef struct LoanPlan {
    int64_t principal;     /* fen, of all parts */
    int64_t months;
    RepaymentSummary sum;  /* of all parts, each rounded by itself */
    RepaymentSummary parts[LOAN_PARTS_MAX];
    RepaymentMonth *rows;  /* months of them, in the arena; NULL without one */
} LoanPlan;

/* Whether a part is one. */
bool loan_part_is(const LoanPart *part);
/* count at most LOAN_PARTS_MAX; months > 0. arena NULL: without the rows. All 0 without a part. */
LoanPlan loan_plan(const LoanPart *parts, size_t count, int64_t months, Repayment way, Arena *arena);

#endif

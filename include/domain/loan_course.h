/*
 * The course of a loan month by month when something happens to it: another rate from a month on, a
 * lump repaid early. Pure arithmetic in fen and ppm, the rounding of domain/annuity.h; without an
 * event the rows are those of repayment_schedule. Σ principal + Σ extra = the loan, whatever
 * happens.
 *
 *     LoanCourse course = {.terms = {100000000, 30500, 360, REPAY_ANNUITY},
 *                          .rate_month = 13, .rate_then = 28000,
 *                          .extra_month = 24, .extra = 20000000, .shorter = true};
 *     CourseRows rows = loan_course(&course, &arena);
 */
#ifndef DOMAIN_LOAN_COURSE_H
#define DOMAIN_LOAN_COURSE_H

#include "domain/annuity.h"

#include <stdbool.h>

typedef struct LoanCourse {
    LoanTerms terms;
    int64_t rate_month;  /* the first month at rate_then, from 1; 0: the rate stays */
    int64_t rate_then;   /* ppm a year; the payment is worked out anew on what is left then */
    int64_t extra_month; /* the lump comes with the payment of this month, from 1; 0: none */
    int64_t extra;       /* fen; what exceeds the rest of the loan is not taken */
    bool shorter;        /* behind the lump: the same payment for fewer months, else less a month */
} LoanCourse;

typedef struct CourseMonth {
    RepaymentMonth row; /* payment = principal + interest, without the lump */
    int64_t extra;      /* fen repaid early in this month */
} CourseMonth;

typedef struct CourseRows {
    CourseMonth *rows; /* in the arena */
    int64_t count;     /* months until nothing is left; at most terms.months */
    int64_t interest;  /* Σ of the rows */
    int64_t extra;     /* Σ of the rows */
} CourseRows;

CourseRows loan_course(const LoanCourse *course, Arena *arena);
/* Both loans of a 组合 month by month; the longer one goes on by itself. */
CourseRows loan_course_add(const CourseRows *a, const CourseRows *b, Arena *arena);

#endif

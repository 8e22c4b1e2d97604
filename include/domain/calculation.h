/*
 * 贷款测算: what a loan costs a customer, from what is typed so far. What is missing comes from the
 * policy of the day (domain/policy.h): the least down payment, the fund's cap, rates and the
 * longest term. Both ways of repaying are worked out at once, with a rate that changes and a lump
 * repaid early where both their fields are filled. Nothing is stored by it; calculation.save keeps
 * one under a number.
 *
 *     Calculation basis = {… .mix = MIX_COMBO, .total = 150000000, .loan_fund = 60000000 …};
 *     if (calculation_work_out(db, today, &basis, &arena, &figures, &err)) { …
 * figures.ways[way].first … }
 */
#ifndef DOMAIN_CALCULATION_H
#define DOMAIN_CALCULATION_H

#include "domain/loan_course.h"
#include "domain/loan_plan.h"
#include "domain/quote_sheet.h"
#include "model/calculation.h"

#define WAYS 2 /* enum Repayment */

/* One way of repaying. All fen unless said; the month's figures are of both loans together. */
typedef struct LoanWay {
    LoanPlan plan;      /* without any event: the formula's figures (domain/annuity.h) */
    CourseRows course;  /* month by month, with the events */
    int64_t then;       /* payment of the month in which the new rate begins; NONE: none does */
    int64_t after;      /* payment of the month behind the lump; 0 when nothing is left; NONE: no lump */
    int64_t saved;      /* interest that the lump saves; NONE: no lump */
    int64_t income;     /* the least monthly income that the first payment asks for */
    bool affordable;    /* the income that was given is enough; true when none was */
} LoanWay;

typedef struct LoanFigures {
    Calculation basis;  /* with everything filled in */
    int64_t own;        /* total less the loans; NONE without a total */
    int64_t least_down; /* ppm, by the policy */
    int64_t fund_most;  /* what the fund lends at most; NONE: no limit is known */
    int64_t longest;    /* months, by the policy */
    bool unverified;    /* a policy row that it rests on is still to be checked */
    bool rate_changes;
    bool repays_early;
    LoanWay ways[WAYS];
} LoanFigures;

/* Fills what is empty in basis and works out figures, whose rows are in arena. ERR_INVALID at the
 * field that keeps it from that; an event of which only half is typed does not. */
bool calculation_work_out(Db *db, int64_t today, Calculation *basis, Arena *arena,
                          LoanFigures *figures, Error *err);
/* One that was saved, worked out again from what it kept. */
bool calculation_load(Db *db, const char *number, Arena *arena, LoanFigures *figures, Error *err);

/* The figures as rows for page, print, text and JSON; quote_compare lays two side by side. */
QuoteSheet calculation_sheet(const LoanFigures *figures, Arena *arena);

#endif

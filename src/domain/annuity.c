#include "domain/annuity.h"

#include "base/money.h"

#include <math.h>

#define PPM 1000000
#define MONTHS 12

/* The annuity M = P·i·(1+i)^n ÷ ((1+i)^n − 1) has a power in it: long double carries it to far
 * below a fen; what is kept is rounded to whole fen at once. */
static long double annuity_exact(const LoanTerms *terms)
{
    long double i = (long double)terms->rate / PPM / MONTHS;
    long double grown = powl(1.0L + i, (long double)terms->months);
    return terms->rate == 0 ? (long double)terms->principal / (long double)terms->months
                            : (long double)terms->principal * i * grown / (grown - 1.0L);
}

static int64_t to_fen(long double value)
{
    return (int64_t)floorl(value + 0.5L);
}

/* balance × rate ÷ 12 */
static int64_t month_interest(int64_t balance, int64_t rate)
{
    return ratio_round(balance, rate, (int64_t)PPM * MONTHS);
}

RepaymentMonth *repayment_schedule(const LoanTerms *terms, Arena *arena)
{
    RepaymentMonth *rows = arena_alloc(arena, (size_t)terms->months * sizeof *rows);
    int64_t annuity = to_fen(annuity_exact(terms));
    int64_t left = terms->principal;
    for (int64_t k = 0; k < terms->months; k++) {
        RepaymentMonth *row = &rows[k];
        row->interest = month_interest(left, terms->rate);
        /* of equal parts the k-th is what the rounded sum of k grows by */
        row->principal = terms->way == REPAY_ANNUITY
                             ? annuity - row->interest
                             : ratio_round(terms->principal, k + 1, terms->months) -
                                   ratio_round(terms->principal, k, terms->months);
        if (k == terms->months - 1 || row->principal > left) {
            row->principal = left;
        }
        row->payment = row->principal + row->interest;
        left -= row->principal;
        row->left = left;
    }
    return rows;
}

static RepaymentSummary summary_annuity(const LoanTerms *terms)
{
    long double exact = annuity_exact(terms);
    int64_t month = to_fen(exact);
    return (RepaymentSummary){month, month, 0,
                              to_fen(exact * (long double)terms->months) - terms->principal};
}

/* first = p + P·i, last = p + p·i, decrease = p·i, interest = P·i·(n+1) ÷ 2, with p = P ÷ n: each
 * exact fraction rounded once. */
static RepaymentSummary summary_equal(const LoanTerms *terms)
{
    Wide yearly = (Wide)PPM * MONTHS;
    Wide p = terms->principal;
    Wide n = terms->months;
    Wide r = terms->rate;
    RepaymentSummary sum;
    sum.first = (int64_t)((2 * (p * yearly + p * r * n) + yearly * n) / (2 * yearly * n));
    sum.last = (int64_t)((2 * (p * yearly + p * r) + yearly * n) / (2 * yearly * n));
    sum.decrease = (int64_t)((2 * p * r + yearly * n) / (2 * yearly * n));
    sum.interest = (int64_t)((p * r * (n + 1) + yearly) / (2 * yearly));
    return sum;
}

RepaymentSummary repayment_summary(const LoanTerms *terms)
{
    return terms->way == REPAY_ANNUITY ? summary_annuity(terms) : summary_equal(terms);
}

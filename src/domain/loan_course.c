#include "domain/loan_course.h"

#include "base/money.h"

#define PPM 1000000
#define MONTHS 12

/* Where the walk stands; base_… is the loan as it was when the payment was worked out last. */
typedef struct Walk {
    const LoanCourse *course;
    int64_t left; /* fen */
    int64_t rate; /* ppm a year */
    int64_t end;  /* behind the last month */
    int64_t base_left;
    int64_t base_from; /* month, from 0 */
    int64_t base_months;
    int64_t annuity; /* fen a month */
} Walk;

static void rebase(Walk *walk, int64_t month)
{
    LoanTerms terms = {walk->left, walk->rate, walk->end - month, REPAY_ANNUITY};
    walk->base_left = walk->left;
    walk->base_from = month;
    walk->base_months = terms.months;
    walk->annuity = repayment_summary(&terms).first;
}

/* Of equal parts the k-th is what the rounded sum of k grows by. */
static int64_t equal_part(const Walk *walk, int64_t month)
{
    int64_t k = month - walk->base_from;
    return ratio_round(walk->base_left, k + 1, walk->base_months) -
           ratio_round(walk->base_left, k, walk->base_months);
}

static RepaymentMonth pay_month(Walk *walk, int64_t month)
{
    RepaymentMonth row;
    row.interest = ratio_round(walk->left, walk->rate, (int64_t)PPM * MONTHS);
    row.principal = walk->course->terms.way == REPAY_ANNUITY ? walk->annuity - row.interest
                                                             : equal_part(walk, month);
    if (month == walk->end - 1 || row.principal > walk->left) {
        row.principal = walk->left;
    }
    row.payment = row.principal + row.interest;
    walk->left -= row.principal;
    row.left = walk->left;
    return row;
}

/* Where the loan ends when it is paid as before: a walk on a copy. */
static int64_t end_of(Walk walk, int64_t month)
{
    while (walk.left > 0 && month < walk.end) {
        pay_month(&walk, month++);
    }
    return month;
}

static int64_t take_extra(Walk *walk, int64_t next)
{
    int64_t most = walk->left;
    int64_t extra = walk->course->extra < most ? walk->course->extra : most;
    walk->left -= extra;
    if (walk->left == 0) {
        walk->end = next;
    } else if (walk->course->shorter) {
        walk->end = end_of(*walk, next);
    } else {
        rebase(walk, next);
    }
    return extra;
}

CourseRows loan_course(const LoanCourse *course, Arena *arena)
{
    const LoanTerms *terms = &course->terms;
    Walk walk = {.course = course, .left = terms->principal, .rate = terms->rate,
                 .end = terms->months};
    CourseRows all = {.rows = arena_alloc(arena, (size_t)terms->months * sizeof *all.rows)};
    rebase(&walk, 0);
    for (int64_t k = 0; k < walk.end; k++) {
        CourseMonth *month = &all.rows[all.count++];
        if (k > 0 && k + 1 == course->rate_month) {
            walk.rate = course->rate_then;
            rebase(&walk, k);
        }
        month->row = pay_month(&walk, k);
        month->extra = k + 1 == course->extra_month && walk.left > 0 ? take_extra(&walk, k + 1) : 0;
        month->row.left = walk.left;
        all.interest += month->row.interest;
        all.extra += month->extra;
    }
    return all;
}

static void add_month(CourseMonth *sum, const CourseMonth *month)
{
    sum->row.payment += month->row.payment;
    sum->row.principal += month->row.principal;
    sum->row.interest += month->row.interest;
    sum->row.left += month->row.left;
    sum->extra += month->extra;
}

CourseRows loan_course_add(const CourseRows *a, const CourseRows *b, Arena *arena)
{
    int64_t count = a->count > b->count ? a->count : b->count;
    CourseRows all = {arena_alloc(arena, (size_t)count * sizeof *all.rows), count,
                      a->interest + b->interest, a->extra + b->extra};
    for (int64_t k = 0; k < count; k++) {
        all.rows[k] = (CourseMonth){0};
        if (k < a->count) {
            add_month(&all.rows[k], &a->rows[k]);
        }
        if (k < b->count) {
            add_month(&all.rows[k], &b->rows[k]);
        }
    }
    return all;
}

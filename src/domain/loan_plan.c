#include "domain/loan_plan.h"

#include "base/date.h"

#include <string.h>

bool loan_part_is(const LoanPart *part)
{
    return part->principal != NONE && part->principal > 0 && part->rate != NONE;
}

static void add_summary(RepaymentSummary *sum, const RepaymentSummary *part)
{
    sum->first += part->first;
    sum->last += part->last;
    sum->decrease += part->decrease;
    sum->interest += part->interest;
}

static void add_rows(LoanPlan *plan, const LoanTerms *terms, Arena *arena)
{
    const RepaymentMonth *rows = repayment_schedule(terms, arena);
    for (int64_t k = 0; k < terms->months; k++) {
        plan->rows[k].payment += rows[k].payment;
        plan->rows[k].principal += rows[k].principal;
        plan->rows[k].interest += rows[k].interest;
        plan->rows[k].left += rows[k].left;
    }
}

LoanPlan loan_plan(const LoanPart *parts, size_t count, int64_t months, Repayment way, Arena *arena)
{
    LoanPlan plan = {.months = months};
    if (arena != NULL) {
        plan.rows = arena_alloc(arena, (size_t)months * sizeof *plan.rows);
        memset(plan.rows, 0, (size_t)months * sizeof *plan.rows);
    }
    for (size_t i = 0; i < count && i < LOAN_PARTS_MAX; i++) {
        LoanTerms terms = {parts[i].principal, parts[i].rate, months, way};
        if (!loan_part_is(&parts[i])) {
            continue;
        }
        plan.principal += terms.principal;
        plan.parts[i] = repayment_summary(&terms);
        add_summary(&plan.sum, &plan.parts[i]);
        if (arena != NULL) {
            add_rows(&plan, &terms, arena);
        }
    }
    return plan;
}

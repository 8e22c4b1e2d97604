#include "report/mortgage.h"

#include "domain/loan.h"
#include "domain/loan_paper.h"
#include "model/choice.h"
#include "model/mortgage.h"

void mortgage_complete(Session *session, void *record)
{
    Mortgage *row = record;
    int64_t limit = loan_limit_days(session->db, row->state);
    row->days_signed = row->sign_date != NONE ? session->today - row->sign_date : NONE;
    row->days_stage = row->since != NONE ? session->today - row->since : NONE;
    row->late = limit != NONE && row->days_stage > limit;
    if (row->missing == NULL && row->state < LOAN_APPROVED) {
        row->missing = loan_paper_missing(session, row->deal_no, row->kind);
    }
}

/* 按揭: an application goes through dated stages; a refused one is kept and another bank is a new row. */
#include "domain/loan.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/bank.h"
#include "domain/deal.h"
#include "domain/loan_paper.h"
#include "domain/transition.h"
#include "model/choice.h"

/* The date of each stage, in the order in which they come. */
static const struct {
    int64_t stage;
    size_t field;
} stages[] = {
    {LOAN_DOCS_OK, LOAN_docs_on},         {LOAN_INTERVIEWED, LOAN_interview_on},
    {LOAN_SUBMITTED, LOAN_submit_on},     {LOAN_SUPPLEMENT, LOAN_supplement_on},
    {LOAN_APPROVED, LOAN_approved_on},    {LOAN_REGISTERED, LOAN_registered_on},
    {LOAN_DISBURSED, LOAN_disbursed_on},  {LOAN_REJECTED, LOAN_rejected_on},
};

const Field *loan_stage_field(int64_t stage)
{
    for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
        if (stages[i].stage == stage) {
            return &loan_fields[stages[i].field];
        }
    }
    return NULL;
}

int64_t loan_stage(const Loan *loan)
{
    int64_t stage = LOAN_WAIT_DOCS;
    for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
        if (!field_empty(&loan_fields[stages[i].field], loan)) {
            stage = stages[i].stage;
        }
    }
    return stage;
}

/* The last application of a part; false when there is none. */
static bool last_loan(Session *session, const Loan *key, Loan *loan)
{
    int64_t id = query_one_number(session->db, "loan_last",
                                  BINDS(BIND_TEXT(":deal", key->deal_no),
                                        BIND_TEXT(":kind", choice_code("loan_kind", key->kind))));
    return id != NONE && store_get(session->db, &loan_entity, id, &session->arena, loan);
}

bool loan_is_disbursed(Session *session, const char *deal_no)
{
    return query_one_number(session->db, "loan_any_disbursed",
                            BINDS(BIND_TEXT(":deal", deal_no))) == 1;
}

bool loan_drop(Session *session, const char *deal_no, Error *err)
{
    Loan loan;
    for (int64_t kind = LOAN_COMMERCIAL; kind <= LOAN_FUND; kind++) {
        Loan key = {.deal_no = deal_no, .kind = kind};
        if (!last_loan(session, &key, &loan) ||
            !transition_open(session, &loan_machine, loan.state)) {
            continue;
        }
        if (!transition_take(session, &loan_machine, deal_no, &loan.state, err) ||
            !store_update(session->db, &loan_entity, &loan, &session->arena, err)) {
            return false;
        }
    }
    return true;
}

static bool loan_open(Session *session, void *record, FieldSet given, Error *err)
{
    Loan *loan = record;
    Loan last;
    Deal deal;
    (void)given;
    if (!deal_load(session, loan->deal_no, "deal_no", &deal, err)) {
        return false;
    }
    loan->state = last_loan(session, loan, &last) ? last.state : NONE;
    if (!transition_take(session, &deal_machine, deal.deal_no, &deal.state, err) ||
        !transition_take(session, &loan_machine, deal.deal_no, &loan->state, err)) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
        field_set_number(&loan_fields[stages[i].field], loan, NONE);
    }
    loan->approved = loan->disbursed = NONE;
    loan->reject_reason = NULL;
    loan->state = deal.state == DEAL_CANCELLED ? LOAN_DROPPED : loan->state;
    bank_warn(session, loan, deal.total_now);
    return store_insert(session->db, &loan_entity, loan, &session->arena, err);
}

/* Stage dates never go backwards (supplements may be asked for in any round). */
static bool check_order(const Loan *loan, Error *err)
{
    int64_t latest = NONE;
    for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
        const Field *field = &loan_fields[stages[i].field];
        int64_t date = field_number(field, loan);
        if (date == NONE) {
            continue;
        }
        if (date < latest) {
            return error_set(err, ERR_INVALID, field->id, _("%s早于上一个阶段，请核对"),
                             _(field->label));
        }
        latest = date;
    }
    return true;
}

static bool check_loan_amounts(const Loan *loan, Error *err)
{
    if (loan->approved_on != NONE && loan->approved == NONE) {
        return error_set(err, ERR_INVALID, "approved", _("请填写批贷金额"));
    }
    if (loan->disbursed_on != NONE && loan->disbursed == NONE) {
        return error_set(err, ERR_INVALID, "disbursed", _("请填写放款金额"));
    }
    if (loan->approved != NONE && loan->approved > loan->applied) {
        return error_set(err, ERR_INVALID, "approved", _("批贷金额大于申请金额，请核对"));
    }
    int64_t limit = loan->approved != NONE ? loan->approved : loan->applied;
    if (loan->disbursed != NONE && loan->disbursed > limit) {
        return error_set(err, ERR_INVALID, "disbursed", _("放款金额大于批贷金额，请核对"));
    }
    return true;
}

static bool fill_given(Loan *loan, const Loan *asked, FieldSet given, Error *err)
{
    for (size_t i = LOAN_docs_on; i <= LOAN_reject_reason; i++) {
        const Field *field = &loan_fields[i];
        if (!(given & FIELD_BIT(i)) || field_empty(field, asked)) {
            continue;
        }
        bool again = i == LOAN_supplement_on; /* a further round of papers */
        if (!again && !field_empty(field, loan) && !field_equal(field, loan, asked)) {
            return error_set(err, ERR_CONFLICT, field->id, _("%s已经登记过，不能改写"),
                             _(field->label));
        }
        field_copy(field, loan, asked);
    }
    return true;
}

/* A register may tell of a stage on the very day on which the deal was cancelled, whichever row came
 * first: it is filled in, and the application stays dropped. */
static bool still_of_that_day(Session *session, const Loan *loan, const Loan *asked, FieldSet given)
{
    int64_t latest = NONE;
    for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
        int64_t date = field_number(&loan_fields[stages[i].field], asked);
        if ((given & FIELD_BIT(stages[i].field)) && date > latest) {
            latest = date;
        }
    }
    return !session_strict(session) && loan->state == LOAN_DROPPED && latest != NONE &&
           deal_version_on(session, loan->deal_no, latest - 1).live;
}

static bool advance_to(Session *session, Loan *loan, int64_t to, Error *err)
{
    return transition_take_to(session, &loan_machine, loan->deal_no, &loan->state, to, err);
}

static bool loan_advance(Session *session, void *record, FieldSet given, Error *err)
{
    Loan *asked = record;
    Loan loan;
    if (!last_loan(session, asked, &loan)) {
        return error_set(err, ERR_NOT_FOUND, "deal_no", _("认购 %s 没有这类贷款，请先登记按揭"),
                         asked->deal_no);
    }
    bool dropped = still_of_that_day(session, &loan, asked, given);
    if (!dropped && !advance_to(session, &loan, STAYS, err)) {
        return false;
    }
    if (!fill_given(&loan, asked, given, err)) {
        return false;
    }
    int64_t to = loan_stage(&loan);
    if ((!dropped && to != loan.state && !advance_to(session, &loan, to, err)) ||
        !check_order(&loan, err) || !check_loan_amounts(&loan, err)) {
        return false;
    }
    if ((given & FIELD_BIT(LOAN_docs_on)) && asked->docs_on != NONE) {
        loan_paper_warn(session, &loan);
    }
    *asked = loan;
    return store_update(session->db, &loan_entity, asked, &session->arena, err);
}

static const Input open_inputs[] = {
    {LOAN_deal_no, REQUIRED}, {LOAN_kind, REQUIRED},  {LOAN_bank, REQUIRED},
    {LOAN_applied, REQUIRED}, {LOAN_years, REQUIRED}, {LOAN_rate, 0},
    {LOAN_opened_on, TODAY},
};
static const Input advance_inputs[] = {
    {LOAN_deal_no, REQUIRED}, {LOAN_kind, REQUIRED},   {LOAN_docs_on, 0},
    {LOAN_interview_on, 0},   {LOAN_submit_on, 0},     {LOAN_supplement_on, 0},
    {LOAN_approved_on, 0},    {LOAN_approved, 0},      {LOAN_registered_on, 0},
    {LOAN_disbursed_on, 0},   {LOAN_disbursed, 0},     {LOAN_rejected_on, 0},
    {LOAN_reject_reason, 0},
};

const Operation loan_operations[] = {
    {"loan.open", N_("登记按揭"), &loan_entity, INPUTS(open_inputs), MAY_ASSISTANT | MAY_MANAGER,
     loan_open},
    {"loan.advance", N_("推进按揭"), &loan_entity, INPUTS(advance_inputs),
     MAY_ASSISTANT | MAY_MANAGER, loan_advance},
};
const size_t loan_operation_count = sizeof loan_operations / sizeof loan_operations[0];

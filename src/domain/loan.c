/* 按揭: an application goes through dated stages; a refused one is kept and another bank is a new
 * row. */
#include "domain/loan.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/bank.h"
#include "domain/deal.h"
#include "domain/loan_paper.h"
#include "domain/policy.h"
#include "domain/setting.h"
#include "domain/transition.h"
#include "model/choice.h"

/* The stages in the order in which they come, which is that of the states: the date of each, what
 * it is in the log. */
static const struct {
    int64_t stage;
    size_t field;
    int64_t step;
} stages[] = {
    {LOAN_DOCS_OK, LOAN_docs_on, LOAN_STEP_DOCS_OK},
    {LOAN_INTERVIEWED, LOAN_interview_on, LOAN_STEP_INTERVIEWED},
    {LOAN_SUBMITTED, LOAN_submit_on, LOAN_STEP_SUBMITTED},
    {LOAN_SUPPLEMENT, LOAN_supplement_on, LOAN_STEP_SUPPLEMENT},
    {LOAN_APPROVED, LOAN_approved_on, LOAN_STEP_APPROVED},
    {LOAN_REGISTERING, LOAN_reg_sent_on, LOAN_STEP_REGISTERING},
    {LOAN_REGISTERED, LOAN_registered_on, LOAN_STEP_REGISTERED},
    {LOAN_DISBURSED, LOAN_disbursed_on, LOAN_STEP_DISBURSED},
    {LOAN_REJECTED, LOAN_rejected_on, LOAN_STEP_REJECTED},
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

/* How long an application may stay in a stage. */
static const struct {
    int64_t stage;
    SettingId days;
} limits[] = {
    {LOAN_WAIT_DOCS, SETTING_LOAN_WAIT_DAYS},     {LOAN_DOCS_OK, SETTING_LOAN_DOCS_DAYS},
    {LOAN_INTERVIEWED, SETTING_LOAN_MET_DAYS},    {LOAN_SUBMITTED, SETTING_LOAN_SUBMIT_DAYS},
    {LOAN_SUPPLEMENT, SETTING_LOAN_PAPER_DAYS},   {LOAN_APPROVED, SETTING_LOAN_APPROVED_DAYS},
    {LOAN_REGISTERING, SETTING_LOAN_REGISTER_DAYS}, {LOAN_REGISTERED, SETTING_LOAN_QUEUE_DAYS},
    {LOAN_PARTLY, SETTING_LOAN_QUEUE_DAYS},
};

int64_t loan_limit_days(Db *db, int64_t state)
{
    for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
        if (limits[i].stage == state) {
            return setting_number(db, limits[i].days);
        }
    }
    return NONE;
}

const char *loan_limits(Db *db, Arena *arena)
{
    Str json = {0};
    for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
        str_format(&json, "%c\"%s\":%lld", i == 0 ? '{' : ',',
                   choice_code("loan_state", limits[i].stage),
                   (long long)setting_number(db, limits[i].days));
    }
    str_add_char(&json, '}');
    const char *text = arena_copy(arena, str_text(&json));
    str_clear(&json);
    return text;
}

bool loan_last(Session *session, const char *deal_no, int64_t kind, Loan *loan)
{
    int64_t id = query_one_number(session->db, "loan_last",
                                  BINDS(BIND_TEXT(":deal", deal_no),
                                        BIND_TEXT(":kind", choice_code("loan_kind", kind))));
    return id != NONE && store_get(session->db, &loan_entity, id, &session->arena, loan);
}

bool loan_load(Session *session, const char *deal_no, int64_t kind, Loan *loan, Error *err)
{
    return loan_last(session, deal_no, kind, loan) ||
           error_set(err, ERR_NOT_FOUND, "deal_no", _("认购 %s 没有这类贷款，请先登记按揭"), deal_no);
}

bool loan_is_disbursed(Session *session, const char *deal_no)
{
    return query_one_number(session->db, "loan_any_disbursed",
                            BINDS(BIND_TEXT(":deal", deal_no))) == 1;
}

int64_t loan_limit(const Loan *loan)
{
    return loan->approved != NONE ? loan->approved : loan->applied;
}

static bool log_stage(Session *session, const Loan *loan, int64_t step, int64_t date, Error *err)
{
    LoanStep row;
    entity_reset(&loan_step_entity, &row);
    row.step = step;
    row.date = date != NONE ? date : session->today;
    row.amount = step == LOAN_STEP_OPENED      ? loan->applied
                 : step == LOAN_STEP_APPROVED  ? loan->approved
                 : step == LOAN_STEP_DISBURSED ? loan->disbursed
                                               : NONE;
    row.note = step == LOAN_STEP_OPENED     ? loan->bank
               : step == LOAN_STEP_REJECTED ? loan->reject_reason
                                            : NULL;
    return loan_log(session, loan, &row, err);
}

/* At the desk; a register tells what was. */
static bool check_asked(Session *session, const Loan *loan, const Deal *deal, Error *err)
{
    if (!session_strict(session)) {
        return true;
    }
    if (loan->opened_on < deal->sub_date) {
        return error_set(err, ERR_INVALID, "opened_on", _("日期早于认购日期，请核对"));
    }
    if (loan->applied > deal->total_now) {
        return error_set(err, ERR_INVALID, "applied", _("贷款大于总价，请核对金额"));
    }
    return loan->years <= LOAN_YEARS_MOST ||
           error_set(err, ERR_INVALID, "years", _("年限要在 1 到 %d 之间"), LOAN_YEARS_MOST);
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
    loan->state = loan_last(session, loan->deal_no, loan->kind, &last) ? last.state : NONE;
    if (!transition_take(session, &deal_machine, deal.deal_no, &deal.state, err) ||
        !transition_take(session, &loan_machine, deal.deal_no, &loan->state, err) ||
        !check_asked(session, loan, &deal, err)) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
        field_set_number(&loan_fields[stages[i].field], loan, NONE);
    }
    loan->approved = loan->disbursed = NONE;
    loan->reject_reason = NULL;
    loan->state = deal.state == DEAL_CANCELLED ? LOAN_DROPPED : loan->state;
    bank_check(session, loan, deal.total_now);
    return store_insert(session->db, &loan_entity, loan, &session->arena, err) &&
           log_stage(session, loan, LOAN_STEP_OPENED, loan->opened_on, err);
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
    if (loan->disbursed != NONE && loan->disbursed > loan_limit(loan)) {
        return error_set(err, ERR_INVALID, "disbursed", _("放款金额大于批贷金额，请核对"));
    }
    return true;
}

/* Takes over what is new; filled says which. */
static bool fill_given(Loan *loan, const Loan *asked, FieldSet given, FieldSet *filled, Error *err)
{
    for (size_t i = LOAN_docs_on; i <= LOAN_reject_reason; i++) {
        const Field *field = &loan_fields[i];
        if (!(given & FIELD_BIT(i)) || field_empty(field, asked)) {
            continue;
        }
        bool again = i == LOAN_supplement_on; /* a further round of papers */
        bool known = !field_empty(field, loan);
        if (known && !again && !field_equal(field, loan, asked)) {
            return error_set(err, ERR_CONFLICT, field->id, _("%s已经登记过，不能改写"),
                             _(field->label));
        }
        *filled |= known && field_equal(field, loan, asked) ? 0 : FIELD_BIT(i);
        field_copy(field, loan, asked);
    }
    return true;
}

/* A register may tell of a stage on the very day on which the deal was cancelled, whichever row
 * came first: it is filled in, and the application stays dropped. */
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

/* Where the last of the new stages leads; NONE: nowhere new. */
static int64_t reached(const Loan *loan, FieldSet filled)
{
    int64_t to = NONE;
    for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
        to = filled & FIELD_BIT(stages[i].field) ? stages[i].stage : to;
    }
    return to == LOAN_DISBURSED && loan->disbursed < loan_limit(loan) ? LOAN_PARTLY : to;
}

static bool advance_to(Session *session, Loan *loan, int64_t to, Error *err)
{
    return transition_take_to(session, &loan_machine, loan->deal_no, &loan->state, to, err);
}

static bool log_filled(Session *session, const Loan *loan, FieldSet filled, Error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(stages); i++) {
        if ((filled & FIELD_BIT(stages[i].field)) &&
            !log_stage(session, loan, stages[i].step,
                       field_number(&loan_fields[stages[i].field], loan), err)) {
            return false;
        }
    }
    return true;
}

/* At the desk a refusal by the bank has its reason. */
static bool check_reason(Session *session, const Loan *loan, Error *err)
{
    return !session_strict(session) || loan->rejected_on == NONE ||
           !text_empty(loan->reject_reason) ||
           error_set(err, ERR_INVALID, "reject_reason", _("请填写拒贷原因"));
}

static bool loan_advance(Session *session, void *record, FieldSet given, Error *err)
{
    Loan *asked = record;
    Loan loan;
    FieldSet filled = 0;
    if (!loan_load(session, asked->deal_no, asked->kind, &loan, err)) {
        return false;
    }
    bool dropped = still_of_that_day(session, &loan, asked, given);
    if ((!dropped && !advance_to(session, &loan, STAYS, err)) ||
        !fill_given(&loan, asked, given, &filled, err) || !check_loan_amounts(&loan, err)) {
        return false;
    }
    int64_t to = reached(&loan, filled);
    if ((!dropped && to > loan.state && !advance_to(session, &loan, to, err)) ||
        !check_order(&loan, err) || !check_reason(session, &loan, err)) {
        return false;
    }
    if ((given & FIELD_BIT(LOAN_docs_on)) && asked->docs_on != NONE) {
        loan_paper_warn(session, &loan);
    }
    *asked = loan;
    return store_update(session->db, &loan_entity, asked, &session->arena, err) &&
           log_filled(session, asked, filled, err);
}

/* LPR and basis points make the rate (a basis point is 100 ppm). */
static bool settle_rate(Loan *loan, FieldSet given, int64_t before, Error *err)
{
    int64_t typed = (given & FIELD_BIT(LOAN_rate)) && loan->rate != before ? loan->rate : NONE;
    if (!(given & (FIELD_BIT(LOAN_lpr) | FIELD_BIT(LOAN_basis_points))) ||
        (loan->lpr == NONE && loan->basis_points == NONE)) {
        return true;
    }
    if (loan->lpr == NONE) {
        return error_set(err, ERR_INVALID, "lpr", _("填了加减基点，还要填 LPR"));
    }
    loan->rate = loan->lpr + (loan->basis_points != NONE ? loan->basis_points * 100 : 0);
    if (typed != NONE && typed != loan->rate) {
        return error_set(err, ERR_INVALID, "rate", _("年利率和 LPR、基点对不上，请只改一处"));
    }
    return loan->rate >= 0 ||
           error_set(err, ERR_INVALID, "basis_points", _("LPR 减基点以后利率小于 0，请核对"));
}

static bool loan_detail(Session *session, void *record, FieldSet given, Error *err)
{
    Loan *asked = record;
    Loan loan;
    if (!loan_load(session, asked->deal_no, asked->kind, &loan, err) ||
        !transition_take(session, &loan_machine, loan.deal_no, &loan.state, err)) {
        return false;
    }
    int64_t before = loan.rate;
    for (size_t i = 0; i < loan_entity.field_count; i++) {
        if ((given & FIELD_BIT(i)) && (i == LOAN_rate || i >= LOAN_branch)) {
            field_copy(&loan_fields[i], &loan, asked);
        }
    }
    if (!settle_rate(&loan, given, before, err)) {
        return false;
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
    {LOAN_deal_no, REQUIRED}, {LOAN_kind, REQUIRED},  {LOAN_docs_on, 0},
    {LOAN_interview_on, 0},   {LOAN_submit_on, 0},    {LOAN_supplement_on, 0},
    {LOAN_approved_on, 0},    {LOAN_approved, 0},     {LOAN_reg_sent_on, ASKED},
    {LOAN_registered_on, 0},  {LOAN_disbursed_on, 0}, {LOAN_disbursed, 0},
    {LOAN_rejected_on, 0},    {LOAN_reject_reason, 0},
};
static const Input detail_inputs[] = {
    {LOAN_deal_no, REQUIRED},      {LOAN_kind, REQUIRED},
    {LOAN_branch, ASKED},          {LOAN_officer, ASKED},
    {LOAN_officer_phone, ASKED},   {LOAN_clerk, ASKED},
    {LOAN_lpr, ASKED},             {LOAN_basis_points, ASKED},
    {LOAN_rate, 0},                {LOAN_rate_from, ASKED},
    {LOAN_registration_no, ASKED}, {LOAN_pending_reason, ASKED},
    {LOAN_remark, ASKED},
};

const Operation loan_operations[] = {
    {"loan.open", N_("登记按揭"), &loan_entity, INPUTS(open_inputs), MAY_ASSISTANT | MAY_MANAGER,
     loan_open},
    {"loan.advance", N_("推进按揭"), &loan_entity, INPUTS(advance_inputs),
     MAY_ASSISTANT | MAY_MANAGER, loan_advance},
    {"loan.detail", N_("按揭细节"), &loan_entity, INPUTS(detail_inputs),
     MAY_ASSISTANT | MAY_MANAGER, loan_detail},
};
const size_t loan_operation_count = sizeof loan_operations / sizeof loan_operations[0];

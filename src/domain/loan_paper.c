#include "domain/loan_paper.h"

#include "base/text.h"
#include "db/store.h"
#include "domain/approval.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "model/choice.h"
#include "model/loan_paper.h"

#define PAPER_BINDS(row)                                                                           \
    BINDS(BIND_TEXT(":deal", (row)->deal_no),                                                      \
          BIND_TEXT(":kind", choice_code("loan_kind", (row)->kind)),                               \
          BIND_TEXT(":paper", (row)->paper))

const char *loan_paper_missing(Session *session, const char *deal_no, int64_t kind)
{
    return query_one_text(session->db, "loan_papers_missing",
                          BINDS(BIND_TEXT(":deal", deal_no),
                                BIND_TEXT(":kind", choice_code("loan_kind", kind)),
                                BIND_DATE(":today", session->today)),
                          &session->arena);
}

void loan_paper_warn(Session *session, const Loan *loan)
{
    const char *missing = session_strict(session)
                              ? loan_paper_missing(session, loan->deal_no, loan->kind) : NULL;
    if (missing != NULL) {
        session_warn(session, _("按揭资料还缺：%s"), missing);
    }
}

/* Of a cancelled deal papers only go back. */
static bool check_live(Session *session, const char *deal_no, Error *err)
{
    Deal deal;
    if (!deal_load(session, deal_no, "deal_no", &deal, err)) {
        return false;
    }
    return !session_strict(session) || deal.state != DEAL_CANCELLED ||
           error_set(err, ERR_CONFLICT, "deal_no", _("认购 %s 已经退房，按揭资料只能退回"), deal_no);
}

/* The stored row of the paper, or a new one; only of what the bank asks for. */
static bool load_paper(Session *session, const LoanPaper *asked, LoanPaper *row, Error *err)
{
    Deal deal;
    if (!deal_load(session, asked->deal_no, "deal_no", &deal, err)) {
        return false;
    }
    if (query_one_number(session->db, "loan_paper_known", PAPER_BINDS(asked)) != 1) {
        return error_set(err, ERR_NOT_FOUND, "paper",
                         _("这笔按揭的资料清单里没有“%s”，请按 F4 选"), asked->paper);
    }
    if (!store_match(session->db, &loan_paper_entity, asked, 0, &session->arena, row)) {
        entity_reset(&loan_paper_entity, row);
        row->deal_no = asked->deal_no;
        row->kind = asked->kind;
        row->paper = asked->paper;
    }
    return true;
}

static bool store_paper(Session *session, LoanPaper *asked, const LoanPaper *row, Error *err)
{
    *asked = *row;
    return row->row.id != 0
               ? store_update(session->db, &loan_paper_entity, asked, &session->arena, err)
               : store_insert(session->db, &loan_paper_entity, asked, &session->arena, err);
}

static void forget_check(LoanPaper *row)
{
    row->checked_on = NONE;
    row->checked_by = NULL;
}

/* Good until the day that stands on the paper, else as long as the template says. */
static bool set_expiry(Session *session, const LoanPaper *asked, LoanPaper *row, Error *err)
{
    int64_t days = query_one_number(session->db, "loan_paper_days", PAPER_BINDS(asked));
    row->expires_on = asked->expires_on != NONE ? asked->expires_on
                      : days == NONE            ? NONE
                                                : row->received_on + days;
    if (row->expires_on != NONE && row->expires_on < row->received_on) {
        return error_set(err, ERR_INVALID, "expires_on",
                         _("有效期早于收到日期，这一份已经过期，请客户重开"));
    }
    return true;
}

static bool loan_paper_receive(Session *session, void *record, FieldSet given, Error *err)
{
    LoanPaper *asked = record;
    LoanPaper row;
    if (!check_live(session, asked->deal_no, err) || !load_paper(session, asked, &row, err)) {
        return false;
    }
    row.received_on = asked->received_on;
    row.received_by = session->actor;
    row.returned_on = NONE;
    row.return_reason = row.waived_by = row.waive_reason = NULL;
    if (given & FIELD_BIT(LOAN_PAPER_copies)) {
        row.copies = asked->copies;
    }
    forget_check(&row);
    return set_expiry(session, asked, &row, err) && store_paper(session, asked, &row, err);
}

static bool load_received(Session *session, const LoanPaper *asked, LoanPaper *row, Error *err)
{
    return load_paper(session, asked, row, err) &&
           (row->received_on != NONE || error_set(err, ERR_CONFLICT, "paper",
                                                  _("“%s”还没有收到"), asked->paper));
}

static bool loan_paper_check(Session *session, void *record, FieldSet given, Error *err)
{
    LoanPaper *asked = record;
    LoanPaper row;
    (void)given;
    if (!load_received(session, asked, &row, err)) {
        return false;
    }
    if (asked->checked_on < row.received_on) {
        return error_set(err, ERR_INVALID, "checked_on", _("核对日期早于收到日期，请核对"));
    }
    row.checked_on = asked->checked_on;
    row.checked_by = session->actor;
    return store_paper(session, asked, &row, err);
}

/* It was not good enough: the customer has it again, and it is missing. */
static bool loan_paper_return(Session *session, void *record, FieldSet given, Error *err)
{
    LoanPaper *asked = record;
    LoanPaper row;
    (void)given;
    if (!load_received(session, asked, &row, err)) {
        return false;
    }
    if (asked->returned_on < row.received_on) {
        return error_set(err, ERR_INVALID, "returned_on", _("退回日期早于收到日期，请核对"));
    }
    row.returned_on = asked->returned_on;
    row.return_reason = asked->return_reason;
    row.received_on = row.expires_on = NONE;
    row.received_by = NULL;
    forget_check(&row);
    return store_paper(session, asked, &row, err);
}

static bool loan_paper_waive(Session *session, void *record, FieldSet given, Error *err)
{
    LoanPaper *asked = record;
    LoanPaper row;
    (void)given;
    if (!check_live(session, asked->deal_no, err) || !load_paper(session, asked, &row, err)) {
        return false;
    }
    row.waived_by = asked->waived_by;
    if (!approval_take(session, NULL, &loan_paper_fields[LOAN_PAPER_waived_by], &row.waived_by,
                       err)) {
        return false;
    }
    row.waive_reason = asked->waive_reason;
    return store_paper(session, asked, &row, err);
}

#define WHICH {LOAN_PAPER_deal_no, REQUIRED}, {LOAN_PAPER_kind, REQUIRED}, {LOAN_PAPER_paper, REQUIRED}
static const Input receive_inputs[] = {
    WHICH,
    {LOAN_PAPER_received_on, REQUIRED | TODAY},
    {LOAN_PAPER_copies, 0},
    {LOAN_PAPER_expires_on, 0},
};
static const Input check_inputs[] = {WHICH, {LOAN_PAPER_checked_on, REQUIRED | TODAY}};
static const Input return_inputs[] = {
    WHICH,
    {LOAN_PAPER_returned_on, REQUIRED | TODAY},
    {LOAN_PAPER_return_reason, REQUIRED},
};
static const Input waive_inputs[] = {
    WHICH,
    {LOAN_PAPER_waive_reason, REQUIRED},
    {LOAN_PAPER_waived_by, 0},
};

const Operation loan_paper_operations[] = {
    {"loan_paper.receive", N_("收按揭资料"), &loan_paper_entity, INPUTS(receive_inputs),
     MAY_ASSISTANT | MAY_MANAGER, loan_paper_receive},
    {"loan_paper.check", N_("核对按揭资料"), &loan_paper_entity, INPUTS(check_inputs),
     MAY_ASSISTANT | MAY_MANAGER, loan_paper_check},
    {"loan_paper.return", N_("退回按揭资料"), &loan_paper_entity, INPUTS(return_inputs),
     MAY_ASSISTANT | MAY_MANAGER, loan_paper_return},
    {"loan_paper.waive", N_("免交按揭资料"), &loan_paper_entity, INPUTS(waive_inputs),
     MAY_ASSISTANT | MAY_MANAGER, loan_paper_waive},
};
const size_t loan_paper_operation_count =
    sizeof loan_paper_operations / sizeof loan_paper_operations[0];

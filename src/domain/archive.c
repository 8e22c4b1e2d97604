/*
 * 档案: documents of the site and one file a household. A file leaves its place to one person at a
 * time, with a reason and a day to come back; an original leaves only by the manager.
 */
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/approval.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "domain/setting.h"
#include "domain/transition.h"
#include "model/archive.h"
#include "model/archive_loan.h"
#include "model/archive_paper.h"
#include "model/choice.h"

static bool archive_load(Session *session, const char *archive_no, Archive *archive, Error *err)
{
    return store_find(session->db, &archive_entity, "archive_no", archive_no, &session->arena,
                      archive) ||
           error_set(err, ERR_NOT_FOUND, "archive_no", _("没有档案编号“%s”"), archive_no);
}

/* A household file is that of a deal, once, and starts with the contents list of the template. */
static bool check_household(Session *session, Archive *archive, Error *err)
{
    Deal deal;
    if (text_empty(archive->deal_no)) {
        return error_set(err, ERR_INVALID, "deal_no", _("一户一档要填写认购编号"));
    }
    if (!deal_load(session, archive->deal_no, "deal_no", &deal, err)) {
        return false;
    }
    const char *other =
        query_one_text(session->db, "archive_of_deal", BINDS(BIND_TEXT(":deal", archive->deal_no)),
                       &session->arena);
    if (other != NULL) {
        return error_set(err, ERR_CONFLICT, "deal_no", _("认购 %s 已有档案 %s"), archive->deal_no, other);
    }
    if (text_empty(archive->title)) {
        archive->title = arena_format(&session->arena, "%s %s", deal.unit_now, deal.name);
    }
    return true;
}

static bool add_contents(Session *session, const Archive *archive, Error *err)
{
    bool ok = true;
    Stmt *stmt = query_open(session->db, "archive_template", NULL);
    while (ok && query_next(stmt)) {
        ArchivePaper paper;
        entity_reset(&archive_paper_entity, &paper);
        paper.archive_no = archive->archive_no;
        paper.position = query_number(stmt, 0);
        paper.paper = arena_copy(&session->arena, query_text(stmt, 1));
        ok = store_insert(session->db, &archive_paper_entity, &paper, &session->arena, err);
    }
    query_close(stmt);
    return ok;
}

static bool archive_register(Session *session, void *record, FieldSet given, Error *err)
{
    Archive *archive = record;
    bool household = archive->kind == ARCHIVE_HOUSEHOLD;
    (void)given;
    if (household && !check_household(session, archive, err)) {
        return false;
    }
    if (text_empty(archive->title)) {
        return error_set(err, ERR_INVALID, "title", _("请填写名称"));
    }
    if (archive->valid_until != NONE && archive->valid_until < archive->date) {
        return error_set(err, ERR_INVALID, "valid_until", _("有效期早于日期"));
    }
    archive->state = transition_begin(session, &archive_machine);
    return store_insert(session->db, &archive_entity, archive, &session->arena, err) &&
           (!household || add_contents(session, archive, err));
}

static bool archive_place(Session *session, void *record, FieldSet given, Error *err)
{
    static const size_t fields[] = {ARCHIVE_place, ARCHIVE_box, ARCHIVE_valid_until,
                                    ARCHIVE_remark};
    Archive *asked = record;
    Archive archive;
    if (!archive_load(session, asked->archive_no, &archive, err) ||
        !transition_take(session, &archive_machine, archive.archive_no, &archive.state, err)) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        if (given & FIELD_BIT(fields[i])) {
            field_copy(&archive_fields[fields[i]], &archive, asked);
        }
    }
    *asked = archive;
    return store_update(session->db, &archive_entity, asked, &session->arena, err);
}

/* A paper of the list comes in, or one that the list did not foresee is added behind; a register
 * also tells of lines whose paper is still missing. */
static bool archive_file(Session *session, void *record, FieldSet given, Error *err)
{
    ArchivePaper *asked = record;
    ArchivePaper paper;
    Archive archive;
    (void)given;
    if (!archive_load(session, asked->archive_no, &archive, err)) {
        return false;
    }
    const Bind *binds = BINDS(BIND_TEXT(":archive", asked->archive_no),
                              BIND_TEXT(":paper", asked->paper));
    int64_t id = query_one_number(session->db, "archive_paper_id", binds);
    if (id == NONE || !store_get(session->db, &archive_paper_entity, id, &session->arena, &paper)) {
        int64_t last = query_one_number(session->db, "archive_paper_last", binds);
        asked->position = (last == NONE ? 0 : last) + 1;
        return store_insert(session->db, &archive_paper_entity, asked, &session->arena, err);
    }
    if (paper.filed_on != NONE) {
        return error_set(err, ERR_CONFLICT, "paper", _("“%s”已经归入这份档案"), paper.paper);
    }
    paper.pages = asked->pages;
    paper.filed_on = asked->filed_on;
    paper.remark = asked->remark;
    *asked = paper;
    return store_update(session->db, &archive_paper_entity, asked, &session->arena, err);
}

static bool check_original(Session *session, ArchiveLoan *loan, const Archive *archive,
                           Error *err)
{
    if (loan->original != 1) {
        return true;
    }
    if (archive->original == 0) {
        return error_set(err, ERR_INVALID, "original", _("这份档案没有原件，只能借复印件"));
    }
    return !session_strict(session) ||
           approval_take(session, NULL, &archive_loan_fields[ARCHIVE_LOAN_approved_by],
                         &loan->approved_by, err);
}

static bool archive_lend(Session *session, void *record, FieldSet given, Error *err)
{
    ArchiveLoan *loan = record;
    Archive archive;
    (void)given;
    if (!archive_load(session, loan->archive_no, &archive, err) ||
        !transition_take(session, &archive_machine, archive.archive_no, &archive.state, err)) {
        return false;
    }
    if (loan->due_on == NONE) {
        loan->due_on = loan->date + setting_number(session->db, SETTING_ARCHIVE_DAYS);
    }
    if (loan->due_on < loan->date) {
        return error_set(err, ERR_INVALID, "due_on", _("应还日期早于借出日期"));
    }
    loan->returned_on = loan->lost_on = NONE;
    loan->state = transition_begin(session, &archive_loan_machine);
    return check_original(session, loan, &archive, err) &&
           store_insert(session->db, &archive_loan_entity, loan, &session->arena, err) &&
           store_update(session->db, &archive_entity, &archive, &session->arena, err);
}

/* By its number, or the last loan of the file. */
static bool load_loan(Session *session, const ArchiveLoan *asked, ArchiveLoan *loan, Error *err)
{
    bool by_number = !text_empty(asked->loan_no);
    int64_t id = NONE;
    if (!by_number) {
        id = query_one_number(session->db, "archive_loan_last",
                              BINDS(BIND_TEXT(":archive", asked->archive_no)));
    }
    bool found = by_number ? store_find(session->db, &archive_loan_entity, "loan_no",
                                        asked->loan_no, &session->arena, loan)
                           : id != NONE && store_get(session->db, &archive_loan_entity, id,
                                                     &session->arena, loan);
    return found || error_set(err, ERR_NOT_FOUND, by_number ? "loan_no" : "archive_no",
                              _("没有这笔借阅"));
}

/* The loan and its file end in the states of the running operation; the field takes the day. */
static bool end_loan(Session *session, ArchiveLoan *asked, const Field *date, Error *err)
{
    ArchiveLoan loan;
    Archive archive;
    if (!load_loan(session, asked, &loan, err) ||
        !archive_load(session, loan.archive_no, &archive, err) ||
        !transition_take(session, &archive_loan_machine, loan.loan_no, &loan.state, err) ||
        !transition_take(session, &archive_machine, archive.archive_no, &archive.state, err)) {
        return false;
    }
    if (field_number(date, asked) < loan.date) {
        return error_set(err, ERR_INVALID, date->id, _("%s早于借出日期"), _(date->label));
    }
    field_copy(date, &loan, asked);
    loan.remark = text_empty(asked->remark) ? loan.remark : asked->remark;
    *asked = loan;
    return store_update(session->db, &archive_loan_entity, asked, &session->arena, err) &&
           store_update(session->db, &archive_entity, &archive, &session->arena, err);
}

static bool archive_return(Session *session, void *record, FieldSet given, Error *err)
{
    (void)given;
    return end_loan(session, record, &archive_loan_fields[ARCHIVE_LOAN_returned_on], err);
}

static bool archive_lose(Session *session, void *record, FieldSet given, Error *err)
{
    (void)given;
    return end_loan(session, record, &archive_loan_fields[ARCHIVE_LOAN_lost_on], err);
}

static const Input register_inputs[] = {
    {ARCHIVE_archive_no, 0}, {ARCHIVE_kind, REQUIRED},    {ARCHIVE_title, 0},
    {ARCHIVE_date, REQUIRED | TODAY}, {ARCHIVE_deal_no, 0}, {ARCHIVE_document_no, 0},
    {ARCHIVE_party, 0},      {ARCHIVE_place, 0},          {ARCHIVE_box, 0},
    {ARCHIVE_original, 0},   {ARCHIVE_valid_until, 0},    {ARCHIVE_remark, 0},
};
static const Input place_inputs[] = {
    {ARCHIVE_archive_no, REQUIRED}, {ARCHIVE_place, 0}, {ARCHIVE_box, 0},
    {ARCHIVE_valid_until, 0},       {ARCHIVE_remark, 0},
};
static const Input file_inputs[] = {
    {ARCHIVE_PAPER_archive_no, REQUIRED}, {ARCHIVE_PAPER_paper, REQUIRED},
    {ARCHIVE_PAPER_pages, 0}, {ARCHIVE_PAPER_filed_on, TODAY}, {ARCHIVE_PAPER_remark, 0},
};
static const Input lend_inputs[] = {
    {ARCHIVE_LOAN_loan_no, 0},         {ARCHIVE_LOAN_archive_no, REQUIRED},
    {ARCHIVE_LOAN_date, REQUIRED | TODAY}, {ARCHIVE_LOAN_borrower, REQUIRED},
    {ARCHIVE_LOAN_reason, REQUIRED},   {ARCHIVE_LOAN_original, 0},
    {ARCHIVE_LOAN_due_on, 0},          {ARCHIVE_LOAN_approved_by, 0},
};
static const Input return_inputs[] = {
    {ARCHIVE_LOAN_loan_no, 0}, {ARCHIVE_LOAN_archive_no, 0},
    {ARCHIVE_LOAN_returned_on, REQUIRED | TODAY}, {ARCHIVE_LOAN_remark, 0},
};
static const Input lose_inputs[] = {
    {ARCHIVE_LOAN_loan_no, 0}, {ARCHIVE_LOAN_archive_no, 0},
    {ARCHIVE_LOAN_lost_on, REQUIRED | TODAY}, {ARCHIVE_LOAN_remark, 0},
};

const Operation archive_operations[] = {
    {"archive.register", N_("建档"), &archive_entity, INPUTS(register_inputs),
     MAY_ASSISTANT | MAY_MANAGER, archive_register},
    {"archive.place", N_("移位"), &archive_entity, INPUTS(place_inputs), MAY_ASSISTANT | MAY_MANAGER,
     archive_place},
    {"archive.file", N_("归档"), &archive_paper_entity, INPUTS(file_inputs),
     MAY_ASSISTANT | MAY_MANAGER, archive_file},
    {"archive.lend", N_("借出档案"), &archive_loan_entity, INPUTS(lend_inputs),
     MAY_ASSISTANT | MAY_MANAGER, archive_lend},
    {"archive.return", N_("归还档案"), &archive_loan_entity, INPUTS(return_inputs),
     MAY_ASSISTANT | MAY_MANAGER, archive_return},
    {"archive.lose", N_("遗失"), &archive_loan_entity, INPUTS(lose_inputs),
     MAY_ASSISTANT | MAY_MANAGER, archive_lose},
};
const size_t archive_operation_count = ARRAY_LEN(archive_operations);

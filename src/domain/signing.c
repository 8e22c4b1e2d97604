/* 签约办理: the papers that a signing asks for, and the way of a contract before and after it is
 * signed. */
#include "domain/signing.h"

#include "base/text.h"
#include "db/store.h"
#include "domain/approval.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "domain/save.h"
#include "domain/transition.h"
#include "model/choice.h"
#include "model/deal_paper.h"
#include "model/signing.h"

#include <string.h>

/* Papers */

static bool check_paper(Session *session, const DealPaper *row, Error *err)
{
    Deal deal;
    if (!deal_load(session, row->deal_no, "deal_no", &deal, err)) {
        return false;
    }
    return query_one_number(session->db, "paper_known",
                            BINDS(BIND_TEXT(":deal", row->deal_no),
                                  BIND_TEXT(":paper", row->paper))) == 1 ||
           error_set(err, ERR_NOT_FOUND, "paper", _("资料清单里没有“%s”，请按 F4 选"), row->paper);
}

static bool paper_receive(Session *session, void *record, FieldSet given, Error *err)
{
    return check_paper(session, record, err) &&
           save_by_key(session, &deal_paper_entity, record, given, err);
}

static bool paper_waive(Session *session, void *record, FieldSet given, Error *err)
{
    DealPaper *row = record;
    return approval_take(session, NULL, &deal_paper_fields[DEAL_PAPER_waived_by], &row->waived_by,
                         err) &&
           check_paper(session, row, err) &&
           save_by_key(session, &deal_paper_entity, record,
                       given | FIELD_BIT(DEAL_PAPER_waived_by), err);
}

const char *signing_missing(Session *session, const char *deal_no)
{
    return query_one_text(session->db, "papers_missing", BINDS(BIND_TEXT(":deal", deal_no)),
                          &session->arena);
}

/* The way of a contract: each step fills the date of the state it leads to. */

static const size_t dates[] = {
    [SIGNING_DRAFTED] = SIGNING_drafted_on,   [SIGNING_CHECKED] = SIGNING_checked_on,
    [SIGNING_APPROVED] = SIGNING_approved_on, [SIGNING_SEALED] = SIGNING_sealed_on,
    [SIGNING_DISTRIBUTED] = SIGNING_distributed_on,
};

int64_t signing_state(const Signing *signing)
{
    int64_t state = NONE;
    for (size_t i = 0; i < ARRAY_LEN(dates); i++) {
        if (!field_empty(&signing_fields[dates[i]], signing)) {
            state = (int64_t)i;
        }
    }
    return state;
}

static bool load_signing(Session *session, const char *deal_no, Signing *signing, Error *err)
{
    return store_find(session->db, &signing_entity, "deal_no", deal_no, &session->arena, signing) ||
           error_set(err, ERR_NOT_FOUND, "deal_no", _("认购 %s 还没有起草合同"), deal_no);
}

static bool take_step(Session *session, Signing *asked, FieldSet given, Error *err)
{
    Signing signing;
    if (!load_signing(session, asked->deal_no, &signing, err)) {
        return false;
    }
    int64_t state = signing_state(&signing);
    const Field *from = &signing_fields[dates[state]];
    if (!transition_take(session, &signing_machine, signing.deal_no, &state, err)) {
        return false;
    }
    size_t step = dates[state];
    const Field *to = &signing_fields[step];
    if (field_number(to, asked) < field_number(from, &signing)) {
        return error_set(err, ERR_INVALID, to->id, _("日期早于上一步，请核对"));
    }
    for (size_t i = SIGNING_checked_on; i < signing_field_count; i++) {
        if (i == step || (given & FIELD_BIT(i))) {
            field_copy(&signing_fields[i], &signing, asked);
        }
    }
    *asked = signing;
    return store_update(session->db, &signing_entity, asked, &session->arena, err);
}

static bool signing_draft(Session *session, void *record, FieldSet given, Error *err)
{
    Signing *signing = record;
    Signing other;
    Deal deal;
    (void)given;
    if (!deal_load(session, signing->deal_no, "deal_no", &deal, err)) {
        return false;
    }
    bool drafted = store_find(session->db, &signing_entity, "deal_no", deal.deal_no,
                              &session->arena, &other);
    int64_t state = drafted ? signing_state(&other) : NONE;
    return transition_take(session, &signing_machine, deal.deal_no, &state, err) &&
           deal_take(session, &deal, signing->drafted_on, NONE, err) &&
           store_insert(session->db, &signing_entity, signing, &session->arena, err);
}

static bool signing_step(Session *session, void *record, FieldSet given, Error *err)
{
    return take_step(session, record, given, err);
}

static bool signing_approve(Session *session, void *record, FieldSet given, Error *err)
{
    Signing *asked = record;
    Signing drafted;
    if (!load_signing(session, asked->deal_no, &drafted, err)) {
        return false;
    }
    const char *author =
        store_author(session->db, &signing_entity, drafted.row.id, &session->arena);
    return approval_take(session, author, &signing_fields[SIGNING_approved_by],
                         &asked->approved_by, err) &&
           take_step(session, asked, given | FIELD_BIT(SIGNING_approved_by), err);
}

static bool signing_seal(Session *session, void *record, FieldSet given, Error *err)
{
    Signing *asked = record;
    const char *missing = signing_missing(session, asked->deal_no);
    if (missing != NULL) {
        return error_set(err, ERR_CONFLICT, "deal_no", _("签约资料还缺：%s"), missing);
    }
    return take_step(session, asked, given, err);
}

static const Input receive_inputs[] = {
    {DEAL_PAPER_deal_no, REQUIRED},
    {DEAL_PAPER_paper, REQUIRED},
    {DEAL_PAPER_received_on, REQUIRED | TODAY},
    {DEAL_PAPER_copies, 0},
};
static const Input waive_inputs[] = {
    {DEAL_PAPER_deal_no, REQUIRED},
    {DEAL_PAPER_paper, REQUIRED},
    {DEAL_PAPER_waive_reason, REQUIRED},
    {DEAL_PAPER_waived_by, 0},
};
static const Input draft_inputs[] = {{SIGNING_deal_no, REQUIRED}, {SIGNING_drafted_on, REQUIRED | TODAY}};
static const Input check_inputs[] = {
    {SIGNING_deal_no, REQUIRED}, {SIGNING_checked_on, REQUIRED | TODAY}, {SIGNING_checked_by, REQUIRED}};
static const Input approve_inputs[] = {
    {SIGNING_deal_no, REQUIRED}, {SIGNING_approved_on, REQUIRED | TODAY}, {SIGNING_approved_by, 0}};
static const Input seal_inputs[] = {{SIGNING_deal_no, REQUIRED}, {SIGNING_sealed_on, REQUIRED | TODAY}};
static const Input distribute_inputs[] = {
    {SIGNING_deal_no, REQUIRED},
    {SIGNING_distributed_on, REQUIRED | TODAY},
    {SIGNING_distribution, REQUIRED},
};

const Operation signing_operations[] = {
    {"paper.receive", N_("收签约资料"), &deal_paper_entity, INPUTS(receive_inputs),
     MAY_ASSISTANT | MAY_MANAGER, paper_receive},
    {"paper.waive", N_("免交资料"), &deal_paper_entity, INPUTS(waive_inputs),
     MAY_ASSISTANT | MAY_MANAGER, paper_waive},
    {"signing.draft", N_("起草合同"), &signing_entity, INPUTS(draft_inputs),
     MAY_ASSISTANT | MAY_MANAGER, signing_draft},
    {"signing.check", N_("复核合同"), &signing_entity, INPUTS(check_inputs),
     MAY_ASSISTANT | MAY_MANAGER, signing_step},
    {"signing.approve", N_("审批合同"), &signing_entity, INPUTS(approve_inputs),
     MAY_ASSISTANT | MAY_MANAGER, signing_approve},
    {"signing.seal", N_("合同盖章"), &signing_entity, INPUTS(seal_inputs),
     MAY_ASSISTANT | MAY_MANAGER, signing_seal},
    {"signing.distribute", N_("分发合同"), &signing_entity, INPUTS(distribute_inputs),
     MAY_ASSISTANT | MAY_MANAGER, signing_step},
};
const size_t signing_operation_count = sizeof signing_operations / sizeof signing_operations[0];

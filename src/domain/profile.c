/* 买方类别与资料清单: what kind of buyer somebody is, and which papers are asked of whom. */
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "domain/save.h"
#include "model/buyer_profile.h"
#include "model/choice.h"
#include "model/paper_template.h"

/* A company neither marries nor earns a salary. */
static bool check_party(const BuyerProfile *row, Error *err)
{
    static const size_t of_persons[] = {BUYER_PROFILE_marriage, BUYER_PROFILE_employment};
    for (size_t i = 0; row->party == BUYER_COMPANY && i < sizeof of_persons / sizeof *of_persons;
         i++) {
        const Field *field = &buyer_profile_fields[of_persons[i]];
        if (!field_empty(field, row)) {
            return error_set(err, ERR_INVALID, field->id, _("买方是公司，%s请留空"),
                             _(field->label));
        }
    }
    return true;
}

/* What was told of the buyer before; of another one who stood here, nothing. */
static bool profile_set(Session *session, void *record, FieldSet given, Error *err)
{
    BuyerProfile *asked = record;
    BuyerProfile row;
    Deal deal;
    const char *name = query_one_text(session->db, "buyer_name_at",
                                      BINDS(BIND_TEXT(":deal", asked->deal_no),
                                            BIND_NUMBER(":position", asked->position)),
                                      &session->arena);
    if (!deal_load(session, asked->deal_no, "deal_no", &deal, err)) {
        return false;
    }
    if (session_strict(session) && (deal.state == DEAL_CANCELLED || deal.state == DEAL_VOID)) {
        return error_set(err, ERR_CONFLICT, "deal_no", _("%s 是“%s”，不能再改买方类别"), deal.deal_no,
                         _(choice_label("deal_state", deal.state)));
    }
    if (name == NULL) {
        return error_set(err, ERR_NOT_FOUND, "position", _("认购 %s 没有第 %lld 位权益人"),
                         asked->deal_no, (long long)asked->position);
    }
    bool known = store_match(session->db, &buyer_profile_entity, asked, 0, &session->arena, &row);
    if (!known || !text_equal(row.name, name)) {
        Row stored = known ? row.row : (Row){0};
        entity_reset(&buyer_profile_entity, &row);
        row.row = stored;
    }
    for (size_t i = 0; i < buyer_profile_field_count; i++) {
        if (given & FIELD_BIT(i)) {
            field_copy(&buyer_profile_fields[i], &row, asked);
        }
    }
    row.deal_no = asked->deal_no;
    row.position = asked->position;
    row.name = name;
    *asked = row;
    return check_party(asked, err) &&
           (known ? store_update(session->db, &buyer_profile_entity, asked, &session->arena, err)
                  : store_insert(session->db, &buyer_profile_entity, asked, &session->arena, err));
}

/* Template */

static bool template_save(Session *session, void *record, FieldSet given, Error *err)
{
    const PaperTemplate *row = record;
    bool part = row->pay_method == PAY_COMMERCIAL || row->pay_method == PAY_FUND;
    if (row->purpose == PAPER_FOR_LOAN && row->pay_method != NONE && !part) {
        return error_set(err, ERR_INVALID, "pay_method",
                         _("按揭资料按一笔贷款要：填商业贷款或公积金贷款，都要就留空"));
    }
    if (row->position != NONE && row->position >= 900) {
        return error_set(err, ERR_INVALID, "position", _("次序请小于 900"));
    }
    return save_by_key(session, &paper_template_entity, record, given, err);
}

static bool template_retire(Session *session, void *record, FieldSet given, Error *err)
{
    PaperTemplate *row = record;
    PaperTemplate stored;
    if (!store_match(session->db, &paper_template_entity, row, 0, &session->arena, &stored)) {
        return error_set(err, ERR_NOT_FOUND, "code", _("资料清单里没有编码 %s"), row->code);
    }
    row->retired = 1;
    return save_by_key(session, &paper_template_entity, row,
                       given | FIELD_BIT(PAPER_TEMPLATE_retired), err);
}

static const Input set_inputs[] = {
    {BUYER_PROFILE_deal_no, REQUIRED}, {BUYER_PROFILE_position, REQUIRED},
    {BUYER_PROFILE_party, 0},          {BUYER_PROFILE_marriage, 0},
    {BUYER_PROFILE_employment, 0},     {BUYER_PROFILE_high_income, 0},
    {BUYER_PROFILE_local, 0},          {BUYER_PROFILE_fund, 0},
    {BUYER_PROFILE_by_agent, 0},
};
static const Input save_inputs[] = {
    {PAPER_TEMPLATE_code, REQUIRED},     {PAPER_TEMPLATE_purpose, REQUIRED},
    {PAPER_TEMPLATE_name, REQUIRED},     {PAPER_TEMPLATE_pay_method, 0},
    {PAPER_TEMPLATE_trait, 0},           {PAPER_TEMPLATE_each_buyer, 0},
    {PAPER_TEMPLATE_original, 0},        {PAPER_TEMPLATE_copies, 0},
    {PAPER_TEMPLATE_valid_days, 0},      {PAPER_TEMPLATE_optional, 0},
    {PAPER_TEMPLATE_position, REQUIRED}, {PAPER_TEMPLATE_retired, 0},
};
static const Input retire_inputs[] = {{PAPER_TEMPLATE_code, REQUIRED}};

const Operation profile_operations[] = {
    {"profile.set", N_("登记买方类别"), &buyer_profile_entity, INPUTS(set_inputs),
     MAY_ASSISTANT | MAY_MANAGER, profile_set},
    {"template.save", N_("登记资料清单"), &paper_template_entity, INPUTS(save_inputs), MAY_MANAGER,
     template_save},
    {"template.retire", N_("停用一种资料"), &paper_template_entity, INPUTS(retire_inputs),
     MAY_MANAGER, template_retire},
};
const size_t profile_operation_count = sizeof profile_operations / sizeof profile_operations[0];

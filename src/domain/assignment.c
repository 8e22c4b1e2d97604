/* The manager's word on whose customer somebody is: it is a decision row with a reason, and the
 * only way in which an owner changes before his protection ends. */
#include "base/text.h"
#include "db/query.h"
#include "domain/areas.h"
#include "domain/attribution.h"
#include "domain/customer.h"
#include "model/choice.h"

static bool check_consultant(Session *session, const char *no, Error *err)
{
    return query_one_number(session->db, "consultant_is_active", BINDS(BIND_TEXT(":no", no))) ==
               1 ||
           error_set(err, ERR_INVALID, "owner", _("顾问 %s 不在职，请换一位"), no);
}

static bool judge_known(Session *session, const Ownership *asked, Attribution *verdict, Error *err)
{
    AttributionAsk ask = {&asked->phone, 1, NULL, session->today, session->now};
    attribution_judge(session->db, &ask, &session->arena, verdict);
    if (customer_of_phone(session, asked->phone) == 0) {
        return error_set(err, ERR_NOT_FOUND, "phone",
                         _("没有这个手机的客户，请先登记来电或来访"));
    }
    return verdict->kind != ATTRIBUTION_OWNER_DEAL ||
           error_set(err, ERR_CONFLICT, "phone", _("客户已成交 %s，归属不能再改"),
                     verdict->hit->unit_no);
}

/* The customer and his direct relatives go together: one family has one consultant. The record
 * becomes the row of the customer himself. */
static bool decide_all(Session *session, const Attribution *verdict, Ownership *asked,
                       int64_t cause, Error *err)
{
    int64_t own = customer_of_phone(session, asked->phone);
    bool ok = true;
    asked->cause = cause;
    for (size_t i = 0; ok && i < verdict->hit_count; i++) {
        Ownership relative = *asked;
        relative.row = (Row){0};
        int64_t customer = verdict->hits[i].customer;
        ok = ownership_decide(session, customer, customer == own ? asked : &relative, err);
    }
    return ok;
}

static bool customer_assign(Session *session, void *record, FieldSet given, Error *err)
{
    Ownership *asked = record;
    Attribution verdict;
    (void)given;
    return check_consultant(session, asked->owner, err) &&
           judge_known(session, asked, &verdict, err) &&
           decide_all(session, &verdict, asked, OWNERSHIP_ASSIGNED, err);
}

static bool is_claimant(const Attribution *verdict, const char *owner)
{
    for (size_t i = 0; i < verdict->hit_count; i++) {
        if (verdict->hits[i].guarded && text_equal(verdict->hits[i].state.owner, owner)) {
            return true;
        }
    }
    return false;
}

static bool customer_confirm(Session *session, void *record, FieldSet given, Error *err)
{
    Ownership *asked = record;
    Attribution verdict;
    (void)given;
    if (!judge_known(session, asked, &verdict, err)) {
        return false;
    }
    if (verdict.kind != ATTRIBUTION_CONFLICT) {
        return error_set(err, ERR_CONFLICT, "phone", _("这位客户没有撞单，不用裁定"));
    }
    if (!is_claimant(&verdict, asked->owner)) {
        return error_set(err, ERR_INVALID, "owner", _("请从有保护的几位顾问里选"));
    }
    return decide_all(session, &verdict, asked, OWNERSHIP_CONFIRMED, err);
}

static const Input assign_inputs[] = {
    {OWNERSHIP_phone, REQUIRED},
    {OWNERSHIP_owner, REQUIRED},
    {OWNERSHIP_reason, REQUIRED},
};

const Operation assignment_operations[] = {
    {"customer.assign", N_("指定归属顾问"), &ownership_entity, INPUTS(assign_inputs), MAY_MANAGER,
     customer_assign},
    {"customer.confirm", N_("裁定撞单"), &ownership_entity, INPUTS(assign_inputs), MAY_MANAGER,
     customer_confirm},
};
const size_t assignment_operation_count =
    sizeof assignment_operations / sizeof assignment_operations[0];

/* 付款计划: what a deal's schedule is made from when the template of its way of paying is not
 * enough. */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "base/text.h"
#include "model/entity.h"

#define PLAN_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), KEY | REQUIRED, 16, "deal") \
    F(MONEY, loan_commercial, N_("商贷金额"), 0, 12, NULL) \
    F(MONEY, loan_fund, N_("公积金金额"), 0, 12, NULL) \
    F(COUNT, parts, N_("分几期"), POSITIVE, 4, NULL) \
    F(COUNT, days, N_("每期隔天数"), POSITIVE, 4, NULL)

#define PLAN_INDEX_(type, id, label, flags, width, choices) PLAN_##id,
ENTITY_DECLARE(Plan, plan, PLAN_FIELDS, PLAN_INDEX_)

#endif

/* One row of a 付款计划. Without a date it falls due so many days after signing. */
#ifndef MODEL_PLAN_ROW_H
#define MODEL_PLAN_ROW_H

#include "base/text.h"
#include "model/entity.h"

#define PLAN_ROW_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), KEY | REQUIRED, 16, "deal") \
    F(COUNT, position, N_("期次"), KEY | REQUIRED | POSITIVE, 4, NULL) \
    F(CHOICE, kind, N_("款项"), COMPUTED, 10, "plan_kind") \
    F(DATE, due_on, N_("应付日期"), PLANNED, 10, NULL) \
    F(COUNT, after_days, N_("签约后天数"), COMPUTED, 4, NULL) \
    F(MONEY, amount, N_("金额"), 0, 12, NULL)

#define PLAN_ROW_INDEX_(type, id, label, flags, width, choices) PLAN_ROW_##id,
ENTITY_DECLARE(PlanRow, plan_row, PLAN_ROW_FIELDS, PLAN_ROW_INDEX_)

#endif

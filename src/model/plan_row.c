#include "model/plan_row.h"

#define PLAN_ROW_ROW_(...) FIELD_ROW(PlanRow, __VA_ARGS__)
const Field plan_row_fields[] = {PLAN_ROW_FIELDS(PLAN_ROW_ROW_)};
const Entity plan_row_entity = {"plan_row", N_("付款计划明细"), NULL, NULL,
    plan_row_fields, plan_row_field_count, sizeof(PlanRow)};

#include "model/plan.h"

#define PLAN_ROW_(...) FIELD_ROW(Plan, __VA_ARGS__)
const Field plan_fields[] = {PLAN_FIELDS(PLAN_ROW_)};
const Entity plan_entity = {"plan", N_("付款计划"), NULL, NULL,
    plan_fields, plan_field_count, sizeof(Plan)};

#include "model/loan_step.h"

#define LOAN_STEP_ROW_(...) FIELD_ROW(LoanStep, __VA_ARGS__)
const Field loan_step_fields[] = {LOAN_STEP_FIELDS(LOAN_STEP_ROW_)};
const Entity loan_step_entity = {"loan_step", N_("按揭步骤"), NULL, NULL,
    loan_step_fields, loan_step_field_count, sizeof(LoanStep)};

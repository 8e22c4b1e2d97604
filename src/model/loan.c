#include "model/loan.h"

#define LOAN_ROW_(...) FIELD_ROW(Loan, __VA_ARGS__)
const Field loan_fields[] = {LOAN_FIELDS(LOAN_ROW_)};
const Entity loan_entity = {"loan", N_("按揭"), NULL, NULL,
    loan_fields, loan_field_count, sizeof(Loan)};

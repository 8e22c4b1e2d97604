#include "model/mortgage.h"

#define MORTGAGE_ROW_(...) FIELD_ROW(Mortgage, __VA_ARGS__)
const Field mortgage_fields[] = {MORTGAGE_FIELDS(MORTGAGE_ROW_)};
const Entity mortgage_entity = {"view_mortgage", N_("按揭台账"), NULL, NULL,
    mortgage_fields, mortgage_field_count, sizeof(Mortgage)};

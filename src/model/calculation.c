#include "model/calculation.h"

#define CALCULATION_ROW_(...) FIELD_ROW(Calculation, __VA_ARGS__)
const Field calculation_fields[] = {CALCULATION_FIELDS(CALCULATION_ROW_)};
const Entity calculation_entity = {"calculation", N_("贷款测算"), "CS", "calculation_no",
    calculation_fields, calculation_field_count, sizeof(Calculation)};

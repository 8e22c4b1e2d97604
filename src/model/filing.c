#include "model/filing.h"

#define FILING_ROW_(...) FIELD_ROW(Filing, __VA_ARGS__)
const Field filing_fields[] = {FILING_FIELDS(FILING_ROW_)};
const Entity filing_entity = {"filing", N_("备案"), NULL, NULL,
    filing_fields, filing_field_count, sizeof(Filing)};

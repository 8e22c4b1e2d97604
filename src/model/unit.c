#include "model/unit.h"

#define UNIT_ROW_(...) FIELD_ROW(Unit, __VA_ARGS__)
const Field unit_fields[] = {UNIT_FIELDS(UNIT_ROW_)};
const Entity unit_entity = {"unit", N_("房源"), NULL, "unit_no",
    unit_fields, unit_field_count, sizeof(Unit)};

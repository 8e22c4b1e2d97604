#include "model/unit_control.h"

#define UNIT_CONTROL_ROW_(...) FIELD_ROW(UnitControl, __VA_ARGS__)
const Field unit_control_fields[] = {UNIT_CONTROL_FIELDS(UNIT_CONTROL_ROW_)};
const Entity unit_control_entity = {"unit_control", N_("销控记录"), NULL, NULL,
    unit_control_fields, unit_control_field_count, sizeof(UnitControl)};

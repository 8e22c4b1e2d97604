#include "model/staff.h"

#define STAFF_ROW_(...) FIELD_ROW(Staff, __VA_ARGS__)
const Field staff_fields[] = {STAFF_FIELDS(STAFF_ROW_)};
const Entity staff_entity = {"staff", N_("人员"), NULL, "no",
    staff_fields, staff_field_count, sizeof(Staff)};

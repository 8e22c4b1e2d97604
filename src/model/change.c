#include "model/change.h"

#define CHANGE_ROW_(...) FIELD_ROW(Change, __VA_ARGS__)
const Field change_fields[] = {CHANGE_FIELDS(CHANGE_ROW_)};
const Entity change_entity = {"change", N_("变更"), "BG", "change_no",
    change_fields, change_field_count, sizeof(Change)};

#include "model/followup.h"

#define FOLLOWUP_ROW_(...) FIELD_ROW(Followup, __VA_ARGS__)
const Field followup_fields[] = {FOLLOWUP_FIELDS(FOLLOWUP_ROW_)};
const Entity followup_entity = {"followup", N_("跟进"), "GJ", "followup_no",
    followup_fields, followup_field_count, sizeof(Followup)};

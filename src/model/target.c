#include "model/target.h"

#define TARGET_ROW_(...) FIELD_ROW(Target, __VA_ARGS__)
const Field target_fields[] = {TARGET_FIELDS(TARGET_ROW_)};
const Entity target_entity = {"target", N_("目标"), NULL, NULL,
    target_fields, target_field_count, sizeof(Target)};

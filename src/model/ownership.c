#include "model/ownership.h"

#define OWNERSHIP_ROW_(...) FIELD_ROW(Ownership, __VA_ARGS__)
const Field ownership_fields[] = {OWNERSHIP_FIELDS(OWNERSHIP_ROW_)};
const Entity ownership_entity = {"ownership", N_("客户归属"), NULL, NULL,
    ownership_fields, ownership_field_count, sizeof(Ownership)};

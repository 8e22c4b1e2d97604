#include "model/policy.h"

#define POLICY_ROW_(...) FIELD_ROW(Policy, __VA_ARGS__)
const Field policy_fields[] = {POLICY_FIELDS(POLICY_ROW_)};
const Entity policy_entity = {"policy", N_("政策"), NULL, NULL,
    policy_fields, policy_field_count, sizeof(Policy)};

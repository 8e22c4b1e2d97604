#include "model/call.h"

#define CALL_ROW_(...) FIELD_ROW(Call, __VA_ARGS__)
const Field call_fields[] = {CALL_FIELDS(CALL_ROW_)};
const Entity call_entity = {"call", N_("来电"), "LD", "call_no",
    call_fields, call_field_count, sizeof(Call)};

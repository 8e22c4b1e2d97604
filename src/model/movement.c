#include "model/movement.h"

#define MOVEMENT_ROW_(...) FIELD_ROW(Movement, __VA_ARGS__)
const Field movement_fields[] = {MOVEMENT_FIELDS(MOVEMENT_ROW_)};
const Entity movement_entity = {"movement", N_("出入库"), "CK", "movement_no",
    movement_fields, movement_field_count, sizeof(Movement)};

#include "model/rotation.h"

#define ROTATION_ROW_(...) FIELD_ROW(Rotation, __VA_ARGS__)
const Field rotation_fields[] = {ROTATION_FIELDS(ROTATION_ROW_)};
const Entity rotation_entity = {"rotation", N_("轮排记录"), NULL, NULL,
    rotation_fields, rotation_field_count, sizeof(Rotation)};

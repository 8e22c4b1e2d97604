#include "model/unit_lock.h"

#define UNIT_LOCK_ROW_(...) FIELD_ROW(UnitLock, __VA_ARGS__)
const Field unit_lock_fields[] = {UNIT_LOCK_FIELDS(UNIT_LOCK_ROW_)};
const Entity unit_lock_entity = {"unit_lock", N_("选房锁定"), NULL, NULL,
    unit_lock_fields, unit_lock_field_count, sizeof(UnitLock)};

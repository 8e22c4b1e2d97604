/* Who works with the program, and in which role. */
#ifndef MODEL_STAFF_H
#define MODEL_STAFF_H

#include "base/text.h"
#include "model/entity.h"

#define STAFF_FIELDS(F) \
    F(CODE, no, N_("工号"), KEY | REQUIRED, 6, NULL) \
    F(NAME, name, N_("姓名"), REQUIRED, 8, NULL) \
    F(CHOICE, role, N_("角色"), REQUIRED, 8, "role") \
    F(PHONE, phone, N_("手机"), 0, 13, NULL) \
    F(CHOICE, status, N_("状态"), 0, 4, "employment")

#define STAFF_INDEX_(type, id, label, flags, width, choices) STAFF_##id,
ENTITY_DECLARE(Staff, staff, STAFF_FIELDS, STAFF_INDEX_)

#endif

/* 销售顾问: who receives customers and owns deals. */
#ifndef MODEL_CONSULTANT_H
#define MODEL_CONSULTANT_H

#include "base/text.h"
#include "model/entity.h"

#define CONSULTANT_FIELDS(F) \
    F(CODE, no, N_("工号"), KEY | REQUIRED, 6, NULL) \
    F(NAME, name, N_("姓名"), REQUIRED, 8, NULL) \
    F(PHONE, phone, N_("手机"), 0, 13, NULL) \
    F(TEXT, team, N_("组别"), 0, 8, "team") \
    F(DATE, hired_on, N_("入职日期"), 0, 10, NULL) \
    F(CHOICE, status, N_("状态"), 0, 4, "employment")

#define CONSULTANT_INDEX_(type, id, label, flags, width, choices) CONSULTANT_##id,
ENTITY_DECLARE(Consultant, consultant, CONSULTANT_FIELDS, CONSULTANT_INDEX_)

#endif

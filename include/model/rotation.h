/* One decision of the rotation; the board is rebuilt from these rows. */
#ifndef MODEL_ROTATION_H
#define MODEL_ROTATION_H

#include "base/text.h"
#include "model/entity.h"

#define ROTATION_FIELDS(F) \
    F(DATE, date, N_("日期"), KEY | REQUIRED, 10, NULL) \
    F(TIME, time, N_("时间"), REQUIRED, 5, NULL) \
    F(REF, consultant, N_("顾问"), 0, 6, "consultant") \
    F(TEXT, action, N_("动作"), REQUIRED, 12, NULL) \
    F(CODE, visit_no, N_("来访编号"), 0, 16, NULL) \
    F(TEXT, reason, N_("原因"), 0, 16, NULL)

#define ROTATION_INDEX_(type, id, label, flags, width, choices) ROTATION_##id,
ENTITY_DECLARE(Rotation, rotation, ROTATION_FIELDS, ROTATION_INDEX_)

#endif

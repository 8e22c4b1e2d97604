/* One event of the rotation; the board of a day is rebuilt from its rows. */
#ifndef MODEL_ROTATION_H
#define MODEL_ROTATION_H

#include "base/text.h"
#include "model/entity.h"

/* Every field is part of the key: the log has no number, a row is known by all that it says. */
#define ROTATION_FIELDS(F) \
    F(DATE, date, N_("日期"), KEY | REQUIRED | TODAY, 10, NULL) \
    F(TIME, time, N_("时间"), KEY | REQUIRED | NOW, 5, NULL) \
    F(CHOICE, queue, N_("轮序"), KEY, 4, "rotation_queue") \
    F(REF, consultant, N_("顾问"), KEY, 6, "consultant") \
    F(CHOICE, action, N_("动作"), KEY | REQUIRED, 12, "rotation_action") \
    F(CODE, document_no, N_("单号"), KEY, 16, NULL) \
    F(TEXT, reason, N_("原因"), KEY, 16, NULL)

#define ROTATION_INDEX_(type, id, label, flags, width, choices) ROTATION_##id,
ENTITY_DECLARE(Rotation, rotation, ROTATION_FIELDS, ROTATION_INDEX_)

#endif

/* A unit kept for a few minutes while somebody chooses. */
#ifndef MODEL_UNIT_LOCK_H
#define MODEL_UNIT_LOCK_H

#include "base/text.h"
#include "model/entity.h"

#define UNIT_LOCK_FIELDS(F) \
    F(REF, unit_no, N_("房号"), REQUIRED, 10, "unit") \
    F(REF, consultant, N_("顾问"), REQUIRED, 6, "consultant") \
    F(PHONE, phone, N_("手机"), 0, 13, NULL) \
    F(DATE, date, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(TIME, time, N_("时间"), REQUIRED | NOW, 5, NULL) \
    F(COUNT, minutes, N_("分钟"), POSITIVE, 4, NULL) \
    F(BOOL, released, N_("已释放"), COMPUTED, 4, NULL)

#define UNIT_LOCK_INDEX_(type, id, label, flags, width, choices) UNIT_LOCK_##id,
ENTITY_DECLARE(UnitLock, unit_lock, UNIT_LOCK_FIELDS, UNIT_LOCK_INDEX_)

#endif

/* A dated decision on whether a unit may be sold. Never changed; the last one on a day holds. */
#ifndef MODEL_UNIT_CONTROL_H
#define MODEL_UNIT_CONTROL_H

#include "base/text.h"
#include "model/entity.h"

#define UNIT_CONTROL_FIELDS(F) \
    F(REF, unit_no, N_("房号"), REQUIRED, 10, "unit") \
    F(DATE, date, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(CHOICE, control, N_("状态"), COMPUTED, 6, "unit_control") \
    F(DATE, until, N_("保留至"), PLANNED, 10, NULL) \
    F(TEXT, reason, N_("原因"), 0, 20, NULL) \
    F(TEXT, batch, N_("批次"), 0, 8, "batch")

#define UNIT_CONTROL_INDEX_(type, id, label, flags, width, choices) UNIT_CONTROL_##id,
ENTITY_DECLARE(UnitControl, unit_control, UNIT_CONTROL_FIELDS, UNIT_CONTROL_INDEX_)

#endif

/* A month's target of the site (consultant empty) or of one consultant. */
#ifndef MODEL_TARGET_H
#define MODEL_TARGET_H

#include "base/text.h"
#include "model/entity.h"

#define TARGET_FIELDS(F) \
    F(MONTH, month, N_("月份"), KEY | REQUIRED, 7, NULL) \
    F(CHOICE, metric, N_("指标"), KEY | REQUIRED, 8, "target_metric") \
    F(REF, consultant, N_("顾问"), KEY, 6, "consultant") \
    F(MONEY, value, N_("目标值"), REQUIRED, 12, NULL)

#define TARGET_INDEX_(type, id, label, flags, width, choices) TARGET_##id,
ENTITY_DECLARE(Target, target, TARGET_FIELDS, TARGET_INDEX_)

#endif

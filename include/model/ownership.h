/* A decision on whose customer somebody is. Rows are never changed: the last one holds. */
#ifndef MODEL_OWNERSHIP_H
#define MODEL_OWNERSHIP_H

#include "base/text.h"
#include "model/entity.h"

#define OWNERSHIP_FIELDS(F) \
    F(PHONE, phone, N_("手机"), REQUIRED, 13, NULL) \
    F(DATE, decided_on, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(REF, owner, N_("归属顾问"), 0, 6, "consultant") \
    F(CHOICE, cause, N_("依据"), COMPUTED, 8, "ownership_cause") \
    F(NOTE, reason, N_("原因"), 0, 20, NULL) \
    F(COUNT, customer_id, N_("客户"), HIDDEN, 6, NULL)

#define OWNERSHIP_INDEX_(type, id, label, flags, width, choices) OWNERSHIP_##id,
ENTITY_DECLARE(Ownership, ownership, OWNERSHIP_FIELDS, OWNERSHIP_INDEX_)

#endif

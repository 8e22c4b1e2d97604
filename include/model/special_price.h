/* 特批: a price below the scheme for one customer and one unit. */
#ifndef MODEL_SPECIAL_PRICE_H
#define MODEL_SPECIAL_PRICE_H

#include "base/text.h"
#include "model/entity.h"

#define SPECIAL_PRICE_FIELDS(F) \
    F(CODE, special_no, N_("特批编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, date, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(REF, unit_no, N_("房号"), REQUIRED, 10, "unit") \
    F(PHONE, phone, N_("手机"), REQUIRED, 13, NULL) \
    F(MONEY, total, N_("特批总价"), REQUIRED | POSITIVE, 12, NULL) \
    F(TEXT, reason, N_("原因"), REQUIRED, 20, NULL) \
    F(TEXT, document, N_("批文"), 0, 16, NULL) \
    F(DATE, valid_until, N_("有效期至"), PLANNED, 10, NULL) \
    F(TEXT, approved_by, N_("审批人"), HIDDEN | WITNESS, 16, "MANAGER") \
    F(CHOICE, state, N_("状态"), COMPUTED, 6, "special_price_state")

#define SPECIAL_PRICE_INDEX_(type, id, label, flags, width, choices) SPECIAL_PRICE_##id,
ENTITY_DECLARE(SpecialPrice, special_price, SPECIAL_PRICE_FIELDS, SPECIAL_PRICE_INDEX_)

#endif

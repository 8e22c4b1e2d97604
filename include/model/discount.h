/* A discount of the scheme; those named are taken in the order of their position. */
#ifndef MODEL_DISCOUNT_H
#define MODEL_DISCOUNT_H

#include "base/text.h"
#include "model/entity.h"

#define DISCOUNT_FIELDS(F) \
    F(NAME, name, N_("名称"), KEY | REQUIRED, 12, NULL) \
    F(CHOICE, kind, N_("方式"), REQUIRED, 6, "discount_kind") \
    F(RATE, rate, N_("折扣率"), POSITIVE, 6, NULL) \
    F(MONEY, amount, N_("金额"), POSITIVE, 10, NULL) \
    F(COUNT, position, N_("顺序"), REQUIRED | POSITIVE, 4, NULL) \
    F(CHOICE, pay_method, N_("付款方式"), 0, 10, "pay_method") \
    F(DATE, valid_from, N_("有效期自"), PLANNED, 10, NULL) \
    F(DATE, valid_until, N_("有效期至"), PLANNED, 10, NULL)

#define DISCOUNT_INDEX_(type, id, label, flags, width, choices) DISCOUNT_##id,
ENTITY_DECLARE(Discount, discount, DISCOUNT_FIELDS, DISCOUNT_INDEX_)

#endif

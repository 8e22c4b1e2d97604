/* Stock going in or out; balances are sums of these rows. */
#ifndef MODEL_MOVEMENT_H
#define MODEL_MOVEMENT_H

#include "base/text.h"
#include "model/entity.h"

#define MOVEMENT_FIELDS(F) \
    F(CODE, movement_no, N_("单号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, date, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(REF, item_code, N_("编码"), KEY | REQUIRED, 8, "item") \
    F(CHOICE, kind, N_("类型"), REQUIRED, 8, "movement_kind") \
    F(COUNT, qty, N_("数量"), REQUIRED | POSITIVE, 6, NULL) \
    F(MONEY, price, N_("单价"), 0, 10, NULL) \
    F(TEXT, party, N_("对象"), 0, 10, NULL) \
    F(TEXT, purpose, N_("用途"), 0, 12, NULL)

#define MOVEMENT_INDEX_(type, id, label, flags, width, choices) MOVEMENT_##id,
ENTITY_DECLARE(Movement, movement, MOVEMENT_FIELDS, MOVEMENT_INDEX_)

#endif

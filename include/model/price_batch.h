/* 调价单: new prices that are drafted, approved and take effect at their time. */
#ifndef MODEL_PRICE_BATCH_H
#define MODEL_PRICE_BATCH_H

#include "base/text.h"
#include "model/entity.h"

#define PRICE_BATCH_FIELDS(F) \
    F(CODE, batch_no, N_("调价编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, date, N_("拟定日期"), REQUIRED | TODAY, 10, NULL) \
    F(DATE, effective_on, N_("生效日期"), REQUIRED | PLANNED, 10, NULL) \
    F(TIME, effective_at, N_("生效时间"), 0, 5, NULL) \
    F(CODE, building, N_("楼栋"), 0, 4, NULL) \
    F(TEXT, layout, N_("户型"), 0, 8, "layout") \
    F(RATE, percent, N_("调幅"), SIGNED, 6, NULL) \
    F(MONEY, per_area, N_("每平米调"), SIGNED, 8, NULL) \
    F(TEXT, reason, N_("原因"), REQUIRED, 20, NULL) \
    F(TEXT, approved_by, N_("审批人"), HIDDEN | WITNESS, 16, "MANAGER") \
    F(CHOICE, state, N_("状态"), COMPUTED, 6, "price_batch_state")

#define PRICE_BATCH_INDEX_(type, id, label, flags, width, choices) PRICE_BATCH_##id,
ENTITY_DECLARE(PriceBatch, price_batch, PRICE_BATCH_FIELDS, PRICE_BATCH_INDEX_)

#endif

/* 交房 of a deal: the keys, the measured area and what it settles, the title. */
#ifndef MODEL_DELIVERY_H
#define MODEL_DELIVERY_H

#include "base/text.h"
#include "model/entity.h"

#define DELIVERY_FIELDS(F) \
    F(CODE, delivery_no, N_("交房编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(REF, deal_no, N_("认购编号"), REQUIRED, 16, "deal") \
    F(DATE, date, N_("交房日期"), REQUIRED | TODAY, 10, NULL) \
    F(AREA, measured_area, N_("实测面积"), POSITIVE, 8, NULL) \
    F(NAME, receiver, N_("收房人"), 0, 8, NULL) \
    F(COUNT, key_count, N_("钥匙数"), 0, 6, NULL) \
    F(NOTE, remark, N_("备注"), 0, 20, NULL) \
    F(DATE, title_sent_on, N_("办证送件日期"), 0, 10, NULL) \
    F(DATE, title_on, N_("领证日期"), 0, 10, NULL) \
    F(TEXT, title_no, N_("产权证号"), 0, 16, NULL) \
    F(MONEY, settlement, N_("面积结算"), COMPUTED | SIGNED, 12, NULL) \
    F(CHOICE, state, N_("状态"), COMPUTED, 8, "delivery_state")

#define DELIVERY_INDEX_(type, id, label, flags, width, choices) DELIVERY_##id,
ENTITY_DECLARE(Delivery, delivery, DELIVERY_FIELDS, DELIVERY_INDEX_)

#endif

/* A buyer beside the first one, or the document of the first; by an order, once that is
 * executed. */
#ifndef MODEL_DEAL_BUYER_H
#define MODEL_DEAL_BUYER_H

#include "base/text.h"
#include "model/entity.h"

#define DEAL_BUYER_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), KEY | REQUIRED, 16, "deal") \
    F(COUNT, position, N_("序号"), KEY | REQUIRED | POSITIVE, 4, NULL) \
    F(REF, change_no, N_("变更编号"), KEY, 16, "change") \
    F(DATE, date, N_("登记日期"), REQUIRED | TODAY, 10, NULL) \
    F(NAME, name, N_("姓名"), REQUIRED, 8, NULL) \
    F(PHONE, phone, N_("手机"), 0, 13, NULL) \
    F(CHOICE, id_kind, N_("证件类型"), REQUIRED, 12, "id_kind") \
    F(ID_NO, id_no, N_("证件号码"), REQUIRED, 18, NULL) \
    F(RATE, share, N_("份额"), POSITIVE, 8, NULL) \
    F(CHOICE, relation, N_("关系"), 0, 8, "buyer_relation") \
    F(BOOL, removed, N_("已减"), 0, 4, NULL)

#define DEAL_BUYER_INDEX_(type, id, label, flags, width, choices) DEAL_BUYER_##id,
ENTITY_DECLARE(DealBuyer, deal_buyer, DEAL_BUYER_FIELDS, DEAL_BUYER_INDEX_)

#endif

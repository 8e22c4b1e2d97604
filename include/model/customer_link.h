/* A link between two phones: the same person's other phone, or a direct relative's. */
#ifndef MODEL_CUSTOMER_LINK_H
#define MODEL_CUSTOMER_LINK_H

#include "base/text.h"
#include "model/entity.h"

#define CUSTOMER_LINK_FIELDS(F) \
    F(PHONE, phone, N_("手机"), KEY | REQUIRED, 13, NULL) \
    F(PHONE, other_phone, N_("另一手机"), KEY | REQUIRED, 13, NULL) \
    F(CHOICE, relation, N_("关系"), REQUIRED, 8, "relation") \
    F(NAME, name, N_("对方姓名"), 0, 8, NULL)

#define CUSTOMER_LINK_INDEX_(type, id, label, flags, width, choices) CUSTOMER_LINK_##id,
ENTITY_DECLARE(CustomerLink, customer_link, CUSTOMER_LINK_FIELDS, CUSTOMER_LINK_INDEX_)

#endif

/* A material: brochure, gift, office supply, numbered form. */
#ifndef MODEL_ITEM_H
#define MODEL_ITEM_H

#include "base/text.h"
#include "model/entity.h"

#define ITEM_FIELDS(F) \
    F(CODE, code, N_("编码"), KEY | REQUIRED, 8, NULL) \
    F(NAME, name, N_("名称"), REQUIRED, 12, NULL) \
    F(CHOICE, category, N_("类别"), REQUIRED, 8, "item_category") \
    F(TEXT, spec, N_("规格"), 0, 8, NULL) \
    F(TEXT, measure, N_("单位"), REQUIRED, 4, "measure") \
    F(MONEY, price, N_("单价"), 0, 10, NULL) \
    F(TEXT, location, N_("库位"), 0, 8, NULL) \
    F(COUNT, min_stock, N_("最低库存"), 0, 6, NULL) \
    F(COUNT, max_stock, N_("最高库存"), 0, 6, NULL) \
    F(DATE, valid_until, N_("有效期至"), PLANNED, 10, NULL) \
    F(NAME, owner, N_("负责人"), 0, 8, NULL)

#define ITEM_INDEX_(type, id, label, flags, width, choices) ITEM_##id,
ENTITY_DECLARE(Item, item, ITEM_FIELDS, ITEM_INDEX_)

#endif

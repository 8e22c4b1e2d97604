/* What a unit cost from a day on. */
#ifndef MODEL_PRICE_VERSION_H
#define MODEL_PRICE_VERSION_H

#include "base/text.h"
#include "model/entity.h"

#define PRICE_VERSION_FIELDS(F) \
    F(REF, unit_no, N_("房号"), REQUIRED, 10, "unit") \
    F(DATE, effective_on, N_("生效日期"), REQUIRED, 10, NULL) \
    F(MONEY, list_total, N_("标准总价"), REQUIRED | POSITIVE, 12, NULL) \
    F(MONEY, floor_total, N_("底价总价"), POSITIVE, 12, NULL) \
    F(REF, batch_no, N_("调价编号"), 0, 16, "price_batch")

#define PRICE_VERSION_INDEX_(type, id, label, flags, width, choices) PRICE_VERSION_##id,
ENTITY_DECLARE(PriceVersion, price_version, PRICE_VERSION_FIELDS, PRICE_VERSION_INDEX_)

#endif

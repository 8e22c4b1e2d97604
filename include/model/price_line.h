/* The new price of one unit in a batch. */
#ifndef MODEL_PRICE_LINE_H
#define MODEL_PRICE_LINE_H

#include "base/text.h"
#include "model/entity.h"

#define PRICE_LINE_FIELDS(F) \
    F(REF, batch_no, N_("调价编号"), KEY | REQUIRED, 16, "price_batch") \
    F(REF, unit_no, N_("房号"), KEY | REQUIRED, 10, "unit") \
    F(MONEY, list_total, N_("标准总价"), REQUIRED | POSITIVE, 12, NULL) \
    F(MONEY, floor_total, N_("底价总价"), POSITIVE, 12, NULL)

#define PRICE_LINE_INDEX_(type, id, label, flags, width, choices) PRICE_LINE_##id,
ENTITY_DECLARE(PriceLine, price_line, PRICE_LINE_FIELDS, PRICE_LINE_INDEX_)

#endif

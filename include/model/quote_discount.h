/* A discount as a quote took it off: kept with the quote, whatever becomes of the scheme. */
#ifndef MODEL_QUOTE_DISCOUNT_H
#define MODEL_QUOTE_DISCOUNT_H

#include "base/text.h"
#include "model/entity.h"

#define QUOTE_DISCOUNT_FIELDS(F) \
    F(REF, quote_no, N_("报价编号"), KEY | REQUIRED, 16, "quote") \
    F(COUNT, position, N_("顺序"), KEY | REQUIRED | POSITIVE, 4, NULL) \
    F(NAME, name, N_("名称"), REQUIRED, 12, NULL) \
    F(MONEY, after, N_("折后总价"), REQUIRED, 12, NULL)

#define QUOTE_DISCOUNT_INDEX_(type, id, label, flags, width, choices) QUOTE_DISCOUNT_##id,
ENTITY_DECLARE(QuoteDiscount, quote_discount, QUOTE_DISCOUNT_FIELDS, QUOTE_DISCOUNT_INDEX_)

#endif

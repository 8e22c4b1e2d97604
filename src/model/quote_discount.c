#include "model/quote_discount.h"

#define QUOTE_DISCOUNT_ROW_(...) FIELD_ROW(QuoteDiscount, __VA_ARGS__)
const Field quote_discount_fields[] = {QUOTE_DISCOUNT_FIELDS(QUOTE_DISCOUNT_ROW_)};
const Entity quote_discount_entity = {"quote_discount", N_("报价折扣"), NULL, NULL,
    quote_discount_fields, quote_discount_field_count, sizeof(QuoteDiscount)};

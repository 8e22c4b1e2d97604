#include "model/special_price.h"

#define SPECIAL_PRICE_ROW_(...) FIELD_ROW(SpecialPrice, __VA_ARGS__)
const Field special_price_fields[] = {SPECIAL_PRICE_FIELDS(SPECIAL_PRICE_ROW_)};
const Entity special_price_entity = {"special_price", N_("特批"), "TP", "special_no",
    special_price_fields, special_price_field_count, sizeof(SpecialPrice)};

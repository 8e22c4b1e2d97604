#include "model/discount.h"

#define DISCOUNT_ROW_(...) FIELD_ROW(Discount, __VA_ARGS__)
const Field discount_fields[] = {DISCOUNT_FIELDS(DISCOUNT_ROW_)};
const Entity discount_entity = {"discount", N_("折扣"), NULL, "name",
    discount_fields, discount_field_count, sizeof(Discount)};

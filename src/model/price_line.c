#include "model/price_line.h"

#define PRICE_LINE_ROW_(...) FIELD_ROW(PriceLine, __VA_ARGS__)
const Field price_line_fields[] = {PRICE_LINE_FIELDS(PRICE_LINE_ROW_)};
const Entity price_line_entity = {"price_line", N_("调价明细"), NULL, NULL,
    price_line_fields, price_line_field_count, sizeof(PriceLine)};

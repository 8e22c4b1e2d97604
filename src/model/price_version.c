#include "model/price_version.h"

#define PRICE_VERSION_ROW_(...) FIELD_ROW(PriceVersion, __VA_ARGS__)
const Field price_version_fields[] = {PRICE_VERSION_FIELDS(PRICE_VERSION_ROW_)};
const Entity price_version_entity = {"price_version", N_("价格版本"), NULL, NULL,
    price_version_fields, price_version_field_count, sizeof(PriceVersion)};

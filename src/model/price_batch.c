#include "model/price_batch.h"

#define PRICE_BATCH_ROW_(...) FIELD_ROW(PriceBatch, __VA_ARGS__)
const Field price_batch_fields[] = {PRICE_BATCH_FIELDS(PRICE_BATCH_ROW_)};
const Entity price_batch_entity = {"price_batch", N_("调价单"), "TJ", "batch_no",
    price_batch_fields, price_batch_field_count, sizeof(PriceBatch)};

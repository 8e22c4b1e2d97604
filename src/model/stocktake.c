#include "model/stocktake.h"

#define STOCKTAKE_ROW_(...) FIELD_ROW(Stocktake, __VA_ARGS__)
const Field stocktake_fields[] = {STOCKTAKE_FIELDS(STOCKTAKE_ROW_)};
const Entity stocktake_entity = {"stocktake", N_("盘点"), "PD", "stocktake_no",
    stocktake_fields, stocktake_field_count, sizeof(Stocktake)};

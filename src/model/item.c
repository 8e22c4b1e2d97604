#include "model/item.h"

#define ITEM_ROW_(...) FIELD_ROW(Item, __VA_ARGS__)
const Field item_fields[] = {ITEM_FIELDS(ITEM_ROW_)};
const Entity item_entity = {"item", N_("物料"), NULL, "code",
    item_fields, item_field_count, sizeof(Item)};

#include "model/delivery.h"

#define DELIVERY_ROW_(...) FIELD_ROW(Delivery, __VA_ARGS__)
const Field delivery_fields[] = {DELIVERY_FIELDS(DELIVERY_ROW_)};
const Entity delivery_entity = {"delivery", N_("交房"), "JF", "delivery_no",
    delivery_fields, delivery_field_count, sizeof(Delivery)};

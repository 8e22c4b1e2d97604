#include "model/customer.h"

#define CUSTOMER_ROW_(...) FIELD_ROW(Customer, __VA_ARGS__)
const Field customer_fields[] = {CUSTOMER_FIELDS(CUSTOMER_ROW_)};
const Entity customer_entity = {"customer", N_("客户"), NULL, NULL,
    customer_fields, customer_field_count, sizeof(Customer)};

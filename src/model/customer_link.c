#include "model/customer_link.h"

#define CUSTOMER_LINK_ROW_(...) FIELD_ROW(CustomerLink, __VA_ARGS__)
const Field customer_link_fields[] = {CUSTOMER_LINK_FIELDS(CUSTOMER_LINK_ROW_)};
const Entity customer_link_entity = {"customer_link", N_("客户关联"), NULL, NULL,
    customer_link_fields, customer_link_field_count, sizeof(CustomerLink)};

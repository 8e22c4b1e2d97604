#include "model/deal.h"

#define DEAL_ROW_(...) FIELD_ROW(Deal, __VA_ARGS__)
const Field deal_fields[] = {DEAL_FIELDS(DEAL_ROW_)};
const Entity deal_entity = {"deal", N_("认购"), "RG", "deal_no",
    deal_fields, deal_field_count, sizeof(Deal)};

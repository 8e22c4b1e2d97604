#include "model/deal_buyer.h"

#define DEAL_BUYER_ROW_(...) FIELD_ROW(DealBuyer, __VA_ARGS__)
const Field deal_buyer_fields[] = {DEAL_BUYER_FIELDS(DEAL_BUYER_ROW_)};
const Entity deal_buyer_entity = {"deal_buyer", N_("权益人"), NULL, NULL,
    deal_buyer_fields, deal_buyer_field_count, sizeof(DealBuyer)};

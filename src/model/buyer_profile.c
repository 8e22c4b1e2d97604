#include "model/buyer_profile.h"

#define BUYER_PROFILE_ROW_(...) FIELD_ROW(BuyerProfile, __VA_ARGS__)
const Field buyer_profile_fields[] = {BUYER_PROFILE_FIELDS(BUYER_PROFILE_ROW_)};
const Entity buyer_profile_entity = {"buyer_profile", N_("买方类别"), NULL, NULL,
    buyer_profile_fields, buyer_profile_field_count, sizeof(BuyerProfile)};

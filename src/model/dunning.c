#include "model/dunning.h"

#define DUNNING_ROW_(...) FIELD_ROW(Dunning, __VA_ARGS__)
const Field dunning_fields[] = {DUNNING_FIELDS(DUNNING_ROW_)};
const Entity dunning_entity = {"dunning", N_("催款"), "CD", "dunning_no",
    dunning_fields, dunning_field_count, sizeof(Dunning)};

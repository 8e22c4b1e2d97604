#include "model/signing.h"

#define SIGNING_ROW_(...) FIELD_ROW(Signing, __VA_ARGS__)
const Field signing_fields[] = {SIGNING_FIELDS(SIGNING_ROW_)};
const Entity signing_entity = {"signing", N_("签约办理"), NULL, NULL,
    signing_fields, signing_field_count, sizeof(Signing)};

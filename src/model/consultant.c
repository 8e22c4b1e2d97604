#include "model/consultant.h"

#define CONSULTANT_ROW_(...) FIELD_ROW(Consultant, __VA_ARGS__)
const Field consultant_fields[] = {CONSULTANT_FIELDS(CONSULTANT_ROW_)};
const Entity consultant_entity = {"consultant", N_("置业顾问"), NULL, "no",
    consultant_fields, consultant_field_count, sizeof(Consultant)};

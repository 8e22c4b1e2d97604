#include "model/visit.h"

#define VISIT_ROW_(...) FIELD_ROW(Visit, __VA_ARGS__)
const Field visit_fields[] = {VISIT_FIELDS(VISIT_ROW_)};
const Entity visit_entity = {"visit", N_("来访"), "LF", "visit_no",
    visit_fields, visit_field_count, sizeof(Visit)};

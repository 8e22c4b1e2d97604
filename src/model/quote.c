#include "model/quote.h"

#define QUOTE_ROW_(...) FIELD_ROW(Quote, __VA_ARGS__)
const Field quote_fields[] = {QUOTE_FIELDS(QUOTE_ROW_)};
const Entity quote_entity = {"quote", N_("报价"), "BJ", "quote_no",
    quote_fields, quote_field_count, sizeof(Quote)};

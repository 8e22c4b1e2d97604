#include "model/receipt.h"

#define RECEIPT_ROW_(...) FIELD_ROW(Receipt, __VA_ARGS__)
const Field receipt_fields[] = {RECEIPT_FIELDS(RECEIPT_ROW_)};
const Entity receipt_entity = {"receipt", N_("回款"), "SK", "receipt_no",
    receipt_fields, receipt_field_count, sizeof(Receipt)};

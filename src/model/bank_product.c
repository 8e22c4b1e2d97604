#include "model/bank_product.h"

#define BANK_PRODUCT_ROW_(...) FIELD_ROW(BankProduct, __VA_ARGS__)
const Field bank_product_fields[] = {BANK_PRODUCT_FIELDS(BANK_PRODUCT_ROW_)};
const Entity bank_product_entity = {"bank_product", N_("合作银行"), NULL, NULL,
    bank_product_fields, bank_product_field_count, sizeof(BankProduct)};

#include "model/contract.h"

#define CONTRACT_ROW_(...) FIELD_ROW(Contract, __VA_ARGS__)
const Field contract_fields[] = {CONTRACT_FIELDS(CONTRACT_ROW_)};
const Entity contract_entity = {"contract", N_("签约"), "HT", "contract_no",
    contract_fields, contract_field_count, sizeof(Contract)};

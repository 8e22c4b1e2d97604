/* One round of registering a contract with the bureau. */
#ifndef MODEL_FILING_H
#define MODEL_FILING_H

#include "base/text.h"
#include "model/entity.h"

#define FILING_FIELDS(F) \
    F(REF, contract_no, N_("合同编号"), KEY | REQUIRED, 16, "contract") \
    F(DATE, sent_on, N_("送件日期"), REQUIRED | TODAY, 10, NULL) \
    F(DATE, filed_on, N_("备案日期"), 0, 10, NULL) \
    F(CODE, filing_no, N_("备案号"), 0, 18, NULL) \
    F(DATE, returned_on, N_("退件日期"), 0, 10, NULL) \
    F(TEXT, return_reason, N_("退件原因"), 0, 12, NULL) \
    F(DATE, revoked_on, N_("撤销日期"), 0, 10, NULL) \
    F(CHOICE, state, N_("状态"), COMPUTED, 8, "filing_state")

#define FILING_INDEX_(type, id, label, flags, width, choices) FILING_##id,
ENTITY_DECLARE(Filing, filing, FILING_FIELDS, FILING_INDEX_)

#endif

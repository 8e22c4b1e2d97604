/* Money that arrived, was refunded or transferred. Never edited. */
#ifndef MODEL_RECEIPT_H
#define MODEL_RECEIPT_H

#include "base/text.h"
#include "model/entity.h"

#define RECEIPT_FIELDS(F) \
    F(CODE, receipt_no, N_("收款编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(REF, deal_no, N_("认购编号"), REQUIRED, 16, "deal") \
    F(CHOICE, kind, N_("款项类型"), REQUIRED, 10, "receipt_kind") \
    F(MONEY, amount, N_("金额"), REQUIRED | SIGNED, 12, NULL) \
    F(DATE, paid_on, N_("付款日期"), 0, 10, NULL) \
    F(DATE, arrived_on, N_("到账日期"), REQUIRED | TODAY, 10, NULL) \
    F(TEXT, method, N_("方式"), 0, 8, "receipt_method") \
    F(BOOL, transfer, N_("转款"), 0, 4, NULL) \
    F(CHOICE, to_kind, N_("转为"), HIDDEN, 10, "receipt_kind") \
    F(REF, source_no, N_("原收款编号"), HIDDEN, 16, "receipt") \
    F(TEXT, reason, N_("原因"), HIDDEN, 16, NULL)

/* The method of a row that mirrors another one posted in error; its source_no names that row. */
#define RECEIPT_METHOD_REVERSAL "冲正"

/* The method of a row that a disbursement brings with it. */
#define LOAN_RECEIPT_METHOD "银行放款"

#define RECEIPT_INDEX_(type, id, label, flags, width, choices) RECEIPT_##id,
ENTITY_DECLARE(Receipt, receipt, RECEIPT_FIELDS, RECEIPT_INDEX_)

#endif

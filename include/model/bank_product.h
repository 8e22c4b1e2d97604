/* What a bank lends and how much of it: its rate, the least down payment, the quota, who to
 * ring. */
#ifndef MODEL_BANK_PRODUCT_H
#define MODEL_BANK_PRODUCT_H

#include "base/text.h"
#include "model/entity.h"

#define BANK_PRODUCT_FIELDS(F) \
    F(TEXT, bank, N_("银行"), KEY | REQUIRED, 14, "bank") \
    F(TEXT, branch, N_("支行"), KEY, 12, NULL) \
    F(CHOICE, product, N_("产品"), KEY | REQUIRED, 6, "loan_kind") \
    F(RATE, rate, N_("年利率"), YEARLY, 6, NULL) \
    F(COUNT, spread, N_("LPR 加点"), SIGNED, 6, NULL) \
    F(RATE, min_down, N_("最低首付"), 0, 6, NULL) \
    F(MONEY, quota, N_("额度"), POSITIVE, 14, NULL) \
    F(DATE, valid_from, N_("有效期自"), PLANNED, 10, NULL) \
    F(DATE, valid_to, N_("有效期至"), PLANNED, 10, NULL) \
    F(BOOL, accepting, N_("接单"), 0, 4, NULL) \
    F(NAME, officer, N_("信贷员"), 0, 8, NULL) \
    F(PHONE, phone, N_("电话"), 0, 13, NULL) \
    F(NOTE, note, N_("备注"), 0, 20, NULL)

#define BANK_PRODUCT_INDEX_(type, id, label, flags, width, choices) BANK_PRODUCT_##id,
ENTITY_DECLARE(BankProduct, bank_product, BANK_PRODUCT_FIELDS, BANK_PRODUCT_INDEX_)

#endif

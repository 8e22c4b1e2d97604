/* The sale contract of a deal. */
#ifndef MODEL_CONTRACT_H
#define MODEL_CONTRACT_H

#include "base/text.h"
#include "model/entity.h"

#define CONTRACT_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), KEY | REQUIRED, 16, "deal") \
    F(CODE, contract_no, N_("合同编号"), REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, sign_date, N_("签约日期"), REQUIRED | TODAY, 10, NULL) \
    F(DATE, online_date, N_("网签日期"), 0, 10, NULL) \
    F(CODE, online_no, N_("网签合同号"), 0, 20, NULL) \
    F(MONEY, down, N_("首付款"), 0, 12, NULL) \
    F(MONEY, loan_commercial, N_("商贷金额"), 0, 12, NULL) \
    F(MONEY, loan_fund, N_("公积金金额"), 0, 12, NULL) \
    F(TEXT, checked_by, N_("复核人"), HIDDEN | WITNESS, 16, NULL)

#define CONTRACT_INDEX_(type, id, label, flags, width, choices) CONTRACT_##id,
ENTITY_DECLARE(Contract, contract, CONTRACT_FIELDS, CONTRACT_INDEX_)

#endif

/* Who was asked for which money of a deal, when, how, and what was said. */
#ifndef MODEL_DUNNING_H
#define MODEL_DUNNING_H

#include "base/text.h"
#include "model/entity.h"

#define DUNNING_FIELDS(F) \
    F(CODE, dunning_no, N_("催款编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, date, N_("催款日期"), REQUIRED | TODAY, 10, NULL) \
    F(REF, deal_no, N_("认购编号"), REQUIRED, 16, "deal") \
    F(DATE, due_on, N_("应收日期"), REQUIRED | PLANNED, 10, NULL) \
    F(MONEY, amount, N_("金额"), REQUIRED | POSITIVE, 12, NULL) \
    F(CHOICE, mode, N_("方式"), REQUIRED, 6, "dunning_mode") \
    F(NOTE, result, N_("结果"), 0, 20, NULL) \
    F(DATE, promised_on, N_("承诺付款日期"), PLANNED, 10, NULL)

#define DUNNING_INDEX_(type, id, label, flags, width, choices) DUNNING_##id,
ENTITY_DECLARE(Dunning, dunning, DUNNING_FIELDS, DUNNING_INDEX_)

#endif

/* 政策: a dated value that loans are worked out with; a newer row of the same city and item takes its
 * place. */
#ifndef MODEL_POLICY_H
#define MODEL_POLICY_H

#include "base/text.h"
#include "model/entity.h"

#define POLICY_FIELDS(F) \
    F(TEXT, city, N_("城市"), KEY | REQUIRED, 8, NULL) \
    F(CHOICE, item, N_("政策项目"), KEY | REQUIRED, 26, "policy_item") \
    F(DATE, valid_from, N_("生效日期"), KEY | REQUIRED | PLANNED, 10, NULL) \
    F(DATE, valid_until, N_("失效日期"), PLANNED, 10, NULL) \
    F(RATE, rate, N_("比率"), 0, 8, NULL) \
    F(MONEY, amount, N_("金额"), 0, 12, NULL) \
    F(COUNT, number, N_("数值"), SIGNED, 6, NULL) \
    F(TEXT, value, N_("内容"), 0, 30, NULL) \
    F(TEXT, document, N_("文件依据"), 0, 30, NULL) \
    F(BOOL, unverified, N_("待核实"), 0, 4, NULL) \
    F(NOTE, remark, N_("备注"), 0, 20, NULL)

#define POLICY_INDEX_(type, id, label, flags, width, choices) POLICY_##id,
ENTITY_DECLARE(Policy, policy, POLICY_FIELDS, POLICY_INDEX_)

#endif

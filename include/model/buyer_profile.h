/* What kind of buyer stands at a position of a deal: it decides which papers are asked of him. */
#ifndef MODEL_BUYER_PROFILE_H
#define MODEL_BUYER_PROFILE_H

#include "base/text.h"
#include "model/entity.h"

#define BUYER_PROFILE_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), KEY | REQUIRED, 16, "deal") \
    F(COUNT, position, N_("序号"), KEY | REQUIRED | POSITIVE, 4, NULL) \
    F(NAME, name, N_("姓名"), COMPUTED, 8, NULL) \
    F(CHOICE, party, N_("买方"), 0, 4, "buyer_party") \
    F(CHOICE, marriage, N_("婚姻"), 0, 4, "buyer_marriage") \
    F(CHOICE, employment, N_("就业"), 0, 4, "buyer_employment") \
    F(BOOL, high_income, N_("高收入"), 0, 4, NULL) \
    F(BOOL, local, N_("本地户籍"), 0, 4, NULL) \
    F(BOOL, fund, N_("有公积金"), 0, 4, NULL) \
    F(BOOL, by_agent, N_("委托代理"), 0, 4, NULL)

#define BUYER_PROFILE_INDEX_(type, id, label, flags, width, choices) BUYER_PROFILE_##id,
ENTITY_DECLARE(BuyerProfile, buyer_profile, BUYER_PROFILE_FIELDS, BUYER_PROFILE_INDEX_)

#endif

/* 贷款问答: what customers ask the desk, and the answer that is given as long as it holds. */
#ifndef MODEL_FAQ_H
#define MODEL_FAQ_H

#include "base/text.h"
#include "model/entity.h"

#define FAQ_FIELDS(F) \
    F(TEXT, question, N_("问题"), KEY | REQUIRED, 40, NULL) \
    F(TEXT, topic, N_("主题"), REQUIRED, 10, "faq_topic") \
    F(COUNT, position, N_("顺序"), POSITIVE, 4, NULL) \
    F(NOTE, answer, N_("回答"), REQUIRED, 60, NULL) \
    F(DATE, updated_on, N_("更新日期"), REQUIRED | TODAY, 10, NULL) \
    F(DATE, valid_until, N_("有效期至"), PLANNED, 10, NULL) \
    F(BOOL, unverified, N_("待核实"), 0, 4, NULL)

#define FAQ_INDEX_(type, id, label, flags, width, choices) FAQ_##id,
ENTITY_DECLARE(Faq, faq, FAQ_FIELDS, FAQ_INDEX_)

#endif

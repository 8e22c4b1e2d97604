/* A person or household; phones hang on it, the name is that of the latest contact. */
#ifndef MODEL_CUSTOMER_H
#define MODEL_CUSTOMER_H

#include "base/text.h"
#include "model/entity.h"

#define CUSTOMER_FIELDS(F) \
    F(NAME, name, N_("姓名"), 0, 8, NULL) \
    F(CHOICE, sex, N_("性别"), 0, 2, "sex") \
    F(PHONE, phone, N_("手机"), REQUIRED, 13, NULL) \
    F(REF, owner, N_("归属顾问"), 0, 6, "consultant") \
    F(TEXT, initials, N_("首字母"), HIDDEN, 8, NULL) \
    F(TEXT, pinyin, N_("拼音"), HIDDEN, 16, NULL) \
    F(DATE, name_date, N_("姓名日期"), HIDDEN, 10, NULL) \
    F(DATE, consent_on, N_("同意日期"), COMPUTED, 10, NULL) \
    F(TIME, consent_time, N_("同意时间"), COMPUTED, 5, NULL) \
    F(TEXT, consent_version, N_("告知书版本"), COMPUTED, 8, NULL) \
    F(CHOICE, consent_channel, N_("告知方式"), COMPUTED, 6, "consent_channel")

#define CUSTOMER_INDEX_(type, id, label, flags, width, choices) CUSTOMER_##id,
ENTITY_DECLARE(Customer, customer, CUSTOMER_FIELDS, CUSTOMER_INDEX_)

#endif

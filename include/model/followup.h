/* A contact of a consultant with a customer after the first. */
#ifndef MODEL_FOLLOWUP_H
#define MODEL_FOLLOWUP_H

#include "base/text.h"
#include "model/entity.h"

#define FOLLOWUP_FIELDS(F) \
    F(DATE, date, N_("跟进日期"), KEY | REQUIRED | TODAY, 10, NULL) \
    F(PHONE, phone, N_("手机"), KEY | REQUIRED, 13, NULL) \
    F(REF, consultant, N_("顾问"), KEY | REQUIRED, 6, "consultant") \
    F(CHOICE, mode, N_("方式"), REQUIRED, 4, "followup_mode") \
    F(BOOL, effective, N_("有效"), REQUIRED, 2, NULL) \
    F(NOTE, content, N_("内容"), KEY | REQUIRED, 30, NULL) \
    F(CHOICE, grade, N_("意向等级"), 0, 2, "grade") \
    F(DATE, next_date, N_("下次跟进日期"), PLANNED, 10, NULL) \
    F(CODE, followup_no, N_("跟进编号"), ALLOCATED | COMPUTED, 16, NULL)

#define FOLLOWUP_INDEX_(type, id, label, flags, width, choices) FOLLOWUP_##id,
ENTITY_DECLARE(Followup, followup, FOLLOWUP_FIELDS, FOLLOWUP_INDEX_)

#endif

/* An inbound call. */
#ifndef MODEL_CALL_H
#define MODEL_CALL_H

#include "base/text.h"
#include "model/entity.h"

#define CALL_FIELDS(F) \
    F(DATE, date, N_("来电日期"), KEY | REQUIRED | TODAY, 10, NULL) \
    F(TIME, time, N_("来电时间"), KEY | NOW, 5, NULL) \
    F(PHONE, phone, N_("手机"), KEY | REQUIRED | ANONYMOUS, 13, NULL) \
    F(NAME, name, N_("姓名"), 0, 8, NULL) \
    F(CHOICE, sex, N_("性别"), 0, 2, "sex") \
    F(TEXT, source, N_("认知途径"), REQUIRED, 10, "source") \
    F(TEXT, layout, N_("意向户型"), 0, 8, "layout") \
    F(RANGE, want_area, N_("意向面积"), 0, 9, NULL) \
    F(REF, consultant, N_("接听顾问"), 0, 6, "consultant") \
    F(TEXT, transfer, N_("转接结果"), 0, 8, "transfer") \
    F(NOTE, remark, N_("备注"), 0, 20, NULL) \
    F(CODE, call_no, N_("来电编号"), ALLOCATED | COMPUTED, 16, NULL)

#define CALL_INDEX_(type, id, label, flags, width, choices) CALL_##id,
ENTITY_DECLARE(Call, call, CALL_FIELDS, CALL_INDEX_)

#endif

/* One party that came to the sales centre. */
#ifndef MODEL_VISIT_H
#define MODEL_VISIT_H

#include "base/text.h"
#include "model/entity.h"

#define VISIT_FIELDS(F) \
    F(DATE, date, N_("到访日期"), KEY | REQUIRED | TODAY, 10, NULL) \
    F(TIME, time, N_("到访时间"), KEY | NOW, 5, NULL) \
    F(TIME, left, N_("离开时间"), 0, 5, NULL) \
    F(PHONE, phone, N_("手机"), KEY | REQUIRED | ANONYMOUS, 13, NULL) \
    F(NAME, name, N_("姓名"), REQUIRED, 8, NULL) \
    F(CHOICE, sex, N_("性别"), 0, 2, "sex") \
    F(COUNT, party_size, N_("到访人数"), POSITIVE, 4, NULL) \
    F(TEXT, source, N_("认知途径"), 0, 10, "source") \
    F(TEXT, layout, N_("意向户型"), 0, 8, "layout") \
    F(RANGE, want_area, N_("意向面积"), 0, 9, NULL) \
    F(MONEY, budget, N_("预算总价"), POSITIVE, 10, NULL) \
    F(TEXT, district, N_("居住区域"), 0, 8, "district") \
    F(CHOICE, grade, N_("意向等级"), 0, 2, "grade") \
    F(REF, consultant, N_("接待顾问"), REQUIRED | ANONYMOUS, 6, "consultant") \
    F(CHOICE, kind, N_("到访类型"), 0, 6, "visit_kind") \
    F(NOTE, remark, N_("备注"), 0, 20, NULL) \
    F(CODE, visit_no, N_("来访编号"), ALLOCATED | COMPUTED, 16, NULL) \
    F(REF, report_no, N_("报备编号"), HIDDEN, 16, "channel_report") \
    F(BOOL, consent, N_("告知同意"), HIDDEN, 2, NULL)

#define VISIT_INDEX_(type, id, label, flags, width, choices) VISIT_##id,
ENTITY_DECLARE(Visit, visit, VISIT_FIELDS, VISIT_INDEX_)

#endif

/* A channel's report of a customer before the visit: the whole number, or first three and last
 * four. */
#ifndef MODEL_CHANNEL_REPORT_H
#define MODEL_CHANNEL_REPORT_H

#include "base/text.h"
#include "model/entity.h"

#define CHANNEL_REPORT_FIELDS(F) \
    F(CODE, report_no, N_("报备编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, date, N_("报备日期"), REQUIRED | TODAY, 10, NULL) \
    F(TIME, time, N_("报备时间"), REQUIRED | NOW, 5, NULL) \
    F(TEXT, channel, N_("渠道"), REQUIRED, 10, "channel") \
    F(TEXT, agent, N_("经纪人"), 0, 8, NULL) \
    F(PHONE, phone, N_("报备手机"), REQUIRED | PARTIAL, 13, NULL) \
    F(NAME, name, N_("客户姓名"), 0, 8, NULL) \
    F(DATE, valid_until, N_("有效期至"), COMPUTED | PLANNED, 10, NULL) \
    F(DATE, protect_until, N_("保护期至"), COMPUTED | PLANNED, 10, NULL) \
    F(CHOICE, state, N_("状态"), COMPUTED, 10, "channel_report_state") \
    F(TEXT, void_reason, N_("失效原因"), 0, 12, NULL)

#define CHANNEL_REPORT_INDEX_(type, id, label, flags, width, choices) CHANNEL_REPORT_##id,
ENTITY_DECLARE(ChannelReport, channel_report, CHANNEL_REPORT_FIELDS, CHANNEL_REPORT_INDEX_)

#endif

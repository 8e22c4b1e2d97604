#include "model/channel_report.h"

#define CHANNEL_REPORT_ROW_(...) FIELD_ROW(ChannelReport, __VA_ARGS__)
const Field channel_report_fields[] = {CHANNEL_REPORT_FIELDS(CHANNEL_REPORT_ROW_)};
const Entity channel_report_entity = {"channel_report", N_("报备"), "BB", "report_no",
    channel_report_fields, channel_report_field_count, sizeof(ChannelReport)};

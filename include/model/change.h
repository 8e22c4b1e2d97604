/* A change order; only its execution touches the deal, the unit and the figures. */
#ifndef MODEL_CHANGE_H
#define MODEL_CHANGE_H

#include "base/text.h"
#include "model/entity.h"

#define CHANGE_FIELDS(F) \
    F(CODE, change_no, N_("变更编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(REF, deal_no, N_("认购编号"), REQUIRED, 16, "deal") \
    F(CHOICE, kind, N_("变更类型"), REQUIRED, 10, "change_kind") \
    F(DATE, applied_on, N_("申请日期"), REQUIRED | TODAY, 10, NULL) \
    F(DATE, executed_on, N_("执行日期"), 0, 10, NULL) \
    F(REF, new_unit_no, N_("新房号"), 0, 10, "unit") \
    F(MONEY, new_total, N_("新总价"), POSITIVE, 12, NULL) \
    F(CHOICE, new_pay_method, N_("新付款方式"), 0, 10, "pay_method") \
    F(PHONE, new_phone, N_("新客户手机"), 0, 13, NULL) \
    F(NAME, new_name, N_("新客户姓名"), 0, 8, NULL) \
    F(DATE, new_due, N_("新约定日期"), PLANNED, 10, NULL) \
    F(CHOICE, release_to, N_("房源去向"), 0, 6, "unit_release") \
    F(NOTE, reason, N_("原因"), REQUIRED, 20, NULL) \
    F(TEXT, approved_by, N_("审批人"), HIDDEN | WITNESS, 16, "MANAGER") \
    F(CHOICE, state, N_("状态"), COMPUTED, 8, "change_state")

#define CHANGE_INDEX_(type, id, label, flags, width, choices) CHANGE_##id,
ENTITY_DECLARE(Change, change, CHANGE_FIELDS, CHANGE_INDEX_)

#endif

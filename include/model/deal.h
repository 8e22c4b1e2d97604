/* A sale of a unit as it was subscribed; executed changes give its later versions. */
#ifndef MODEL_DEAL_H
#define MODEL_DEAL_H

#include "base/text.h"
#include "model/entity.h"

#define DEAL_FIELDS(F) \
    F(CODE, deal_no, N_("认购编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, sub_date, N_("认购日期"), REQUIRED | TODAY, 10, NULL) \
    F(REF, unit_no, N_("房号"), REQUIRED, 10, "unit") \
    F(PHONE, phone, N_("手机"), REQUIRED, 13, NULL) \
    F(NAME, name, N_("姓名"), REQUIRED, 8, NULL) \
    F(ID_NO, id_no, N_("证件号码"), 0, 18, NULL) \
    F(MONEY, total, N_("成交总价"), REQUIRED | POSITIVE, 12, NULL) \
    F(TEXT, discount_note, N_("折扣说明"), 0, 10, "discount") \
    F(MONEY, deposit, N_("定金"), REQUIRED | POSITIVE, 10, NULL) \
    F(CHOICE, pay_method, N_("付款方式"), REQUIRED, 10, "pay_method") \
    F(REF, consultant, N_("顾问"), REQUIRED, 6, "consultant") \
    F(DATE, sign_due, N_("约定签约日期"), PLANNED, 10, NULL) \
    F(REF, ticket_no, N_("认筹编号"), 0, 16, "ticket") \
    F(CHOICE, state, N_("状态"), COMPUTED, 8, "deal_state") \
    F(REF, unit_now, N_("现房号"), COMPUTED, 10, "unit") \
    F(MONEY, total_now, N_("现总价"), COMPUTED, 12, NULL) \
    F(CHOICE, pay_now, N_("现付款方式"), COMPUTED, 10, "pay_method") \
    F(DATE, reserved_on, N_("小订日期"), COMPUTED | TODAY, 10, NULL) \
    F(DATE, reserved_until, N_("小订至"), COMPUTED | PLANNED, 10, NULL) \
    F(MONEY, reserve_money, N_("小订金"), COMPUTED | POSITIVE, 10, NULL)

#define DEAL_INDEX_(type, id, label, flags, width, choices) DEAL_##id,
ENTITY_DECLARE(Deal, deal, DEAL_FIELDS, DEAL_INDEX_)

#endif

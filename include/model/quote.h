/* 报价: what a unit would cost a customer, and how he would pay. */
#ifndef MODEL_QUOTE_H
#define MODEL_QUOTE_H

#include "base/text.h"
#include "model/entity.h"

#define QUOTE_FIELDS(F) \
    F(CODE, quote_no, N_("报价编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, date, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(REF, unit_no, N_("房号"), REQUIRED, 10, "unit") \
    F(PHONE, phone, N_("手机"), 0, 13, NULL) \
    F(NAME, name, N_("姓名"), 0, 8, NULL) \
    F(REF, consultant, N_("顾问"), 0, 6, "consultant") \
    F(TEXT, discounts, N_("折扣"), 0, 20, "discount") \
    F(CHOICE, pay_method, N_("付款方式"), REQUIRED, 10, "pay_method") \
    F(MONEY, deposit, N_("定金"), POSITIVE, 10, NULL) \
    F(MONEY, down, N_("首付款"), POSITIVE, 12, NULL) \
    F(MONEY, loan_commercial, N_("商贷金额"), 0, 12, NULL) \
    F(MONEY, loan_fund, N_("公积金金额"), 0, 12, NULL) \
    F(COUNT, years, N_("年限"), POSITIVE, 4, NULL) \
    F(RATE, rate_commercial, N_("商贷年利率"), YEARLY, 8, NULL) \
    F(RATE, rate_fund, N_("公积金年利率"), YEARLY, 8, NULL) \
    F(MONEY, list_total, N_("标准总价"), COMPUTED, 12, NULL) \
    F(MONEY, total, N_("报价总价"), COMPUTED, 12, NULL) \
    F(AREA, area, N_("建筑面积"), COMPUTED, 8, NULL) \
    F(DATE, sign_due, N_("签约期限"), COMPUTED, 10, NULL) \
    F(RATE, deed_rate, N_("契税率"), COMPUTED, 6, NULL) \
    F(MONEY, repair_price, N_("维修基金单价"), COMPUTED, 10, NULL) \
    F(MONEY, agency_fee, N_("代收费"), COMPUTED, 10, NULL)

#define QUOTE_INDEX_(type, id, label, flags, width, choices) QUOTE_##id,
ENTITY_DECLARE(Quote, quote, QUOTE_FIELDS, QUOTE_INDEX_)

#endif

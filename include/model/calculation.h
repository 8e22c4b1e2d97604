/* 贷款测算: what a loan would cost a customer, kept with the rates and limits of its day. */
#ifndef MODEL_CALCULATION_H
#define MODEL_CALCULATION_H

#include "base/text.h"
#include "model/entity.h"

#define CALCULATION_FIELDS(F) \
    F(CODE, calculation_no, N_("测算编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, date, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(REF, unit_no, N_("房号"), 0, 10, "unit") \
    F(NAME, name, N_("姓名"), 0, 8, NULL) \
    F(CHOICE, mix, N_("贷款方式"), REQUIRED, 8, "loan_mix") \
    F(MONEY, total, N_("总价"), POSITIVE, 12, NULL) \
    F(MONEY, down, N_("首付款"), POSITIVE, 12, NULL) \
    F(RATE, down_rate, N_("首付比例"), POSITIVE, 6, NULL) \
    F(MONEY, loan_commercial, N_("商贷金额"), 0, 12, NULL) \
    F(MONEY, loan_fund, N_("公积金金额"), 0, 12, NULL) \
    F(COUNT, years, N_("年限"), POSITIVE, 4, NULL) \
    F(COUNT, months, N_("月数"), POSITIVE, 4, NULL) \
    F(CHOICE, home, N_("套数"), 0, 4, "home_rank") \
    F(BOOL, couple, N_("夫妻公积金"), 0, 4, NULL) \
    F(RATE, lpr, N_("LPR"), YEARLY, 6, NULL) \
    F(COUNT, points, N_("加点"), SIGNED, 5, NULL) \
    F(RATE, rate_commercial, N_("商贷年利率"), YEARLY, 8, NULL) \
    F(RATE, rate_fund, N_("公积金年利率"), YEARLY, 8, NULL) \
    F(COUNT, rate_month, N_("变动月"), POSITIVE, 4, NULL) \
    F(RATE, rate_then, N_("变后商贷"), YEARLY, 8, NULL) \
    F(RATE, rate_fund_then, N_("变后公积金"), YEARLY, 8, NULL) \
    F(COUNT, extra_month, N_("提前还款月"), POSITIVE, 4, NULL) \
    F(MONEY, extra, N_("提前还款"), POSITIVE, 12, NULL) \
    F(CHOICE, extra_way, N_("还后"), 0, 8, "extra_way") \
    F(MONEY, income, N_("月收入"), POSITIVE, 10, NULL) \
    F(MONEY, debts, N_("其他月债"), 0, 10, NULL)

#define CALCULATION_INDEX_(type, id, label, flags, width, choices) CALCULATION_##id,
ENTITY_DECLARE(Calculation, calculation, CALCULATION_FIELDS, CALCULATION_INDEX_)

#endif

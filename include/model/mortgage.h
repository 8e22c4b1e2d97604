/* 按揭台账: an application with its deal on one line, as the ledger of the trade has it. Nothing of it
 * is stored: rows come from view_mortgage, what depends on the day from report/mortgage.h. */
#ifndef MODEL_MORTGAGE_H
#define MODEL_MORTGAGE_H

#include "base/text.h"
#include "model/entity.h"

#define MORTGAGE_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), 0, 16, "deal") \
    F(TEXT, unit_no, N_("房号"), 0, 10, NULL) \
    F(TEXT, buyers, N_("客户"), 0, 12, NULL) \
    F(PHONE, phone, N_("手机"), 0, 13, NULL) \
    F(DATE, sign_date, N_("签约日期"), 0, 10, NULL) \
    F(MONEY, total, N_("成交总价"), 0, 12, NULL) \
    F(MONEY, down_paid, N_("客户已付"), SIGNED, 12, NULL) \
    F(CHOICE, kind, N_("类型"), 0, 6, "loan_kind") \
    F(TEXT, bank, N_("银行"), 0, 14, NULL) \
    F(TEXT, branch, N_("支行"), 0, 14, NULL) \
    F(NAME, officer, N_("信贷员"), 0, 8, NULL) \
    F(PHONE, officer_phone, N_("信贷员电话"), 0, 13, NULL) \
    F(MONEY, applied, N_("申请金额"), 0, 12, NULL) \
    F(COUNT, years, N_("年限"), 0, 4, NULL) \
    F(RATE, rate, N_("年利率"), 0, 6, NULL) \
    F(CHOICE, state, N_("阶段"), 0, 8, "loan_state") \
    F(TEXT, missing, N_("缺件"), 0, 20, NULL) \
    F(DATE, opened_on, N_("开始日期"), 0, 10, NULL) \
    F(DATE, docs_on, N_("资料齐日期"), 0, 10, NULL) \
    F(DATE, interview_on, N_("面签日期"), 0, 10, NULL) \
    F(DATE, submit_on, N_("送审日期"), 0, 10, NULL) \
    F(DATE, supplement_on, N_("补件日期"), 0, 10, NULL) \
    F(COUNT, rounds, N_("补件次数"), 0, 4, NULL) \
    F(DATE, approved_on, N_("批贷日期"), 0, 10, NULL) \
    F(MONEY, approved, N_("批贷金额"), 0, 12, NULL) \
    F(DATE, reg_sent_on, N_("登记送件日期"), 0, 10, NULL) \
    F(DATE, registered_on, N_("抵押登记日期"), 0, 10, NULL) \
    F(TEXT, registration_no, N_("抵押登记号"), 0, 16, NULL) \
    F(DATE, disbursed_on, N_("放款日期"), 0, 10, NULL) \
    F(MONEY, disbursed, N_("放款金额"), 0, 12, NULL) \
    F(MONEY, undisbursed, N_("未放款"), 0, 12, NULL) \
    F(DATE, rejected_on, N_("拒贷日期"), 0, 10, NULL) \
    F(TEXT, reject_reason, N_("拒贷原因"), 0, 12, NULL) \
    F(COUNT, days_signed, N_("签约至今天数"), 0, 4, NULL) \
    F(COUNT, days_stage, N_("本阶段天数"), 0, 4, NULL) \
    F(BOOL, late, N_("超时"), 0, 4, NULL) \
    F(TEXT, pending_reason, N_("未办原因"), 0, 16, NULL) \
    F(NAME, clerk, N_("按揭专员"), 0, 8, NULL) \
    F(NAME, consultant, N_("顾问"), 0, 8, NULL) \
    F(NOTE, remark, N_("备注"), 0, 20, NULL) \
    F(DATE, since, N_("本阶段自"), HIDDEN, 10, NULL)

#define MORTGAGE_INDEX_(type, id, label, flags, width, choices) MORTGAGE_##id,
ENTITY_DECLARE(Mortgage, mortgage, MORTGAGE_FIELDS, MORTGAGE_INDEX_)

#endif

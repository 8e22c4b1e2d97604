/* One application for one loan part of a deal. What the register does not know is hidden from it;
 * the amount disbursed is the sum of its parts (model/loan_step.h), the date that of the last
 * one. */
#ifndef MODEL_LOAN_H
#define MODEL_LOAN_H

#include "base/text.h"
#include "model/entity.h"

#define LOAN_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), KEY | REQUIRED, 16, "deal") \
    F(CHOICE, kind, N_("类型"), KEY | REQUIRED, 6, "loan_kind") \
    F(TEXT, bank, N_("银行"), REQUIRED, 14, "bank") \
    F(MONEY, applied, N_("申请金额"), REQUIRED | POSITIVE, 12, NULL) \
    F(COUNT, years, N_("年限"), REQUIRED | POSITIVE, 4, NULL) \
    F(RATE, rate, N_("年利率"), YEARLY, 6, NULL) \
    F(DATE, docs_on, N_("资料齐日期"), 0, 10, NULL) \
    F(DATE, interview_on, N_("面签日期"), 0, 10, NULL) \
    F(DATE, submit_on, N_("送审日期"), 0, 10, NULL) \
    F(DATE, supplement_on, N_("补件日期"), 0, 10, NULL) \
    F(DATE, approved_on, N_("批贷日期"), 0, 10, NULL) \
    F(MONEY, approved, N_("批贷金额"), POSITIVE, 12, NULL) \
    F(DATE, reg_sent_on, N_("登记送件日期"), HIDDEN, 10, NULL) \
    F(DATE, registered_on, N_("抵押登记日期"), 0, 10, NULL) \
    F(DATE, disbursed_on, N_("放款日期"), 0, 10, NULL) \
    F(MONEY, disbursed, N_("放款金额"), POSITIVE, 12, NULL) \
    F(DATE, rejected_on, N_("拒贷日期"), 0, 10, NULL) \
    F(TEXT, reject_reason, N_("拒贷原因"), 0, 12, NULL) \
    F(CHOICE, state, N_("阶段"), COMPUTED, 8, "loan_state") \
    F(DATE, opened_on, N_("开始日期"), COMPUTED | TODAY, 10, NULL) \
    F(TEXT, branch, N_("支行"), HIDDEN, 14, NULL) \
    F(NAME, officer, N_("信贷员"), HIDDEN, 8, NULL) \
    F(PHONE, officer_phone, N_("信贷员电话"), HIDDEN, 13, NULL) \
    F(RATE, lpr, N_("LPR"), HIDDEN, 6, NULL) \
    F(COUNT, basis_points, N_("加减基点"), HIDDEN | SIGNED, 6, NULL) \
    F(DATE, rate_from, N_("利率起算日"), HIDDEN | PLANNED, 10, NULL) \
    F(TEXT, registration_no, N_("抵押登记号"), HIDDEN, 16, NULL) \
    F(NAME, clerk, N_("按揭专员"), HIDDEN, 8, NULL) \
    F(TEXT, pending_reason, N_("未办原因"), HIDDEN, 16, NULL) \
    F(NOTE, remark, N_("备注"), HIDDEN, 20, NULL)

#define LOAN_INDEX_(type, id, label, flags, width, choices) LOAN_##id,
ENTITY_DECLARE(Loan, loan, LOAN_FIELDS, LOAN_INDEX_)

#endif

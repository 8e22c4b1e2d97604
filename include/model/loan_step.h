/* What happened to an application, step by step: stages, papers asked for and brought, parts of the
 * money (a part taken back is negative). Written once, never changed; who and when is the row's own
 * stamp. */
#ifndef MODEL_LOAN_STEP_H
#define MODEL_LOAN_STEP_H

#include "base/text.h"
#include "model/entity.h"

#define LOAN_STEP_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), REQUIRED, 16, "deal") \
    F(CHOICE, kind, N_("类型"), REQUIRED, 6, "loan_kind") \
    F(COUNT, loan_id, N_("按揭"), COMPUTED, 6, NULL) \
    F(CHOICE, step, N_("步骤"), COMPUTED, 8, "loan_step") \
    F(DATE, date, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(MONEY, amount, N_("金额"), SIGNED, 12, NULL) \
    F(TEXT, note, N_("内容"), 0, 20, NULL) \
    F(BOOL, with_receipt, N_("同时登记到账"), 0, 4, NULL) \
    F(DATE, arrived_on, N_("到账日期"), 0, 10, NULL) \
    F(REF, receipt_no, N_("收款编号"), COMPUTED, 16, "receipt")

#define LOAN_STEP_INDEX_(type, id, label, flags, width, choices) LOAN_STEP_##id,
ENTITY_DECLARE(LoanStep, loan_step, LOAN_STEP_FIELDS, LOAN_STEP_INDEX_)

#endif

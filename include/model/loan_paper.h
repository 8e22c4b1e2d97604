/* A paper of a loan part of a deal: received, checked, good until, or waived by the manager. */
#ifndef MODEL_LOAN_PAPER_H
#define MODEL_LOAN_PAPER_H

#include "base/text.h"
#include "model/entity.h"

#define LOAN_PAPER_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), KEY | REQUIRED, 16, "deal") \
    F(CHOICE, kind, N_("类型"), KEY | REQUIRED, 6, "loan_kind") \
    F(TEXT, paper, N_("资料"), KEY | REQUIRED, 24, "loan_paper") \
    F(DATE, received_on, N_("收到日期"), 0, 10, NULL) \
    F(COUNT, copies, N_("份数"), POSITIVE, 4, NULL) \
    F(DATE, expires_on, N_("有效期至"), PLANNED, 10, NULL) \
    F(TEXT, received_by, N_("收件人"), COMPUTED, 8, NULL) \
    F(DATE, checked_on, N_("核对日期"), 0, 10, NULL) \
    F(TEXT, checked_by, N_("核对人"), COMPUTED, 8, NULL) \
    F(DATE, returned_on, N_("退回日期"), 0, 10, NULL) \
    F(TEXT, return_reason, N_("退回原因"), 0, 20, NULL) \
    F(TEXT, waived_by, N_("免交批准人"), HIDDEN | WITNESS, 16, "MANAGER") \
    F(TEXT, waive_reason, N_("免交原因"), 0, 20, NULL)

#define LOAN_PAPER_INDEX_(type, id, label, flags, width, choices) LOAN_PAPER_##id,
ENTITY_DECLARE(LoanPaper, loan_paper, LOAN_PAPER_FIELDS, LOAN_PAPER_INDEX_)

#endif

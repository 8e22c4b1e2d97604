/* A file that left its place: to whom, why, until when. */
#ifndef MODEL_ARCHIVE_LOAN_H
#define MODEL_ARCHIVE_LOAN_H

#include "base/text.h"
#include "model/entity.h"

#define ARCHIVE_LOAN_FIELDS(F) \
    F(CODE, loan_no, N_("借阅编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(REF, archive_no, N_("档案编号"), REQUIRED, 16, "archive") \
    F(DATE, date, N_("借出日期"), REQUIRED | TODAY, 10, NULL) \
    F(NAME, borrower, N_("借阅人"), REQUIRED, 8, NULL) \
    F(TEXT, reason, N_("事由"), REQUIRED, 20, NULL) \
    F(BOOL, original, N_("借原件"), 0, 4, NULL) \
    F(DATE, due_on, N_("应还日期"), REQUIRED | PLANNED, 10, NULL) \
    F(DATE, returned_on, N_("归还日期"), 0, 10, NULL) \
    F(DATE, lost_on, N_("遗失日期"), 0, 10, NULL) \
    F(NOTE, remark, N_("备注"), 0, 20, NULL) \
    F(TEXT, approved_by, N_("批准人"), HIDDEN | WITNESS, 16, "MANAGER") \
    F(CHOICE, state, N_("状态"), COMPUTED, 6, "archive_loan_state")

#define ARCHIVE_LOAN_INDEX_(type, id, label, flags, width, choices) ARCHIVE_LOAN_##id,
ENTITY_DECLARE(ArchiveLoan, archive_loan, ARCHIVE_LOAN_FIELDS, ARCHIVE_LOAN_INDEX_)

#endif

/* A paper that a signing asks for: received, or waived by the manager. */
#ifndef MODEL_DEAL_PAPER_H
#define MODEL_DEAL_PAPER_H

#include "base/text.h"
#include "model/entity.h"

#define DEAL_PAPER_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), KEY | REQUIRED, 16, "deal") \
    F(TEXT, paper, N_("资料"), KEY | REQUIRED, 16, "deal_paper") \
    F(DATE, received_on, N_("收到日期"), 0, 10, NULL) \
    F(COUNT, copies, N_("份数"), POSITIVE, 4, NULL) \
    F(TEXT, waived_by, N_("免交批准人"), HIDDEN | WITNESS, 16, "MANAGER") \
    F(TEXT, waive_reason, N_("免交原因"), 0, 20, NULL)

#define DEAL_PAPER_INDEX_(type, id, label, flags, width, choices) DEAL_PAPER_##id,
ENTITY_DECLARE(DealPaper, deal_paper, DEAL_PAPER_FIELDS, DEAL_PAPER_INDEX_)

#endif

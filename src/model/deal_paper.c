#include "model/deal_paper.h"

#define DEAL_PAPER_ROW_(...) FIELD_ROW(DealPaper, __VA_ARGS__)
const Field deal_paper_fields[] = {DEAL_PAPER_FIELDS(DEAL_PAPER_ROW_)};
const Entity deal_paper_entity = {"deal_paper", N_("签约资料"), NULL, NULL,
    deal_paper_fields, deal_paper_field_count, sizeof(DealPaper)};

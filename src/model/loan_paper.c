#include "model/loan_paper.h"

#define LOAN_PAPER_ROW_(...) FIELD_ROW(LoanPaper, __VA_ARGS__)
const Field loan_paper_fields[] = {LOAN_PAPER_FIELDS(LOAN_PAPER_ROW_)};
const Entity loan_paper_entity = {"loan_paper", N_("按揭资料"), NULL, NULL,
    loan_paper_fields, loan_paper_field_count, sizeof(LoanPaper)};

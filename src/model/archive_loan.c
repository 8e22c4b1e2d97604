#include "model/archive_loan.h"

#define ARCHIVE_LOAN_ROW_(...) FIELD_ROW(ArchiveLoan, __VA_ARGS__)
const Field archive_loan_fields[] = {ARCHIVE_LOAN_FIELDS(ARCHIVE_LOAN_ROW_)};
const Entity archive_loan_entity = {"archive_loan", N_("借阅"), "JY", "loan_no",
    archive_loan_fields, archive_loan_field_count, sizeof(ArchiveLoan)};

#include "model/archive_paper.h"

#define ARCHIVE_PAPER_ROW_(...) FIELD_ROW(ArchivePaper, __VA_ARGS__)
const Field archive_paper_fields[] = {ARCHIVE_PAPER_FIELDS(ARCHIVE_PAPER_ROW_)};
const Entity archive_paper_entity = {"archive_paper", N_("档案目录"), NULL, NULL,
    archive_paper_fields, archive_paper_field_count, sizeof(ArchivePaper)};

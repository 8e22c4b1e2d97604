/* One paper of a household file, in the order of its contents list. */
#ifndef MODEL_ARCHIVE_PAPER_H
#define MODEL_ARCHIVE_PAPER_H

#include "base/text.h"
#include "model/entity.h"

#define ARCHIVE_PAPER_FIELDS(F) \
    F(REF, archive_no, N_("档案编号"), KEY | REQUIRED, 16, "archive") \
    F(COUNT, position, N_("序号"), HIDDEN | POSITIVE, 4, NULL) \
    F(TEXT, paper, N_("资料名称"), KEY | REQUIRED, 20, "archive_paper") \
    F(COUNT, pages, N_("页数"), POSITIVE, 6, NULL) \
    F(DATE, filed_on, N_("归入日期"), TODAY, 10, NULL) \
    F(NOTE, remark, N_("备注"), 0, 20, NULL)

#define ARCHIVE_PAPER_INDEX_(type, id, label, flags, width, choices) ARCHIVE_PAPER_##id,
ENTITY_DECLARE(ArchivePaper, archive_paper, ARCHIVE_PAPER_FIELDS, ARCHIVE_PAPER_INDEX_)

#endif

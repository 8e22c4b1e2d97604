/* A document that the site keeps, or the file of a household (one a deal). */
#ifndef MODEL_ARCHIVE_H
#define MODEL_ARCHIVE_H

#include "base/text.h"
#include "model/entity.h"

#define ARCHIVE_FIELDS(F) \
    F(CODE, archive_no, N_("档案编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(CHOICE, kind, N_("类别"), REQUIRED, 8, "archive_kind") \
    F(TEXT, title, N_("名称"), REQUIRED, 20, NULL) \
    F(DATE, date, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(REF, deal_no, N_("认购编号"), 0, 16, "deal") \
    F(TEXT, document_no, N_("文号"), 0, 14, NULL) \
    F(TEXT, party, N_("往来单位"), 0, 14, NULL) \
    F(TEXT, place, N_("存放位置"), 0, 10, NULL) \
    F(TEXT, box, N_("盒号"), 0, 8, NULL) \
    F(BOOL, original, N_("原件"), 0, 4, NULL) \
    F(DATE, valid_until, N_("有效期至"), PLANNED, 10, NULL) \
    F(NOTE, remark, N_("备注"), 0, 20, NULL) \
    F(CHOICE, state, N_("状态"), COMPUTED, 6, "archive_state")

#define ARCHIVE_INDEX_(type, id, label, flags, width, choices) ARCHIVE_##id,
ENTITY_DECLARE(Archive, archive, ARCHIVE_FIELDS, ARCHIVE_INDEX_)

#endif

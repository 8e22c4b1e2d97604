/* The way of a contract: drafted, checked by a second person, approved, sealed, its originals
 * distributed. */
#ifndef MODEL_SIGNING_H
#define MODEL_SIGNING_H

#include "base/text.h"
#include "model/entity.h"

#define SIGNING_FIELDS(F) \
    F(REF, deal_no, N_("认购编号"), KEY | REQUIRED, 16, "deal") \
    F(DATE, drafted_on, N_("起草日期"), REQUIRED | TODAY, 10, NULL) \
    F(DATE, checked_on, N_("复核日期"), TODAY, 10, NULL) \
    F(TEXT, checked_by, N_("复核人"), HIDDEN | WITNESS, 16, NULL) \
    F(DATE, approved_on, N_("审批日期"), TODAY, 10, NULL) \
    F(TEXT, approved_by, N_("审批人"), HIDDEN | WITNESS, 16, "MANAGER") \
    F(DATE, sealed_on, N_("盖章日期"), TODAY, 10, NULL) \
    F(DATE, distributed_on, N_("分发日期"), TODAY, 10, NULL) \
    F(TEXT, distribution, N_("分发去向"), 0, 20, NULL)

#define SIGNING_INDEX_(type, id, label, flags, width, choices) SIGNING_##id,
ENTITY_DECLARE(Signing, signing, SIGNING_FIELDS, SIGNING_INDEX_)

#endif

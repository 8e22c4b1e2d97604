/* The second or third unit that a ticket wishes; the first is its own 意向房号. */
#ifndef MODEL_TICKET_WISH_H
#define MODEL_TICKET_WISH_H

#include "base/text.h"
#include "model/entity.h"

#define TICKET_WISH_FIELDS(F) \
    F(REF, ticket_no, N_("认筹编号"), KEY | REQUIRED, 16, "ticket") \
    F(COUNT, position, N_("志愿"), KEY | REQUIRED | POSITIVE, 4, NULL) \
    F(DATE, date, N_("登记日期"), REQUIRED | TODAY, 10, NULL) \
    F(REF, unit_no, N_("意向房号"), REQUIRED, 10, "unit")

#define TICKET_WISH_INDEX_(type, id, label, flags, width, choices) TICKET_WISH_##id,
ENTITY_DECLARE(TicketWish, ticket_wish, TICKET_WISH_FIELDS, TICKET_WISH_INDEX_)

#endif

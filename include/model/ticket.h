/* A place in the queue before a launch, with refundable money. */
#ifndef MODEL_TICKET_H
#define MODEL_TICKET_H

#include "base/text.h"
#include "model/entity.h"

#define TICKET_FIELDS(F) \
    F(CODE, ticket_no, N_("认筹编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, date, N_("认筹日期"), REQUIRED | TODAY, 10, NULL) \
    F(PHONE, phone, N_("手机"), REQUIRED, 13, NULL) \
    F(MONEY, amount, N_("认筹金"), REQUIRED | POSITIVE, 10, NULL) \
    F(REF, unit_no, N_("意向房号"), 0, 10, "unit") \
    F(DATE, refunded_on, N_("退筹日期"), 0, 10, NULL) \
    F(CHOICE, state, N_("状态"), COMPUTED, 8, "ticket_state") \
    F(COUNT, queue_no, N_("排号"), COMPUTED, 4, NULL)

#define TICKET_INDEX_(type, id, label, flags, width, choices) TICKET_##id,
ENTITY_DECLARE(Ticket, ticket, TICKET_FIELDS, TICKET_INDEX_)

#endif

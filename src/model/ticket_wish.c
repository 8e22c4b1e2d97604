#include "model/ticket_wish.h"

#define TICKET_WISH_ROW_(...) FIELD_ROW(TicketWish, __VA_ARGS__)
const Field ticket_wish_fields[] = {TICKET_WISH_FIELDS(TICKET_WISH_ROW_)};
const Entity ticket_wish_entity = {"ticket_wish", N_("认筹志愿"), NULL, NULL,
    ticket_wish_fields, ticket_wish_field_count, sizeof(TicketWish)};

#include "model/ticket.h"

#define TICKET_ROW_(...) FIELD_ROW(Ticket, __VA_ARGS__)
const Field ticket_fields[] = {TICKET_FIELDS(TICKET_ROW_)};
const Entity ticket_entity = {"ticket", N_("认筹"), "RC", "ticket_no",
    ticket_fields, ticket_field_count, sizeof(Ticket)};

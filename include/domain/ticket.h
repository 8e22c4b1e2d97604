/* Tickets: what a subscription needs of them. */
#ifndef DOMAIN_TICKET_H
#define DOMAIN_TICKET_H

#include "domain/session.h"
#include "model/ticket.h"

bool ticket_load(Session *session, const char *ticket_no, const char *field, Ticket *ticket,
                 Error *err);
/* The ticket becomes a subscription on date; it must be open on that day. */
bool ticket_convert(Session *session, const char *ticket_no, const char *phone, int64_t date,
                    Error *err);

#endif

/* What can be done with a ticket of the list: its subscription, its further wishes, the queue on
 * paper. */
#ifndef SCREEN_TICKET_ACTION_H
#define SCREEN_TICKET_ACTION_H

#include "ui/view.h"

/* The form of a subscription that starts with what the ticket knows; NULL starts with nothing. */
Reply ticket_subscribe_open(View *view, const char *ticket_no);
Reply ticket_wish_open(View *view, const char *ticket_no);
Reply ticket_print_queue(View *view);

#endif

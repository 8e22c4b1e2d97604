/*
 * What can be done with one deal: the same actions on its page and on every list that shows deals;
 * its state decides which are possible. A list says by its tab's have bits where the deal's number
 * stands.
 */
#ifndef SCREEN_DEAL_ACTION_H
#define SCREEN_DEAL_ACTION_H

#include "ui/view.h"

enum DealNeed {
    NEED_DEAL = NEED_FIRST,            /* some deal */
    NEED_LIVE = NEED_FIRST << 1,       /* not cancelled */
    NEED_UNSIGNED = NEED_FIRST << 2,   /* subscribed */
    NEED_OFFLINE = NEED_FIRST << 3,    /* a contract not yet signed online */
    NEED_UNSENT = NEED_FIRST << 4,     /* a contract that is not at the bureau */
    NEED_SENT = NEED_FIRST << 5,       /* sent to the bureau */
    NEED_FILED = NEED_FIRST << 6,
    NEED_APPLIED = NEED_FIRST << 7,    /* a change waits for its execution */
    NEED_TICKET = NEED_FIRST << 8,     /* a ticket in the queue; its number stands first */
    NEED_LIST = NEED_FIRST << 9,       /* a list, whose rows Enter opens */
    HAVE_DEAL_FIRST = NEED_FIRST << 10, /* of a tab: the deal's number stands in the first column, … */
    HAVE_DEAL_SECOND = NEED_FIRST << 11, /* … in the second */
    HAVE_TICKET_FIRST = NEED_FIRST << 12,
    NEED_RECEIPT = NEED_FIRST << 13,    /* a receipt under the cursor; its number stands first */
    NEED_UNDELIVERED = NEED_FIRST << 14, /* signed, the keys not handed over */
    NEED_DELIVERED = NEED_FIRST << 15,   /* the keys handed over, the title not yet there */
    HAVE_STAGE = NEED_FIRST << 16,       /* of a tab: its rows are stages of the pipeline */
    NEED_OPENABLE = NEED_FIRST << 17,    /* a deal in a list, or such a stage */
    NEED_PRINTABLE = NEED_FIRST << 18,   /* a deal, or the list of tickets */
};

extern const Action deal_actions[];
enum { DEAL_ACTION_COUNT = 28 };

const char *deal_here(View *view);   /* its number, borrowed until the next refresh; NULL */
unsigned deal_have(View *view);      /* the have hook of those screens */
Reply deal_open_stage(View *view);   /* screen/deal.c: the households of the stage under the cursor */

#endif

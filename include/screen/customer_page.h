/* One customer on a page: who it is, deals, and everything that happened as a timeline; and the
 * actions that the page shares with lists whose row id is a customer's. */
#ifndef SCREEN_CUSTOMER_PAGE_H
#define SCREEN_CUSTOMER_PAGE_H

#include "ui/view.h"

enum CustomerNeed {
    NEED_CUSTOMER = NEED_FIRST,
    NEED_CUSTOMER_LIST = NEED_FIRST << 1, /* a list: it can be searched, Enter opens its rows */
};

extern const Action customer_actions[];
enum { CUSTOMER_ACTION_COUNT = 7 };

unsigned customer_have(View *view); /* the have hook of those screens */
Reply customer_page_open(View *parent, int64_t id);
Reply customer_page_open_phone(View *parent, const char *phone);

#endif

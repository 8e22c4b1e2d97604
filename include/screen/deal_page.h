/* One deal on a page: what it is, its versions, receivables, receipts, loans, changes. */
#ifndef SCREEN_DEAL_PAGE_H
#define SCREEN_DEAL_PAGE_H

#include "ui/view.h"

Reply deal_page_open(View *parent, const char *deal_no);

#endif

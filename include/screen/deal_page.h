/* One deal on a page: what it is, its versions, receivables, receipts, loans, changes, and what can
 * be done with it (screen/deal_action.h). */
#ifndef SCREEN_DEAL_PAGE_H
#define SCREEN_DEAL_PAGE_H

#include "ui/view.h"

Reply deal_page_open(View *parent, const char *deal_no);
const char *deal_page_no(const View *view); /* of the deal it shows; NULL: it is no such page */

#endif

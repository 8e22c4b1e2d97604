/* One quote on a page with every figure, or two side by side. Kept with the customer, printed with
 * F8. */
#ifndef SCREEN_QUOTE_PAGE_H
#define SCREEN_QUOTE_PAGE_H

#include "ui/view.h"

enum { QUOTE_ACTION_COUNT = 6 };
extern const Action quote_actions[];

Reply quote_page_open(View *parent, const char *quote_no);
Reply quote_page_open_pair(View *parent, const char *quote_no, const char *other_no);
const char *quote_page_no(const View *view); /* of the (first) quote it shows; NULL: it is no such page */

#endif

/* One application on a page: its terms, every step with who and when, rounds of papers, parts of
 * the money, what was refused before it, the other part of the deal. */
#ifndef SCREEN_LOAN_PAGE_H
#define SCREEN_LOAN_PAGE_H

#include "ui/view.h"

Reply loan_page_open(View *parent, int64_t loan_id);
int64_t loan_page_id(const View *view); /* of the application it shows; 0: it is no such page */

#endif

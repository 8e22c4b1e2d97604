/* The papers of a signing, or of a loan part, as a list to tick off: several with Space, received
 * with one Enter. */
#ifndef SCREEN_PAPER_PAGE_H
#define SCREEN_PAPER_PAGE_H

#include "ui/view.h"

Reply paper_page_open(View *parent, const char *deal_no);
Reply loan_paper_page_open(View *parent, const char *deal_no, int64_t kind); /* LOAN_COMMERCIAL, LOAN_FUND */

#endif

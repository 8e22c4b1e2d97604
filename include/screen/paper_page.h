/* 签约资料 of one deal as a list to tick off: several with Space, received with one Enter. */
#ifndef SCREEN_PAPER_PAGE_H
#define SCREEN_PAPER_PAGE_H

#include "ui/view.h"

Reply paper_page_open(View *parent, const char *deal_no);

#endif

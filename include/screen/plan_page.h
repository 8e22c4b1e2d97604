/* 付款计划 of one deal: its rows, and changing them while the sum holds. */
#ifndef SCREEN_PLAN_PAGE_H
#define SCREEN_PLAN_PAGE_H

#include "ui/view.h"

Reply plan_page_open(View *parent, const char *deal_no);

#endif

/* 号本: the books of pre-printed numbers, what is missing and what is void; one book number by
 * number. */
#ifndef SCREEN_BOOK_H
#define SCREEN_BOOK_H

#include "ui/view.h"

extern const ScreenDef book_screen;
extern const ScreenDef book_page_screen;

Reply book_open(View *view);
/* The form that gives a number to a receipt, or else to the deal's 认购书, or its contract once that
 * has one; the next free number stands in it. receipt_no may be NULL. */
Reply book_use_open(View *view, const char *deal_no, const char *receipt_no);

#endif

/* 贷款问答: what customers ask, searched by typing; Enter opens the answer, which y copies for a
 * chat. */
#ifndef SCREEN_FAQ_LIST_H
#define SCREEN_FAQ_LIST_H

#include "ui/view.h"

extern const ScreenDef faq_screen;
extern const ScreenDef faq_page_screen;
Reply faq_list_open(View *parent);

#endif

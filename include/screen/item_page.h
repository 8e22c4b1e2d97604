/* One material on a page: its limits, stock, movements and counts; and the actions that the page
 * shares with lists of materials. */
#ifndef SCREEN_ITEM_PAGE_H
#define SCREEN_ITEM_PAGE_H

#include "ui/view.h"

enum ItemNeed {
    NEED_ITEM = NEED_FIRST,
    NEED_ITEM_LIST = NEED_FIRST << 1, /* a list: Enter opens its rows */
};

extern const Action item_actions[];
enum { ITEM_ACTION_COUNT = 11 };

unsigned item_have(View *view); /* the have hook of those screens */
Reply item_page_open(View *parent, int64_t id);

#endif

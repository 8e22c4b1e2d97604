/* 调价单: the batches of prices with their states, and one batch line by line, old against new. */
#ifndef SCREEN_PRICE_BATCH_H
#define SCREEN_PRICE_BATCH_H

#include "ui/view.h"

enum { PRICE_BATCH_ACTION_COUNT = 7 };
extern const Action price_batch_actions[]; /* of the list and of the page */

Reply price_batch_list_open(View *parent);
Reply price_batch_page_open(View *parent, const char *batch_no);

#endif

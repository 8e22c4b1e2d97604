/* Screen 6 as its actions see it: the row or card under the cursor, and what lies behind a
 * count. */
#ifndef SCREEN_LOAN_LIST_H
#define SCREEN_LOAN_LIST_H

#include "ui/view.h"

int64_t loan_list_id(View *view);         /* of the application under the cursor; 0: none */
bool loan_list_on_board(View *view);
Reply loan_list_open_group(View *view);   /* on a stage or an age: its applications */
Reply loan_list_open_column(View *view);  /* on the board: those of the column */

#endif

/*
 * F8: a sheet for what is under the cursor. One kind is printed at once, of several one is picked.
 */
#ifndef SCREEN_PRINT_ACTION_H
#define SCREEN_PRINT_ACTION_H

#include "ui/view.h"

typedef struct PrintChoice {
    const char *kind;   /* of report/print.h */
    const char *number; /* borrowed; NULL: not among the choices */
} PrintChoice;

Reply print_action(View *view, const PrintChoice *choices, size_t count);

#endif

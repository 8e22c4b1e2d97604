/* The evening's details of a visit, row after row: leaving, grade, budget, district, heads. */
#ifndef SCREEN_VISIT_COMPLETE_H
#define SCREEN_VISIT_COMPLETE_H

#include "ui/view.h"

/* Over a screen of tabs whose list holds today's visits; saving goes on with the next one that
 * lacks something, Esc stops. */
Reply visit_complete_open(View *parent, int64_t visit_id);

#endif

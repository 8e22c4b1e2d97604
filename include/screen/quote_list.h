/* The quotes of a unit or of a customer: Enter opens one, two marked ones stand side by side. */
#ifndef SCREEN_QUOTE_LIST_H
#define SCREEN_QUOTE_LIST_H

#include "ui/view.h"

enum { QUOTE_LIST_ACTION_COUNT = 4 };
extern const Action quote_list_actions[];

/* unit_no or phone; the other is NULL. name: how the list says whose they are. */
Reply quote_list_open(View *parent, const char *unit_no, const char *phone, const char *name);

#endif

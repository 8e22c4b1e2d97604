/* 贷款政策: the dated rows, those in force today first; the calculator and the quotes work with
 * them. */
#ifndef SCREEN_POLICY_LIST_H
#define SCREEN_POLICY_LIST_H

#include "ui/view.h"

extern const ScreenDef policy_screen;
Reply policy_list_open(View *parent);

#endif

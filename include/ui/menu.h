/*
 * Menu (F3): every action of the place with its keys, grey where it can't be done now. Palette
 * (Ctrl-P, :): the same, the screens, the global keys and the program's operations, found by
 * Chinese, pinyin initials or English.
 */
#ifndef UI_MENU_H
#define UI_MENU_H

#include "ui/view.h"

Reply menu_open(View *view);
Reply palette_open(View *view);
/* Runs an action of the place that view is on or over, if it may be; else says why not. */
Reply menu_run(View *view, const Action *action);

#endif

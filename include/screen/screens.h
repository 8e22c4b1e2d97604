/* The screens, in the order of line 1. */
#ifndef SCREEN_SCREENS_H
#define SCREEN_SCREENS_H

#include "ui/view.h"

extern const ScreenDef today_screen;
extern const ScreenDef visit_screen;
extern const ScreenDef customer_screen;
extern const ScreenDef unit_screen;
extern const ScreenDef deal_screen;
extern const ScreenDef loan_screen;
extern const ScreenDef material_screen;
extern const ScreenDef report_screen;
extern const ScreenDef affairs_screen;
extern const ScreenDef setting_screen;

extern const ScreenDef *const screen_list[];
extern const size_t screen_list_count;

#endif

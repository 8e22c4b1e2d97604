/* 还款明细: every month of a calculation, a tab for each way of repaying; x exports what is shown. */
#ifndef SCREEN_LOAN_SCHEDULE_H
#define SCREEN_LOAN_SCHEDULE_H

#include "model/calculation.h"
#include "ui/view.h"

extern const ScreenDef schedule_screen;
/* basis: as calculation_work_out takes it; its texts are not used. */
Reply loan_schedule_open(View *parent, const Calculation *basis);

#endif

/* The panel of figures on screen 1: what was done today, yesterday, this week, this month. */
#ifndef SCREEN_TODAY_FIGURES_H
#define SCREEN_TODAY_FIGURES_H

#include "report/report.h"
#include "ui/view.h"

void today_figures_draw(const Report *report, Canvas *canvas, Rect area); /* report: NULL while none */
/* Lists the figures; the one picked opens its rows. */
Reply today_figures_pick(View *view, Report *report);

#endif

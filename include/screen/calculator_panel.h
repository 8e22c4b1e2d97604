/* The figures of the calculator: both ways side by side, or plan A beside plan B. Only for
 * calculator.c. */
#ifndef SCREEN_CALCULATOR_PANEL_H
#define SCREEN_CALCULATOR_PANEL_H

#include "domain/calculation.h"
#include "ui/canvas.h"

void calculator_panel_draw(const LoanFigures *figures, Canvas *canvas, Rect area);
/* Rows that differ are marked with a star. */
void calculator_panel_draw_pair(const LoanFigures *a, const LoanFigures *b, Canvas *canvas,
                                Rect area);

#endif

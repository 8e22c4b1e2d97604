/*
 * 贷款计算器: inputs at the left, both ways of repaying at the right, anew at every key. F7 keeps what
 * stands there as plan A, and goes on typing plan B beside it; F6 opens the months, F8 prints.
 */
#ifndef SCREEN_CALCULATOR_H
#define SCREEN_CALCULATOR_H

#include "model/calculation.h"
#include "model/quote.h"
#include "ui/view.h"

extern const ScreenDef calculator_screen;

Reply calculator_open(View *parent); /* an empty one */
/* One that starts with the figures of something: a unit, a quote. */
Reply calculator_open_with(View *parent, const Calculation *start);
Calculation calculator_from_quote(const Quote *quote);

#endif

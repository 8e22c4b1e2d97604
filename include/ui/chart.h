/*
 * Small charts in text: bars against a target, a trend of days.
 */
#ifndef UI_CHART_H
#define UI_CHART_H

#include "ui/canvas.h"

typedef struct ChartBar {
    const char *label;
    int64_t value;
    int64_t target;    /* 0: none; the bar is then measured against the greatest value */
    const char *text;  /* shown behind the bar: "12/20", "3,204万" */
    unsigned role;
} ChartBar;

/* One line a bar: label, bar, text. */
void chart_bars(Canvas *canvas, Rect area, const ChartBar *bars, size_t count);

typedef struct ChartTrend {
    const int64_t *values; /* oldest first */
    const char *const *labels; /* below: "22", one a value; NULL */
    size_t count;
} ChartTrend;

/* Columns of height area.height - 2 with the value above each and the label below; where they are
 * too many for that, only the highest value and as many labels as do not touch. */
void chart_trend(Canvas *canvas, Rect area, const ChartTrend *trend);

#endif

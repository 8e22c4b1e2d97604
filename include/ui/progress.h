/*
 * Progress of long work (import, export, backup): a bar painted at most ten times a second, Esc
 * cancels. The work goes on in the caller; this is the only place that paints outside the loop.
 *
 *     Progress progress = progress_start(view, _("正在写日报"));
 *     … if (!progress_step(&progress, done, total)) return error_set(err, ERR_CANCELLED, …);
 */
#ifndef UI_PROGRESS_H
#define UI_PROGRESS_H

#include "ui/view.h"

typedef struct Progress {
    Console *console;
    const char *title; /* translated; borrowed */
    int64_t painted;   /* milliseconds, monotonic */
    bool cancelled;
} Progress;

Progress progress_start(View *view, const char *title);
/* false when the user pressed Esc or the line was cut. total 0: unknown. */
bool progress_step(Progress *progress, int64_t done, int64_t total);
void progress_draw(const Progress *progress, Canvas *canvas, int64_t done, int64_t total);

#endif

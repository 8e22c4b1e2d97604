#include "ui/progress.h"

#include "base/text.h"
#include "ui/console.h"

#include <time.h>

#define PAINT_EVERY 100 /* milliseconds */
#define PROGRESS_WIDTH 50

static int64_t monotonic(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

Progress progress_start(View *view, const char *title)
{
    return (Progress){.console = view->console, .title = title};
}

void progress_draw(const Progress *progress, Canvas *canvas, int64_t done, int64_t total)
{
    Rect box = {(canvas->width - PROGRESS_WIDTH) / 2, canvas->height / 2 - 2, PROGRESS_WIDTH, 4};
    Rect inside = rect_inside(box);
    canvas_fill(canvas, box, ROLE_TEXT);
    canvas_box(canvas, box, progress->title);
    canvas_bar(canvas, inside.x + 1, inside.y, inside.width - 2, ROLE_ACCENT, done,
               total > 0 ? total : done + 1);
    canvas_text_centre(canvas, inside.x, inside.y + 1, inside.width, ROLE_HINT, _("Esc 取消"));
}

bool progress_step(Progress *progress, int64_t done, int64_t total)
{
    Event event;
    Term *term = console_term(progress->console);
    if (term == NULL || progress->cancelled || monotonic() - progress->painted < PAINT_EVERY) {
        return !progress->cancelled;
    }
    progress->painted = monotonic();
    console_redraw(progress->console);
    progress_draw(progress, term_canvas(term), done, total);
    term_paint(term);
    while (term_wait(term, 0, &event)) {
        bool quit = event.kind == EVENT_QUIT;
        progress->cancelled = progress->cancelled || quit ||
                              (event.kind == EVENT_KEY && event.key == K_ESC);
        if (quit) {
            break;
        }
    }
    return !progress->cancelled;
}

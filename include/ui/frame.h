/*
 * Frame: line 1 (site, screens, user, clock), the message line and the footer of keys, all
 * generated.
 */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/console.h"

/* What a view gets: everything but line 1 and the last two. */
Rect frame_area(const Canvas *canvas);
void frame_draw(Console *console, Canvas *canvas); /* without a view yet: no footer */
/* The key whose name stands at (x, y) of line 1 or the footer; K_NONE elsewhere. */
Key frame_key_at(Console *console, const Canvas *canvas, int x, int y);
/* Under 80x24: what to do instead of a screen. */
void frame_notice(Canvas *canvas);

#endif

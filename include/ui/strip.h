/* Strip: a line of labels, the current one in brackets, as many as fit around it; < and > say that
 * there are more. */
#ifndef UI_STRIP_H
#define UI_STRIP_H

#include "ui/canvas.h"

/* Labels are shown texts, translated. Draws on the first line of the area; the column after the
 * last. */
int strip_draw(Canvas *canvas, Rect area, const char *const *labels, size_t count, size_t current);

#endif

/*
 * The rotation on the screen: a strip of five lines beside the desk's form, and a place of its own
 * with the sign-in list, the posts, skipping and giving back.
 */
#ifndef SCREEN_ROTATION_H
#define SCREEN_ROTATION_H

#include "domain/rotation.h"
#include "screen/desk.h"

#define ROTATION_STRIP_LINES 6

/* Texts of the strip, read once a refresh: next, owed, busy, out, the calls' next, on post. */
typedef struct RotationStrip {
    const char *values[ROTATION_STRIP_LINES];
    bool empty; /* nobody has signed in today */
} RotationStrip;

/* Texts live in view->rows. */
void rotation_strip_read(RotationStrip *strip, View *view);
/* As many lines as fit, the most wanted first. */
void rotation_strip_draw(const RotationStrip *strip, Canvas *canvas, Rect area);

Reply rotation_open(View *parent); /* the place */

#endif

/*
 * Reception: the desk's form for a visitor, over the upper part of screen 2. Phone first; matches
 * by the first or the last four digits while typing, the verdict and who will receive beneath.
 */
#ifndef SCREEN_RECEPTION_H
#define SCREEN_RECEPTION_H

#include "screen/rotation.h"

/* strip: shown beside the form; the parent's, read again when the parent refreshes. */
Reply reception_open(View *parent, const RotationStrip *strip);
bool reception_is(const View *view);
/* How many lines of area the form takes now; the parent draws its list below. */
int reception_height(View *view, Rect area);

#endif

/*
 * Footer: the keys of this place, from its action tables. Function keys in order, then letters,
 * then Esc and F10; what doesn't fit goes by rank (general keys first) and leaves a > behind.
 */
#ifndef UI_FOOTER_H
#define UI_FOOTER_H

#include "ui/view.h"

#define FOOTER_MAX 48

typedef struct FooterItem {
    const Action *action;
    const char *caption; /* "F2保存" */
    int rank;            /* 0 stays; the highest goes first */
    int x;
    int width;
} FooterItem;

/* Fills items for a width; returns how many; *cut when some had to go. */
size_t footer_place(View *view, Arena *arena, int width, FooterItem items[FOOTER_MAX], bool *cut);
void footer_draw(View *view, Canvas *canvas, int y);
Key footer_key_at(View *view, Arena *arena, int width, int x);

#endif

/*
 * Layout of a form: fields in reading order, in one or two columns, each as wide as its Field says;
 * a note or what doesn't fit in half takes a whole line. Pure arithmetic.
 */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct LayoutItem {
    int label_width; /* columns of the label with its mark */
    int width;       /* columns wanted for the value */
    bool whole;      /* a line of its own, as wide as there is */
    bool hidden;     /* takes no place */
    /* filled by layout_place */
    int x; /* of the label, from the left */
    int y; /* line, from the top */
    int value_x;
    int value_width; /* at least 1 */
} LayoutItem;

/* Returns the lines used. */
int layout_place(LayoutItem *items, size_t count, int width);

#endif

#include "ui/layout.h"

#define TWO_FROM 34 /* columns from which two fields stand side by side */
#define GAP 2

static int most(int a, int b)
{
    return a > b ? a : b;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* The widest label of each side (0 left, 1 right); whole lines count as left. */
static void label_widths(const LayoutItem *items, size_t count, int half, int widths[2])
{
    widths[0] = 0;
    widths[1] = 0;
    for (size_t i = 0; i < count; i++) {
        if (!items[i].hidden) {
            int side = items[i].x >= half && !items[i].whole ? 1 : 0;
            widths[side] = most(widths[side], items[i].label_width);
        }
    }
}

/* Gives each item its line and side. An item whose label and value are wider than half stands
 * alone. */
static int assign(LayoutItem *items, size_t count, int half)
{
    int line = 0;
    int side = 0;
    for (size_t i = 0; i < count; i++) {
        LayoutItem *item = &items[i];
        bool alone = item->whole || half == 0 || item->label_width + 1 + item->width > half - GAP;
        if (item->hidden) {
            continue;
        }
        if (side == 1 && alone) {
            line++;
            side = 0;
        }
        item->y = line;
        item->x = side == 1 ? half : 0;
        if (alone || side == 1) {
            line++;
            side = 0;
        } else {
            side = 1;
        }
    }
    return line + side;
}

int layout_place(LayoutItem *items, size_t count, int width)
{
    int half = width >= TWO_FROM ? width / 2 : 0;
    int widths[2];
    int lines = assign(items, count, half);
    label_widths(items, count, half, widths);
    for (size_t i = 0; i < count; i++) {
        LayoutItem *item = &items[i];
        bool right = half > 0 && item->x >= half;
        int end = width;
        item->value_x = item->x + widths[right] + 1;
        for (size_t next = i + 1; next < count && !right; next++) {
            if (!items[next].hidden) {
                end = items[next].y == item->y ? half - GAP : width;
                break;
            }
        }
        int room = end - item->value_x;
        item->value_width = most(1, item->whole ? room : least(item->width, room));
    }
    return lines;
}

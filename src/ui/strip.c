#include "ui/strip.h"

#include "base/utf8.h"

/* The first label shown: as few are left out as let the current one be seen whole. */
static size_t first_shown(const char *const *labels, size_t current, int width)
{
    size_t first = current;
    int used = utf8_width(labels[first]) + 3;
    while (first > 0 && used + utf8_width(labels[first - 1]) + 2 <= width) {
        first--;
        used += utf8_width(labels[first]) + 2;
    }
    return first;
}

int strip_draw(Canvas *canvas, Rect area, const char *const *labels, size_t count, size_t current)
{
    int right = area.x + area.width;
    int x = area.x + 1;
    size_t first = count > 0 ? first_shown(labels, current, area.width - 2) : 0;
    if (first > 0) {
        canvas_put(canvas, area.x, area.y, right, ROLE_HINT, "<");
    }
    for (size_t i = first; i < count; i++) {
        bool here = i == current;
        const char *label = arena_format(&canvas->arena, here ? "[%s]" : " %s ", labels[i]);
        if (x + utf8_width(label) > right - 1) {
            return canvas_put(canvas, right - 1, area.y, right, ROLE_HINT, ">");
        }
        x = canvas_put(canvas, x, area.y, right, here ? ROLE_ACCENT : ROLE_LABEL, label);
    }
    return x;
}

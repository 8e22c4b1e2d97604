#include "ui/canvas.h"

#include "base/utf8.h"

#include <string.h>

/* A light box line is the set of its arms; drawing one over another joins the sets. */
enum { ARM_UP = 1, ARM_DOWN = 2, ARM_LEFT = 4, ARM_RIGHT = 8 };

static const uint32_t line_codes[16] = {
    [ARM_UP] = 0x2502,
    [ARM_DOWN] = 0x2502,
    [ARM_UP | ARM_DOWN] = 0x2502,
    [ARM_LEFT] = 0x2500,
    [ARM_RIGHT] = 0x2500,
    [ARM_LEFT | ARM_RIGHT] = 0x2500,
    [ARM_DOWN | ARM_RIGHT] = 0x250C,
    [ARM_DOWN | ARM_LEFT] = 0x2510,
    [ARM_UP | ARM_RIGHT] = 0x2514,
    [ARM_UP | ARM_LEFT] = 0x2518,
    [ARM_UP | ARM_DOWN | ARM_RIGHT] = 0x251C,
    [ARM_UP | ARM_DOWN | ARM_LEFT] = 0x2524,
    [ARM_LEFT | ARM_RIGHT | ARM_DOWN] = 0x252C,
    [ARM_LEFT | ARM_RIGHT | ARM_UP] = 0x2534,
    [ARM_UP | ARM_DOWN | ARM_LEFT | ARM_RIGHT] = 0x253C,
};

static void put_line(Canvas *canvas, int x, int y, unsigned role, uint32_t code)
{
    char bytes[5] = {0};
    utf8_encode(code, bytes);
    canvas_put(canvas, x, y, x + 1, role, bytes);
}

static void join(Canvas *canvas, int x, int y, unsigned arms)
{
    if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height) {
        return;
    }
    Cell *cell = &canvas->cells[(size_t)y * (size_t)canvas->width + (size_t)x];
    arms |= cell->arms;
    put_line(canvas, x, y, ROLE_FRAME, line_codes[arms]);
    cell->arms = (uint8_t)arms;
}

static void horizontal(Canvas *canvas, int x, int y, int width)
{
    for (int i = 0; i < width; i++) {
        join(canvas, x + i, y, (i > 0 ? ARM_LEFT : 0U) | (i < width - 1 ? ARM_RIGHT : 0U));
    }
}

void canvas_upright(Canvas *canvas, int x, int y, int height)
{
    for (int i = 0; i < height; i++) {
        join(canvas, x, y + i, (i > 0 ? ARM_UP : 0U) | (i < height - 1 ? ARM_DOWN : 0U));
    }
}

void canvas_rule(Canvas *canvas, int x, int y, int width)
{
    horizontal(canvas, x, y, width);
}

void canvas_box_title(Canvas *canvas, int x, int y, int width, unsigned role, const char *title)
{
    if (title == NULL || *title == '\0' || width < 6) {
        return;
    }
    int limit = x + width - 3;
    canvas_put(canvas, x + 1, y, limit, role, " ");
    int end = canvas_put(canvas, x + 2, y, limit, role, title);
    canvas_put(canvas, end, y, limit + 1, role, " ");
}

void canvas_box(Canvas *canvas, Rect rect, const char *title)
{
    if (rect.width < 2 || rect.height < 2) {
        return;
    }
    horizontal(canvas, rect.x, rect.y, rect.width);
    horizontal(canvas, rect.x, rect.y + rect.height - 1, rect.width);
    canvas_upright(canvas, rect.x, rect.y, rect.height);
    canvas_upright(canvas, rect.x + rect.width - 1, rect.y, rect.height);
    canvas_box_title(canvas, rect.x, rect.y, rect.width, ROLE_TITLE, title);
}

void canvas_bar(Canvas *canvas, int x, int y, int width, unsigned role, int64_t part, int64_t whole)
{
    int64_t filled = whole > 0 && part > 0 ? part * width / whole : 0;
    for (int i = 0; i < width; i++) {
        bool heavy = i < filled || (i == 0 && part > 0);
        put_line(canvas, x + i, y, heavy ? role : ROLE_FRAME, heavy ? 0x2501 : 0x2500);
    }
}

static bool is_line(uint32_t code)
{
    return code >= 0x2500 && code <= 0x257F;
}

static void unlined(Str *out, size_t from)
{
    size_t to = from;
    for (size_t i = from; i < out->len;) {
        uint32_t code = 0;
        size_t used = utf8_decode(out->data + i, out->len - i, &code);
        used = used > 0 ? used : 1;
        if (is_line(code)) {
            out->data[to++] = ' ';
        } else {
            memmove(out->data + to, out->data + i, used);
            to += used;
        }
        i += used;
    }
    while (to > from && out->data[to - 1] == ' ') {
        to--;
    }
    out->len = to;
}

void canvas_dump(const Canvas *canvas, bool plain, Str *out)
{
    for (int y = 0; y < canvas->height; y++) {
        size_t from = out->len;
        canvas_row(canvas, y, out);
        if (plain) {
            unlined(out, from);
        }
        str_add_char(out, '\n');
    }
}

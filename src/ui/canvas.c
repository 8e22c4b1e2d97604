#include "ui/canvas.h"

#include "base/utf8.h"

#include <string.h>

static const Cell blank_cell = {{' ', 0, 0}, ROLE_TEXT, 1, 0, 0};

void canvas_init(Canvas *canvas, int width, int height)
{
    *canvas = (Canvas){.cursor_x = -1, .cursor_y = -1};
    canvas_resize(canvas, width, height);
}

void canvas_clear(Canvas *canvas)
{
    arena_clear(&canvas->memory);
    arena_clear(&canvas->arena);
    *canvas = (Canvas){0};
}

void canvas_resize(Canvas *canvas, int width, int height)
{
    canvas->width = width > 0 ? width : 1;
    canvas->height = height > 0 ? height : 1;
    size_t cells = (size_t)canvas->width * (size_t)canvas->height;
    arena_clear(&canvas->memory);
    canvas->cells = arena_alloc(&canvas->memory, cells * sizeof *canvas->cells);
    canvas_begin(canvas);
}

void canvas_begin(Canvas *canvas)
{
    size_t cells = (size_t)canvas->width * (size_t)canvas->height;
    for (size_t i = 0; i < cells; i++) {
        canvas->cells[i] = blank_cell;
    }
    canvas->cursor_x = -1;
    canvas->cursor_y = -1;
    arena_clear(&canvas->arena);
}

static Cell *cell_at(Canvas *canvas, int x, int y)
{
    if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height) {
        return NULL;
    }
    return &canvas->cells[(size_t)y * (size_t)canvas->width + (size_t)x];
}

/* A wide character that loses a half becomes blanks. */
static void unsplit(Canvas *canvas, int x, int y)
{
    Cell *cell = cell_at(canvas, x, y);
    Cell *left = cell_at(canvas, x - 1, y);
    Cell *right = cell_at(canvas, x + 1, y);
    if (cell != NULL && cell->width == 0 && left != NULL) {
        left->codes[0] = ' ';
        left->codes[1] = 0;
        left->width = 1;
    }
    if (cell != NULL && cell->width == 2 && right != NULL) {
        right->codes[0] = ' ';
        right->width = 1;
    }
}

/* Box lines, wherever they stand, become + - | = on a terminal that lacks them. */
static uint32_t ascii_of(uint32_t code)
{
    switch (code) {
    case 0x2500:
        return '-';
    case 0x2502:
        return '|';
    case 0x2501:
    case 0x2503:
        return code == 0x2501 ? '=' : '#';
    default:
        return code > 0x2500 && code <= 0x257F ? '+' : code;
    }
}

static void put_code(Canvas *canvas, int x, int y, uint32_t code, int width, unsigned role)
{
    Cell *cell = cell_at(canvas, x, y);
    if (cell == NULL || (width == 2 && cell_at(canvas, x + 1, y) == NULL)) {
        return;
    }
    unsplit(canvas, x, y);
    code = canvas->ascii ? ascii_of(code) : code;
    *cell = (Cell){{code, 0, 0}, (uint8_t)role, (uint8_t)width, 0, 0};
    if (width == 2) {
        unsplit(canvas, x + 1, y);
        cell[1] = (Cell){{0, 0, 0}, (uint8_t)role, 0, 0, 0};
    }
}

static void put_mark(Canvas *canvas, int x, int y, uint32_t code)
{
    Cell *cell = cell_at(canvas, x, y);
    if (cell != NULL && cell->width == 0) {
        cell--;
    }
    if (cell == NULL) {
        return;
    }
    if (cell->codes[1] == 0) {
        cell->codes[1] = code;
    } else if (cell->codes[2] == 0) {
        cell->codes[2] = code;
    }
}

/* Characters that are certainly printable: text_visible need not be asked. */
static bool is_plain(uint32_t code)
{
    return (code >= 0x20 && code < 0x7F) || (code >= 0x3000 && code <= 0x312F) ||
           (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0xFF01 && code <= 0xFF5E) ||
           (code >= 0x2500 && code <= 0x25FF) || (code >= 0xA1 && code <= 0xFF && code != 0xAD);
}

static const char *printable(Canvas *canvas, const char *text)
{
    size_t len = strlen(text);
    uint32_t code;
    const char *at = text;
    for (size_t used; len > 0; at += used, len -= used) {
        used = utf8_decode(at, len, &code);
        if (used == 0 || !is_plain(code)) {
            return text_visible(&canvas->arena, text);
        }
    }
    return text;
}

int canvas_put(Canvas *canvas, int x, int y, int limit, unsigned role, const char *text)
{
    const char *shown = printable(canvas, text != NULL ? text : "");
    size_t len = limit > x ? utf8_fit(shown, limit - x) : 0;
    uint32_t code;
    int base = x;
    for (size_t used; len > 0; shown += used, len -= used) {
        used = utf8_decode(shown, len, &code);
        int width = utf8_code_width(code);
        if (width == 0) {
            put_mark(canvas, base, y, code);
            continue;
        }
        put_code(canvas, x, y, code, width, role);
        base = x;
        x += width;
    }
    return x;
}

static void put_blanks(Canvas *canvas, int x, int y, int limit, unsigned role)
{
    for (; x < limit; x++) {
        put_code(canvas, x, y, ' ', 1, role);
    }
}

void canvas_text(Canvas *canvas, int x, int y, int width, unsigned role, const char *text)
{
    int end = canvas_put(canvas, x, y, x + width, role, text);
    put_blanks(canvas, end, y, x + width, role);
}

static void text_after(Canvas *canvas, int x, int y, int width, unsigned role, const char *text,
                       int divide)
{
    const char *shown = printable(canvas, text != NULL ? text : "");
    int before = (width - utf8_width(shown)) / divide;
    before = before > 0 ? before : 0;
    put_blanks(canvas, x, y, x + before, role);
    canvas_text(canvas, x + before, y, width - before, role, shown);
}

void canvas_text_right(Canvas *canvas, int x, int y, int width, unsigned role, const char *text)
{
    text_after(canvas, x, y, width, role, text, 1);
}

void canvas_text_centre(Canvas *canvas, int x, int y, int width, unsigned role, const char *text)
{
    text_after(canvas, x, y, width, role, text, 2);
}

void canvas_fill(Canvas *canvas, Rect rect, unsigned role)
{
    for (int y = rect.y; y < rect.y + rect.height; y++) {
        put_blanks(canvas, rect.x, y, rect.x + rect.width, role);
    }
}

void canvas_role(Canvas *canvas, Rect rect, unsigned role)
{
    for (int y = rect.y; y < rect.y + rect.height; y++) {
        for (int x = rect.x; x < rect.x + rect.width; x++) {
            Cell *cell = cell_at(canvas, x, y);
            if (cell != NULL) {
                cell->role = (uint8_t)(cell->role | role);
            }
        }
    }
}

/* How many bytes go on one line: up to a line break, else as much as fits, back to a blank. */
static size_t line_length(const char *text, int width)
{
    size_t len = strcspn(text, "\n");
    size_t fit = utf8_fit(text, width);
    if (fit >= len) {
        return len;
    }
    size_t blank = fit;
    while (blank > 0 && text[blank] != ' ') {
        blank--;
    }
    if (blank > fit / 2) {
        return blank;
    }
    return fit > 0 ? fit : len;
}

int canvas_paragraph(Canvas *canvas, Rect rect, unsigned role, const char *text)
{
    int lines = 0;
    while (*text != '\0' && lines < rect.height && rect.width > 1) {
        size_t len = line_length(text, rect.width);
        const char *line = arena_copy_len(&canvas->arena, text, len);
        canvas_put(canvas, rect.x, rect.y + lines, rect.x + rect.width, role, line);
        text += len;
        text += *text == '\n' || *text == ' ';
        lines++;
    }
    return lines;
}

void canvas_row(const Canvas *canvas, int y, Str *out)
{
    size_t kept = out->len;
    char bytes[4];
    for (int x = 0; x < canvas->width && y >= 0 && y < canvas->height; x++) {
        const Cell *cell = &canvas->cells[(size_t)y * (size_t)canvas->width + (size_t)x];
        for (size_t i = 0; i < 3 && cell->codes[i] != 0; i++) {
            str_add_len(out, bytes, utf8_encode(cell->codes[i], bytes));
        }
        if (cell->codes[0] != ' ' && cell->codes[0] != 0) {
            kept = out->len;
        }
    }
    if (out->data != NULL) {
        out->data[kept] = '\0';
    }
    out->len = kept;
}

/*
 * Canvas: a grid of cells that every widget draws on and the terminal shows; no curses in it, so a
 * test reads what a screen drew without a terminal. All positions are absolute, (0, 0) top left;
 * what lies outside is clipped. Every text passes one fitting function: clusters are never cut, and
 * controls, bidi marks and bad bytes come out as U+XXXX.
 */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "base/arena.h"
#include "base/str.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stdint.h>

#define CANVAS_MIN_WIDTH 80
#define CANVAS_MIN_HEIGHT 24

typedef struct Rect {
    int x;
    int y;
    int width;
    int height;
} Rect;

typedef struct Cell {
    uint32_t codes[3]; /* a character and up to two combining ones; 0 ends */
    uint8_t role;      /* Role, perhaps with ROLE_CURSOR */
    uint8_t width;     /* 1, 2, or 0 for the right half of a wide one */
    uint8_t arms;      /* of a box line */
    uint8_t unused;    /* no hole: cells are compared as bytes */
} Cell;

typedef struct Canvas {
    int width;
    int height;
    Cell *cells; /* height rows of width, in memory */
    Arena memory;
    bool ascii;  /* box lines as + - | */
    int cursor_x; /* the terminal's cursor; -1 hidden */
    int cursor_y;
    Arena arena; /* scratch for the texts of one frame */
} Canvas;

void canvas_init(Canvas *canvas, int width, int height);
void canvas_clear(Canvas *canvas); /* frees */
void canvas_resize(Canvas *canvas, int width, int height);
void canvas_begin(Canvas *canvas); /* blank, cursor hidden, scratch emptied: before a frame */
static inline Rect rect_inside(Rect rect) /* a box without its border */
{
    return (Rect){rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2};
}

/* Exactly width columns: the text cut at a cluster or padded with blanks. */
void canvas_text(Canvas *canvas, int x, int y, int width, unsigned role, const char *text);
void canvas_text_right(Canvas *canvas, int x, int y, int width, unsigned role, const char *text);
void canvas_text_centre(Canvas *canvas, int x, int y, int width, unsigned role, const char *text);
/* As much as fits before limit (exclusive), no padding. Returns the column after it. */
int canvas_put(Canvas *canvas, int x, int y, int limit, unsigned role, const char *text);
void canvas_fill(Canvas *canvas, Rect rect, unsigned role);
void canvas_role(Canvas *canvas, Rect rect, unsigned role); /* adds to the cells that are there */
/* A wrapped paragraph; returns the lines used (at most rect.height). */
int canvas_paragraph(Canvas *canvas, Rect rect, unsigned role, const char *text);

/* Box lines join: where two meet, the right corner or tee is drawn. A title stands in the top. */
void canvas_box(Canvas *canvas, Rect rect, const char *title);
void canvas_box_title(Canvas *canvas, int x, int y, int width, unsigned role, const char *title);
void canvas_rule(Canvas *canvas, int x, int y, int width);    /* ├──┤ when it touches a box */
void canvas_upright(Canvas *canvas, int x, int y, int height);
/* A heavy and a light line: part of whole, at most width columns. */
void canvas_bar(Canvas *canvas, int x, int y, int width, unsigned role, int64_t part,
                int64_t whole);

/* One row as UTF-8 without its trailing blanks, added to out. */
void canvas_row(const Canvas *canvas, int y, Str *out);
/* All rows, each ended by LF; box lines as blanks when plain. */
void canvas_dump(const Canvas *canvas, bool plain, Str *out);

#endif

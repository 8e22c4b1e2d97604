/*
 * Grid: cells by row and column with heads, for the 销控 sheet: a letter and a role each, and a
 * second text (the price) when lines is 2 or the cell is wide. Arrows move, / and a room number
 * jump.
 *
 * A board of cards is a grid without row heads whose columns have each their own length: a card is
 * lines with a text at the left and one at the right, and a head may have a second line.
 */
#ifndef UI_GRID_H
#define UI_GRID_H

#include "ui/edit.h"
#include "ui/view.h"

typedef struct GridCell {
    const char *text; /* "售", "A 1802"; NULL: no such cell */
    unsigned role;
    const char *second; /* below the text when lines is 2; NULL */
} GridCell;

/* A line of a card. */
typedef struct GridLine {
    const char *left;
    const char *right; /* NULL; goes before the left one */
    unsigned role;
} GridLine;

typedef struct GridSource {
    size_t (*rows)(void *data);
    size_t (*columns)(void *data);
    GridCell (*cell)(void *data, Arena *arena, size_t row, size_t column);
    const char *(*row_head)(void *data, Arena *arena, size_t row);
    const char *(*column_head)(void *data, Arena *arena, size_t column);
    /* Where typed (a room number, or the start of one) is; false: nowhere. NULL: no jump. */
    bool (*find)(void *data, const char *typed, size_t *row, size_t *column);
    /* Of a board of cards; each may be NULL. */
    size_t (*column_rows)(void *data, size_t column);
    GridLine (*card)(void *data, Arena *arena, size_t row, size_t column, int line);
    GridLine (*column_note)(void *data, Arena *arena, size_t column); /* under its head */
} GridSource;

struct Grid {
    const GridSource *source;
    void *data;
    int cell_width; /* columns a cell, without the gap */
    int lines;      /* 1 or 2 */
    int head_width; /* of the row heads */
    const char *hint; /* msgid, when it has no cells */
    size_t row;
    size_t column;
    size_t top;
    size_t left;
    int page_rows; /* at the last draw */
    int page_columns;
    int body_x;
    int body_y;
    bool jumping;
    Edit jump;
};

void grid_init(Grid *grid, const GridSource *source, void *data, int cell_width, int head_width);
void grid_clear(Grid *grid);
bool grid_has_cell(const Grid *grid); /* there is a cell under the cursor */
void grid_move(Grid *grid, size_t row, size_t column); /* clamps */
void grid_draw(Grid *grid, Canvas *canvas, Rect area, bool active);
void grid_draw_box(Grid *grid, Canvas *canvas, Rect area, const char *title, bool active);
Reply grid_key(Grid *grid, View *view, Key key); /* moving and jumping */
extern const Action grid_actions[];              /* / */
extern const size_t grid_action_count;
Reply grid_paste(Grid *grid, const char *text);
Reply grid_click(Grid *grid, int x, int y);

#endif

/*
 * List: a table over rows that stay where they are: it asks a ListSource for the cells it shows, so
 * 100,000 rows need no copy.
 *
 *     static const Column columns[] = { {N_("房号"), 10, 0}, {N_("总价"), 12, 2, COLUMN_RIGHT} };
 *     list_init(&self->list, columns, ARRAY_LEN(columns), &source, self);
 *     self->view.list = &self->list;
 *
 * Keys: ↑↓ PgUp PgDn Home End, / or a hanzi searches as you type (n the next hit), s sorts, Space
 * marks, y copies the cell (← → choose the column).
 *
 * A list of figures sets cells: the cursor is then one cell, the first column stays where it is and
 * the others scroll sideways; < and > say that there are more.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "ui/column.h"
#include "ui/edit.h"
#include "ui/view.h"

typedef struct ListSource {
    size_t (*count)(void *data);
    /* Text of a cell; borrowed until the frame is drawn (arena is the frame's). */
    const char *(*cell)(void *data, Arena *arena, size_t row, size_t column);
    /* Each below may be NULL. */
    unsigned (*role)(void *data, size_t row, size_t column); /* Role of a cell */
    int64_t (*id)(void *data, size_t row); /* the cursor and the marks follow it over a refresh */
    void (*sort)(void *data, size_t column, bool descending); /* reorders; then NULL: no s */
    bool (*sortable)(void *data, size_t column);              /* NULL: every column */
    /* The row of the first hit of typed at or behind from, SIZE_MAX: none. NULL: the list looks
     * itself, through the cells of every column (text part, initials). */
    size_t (*find)(void *data, const char *typed, size_t from);
    /* Instead of jumping: keep only rows that match typed ("" all). Then find isn't asked. */
    void (*narrow)(void *data, const char *typed);
    bool (*escape)(void *data); /* takes back what the list shows for a while; false: nothing to */
} ListSource;

struct List {
    const Column *columns; /* borrowed */
    size_t column_count;
    const ListSource *source; /* borrowed */
    void *data;
    const char *hint; /* msgid: what to press when there are no rows */
    size_t top;
    size_t cursor;
    size_t column; /* under the cursor: what y copies */
    bool cells;    /* the cursor is a cell */
    size_t left;   /* cells: columns scrolled away behind the first */
    int page;      /* rows shown at the last draw */
    int body_y;    /* where the first row was drawn */
    size_t sorted; /* column, SIZE_MAX none */
    bool descending;
    bool searching; /* keys go to search */
    Edit search;
    size_t search_from;
    int64_t *marks; /* ids, in the order in which they were marked */
    size_t mark_count;
    size_t mark_capacity;
    int64_t held_id; /* id under the cursor, remembered for the next refresh */
    Arena memory;    /* of the marks */
};

void list_init(List *list, const Column *columns, size_t column_count, const ListSource *source,
               void *data);
void list_clear(List *list); /* marks and search text; the view's close does it */
size_t list_count(const List *list);
bool list_has_row(const List *list);
void list_move(List *list, size_t row);  /* clamps */
void list_advance(List *list);           /* after an action: one row on */
void list_hold(List *list);              /* before its rows are read again … */
void list_restore(List *list);           /* … and after: the same id, or the same place */
int64_t list_id(const List *list, size_t row);
bool list_marked(const List *list, size_t row);
void list_mark(List *list, size_t row, bool on);
void list_unmark_all(List *list);
/* "38/1,204", with marks "38/1,204 *3"; "" when empty. */
const char *list_position(const List *list, Arena *arena);

void list_draw(List *list, Canvas *canvas, Rect area, bool active);
/* In a box with a title; in the lower border the position, and what is cut in the cursor's row. */
void list_draw_box(List *list, Canvas *canvas, Rect area, const char *title, bool active);
Reply list_key(List *list, View *view, Key key); /* moving and searching */
extern const Action list_actions[];              /* / n s Space y: the console runs them */
extern const size_t list_action_count;
bool list_escape(List *list); /* Esc took something back; false: it means what it means elsewhere */
Reply list_paste(List *list, const char *text);
Reply list_click(List *list, int y);
void list_search_start(List *list);
void list_search_end(List *list, bool keep); /* keep: stay on the hit */

#endif

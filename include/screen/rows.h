/*
 * Rows: a list filled by a named query. The query's first column is the id, the second a mark
 * (late, due, new, done or empty) for the colour of the row, the others are the columns shown, in
 * order.
 *
 *     static const RowsColumn columns[] = {
 *         {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
 *         {{N_("总价"), 12, 2, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
 *     };
 *     rows_init(&self->rows, &self->view, columns, ARRAY_LEN(columns), N_("按 F6 新增"));
 *     rows_load(&self->rows, "deal_list", BINDS(BIND_TEXT(":stage", stage)));
 */
#ifndef SCREEN_ROWS_H
#define SCREEN_ROWS_H

#include "db/query.h"
#include "screen/desk.h"
#include "ui/list.h"

typedef enum RowsKind {
    ROWS_TEXT,
    ROWS_MONEY, /* fen, thousands */
    ROWS_WAN,   /* fen, in 万 */
    ROWS_AREA,
    ROWS_COUNT,
    ROWS_RATE,  /* ppm, as a percentage */
    ROWS_DATE,  /* 11-22, the year only when it is another */
    ROWS_PHONE, /* masked */
    ROWS_PHONE_CALL, /* masked until rows_reveal, then whole until Esc: lists of people to ring */
    ROWS_LEVEL, /* tenths of plenty, 5 the minimum: a bar, and a word when it is low or out */
    ROWS_CHOICE /* a code of the choice list */
} RowsKind;

typedef struct RowsColumn {
    Column column;
    RowsKind kind;
    const char *choices;
} RowsColumn;

typedef struct Rows {
    List list;
    View *view;
    const RowsColumn *columns;
    size_t column_count;
    Column *shown;         /* for the list */
    int64_t *ids;          /* in view->rows */
    unsigned *roles;
    const char **cells;    /* [row * column_count + column] */
    int64_t *numbers;      /* the same, for sorting; NONE for texts */
    size_t *order;
    size_t count;
    size_t capacity;
    const char **whole;    /* phones that are shown whole, in view->arena */
    size_t whole_count;
} Rows;

/* Makes it the view's list. */
void rows_init(Rows *rows, View *view, const RowsColumn *columns, size_t count, const char *hint);
/* Reads the query into view->rows (emptied by the console before each refresh). */
void rows_load(Rows *rows, const char *query, const Bind *binds);
/* By hand: empties, then one row after the other; texts has a text for each column. */
void rows_begin(Rows *rows);
void rows_add(Rows *rows, int64_t id, const char *mark, const char *const *texts);
/* A column as wide as its widest cell, at most this: for labels that differ much by language. */
void rows_fit(Rows *rows, size_t column, int most);
void rows_clear(Rows *rows);
int64_t rows_id(const Rows *rows);            /* under the cursor; 0 without a row */
const char *rows_cell(const Rows *rows, size_t column); /* of the row under the cursor; "" */
const char *rows_cell_at(const Rows *rows, size_t row, size_t column); /* row as it is shown, from 0 */
size_t rows_loaded(const Rows *rows);
/* The phone under the cursor is shown whole and stays so until Esc; the look is logged and counted.
 * False when the list has none to show. */
bool rows_reveal(Rows *rows);

/* One value as the console shows it. */
const char *rows_show(Arena *arena, Stmt *stmt, int column, const RowsColumn *how, int64_t today);

#endif

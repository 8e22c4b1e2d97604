/* 看板: the applications as cards in columns by stage, what takes too long first. A part of screen 6,
 * read by loan_board_load and drawn and moved as a grid of ui/grid.h. */
#ifndef SCREEN_LOAN_BOARD_H
#define SCREEN_LOAN_BOARD_H

#include "ui/grid.h"
#include "ui/view.h"

#define LOAN_BOARD_COLUMNS 10

typedef struct LoanCard {
    int64_t id;
    const char *deal_no;
    const char *unit_no;
    const char *name;
    int64_t kind;
    const char *bank;
    int64_t amount; /* fen */
    int64_t days;   /* in its stage */
    int64_t limit;  /* NONE: none */
} LoanCard;

typedef struct LoanColumn {
    LoanCard *cards;
    size_t count;
    size_t capacity;
    size_t late;
    int64_t amount;
} LoanColumn;

typedef struct LoanBoard {
    Grid grid;
    LoanColumn columns[LOAN_BOARD_COLUMNS]; /* cards in view->rows */
    size_t total;
    int64_t held; /* the card under the cursor, which it follows into another column */
} LoanBoard;

void loan_board_init(LoanBoard *board);
void loan_board_load(LoanBoard *board, View *view);
void loan_board_draw(LoanBoard *board, Canvas *canvas, Rect area, const char *title);
const LoanCard *loan_board_card(const LoanBoard *board); /* under the cursor; NULL */
int64_t loan_board_stage(const LoanBoard *board);        /* of the column: LOAN_… */

#endif

#include "screen/loan_board.h"

#include "base/money.h"
#include "base/name.h"
#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "domain/loan.h"
#include "model/choice.h"
#include "screen/desk.h"

#include <string.h>

#define CARD_LINES 3
#define HELD_NONE (-1) /* the cursor is in an empty column, and stays there */
#define COLUMNS_LOW 4  /* columns shown on a terminal of 80, … */
#define COLUMNS_WIDE 6 /* … and on a wide one */
#define WIDE 110

/* What is partly paid stands with what waits for the rest. */
static const int64_t board_stages[LOAN_BOARD_COLUMNS] = {
    LOAN_WAIT_DOCS, LOAN_DOCS_OK,    LOAN_INTERVIEWED, LOAN_SUBMITTED, LOAN_SUPPLEMENT,
    LOAN_APPROVED,  LOAN_REGISTERING, LOAN_REGISTERED, LOAN_DISBURSED, LOAN_REJECTED,
};

static size_t rows(void *data)
{
    const LoanBoard *board = data;
    size_t most = 0;
    for (size_t i = 0; i < LOAN_BOARD_COLUMNS; i++) {
        most = board->columns[i].count > most ? board->columns[i].count : most;
    }
    return most;
}

static size_t columns(void *data)
{
    (void)data;
    return LOAN_BOARD_COLUMNS;
}

static size_t column_rows(void *data, size_t column)
{
    const LoanBoard *board = data;
    return board->columns[column].count;
}

static const LoanCard *card_at(const LoanBoard *board, size_t row, size_t column)
{
    return row < board->columns[column].count ? &board->columns[column].cards[row] : NULL;
}

static GridCell cell(void *data, Arena *arena, size_t row, size_t column)
{
    const LoanCard *card = card_at(data, row, column);
    (void)arena;
    return (GridCell){card != NULL ? card->unit_no : NULL, ROLE_TEXT, NULL};
}

static bool is_late(const LoanCard *card)
{
    return card->limit != NONE && card->days > card->limit;
}

/* "12/15", the days in the stage and how many it may take; what takes longer says so in a word
 * too. */
static const char *days_of(Arena *arena, const LoanCard *card)
{
    if (card->limit == NONE) {
        return "";
    }
    return arena_format(arena, "%s%lld/%lld", is_late(card) ? _("超 ") : "",
                        (long long)card->days, (long long)card->limit);
}

static GridLine card_line(void *data, Arena *arena, size_t row, size_t column, int line)
{
    const LoanCard *card = card_at(data, row, column);
    char amount[32];
    if (line == 0) {
        return (GridLine){card->unit_no, days_of(arena, card),
                          is_late(card) ? ROLE_LATE : ROLE_ACCENT};
    }
    if (line == 1) {
        money_wan(amount, sizeof amount, card->amount);
        return (GridLine){card->name, arena_copy(arena, amount), ROLE_TEXT};
    }
    return (GridLine){arena_format(arena, "%s %s", _(choice_label("loan_kind", card->kind)),
                                   card->bank), NULL, ROLE_LABEL};
}

static const char *row_head(void *data, Arena *arena, size_t row)
{
    (void)data;
    (void)arena;
    (void)row;
    return "";
}

static const char *column_head(void *data, Arena *arena, size_t column)
{
    const LoanBoard *board = data;
    return arena_format(arena, "%s %zu", _(choice_label("loan_state", board_stages[column])),
                        board->columns[column].count);
}

static GridLine column_note(void *data, Arena *arena, size_t column)
{
    const LoanBoard *board = data;
    const LoanColumn *of = &board->columns[column];
    char amount[32];
    money_wan(amount, sizeof amount, of->amount);
    return (GridLine){of->count > 0 ? arena_copy(arena, amount) : "",
                      of->late > 0 ? arena_format(arena, _("超时 %zu"), of->late) : NULL,
                      of->late > 0 ? ROLE_LATE : ROLE_LABEL};
}

/* By a part of the room number, the name or the number of the deal. */
static bool find(void *data, const char *typed, size_t *row, size_t *column)
{
    const LoanBoard *board = data;
    for (size_t i = 0; i < LOAN_BOARD_COLUMNS; i++) {
        for (size_t k = 0; k < board->columns[i].count; k++) {
            const LoanCard *card = &board->columns[i].cards[k];
            if (strstr(card->unit_no, typed) != NULL || strstr(card->name, typed) != NULL || name_contains(card->name, typed) ||
                strstr(card->deal_no, typed) != NULL) {
                *row = k;
                *column = i;
                return true;
            }
        }
    }
    return false;
}

static const GridSource source = {
    .rows = rows, .columns = columns, .cell = cell, .row_head = row_head,
    .column_head = column_head, .find = find, .column_rows = column_rows, .card = card_line,
    .column_note = column_note,
};

void loan_board_init(LoanBoard *board)
{
    grid_init(&board->grid, &source, board, 18, 0);
    board->grid.lines = CARD_LINES;
}

static size_t column_of(int64_t stage)
{
    size_t column = 0;
    while (column + 1 < LOAN_BOARD_COLUMNS && board_stages[column] != stage) {
        column++;
    }
    return column;
}

static void add_card(LoanColumn *column, Arena *arena, LoanCard card)
{
    if (column->count == column->capacity) {
        size_t capacity = column->capacity == 0 ? 16 : column->capacity * 2;
        LoanCard *cards = arena_alloc(arena, capacity * sizeof *cards);
        if (column->count > 0) {
            memcpy(cards, column->cards, column->count * sizeof *cards);
        }
        column->cards = cards;
        column->capacity = capacity;
    }
    column->cards[column->count++] = card;
    column->amount += card.amount;
    column->late += is_late(&card);
}

/* The cursor stays on its card; at first it goes to the first column that has one. */
static void place_cursor(LoanBoard *board, int64_t held)
{
    for (size_t i = LOAN_BOARD_COLUMNS; i-- > 0;) {
        for (size_t k = 0; k < board->columns[i].count; k++) {
            if (held == 0 ? k == 0 : board->columns[i].cards[k].id == held) {
                grid_move(&board->grid, k, i);
            }
        }
    }
}

void loan_board_load(LoanBoard *board, View *view)
{
    Arena *arena = &view->rows;
    memset(board->columns, 0, sizeof board->columns);
    board->total = 0;
    Stmt *stmt = query_open(desk_db(view), "loan_board",
                            BINDS(BIND_DATE(":today", desk_today(view)),
                                  BIND_TEXT(":limits", loan_limits(desk_db(view), arena))));
    while (query_next(stmt)) {
        size_t column = column_of(choice_from_code("loan_state", query_text(stmt, 1)));
        add_card(&board->columns[column], arena, (LoanCard){
            .id = query_number(stmt, 0),
            .unit_no = arena_copy(arena, query_text(stmt, 2)),
            .name = arena_copy(arena, query_text(stmt, 3)),
            .kind = choice_from_code("loan_kind", query_text(stmt, 4)),
            .bank = arena_copy(arena, query_text(stmt, 5)),
            .amount = query_number(stmt, 6),
            .days = query_number(stmt, 7),
            .limit = query_number(stmt, 8),
            .deal_no = arena_copy(arena, query_text(stmt, 9)),
        });
        board->total++;
    }
    query_close(stmt);
    place_cursor(board, board->held);
}

void loan_board_draw(LoanBoard *board, Canvas *canvas, Rect area, const char *title)
{
    const LoanCard *card = loan_board_card(board);
    int shown = area.width >= WIDE ? COLUMNS_WIDE : COLUMNS_LOW;
    board->grid.cell_width = (area.width - 3) / shown - 1;
    grid_draw_box(&board->grid, canvas, area, title, true);
    board->held = card != NULL ? card->id : HELD_NONE;
}

const LoanCard *loan_board_card(const LoanBoard *board)
{
    return card_at(board, board->grid.row, board->grid.column);
}

int64_t loan_board_stage(const LoanBoard *board)
{
    return board_stages[board->grid.column];
}

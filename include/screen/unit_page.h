/* One unit on a page: area, prices, deals, control and tickets; and the actions that the page
 * shares with the board of screen 4. */
#ifndef SCREEN_UNIT_PAGE_H
#define SCREEN_UNIT_PAGE_H

#include "ui/view.h"

enum UnitNeed {
    NEED_UNIT = NEED_FIRST,
    NEED_FREE = NEED_FIRST << 1,       /* for sale */
    NEED_HELD = NEED_FIRST << 2,       /* held back */
    NEED_UNRELEASED = NEED_FIRST << 3, /* not launched */
    NEED_SOLD = NEED_FIRST << 4,       /* with a live deal */
    NEED_BOARD = NEED_FIRST << 5,      /* the board itself */
    NEED_BARRED = NEED_FIRST << 6,     /* not for sale */
    NEED_LOCKED = NEED_FIRST << 7,     /* somebody is choosing it just now */
};

/* What the board shows of a state: a letter beside the colour, so that colour carries no meaning
 * alone; and what can be done with such a unit. */
typedef struct UnitState {
    const char *code;
    const char *letter; /* msgid */
    const char *label;  /* msgid */
    unsigned role;
    unsigned have;
} UnitState;

extern const UnitState unit_states[];
enum { UNIT_STATE_COUNT = 10 };
const UnitState *unit_state(const char *code);

extern const Action unit_actions[];
enum { UNIT_ACTION_COUNT = 24 };

Reply unit_page_open(View *parent, int64_t id);
unsigned unit_have(View *view); /* the have hook of the page */

/* screen/unit.c, the board: the unit under its cursor (0: none), and what only it can do. */
int64_t unit_board_id(View *view);
Reply unit_board_pick_building(View *view);
Reply unit_board_prices(View *view);

#endif

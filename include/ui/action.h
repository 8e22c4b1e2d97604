/*
 * Action: one row per thing a person can do in a place. Footer, F1 help, F3 menu, the command
 * palette and greying all come from these rows, so help cannot lie.
 *
 *     static const Action actions[] = {
 *         {.key = 'i', .twin = K_F(6), .label = N_("入库"), .help = N_("采购到货，登记数量和单价"),
 *          .run = material_receive, .needs = NEED_ROW, .operation = "stock.move"},
 *     };
 */
#ifndef UI_ACTION_H
#define UI_ACTION_H

#include "base/arena.h"
#include "ui/key.h"

struct View;
struct Reply;

enum Need {
    NEED_ROW = 1 << 0,   /* a row under the cursor */
    NEED_MARKS = 1 << 1, /* at least one marked row */
    NEED_FOLD = 1 << 2,  /* a form with folded fields */
    NEED_FIRST = 1 << 8, /* the first bit that a screen may define (ScreenDef.have sets it) */
};

typedef struct Action {
    Key key;
    Key twin;          /* a Ctrl or function key for those with an IME on; K_NONE */
    const char *label; /* msgid, at most 8 columns */
    const char *help;  /* msgid, one line */
    struct Reply (*run)(struct View *view);
    unsigned needs;        /* enum Need */
    const char *operation; /* greyed unless the user may run it; NULL */
    bool quiet;            /* not in the footer (it is in the menu and the help) */
} Action;

/* The row of a key (or its twin); NULL. */
const Action *action_find(const Action *actions, size_t count, Key key);
/* A sentence on the first fault of a table: a key or twin used twice (also against others), a
 * label too wide, a missing help or run; NULL when sound. For tests. */
const char *action_fault(Arena *arena, const Action *actions, size_t count, const Action *others,
                         size_t other_count);
/* "F6新增", "i入库": the function key stands before the letter when there is one. */
const char *action_caption(Arena *arena, const Action *action);

#endif

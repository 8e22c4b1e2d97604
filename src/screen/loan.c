/* 6 按揭: applications as cards by stage and as lists, days in stage against the limit, the next step
 * one key away. */
#include "base/str.h"
#include "base/text.h"
#include "model/choice.h"
#include "screen/loan_action.h"
#include "screen/loan_board.h"
#include "screen/loan_list.h"
#include "screen/screens.h"
#include "screen/tabs.h"

enum { TAB_BOARD, TAB_OPEN, TAB_ALL, TAB_STAGES, TAB_UNPAID };

typedef struct LoanScreen {
    TabsView tabs; /* first: the tabs find themselves behind the view */
    LoanBoard board;
} LoanScreen;

static const RowsColumn loan_columns[] = {
    {{N_("认购编号"), 16, 4, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("类型"), 6, 1, COLUMN_LEFT, false}, ROWS_CHOICE, "loan_kind"},
    {{N_("银行"), 12, 2, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("申请"), 10, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("批贷"), 10, 3, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("放款"), 10, 5, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("阶段"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "loan_state"},
    {{N_("天数"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("时限"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
};
static const RowsColumn stage_columns[] = {
    {{N_("阶段"), 10, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "loan_state"},
    {{N_("笔数"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("申请金额"), 14, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("未放款"), 14, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("超时"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("最早"), 10, 1, COLUMN_LEFT, false}, ROWS_DATE, NULL},
};
static const RowsColumn age_columns[] = {
    {{N_("批贷至今"), 12, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "loan_age"},
    {{N_("笔数"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("未放款"), 14, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("最早批贷"), 10, 1, COLUMN_LEFT, false}, ROWS_DATE, NULL},
};

#define LOAN_HINT N_("没有按揭：按 F6 登记一笔")

#define COLUMNS(name) name##_columns, ARRAY_LEN(name##_columns)

static void fill_board(View *view, Rows *rows)
{
    (void)rows; /* the board is a grid of its own */
    loan_board_load(&((LoanScreen *)view)->board, view);
}

static const Tab tabs[] = {
    [TAB_BOARD] = {N_("看板"), NULL, COLUMNS(loan), LOAN_HINT, 0, fill_board},
    [TAB_OPEN] = {N_("在办"), "loan_list_open", COLUMNS(loan), LOAN_HINT, NEED_LOAN, NULL},
    [TAB_ALL] = {N_("全部"), "loan_list", COLUMNS(loan), LOAN_HINT, NEED_LOAN, NULL},
    [TAB_STAGES] = {N_("阶段"), "loan_list_stages", COLUMNS(stage), LOAN_HINT, 0, NULL},
    [TAB_UNPAID] = {N_("未放款"), "loan_list_unpaid", COLUMNS(age), LOAN_HINT, 0, NULL},
};

bool loan_list_on_board(View *view)
{
    return tabs_of(view)->current == TAB_BOARD;
}

int64_t loan_list_id(View *view)
{
    if (loan_list_on_board(view)) {
        const LoanCard *card = loan_board_card(&((LoanScreen *)view)->board);
        return card != NULL ? card->id : 0;
    }
    return tabs_have(view) & NEED_LOAN ? tabs_id(view) : 0;
}

/* All applications with a code of the list: a state, a column of the board, an age. */
static Reply show_those(View *view, const char *list, int64_t index)
{
    const ChoiceList *choices = choice_list(list);
    if (index < 0 || index >= (int64_t)choices->count) {
        return reply_done();
    }
    tabs_go(view, TAB_ALL);
    tabs_filter_as(view, choices->rows[index].code, _(choices->rows[index].label));
    return reply_done();
}

Reply loan_list_open_group(View *view)
{
    return show_those(view, tabs_of(view)->current == TAB_STAGES ? "loan_state" : "loan_age",
                      tabs_id(view) - 1);
}

Reply loan_list_open_column(View *view)
{
    return show_those(view, "loan_state", loan_board_stage(&((LoanScreen *)view)->board));
}

/* Keys go to the grid on the board, to the list elsewhere. */
static void refresh(View *view)
{
    LoanScreen *self = (LoanScreen *)view;
    bool board = loan_list_on_board(view);
    view->grid = board ? &self->board.grid : NULL;
    view->list = board ? NULL : &tabs_of(view)->rows.list;
    tabs_refresh(view);
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    if (!loan_list_on_board(view)) {
        tabs_draw(view, canvas, area);
        return;
    }
    const char *title = tabs_draw_strip(view, canvas, area);
    loan_board_draw(&((LoanScreen *)view)->board, canvas,
                    (Rect){area.x, area.y + 1, area.width, area.height - 1}, title);
}

static Reply screen_open(View *view)
{
    loan_board_init(&((LoanScreen *)view)->board);
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    return reply_done();
}

static void screen_close(View *view)
{
    grid_clear(&((LoanScreen *)view)->board.grid);
    view->grid = NULL;
    tabs_close(view);
}

const ScreenDef loan_screen = {
    .number = '6',
    .name = "loan",
    .label = N_("按揭"),
    .help = N_("看板按阶段排列，超时的在最前；l 看一列的明细，Tab 换一类"),
    .actions = loan_actions,
    .action_count = LOAN_ACTION_COUNT,
    .size = sizeof(LoanScreen),
    .open = screen_open,
    .refresh = refresh,
    .have = loan_have,
    .draw = draw,
    .key = tabs_key_filtered,
    .close = screen_close,
};

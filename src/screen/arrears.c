#include "screen/arrears.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "domain/dunning.h"
#include "model/choice.h"
#include "model/dunning.h"
#include "model/receipt.h"
#include "report/todo.h"
#include "screen/deal_page.h"
#include "screen/operation_form.h"
#include "screen/print_action.h"
#include "screen/tabs.h"

enum {
    NEED_DEAL_FIRST = NEED_FIRST,      /* the deal's number stands in the first column, … */
    NEED_ASKABLE = NEED_FIRST << 1,    /* a row of money that the buyer owes */
    NEED_LETTER = NEED_FIRST << 2,     /* a row of the register; the deal stands in the second column */
    NEED_PERIOD = NEED_FIRST << 3,     /* receipts of a day or a month */
};

const RowsColumn arrears_columns[ARREARS_COLUMN_COUNT] = {
    {{N_("认购编号"), 16, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 0, COLUMN_LEFT, false}, ROWS_PHONE_CALL, NULL},
    {{N_("类别"), 12, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("金额"), 12, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("到期"), 5, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("逾期"), 4, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("顾问"), 8, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
};
static const RowsColumn letter_columns[] = {
    {{N_("催款编号"), 16, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("认购编号"), 16, 4, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("日期"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("应收"), 5, 2, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("金额"), 12, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("方式"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "dunning_mode"},
    {{N_("结果"), 16, 1, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("承诺"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
};
static const RowsColumn reconcile_columns[] = {
    {{N_("款项"), 12, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("方式"), 12, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("笔数"), 6, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("金额"), 16, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
};

#define COLUMN_WORD 4 /* what kind of money, or which step */

/* Rows of money */

static void add_row(View *view, Rows *rows, size_t place, const TodoRow *row, const char *word)
{
    Arena *arena = &view->rows;
    char amount[32];
    bool bank = row->arrears == ARREARS_LOAN;
    bool late = row->days_late > 0 && !bank;
    const char *texts[] = {row->number,
                           row->unit_no,
                           row->name,
                           row->phone,
                           word,
                           money_format(amount, sizeof amount, row->amount),
                           desk_show_date(arena, row->due, desk_today(view)),
                           late ? arena_format(arena, "%lld", (long long)row->days_late) : "",
                           row->consultant != NULL ? row->consultant : ""};
    rows_add(rows, (int64_t)place + 1, late ? "late" : bank ? "" : "due", texts);
}

static TodoList read_all(View *view)
{
    TodoList list = {0};
    int64_t today = desk_today(view);
    todo_add(desk_db(view), TODO_PAY_LATE, today, &view->rows, &list);
    todo_add(desk_db(view), TODO_PAY_DUE, today, &view->rows, &list);
    todo_add_undisbursed(desk_db(view), today, &view->rows, &list);
    return list;
}

void arrears_fill_all(View *view, Rows *rows)
{
    TodoList list = read_all(view);
    for (size_t i = 0; i < list.count; i++) {
        add_row(view, rows, i, &list.rows[i], _(todo_arrears_label(list.rows[i].arrears)));
    }
}

enum { TAB_SOON = ARREARS_SOON - 1, TAB_ASK, TAB_LETTERS, TAB_DAY, TAB_MONTH };

/* The first tabs are the kinds of arrears in their order. */
static void fill_kind(View *view, Rows *rows)
{
    TodoList list = read_all(view);
    TodoArrears kind = (TodoArrears)(tabs_of(view)->current + ARREARS_LOAN);
    for (size_t i = 0; i < list.count; i++) {
        if (list.rows[i].arrears == kind) {
            add_row(view, rows, i, &list.rows[i], list.rows[i].note);
        }
    }
    rows_fit(rows, COLUMN_WORD, 18);
}

/* Whose step has come and who was not asked since. */
static void fill_ask(View *view, Rows *rows)
{
    TodoList list = read_all(view);
    for (size_t i = 0; i < list.count; i++) {
        const TodoRow *row = &list.rows[i];
        DunningStep step = row->arrears == ARREARS_LOAN
                               ? DUNNING_NONE
                               : dunning_open_step(desk_db(view), row->number, row->due,
                                                   desk_today(view));
        if (step != DUNNING_NONE) {
            add_row(view, rows, i, row, _(dunning_label(step)));
        }
    }
    rows_fit(rows, COLUMN_WORD, 18);
}

/* words: kind, method and the mark of the row. */
static void add_sum(View *view, Rows *rows, const char *const words[3], int64_t count, int64_t sum)
{
    char amount[32];
    const char *texts[] = {words[0], words[1], arena_format(&view->rows, "%lld", (long long)count),
                           money_format(amount, sizeof amount, sum)};
    rows_add(rows, (int64_t)rows_loaded(rows) + 1, words[2], texts);
}

static void fill_sums(View *view, Rows *rows)
{
    int64_t today = desk_today(view);
    bool month = tabs_of(view)->current == TAB_MONTH;
    int64_t count = 0;
    int64_t sum = 0;
    Stmt *stmt = query_open(desk_db(view), "reconcile_sums",
                            BINDS(BIND_DATE(":from", month ? date_month_start(today) : today),
                                  BIND_DATE(":to", month ? date_month_end(today) : today)));
    while (query_next(stmt)) {
        int64_t kind = choice_from_code("receipt_kind", query_text(stmt, 0));
        count += query_number(stmt, 2);
        sum += query_number(stmt, 3);
        const char *words[] = {_(choice_label("receipt_kind", kind)), query_text(stmt, 1), ""};
        add_sum(view, rows, words, query_number(stmt, 2), query_number(stmt, 3));
    }
    query_close(stmt);
    if (count > 0) {
        const char *words[] = {_("合计"), "", "new"};
        add_sum(view, rows, words, count, sum);
    }
    rows_fit(rows, 0, 18);
}

#define COLUMNS(name) name##_columns, ARRAY_LEN(name##_columns)
#define KIND_TAB(label, have) \
    {label, NULL, COLUMNS(arrears), N_("没有这一类应收"), (unsigned)NEED_DEAL_FIRST | (have), fill_kind}

static const Tab tabs[] = {
    KIND_TAB(N_("贷款未放"), 0U),
    KIND_TAB(N_("认购未付定金"), (unsigned)NEED_ASKABLE),
    KIND_TAB(N_("签约未付定金"), (unsigned)NEED_ASKABLE),
    KIND_TAB(N_("认购欠房款"), (unsigned)NEED_ASKABLE),
    KIND_TAB(N_("签约欠房款"), (unsigned)NEED_ASKABLE),
    [TAB_SOON] = KIND_TAB(N_("7 天内应收"), (unsigned)NEED_ASKABLE),
    [TAB_ASK] = {N_("该催的"), NULL, COLUMNS(arrears), N_("今天没有要催的款"),
                 NEED_DEAL_FIRST | NEED_ASKABLE, fill_ask},
    [TAB_LETTERS] = {N_("催过的"), "dunning_list", COLUMNS(letter),
                     N_("还没有催款记录：在应收上按 d 登记"), NEED_LETTER, NULL},
    [TAB_DAY] = {N_("当日对账"), NULL, COLUMNS(reconcile), N_("今天没有到账"), NEED_PERIOD, fill_sums},
    [TAB_MONTH] = {N_("当月对账"), NULL, COLUMNS(reconcile), N_("这个月没有到账"), NEED_PERIOD,
                   fill_sums},
};

/* Actions */

static const char *deal_no_here(View *view)
{
    return tabs_cell(view, tabs_have(view) & NEED_LETTER ? 1 : 0);
}

static Reply open_deal(View *view)
{
    return deal_page_open(view, deal_no_here(view));
}

/* The row under the cursor as it was read; NULL on another tab. */
static const TodoRow *row_here(View *view, TodoList *list)
{
    int64_t id = tabs_id(view);
    *list = read_all(view);
    return id > 0 && (size_t)id <= list->count ? &list->rows[id - 1] : NULL;
}

static Reply ask_for_it(View *view)
{
    TodoList list;
    Dunning dunning;
    const TodoRow *row = row_here(view, &list);
    entity_reset(&dunning_entity, &dunning);
    if (row != NULL) {
        dunning.deal_no = row->number;
        dunning.due_on = row->due;
        dunning.amount = row->amount;
        dunning.mode = row->days_late > 0 ? DUNNING_BY_LETTER : DUNNING_BY_PHONE;
    }
    return operation_form_open(view, "dunning.add", &dunning, NULL);
}

static Reply post_receipt(View *view)
{
    Receipt receipt;
    entity_reset(&receipt_entity, &receipt);
    receipt.deal_no = deal_no_here(view);
    receipt.transfer = 0;
    return operation_form_open(view, "receipt.post", &receipt, NULL);
}

static Reply print_here(View *view)
{
    char buf[16];
    unsigned where = tabs_have(view);
    bool month = tabs_of(view)->current == TAB_MONTH;
    const char *period = month ? month_format(buf, sizeof buf, date_month(desk_today(view)))
                               : date_format(buf, sizeof buf, desk_today(view));
    const PrintChoice choices[] = {
        {"dunning", where & NEED_LETTER ? tabs_cell(view, 0) : NULL},
        {"plan", where & NEED_DEAL_FIRST ? tabs_cell(view, 0) : NULL},
        {"reconcile", where & NEED_PERIOD ? period : NULL},
    };
    return print_action(view, choices, ARRAY_LEN(choices));
}

static Reply reveal(View *view)
{
    rows_reveal(&tabs_of(view)->rows);
    return reply_done();
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这笔成交的全部：版本、合同、应收、收款、贷款、变更"), open_deal,
     NEED_ROW | NEED_DEAL_FIRST, NULL, false},
    {'d', K_F(6), N_("催款"), N_("登记一次催款：怎么催的、对方怎么说"), ask_for_it, NEED_ROW | NEED_ASKABLE,
     "dunning.add", false},
    {'v', K_NONE, N_("看号码"), N_("显示完整手机，会记入日志；Esc 遮回去"), reveal,
     NEED_ROW | NEED_DEAL_FIRST, NULL, false},
    {'r', K_F(7), N_("收款"), N_("登记一笔到账"), post_receipt, NEED_ROW | NEED_DEAL_FIRST,
     "receipt.post", false},
    {'p', K_F(8), N_("打印"), N_("催款函、付款计划，或这一天、这个月的对账单"), print_here, NEED_ROW, NULL,
     false},
};

static Reply screen_open(View *view)
{
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    return reply_done();
}

const ScreenDef arrears_screen = {
    .name = "arrears",
    .label = N_("应收催款"),
    .help = N_("六类应收、该催的和催过的、与财务对账；Tab 换一类"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(TabsView),
    .open = screen_open,
    .refresh = tabs_refresh,
    .have = tabs_have,
    .draw = tabs_draw,
    .key = tabs_key,
    .close = tabs_close,
};

Reply arrears_open(View *view)
{
    return reply_open(view_new(&arrears_screen, view));
}

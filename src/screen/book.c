#include "screen/book.h"

#include "base/str.h"
#include "base/text.h"
#include "model/book_number.h"
#include "model/choice.h"
#include "model/number_book.h"
#include "screen/deal_page.h"
#include "screen/operation_form.h"
#include "screen/tabs.h"

enum {
    HAVE_BOOKS = NEED_FIRST,         /* books; the number of the book stands first */
    HAVE_NUMBERS = NEED_FIRST << 1,  /* pre-printed numbers */
    NEED_UNVOID = NEED_FIRST << 2,   /* a number that is not void yet */
    NEED_HAS_DEAL = NEED_FIRST << 3, /* a number with a deal */
    NEED_OUT = NEED_FIRST << 4,      /* a book that has not come back */
};

static const RowsColumn book_columns[] = {
    {{N_("号本编号"), 13, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("单据"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "book_kind"},
    {{N_("号码"), 17, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("已用"), 5, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("作废"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("缺号"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("剩余"), 5, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("领用人"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("发出"), 5, 3, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("领入"), 5, 4, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("领自"), 10, 5, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("交回"), 5, 1, COLUMN_LEFT, false}, ROWS_DATE, NULL},
};
static const RowsColumn number_columns[] = {
    {{N_("号码"), 12, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("单据"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "book_kind"},
    {{N_("状态"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "book_number_state"},
    {{N_("日期"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("房号"), 10, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("单据编号"), 16, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("认购编号"), 16, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("作废原因"), 14, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

enum { COLUMN_NUMBER, COLUMN_KIND, COLUMN_STATE, COLUMN_DEAL = 7 };

#define COLUMNS(name) name##_columns, ARRAY_LEN(name##_columns)

static const Tab book_tabs[] = {
    {N_("号本"), "book_list", COLUMNS(book), N_("还没有号本：按 F6 登记领入"), HAVE_BOOKS, NULL},
    {N_("缺号"), "book_missing", COLUMNS(number), N_("没有缺号"), HAVE_NUMBERS, NULL},
    {N_("作废"), "book_void", COLUMNS(number), N_("没有作废的号码"), HAVE_NUMBERS, NULL},
};
static const Tab page_tabs[] = {
    {N_("号码"), "book_numbers", COLUMNS(number), N_("没有"), HAVE_NUMBERS, NULL},
};

static unsigned have(View *view)
{
    unsigned where = tabs_have(view);
    if (!list_has_row(view->list)) {
        return where;
    }
    if (where & HAVE_BOOKS) {
        return where | (*tabs_cell(view, ARRAY_LEN(book_columns) - 1) == '\0' ? NEED_OUT : 0U);
    }
    bool is_void = text_equal(tabs_cell(view, COLUMN_STATE),
                              _(choice_label("book_number_state", BOOK_NUMBER_VOID)));
    return where | (is_void ? 0U : (unsigned)NEED_UNVOID) |
           (*tabs_cell(view, COLUMN_DEAL) != '\0' ? (unsigned)NEED_HAS_DEAL : 0U);
}

/* Actions */

static Reply open_book(View *view)
{
    TabsView *page = (TabsView *)view_new(&book_page_screen, view);
    tabs_open(&page->view, page_tabs, ARRAY_LEN(page_tabs));
    tabs_filter_as(&page->view, tabs_cell(view, 0), tabs_cell(view, 2));
    return reply_open(&page->view);
}

static Reply open_here(View *view)
{
    return tabs_have(view) & HAVE_BOOKS ? open_book(view)
                                        : deal_page_open(view, tabs_cell(view, COLUMN_DEAL));
}

static Reply receive(View *view)
{
    return operation_form_open(view, "book.receive", NULL, NULL);
}

static Reply hand_out(View *view)
{
    return operation_form_about(view, "book.hand_out", "book_no", tabs_cell(view, 0));
}

static Reply give_back(View *view)
{
    return operation_form_about(view, "book.return", "book_no", tabs_cell(view, 0));
}

static Reply void_number(View *view)
{
    BookNumber row;
    entity_reset(&book_number_entity, &row);
    row.number = tabs_cell(view, COLUMN_NUMBER);
    for (size_t i = 0; i < choice_list("book_kind")->count; i++) {
        if (text_equal(_(choice_label("book_kind", (int64_t)i)), tabs_cell(view, COLUMN_KIND))) {
            row.kind = (int64_t)i;
        }
    }
    return operation_form_open(view, "book.void", &row, NULL);
}

static const Action book_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("一本的每个号码：用在哪里、作废、缺号；或号码的成交"), open_here,
     NEED_ROW, NULL, false},
    {'a', K_F(6), N_("领入"), N_("登记领入一本：单据、前缀、起止号"), receive, 0, "book.receive", false},
    {'h', K_F(7), N_("发出"), N_("把这一本发给谁"), hand_out, HAVE_BOOKS | NEED_OUT | NEED_ROW,
     "book.hand_out", false},
    {'b', K_NONE, N_("交回"), N_("这一本交回来了，剩下的号码不再用"), give_back,
     HAVE_BOOKS | NEED_OUT | NEED_ROW, "book.return", false},
    {'v', K_NONE, N_("作废"), N_("这个号码作废，写明原因"), void_number, NEED_UNVOID | NEED_ROW,
     "book.void", false},
};
static const Action number_actions[] = {
    {K_ENTER, K_NONE, N_("成交"), N_("打开用了这个号码的成交"), open_here, NEED_HAS_DEAL | NEED_ROW, NULL,
     false},
    {'v', K_NONE, N_("作废"), N_("这个号码作废，写明原因"), void_number, NEED_UNVOID | NEED_ROW,
     "book.void", false},
};

static Reply screen_open(View *view)
{
    tabs_open(view, book_tabs, ARRAY_LEN(book_tabs));
    return reply_done();
}

const ScreenDef book_screen = {
    .name = "book",
    .label = N_("号本"),
    .help = N_("印好的号码：领入、发出、用号、作废；缺号自己会找出来"),
    .actions = book_actions,
    .action_count = ARRAY_LEN(book_actions),
    .size = sizeof(TabsView),
    .open = screen_open,
    .refresh = tabs_refresh,
    .have = have,
    .draw = tabs_draw,
    .key = tabs_key,
    .close = tabs_close,
};

const ScreenDef book_page_screen = {
    .name = "book_page",
    .label = N_("号码"),
    .help = N_("一本号本的每个号码和用了它的成交"),
    .actions = number_actions,
    .action_count = ARRAY_LEN(number_actions),
    .size = sizeof(TabsView),
    .refresh = tabs_refresh,
    .have = have,
    .draw = tabs_draw,
    .key = tabs_key,
    .close = tabs_close,
};

Reply book_open(View *view)
{
    return reply_open(view_new(&book_screen, view));
}

Reply book_use_open(View *view, const char *deal_no, const char *receipt_no)
{
    BookNumber row;
    Db *db = desk_db(view);
    entity_reset(&book_number_entity, &row);
    const char *contract_no = query_one_text(db, "deal_contract_no",
                                             BINDS(BIND_TEXT(":deal", deal_no)), &view->rows);
    const char *numbered = query_one_text(
        db, "book_number_of_document",
        BINDS(BIND_TEXT(":kind", choice_code("book_kind", BOOK_SUBSCRIPTION)),
              BIND_TEXT(":document", deal_no)),
        &view->rows);
    row.kind = receipt_no != NULL                        ? BOOK_RECEIPT
               : numbered != NULL && contract_no != NULL ? BOOK_CONTRACT
                                                         : BOOK_SUBSCRIPTION;
    row.document_no = receipt_no != NULL          ? receipt_no
                      : row.kind == BOOK_CONTRACT ? contract_no
                                                  : deal_no;
    row.number = query_one_text(db, "book_next",
                                BINDS(BIND_TEXT(":kind", choice_code("book_kind", row.kind))),
                                &view->rows);
    return operation_form_open(view, "book.use", &row, NULL);
}

#include "screen/quote_list.h"

#include "base/str.h"
#include "base/text.h"
#include "screen/print_action.h"
#include "screen/quote_form.h"
#include "screen/quote_page.h"
#include "screen/tabs.h"

#include <assert.h>

typedef struct QuoteList {
    TabsView tabs; /* first: the handlers of tabs find them */
    Quote start;   /* what a new one begins with; texts in the view's arena */
} QuoteList;

enum { COLUMN_NO };

static const RowsColumn columns[] = {
    {{N_("报价编号"), 14, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("日期"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("姓名"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("报价总价"), 12, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("付款方式"), 10, 1, COLUMN_LEFT, false}, ROWS_CHOICE, "pay_method"},
    {{N_("折扣"), 20, 3, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("顾问"), 8, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
};
#define HINT N_("还没有报价：按 F6 算一份")

static const Tab unit_tabs[] = {
    {N_("这套房"), "quote_list_unit", columns, ARRAY_LEN(columns), HINT, 0, NULL},
};
static const Tab customer_tabs[] = {
    {N_("这位客户"), "quote_list_customer", columns, ARRAY_LEN(columns), HINT, 0, NULL},
};

static Reply open_row(View *view)
{
    return quote_page_open(view, tabs_cell(view, COLUMN_NO));
}

static Reply new_quote(View *view)
{
    return quote_form_open(view, &((QuoteList *)view)->start);
}

static const char *number_of(View *view, int64_t id)
{
    return query_one_text(desk_db(view), "quote_no", BINDS(BIND_NUMBER(":id", id)), &view->rows);
}

static Reply compare(View *view)
{
    const List *list = view->list;
    if (list->mark_count != 2) {
        view_say(view, _("请用空格选中两份再比较"));
        return reply_done();
    }
    return quote_page_open_pair(view, number_of(view, list->marks[0]),
                                number_of(view, list->marks[1]));
}

static Reply print_row(View *view)
{
    return print_action(view, &(PrintChoice){"quote", tabs_cell(view, COLUMN_NO)}, 1);
}

const Action quote_list_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这份报价的全部数字"), open_row, NEED_ROW, NULL, false},
    {'a', K_F(6), N_("报价"), N_("算一份新的报价"), new_quote, 0, "quote.save", false},
    {'c', K_F(7), N_("并排比较"), N_("用空格选中两份，并排比较"), compare, NEED_ROW, NULL, false},
    {'o', K_F(8), N_("打印"), N_("打印这份报价单"), print_row, NEED_ROW, NULL, false},
};
static_assert(ARRAY_LEN(quote_list_actions) == QUOTE_LIST_ACTION_COUNT, "the tests count these rows");

static const ScreenDef list_screen = {
    .name = "quote_list",
    .label = N_("报价"),
    .help = N_("一套房或一位客户的报价"),
    .actions = quote_list_actions,
    .action_count = QUOTE_LIST_ACTION_COUNT,
    .size = sizeof(QuoteList),
    .refresh = tabs_refresh,
    .have = tabs_have,
    .draw = tabs_draw,
    .key = tabs_key,
    .close = tabs_close,
};

Reply quote_list_open(View *parent, const char *unit_no, const char *phone, const char *name)
{
    QuoteList *self = (QuoteList *)view_new(&list_screen, parent);
    View *view = &self->tabs.view;
    entity_reset(&quote_entity, &self->start);
    self->start.unit_no = arena_copy(&view->arena, unit_no);
    self->start.phone = arena_copy(&view->arena, phone);
    self->start.name = unit_no != NULL ? NULL : arena_copy(&view->arena, name);
    tabs_open(view, unit_no != NULL ? unit_tabs : customer_tabs, ARRAY_LEN(unit_tabs));
    tabs_of(view)->filter = unit_no != NULL ? self->start.unit_no : self->start.phone;
    tabs_of(view)->filter_shown = arena_copy(&view->arena, name);
    return reply_open(view);
}

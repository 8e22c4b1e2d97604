#include "screen/quote_page.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "domain/quote_sheet.h"
#include "model/choice.h"
#include "model/deal.h"
#include "report/quote_text.h"
#include "screen/calculator.h"
#include "screen/desk.h"
#include "screen/operation_form.h"
#include "screen/print_action.h"
#include "screen/quote_form.h"
#include "screen/unit_page.h"
#include "ui/page.h"
#include "ui/picker.h"

#include <assert.h>
#include <string.h>

typedef struct QuotePage {
    View view;
    Page page;
    const char *quote_no; /* in view.arena */
    const char *other_no; /* beside it; NULL: alone */
} QuotePage;

static QuotePage *page_of(View *view)
{
    return (QuotePage *)view;
}

static bool load(View *view, QuoteBasis *basis)
{
    Error err = {0};
    return quote_load(desk_db(view), page_of(view)->quote_no, &view->rows, basis, &err);
}

/* Actions */

static Reply again(View *view)
{
    QuoteBasis basis;
    if (!load(view, &basis)) {
        return reply_done();
    }
    Quote start = quote_form_again(&basis.quote);
    return quote_form_open(view, &start);
}

/* value: "quote NUMBER" or "unit NUMBER"; another unit is worked out with the same terms first. */
static Reply picked(View *view, void *context, const PickItem *item)
{
    QuoteBasis basis;
    const char *number = strchr(item->value, ' ') + 1;
    (void)context;
    if (strncmp(item->value, "quote", 5) == 0) {
        return quote_page_open_pair(view, page_of(view)->quote_no, number);
    }
    if (!load(view, &basis)) {
        return reply_done();
    }
    Quote start = quote_form_again(&basis.quote);
    start.unit_no = arena_copy(&view->rows, number);
    return quote_form_open(view, &start);
}

static void add_quotes(View *view, const Quote *quote, ItemList *items)
{
    Arena *arena = &view->rows;
    Stmt *stmt = query_open(desk_db(view), "quote_others",
                            BINDS(BIND_TEXT(":quote", quote->quote_no),
                                  BIND_TEXT(":unit", quote->unit_no),
                                  BIND_TEXT(":phone", quote->phone)));
    while (query_next(stmt)) {
        char wan[32];
        int64_t pay = choice_from_code("pay_method", query_text(stmt, 2));
        item_add(items, arena, arena_format(arena, "quote %s", query_text(stmt, 0)),
                 arena_format(arena, "%s  %s  %s", query_text(stmt, 0), query_text(stmt, 1),
                              _(choice_label("pay_method", pay))),
                 arena_copy(arena, money_wan(wan, sizeof wan, query_number(stmt, 3))));
    }
    query_close(stmt);
}

static void add_units(View *view, const QuoteBasis *basis, ItemList *items)
{
    Arena *arena = &view->rows;
    Stmt *stmt = query_open(desk_db(view), "quote_units",
                            BINDS(BIND_TEXT(":unit", basis->quote.unit_no),
                                  BIND_TEXT(":layout", basis->layout),
                                  BIND_NUMBER(":total", basis->quote.list_total),
                                  BIND_DATE(":today", desk_today(view))));
    while (query_next(stmt)) {
        char wan[32];
        char area[32];
        item_add(items, arena, arena_format(arena, "unit %s", query_text(stmt, 0)),
                 arena_format(arena, _("另算 %s  %s  %s㎡"), query_text(stmt, 0), query_text(stmt, 1),
                              area_format(area, sizeof area, query_number(stmt, 2))),
                 arena_copy(arena, money_wan(wan, sizeof wan, query_number(stmt, 3))));
    }
    query_close(stmt);
}

static Reply compare(View *view)
{
    QuoteBasis basis;
    ItemList items = {0};
    if (!load(view, &basis)) {
        return reply_done();
    }
    add_quotes(view, &basis.quote, &items);
    add_units(view, &basis, &items);
    return picker_open(view, _("和哪一份、哪一套比"), &items, picked, NULL);
}

static Reply subscribe(View *view)
{
    QuoteBasis basis;
    Deal deal;
    entity_reset(&deal_entity, &deal);
    if (load(view, &basis)) {
        const Quote *quote = &basis.quote;
        deal.unit_no = quote->unit_no;
        deal.phone = quote->phone;
        deal.name = quote->name;
        deal.consultant = quote->consultant;
        deal.total = quote->total;
        deal.deposit = quote->deposit;
        deal.pay_method = quote->pay_method;
        deal.discount_note = quote->discounts;
    }
    return operation_form_open(view, "deal.subscribe", &deal, NULL);
}

static Reply open_unit(View *view)
{
    QuoteBasis basis;
    int64_t id = load(view, &basis)
                     ? query_one_number(desk_db(view), "unit_id",
                                        BINDS(BIND_TEXT(":unit", basis.quote.unit_no)))
                     : NONE;
    return id != NONE ? unit_page_open(view, id) : reply_done();
}

static Reply calculate(View *view)
{
    QuoteBasis basis;
    if (!load(view, &basis)) {
        return reply_done();
    }
    Calculation start = calculator_from_quote(&basis.quote);
    return calculator_open_with(view, &start);
}

static Reply print_sheet(View *view)
{
    const QuotePage *self = page_of(view);
    const char *number = self->other_no == NULL
                             ? self->quote_no
                             : arena_format(&view->rows, "%s,%s", self->quote_no, self->other_no);
    return print_action(view, &(PrintChoice){"quote", number}, 1);
}

const Action quote_actions[] = {
    {'c', K_F(7), N_("并排比较"), N_("和同一客户的另一份报价或另一套房并排，不同的标星号"), compare, 0, NULL,
     false},
    {'a', K_F(6), N_("再算一份"), N_("照这份的条件改一改，存成新的一份，两份并排"), again, 0, "quote.save", false},
    {'g', K_NONE, N_("办认购"), N_("照这份报价登记认购"), subscribe, 0, "deal.subscribe", false},
    {'k', K_F(4), N_("计算器"), N_("拿这份报价的数接着算贷款"), calculate, 0, NULL, true},
    {'d', K_NONE, N_("房源"), N_("打开这套房"), open_unit, 0, NULL, true},
    {'o', K_F(8), N_("打印"), N_("打印报价单；并排时打印对比"), print_sheet, 0, NULL, false},
};
static_assert(ARRAY_LEN(quote_actions) == QUOTE_ACTION_COUNT, "the tests count these rows");

/* The page */

static const char *title_of(View *view, const Quote *quote)
{
    char total[32];
    return arena_format(&view->rows, "%s %s%s%s %s", quote->quote_no, quote->unit_no,
                        quote->name != NULL ? " " : "", quote->name != NULL ? quote->name : "",
                        money_format(total, sizeof total, quote->total));
}

static void refresh(View *view)
{
    QuotePage *self = page_of(view);
    QuoteBasis basis;
    QuoteBasis other;
    Error err = {0};
    Str out = {0};
    if (!load(view, &basis)) {
        return;
    }
    view->title = title_of(view, &basis.quote);
    if (self->other_no != NULL &&
        quote_load(desk_db(view), self->other_no, &view->rows, &other, &err)) {
        NumberedSheet left = quote_numbered(&basis, &view->rows);
        NumberedSheet right = quote_numbered(&other, &view->rows);
        quote_text_pair(&left, &right, &view->rows, &out);
        view->title = arena_format(&view->rows, _("%s 和 %s"), self->quote_no, self->other_no);
    } else {
        QuoteSheet sheet = quote_sheet(&basis, &view->rows);
        quote_text(&sheet, &out);
    }
    page_set(&self->page, view, str_text(&out));
    str_clear(&out);
}

static const ScreenDef page_screen = {
    .name = "quote_page",
    .label = N_("报价"),
    .help = N_("一份报价的全部数字，或两份并排；存着给客户看时的价格、折扣和利率"),
    .actions = quote_actions,
    .action_count = QUOTE_ACTION_COUNT,
    .size = sizeof(QuotePage),
    .refresh = refresh,
};

const char *quote_page_no(const View *view)
{
    return view != NULL && view->def == &page_screen ? ((const QuotePage *)view)->quote_no : NULL;
}

Reply quote_page_open_pair(View *parent, const char *quote_no, const char *other_no)
{
    QuotePage *self = (QuotePage *)view_new(&page_screen, parent);
    self->quote_no = arena_copy(&self->view.arena, quote_no);
    self->other_no = arena_copy(&self->view.arena, other_no);
    page_init(&self->page);
    self->view.page = &self->page;
    return reply_open(&self->view);
}

Reply quote_page_open(View *parent, const char *quote_no)
{
    return quote_page_open_pair(parent, quote_no, NULL);
}

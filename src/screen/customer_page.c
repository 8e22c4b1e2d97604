#include "screen/customer_page.h"

#include "base/identity.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/choice.h"
#include "model/customer.h"
#include "model/deal.h"
#include "model/followup.h"
#include "screen/operation_form.h"
#include "screen/page_text.h"
#include "screen/quote_form.h"
#include "screen/quote_list.h"
#include "screen/tabs.h"
#include "ui/dialog.h"
#include "ui/page.h"

#include <assert.h>

typedef struct CustomerPage {
    View view;
    Page page;
    int64_t id;
} CustomerPage;

static const ScreenDef page_screen;

static int64_t customer_here(View *view)
{
    return view->def == &page_screen ? ((CustomerPage *)view)->id : tabs_id(view);
}

unsigned customer_have(View *view)
{
    unsigned have = customer_here(view) > 0 ? (unsigned)NEED_CUSTOMER : 0;
    return have | (view->def == &page_screen ? 0 : (unsigned)NEED_CUSTOMER_LIST);
}

static bool load(View *view, Customer *customer)
{
    return store_get(desk_db(view), &customer_entity, customer_here(view), &view->rows, customer);
}

/* Actions */

static Reply open_row(View *view)
{
    return customer_page_open(view, customer_here(view));
}

static Reply follow_up(View *view)
{
    Customer customer;
    Followup followup;
    entity_reset(&followup_entity, &followup);
    if (load(view, &customer)) {
        followup.phone = customer.phone;
        followup.consultant = customer.owner;
        followup.mode = FOLLOWUP_PHONE;
        followup.effective = 1;
    }
    return operation_form_open(view, "followup.add", &followup, NULL);
}

static Reply subscribe(View *view)
{
    Customer customer;
    Deal deal;
    entity_reset(&deal_entity, &deal);
    if (load(view, &customer)) {
        deal.phone = customer.phone;
        deal.name = customer.name;
        deal.consultant = customer.owner;
    }
    return operation_form_open(view, "deal.subscribe", &deal, NULL);
}

static Reply new_quote(View *view)
{
    Customer customer;
    Quote start;
    entity_reset(&quote_entity, &start);
    if (load(view, &customer)) {
        start.phone = customer.phone;
        start.name = customer.name;
        start.consultant = customer.owner;
    }
    return quote_form_open(view, &start);
}

static Reply list_quotes(View *view)
{
    Customer customer;
    return load(view, &customer) ? quote_list_open(view, NULL, customer.phone, customer.name)
                                 : reply_done();
}

static Reply entered(View *view, void *context, const char *text)
{
    (void)context;
    tabs_go(view, 0);
    tabs_filter(view, text);
    return reply_done();
}

static Reply search(View *view)
{
    const char *now = tabs_of(view)->filter;
    return dialog_ask(view, _("手机、后四位、姓名、首字母或拼音（留空看全部）"), now != NULL ? now : "",
                      false, entered, NULL);
}

/* Shows one number; the look is logged. */
static Reply reveal(View *view)
{
    Customer customer;
    bool in_list = view_have(view) & NEED_CUSTOMER_LIST;
    if (in_list && rows_reveal(&tabs_of(view)->rows)) {
        return reply_done();
    }
    if (load(view, &customer)) {
        desk_reveal(view, customer.name, customer.phone);
    }
    return reply_done();
}

const Action customer_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这位客户的全部：成交，和发生过的每一件事"), open_row,
     NEED_CUSTOMER | NEED_CUSTOMER_LIST, NULL, false},
    {'c', K_F(6), N_("查找"), N_("按手机、后四位、姓名、首字母、拼音查找"), search, NEED_CUSTOMER_LIST,
     NULL, false},
    {'g', K_F(7), N_("跟进"), N_("登记一次跟进"), follow_up, NEED_CUSTOMER, "followup.add", false},
    {'r', K_NONE, N_("办认购"), N_("给这位客户登记认购"), subscribe, NEED_CUSTOMER, "deal.subscribe",
     false},
    {'q', K_NONE, N_("报价"), N_("给这位客户算一套房的价格"), new_quote, NEED_CUSTOMER, "quote.save", false},
    {'j', K_NONE, N_("报价单"), N_("给这位客户算过的报价，Enter 打开"), list_quotes, NEED_CUSTOMER, NULL, false},
    {'v', K_NONE, N_("看号码"), N_("显示完整手机，会记入日志"), reveal, NEED_CUSTOMER, NULL, false},
};
static_assert(ARRAY_LEN(customer_actions) == CUSTOMER_ACTION_COUNT, "the screens count these rows");

/* The page */

static void refresh(View *view)
{
    CustomerPage *self = (CustomerPage *)view;
    Customer customer;
    Str out = {0};
    if (!load(view, &customer)) {
        return;
    }
    const Bind *binds = BINDS(BIND_NUMBER(":customer", self->id));
    page_add_record(&out, view, &customer_entity, &customer);
    page_add_query(&out, view, _("成交"), "customer_page_deals", binds);
    page_add_query(&out, view, _("经过"), "customer_page_timeline", binds);
    page_add_query(&out, view, _("归属"), "customer_page_owners", binds);
    page_set(&self->page, view, str_text(&out));
    view->title = customer.name != NULL ? customer.name : _("客户");
    str_clear(&out);
}

static const ScreenDef page_screen = {
    .name = "customer_page",
    .label = N_("客户"),
    .help = N_("一位客户的全部，新的在前"),
    .actions = customer_actions,
    .action_count = CUSTOMER_ACTION_COUNT,
    .size = sizeof(CustomerPage),
    .refresh = refresh,
    .have = customer_have,
};

Reply customer_page_open(View *parent, int64_t id)
{
    CustomerPage *self = (CustomerPage *)view_new(&page_screen, parent);
    self->id = id;
    page_init(&self->page);
    self->view.page = &self->page;
    return reply_open(&self->view);
}

Reply customer_page_open_phone(View *parent, const char *phone)
{
    int64_t id = query_one_number(desk_db(parent), "customer_of_phone",
                                  BINDS(BIND_TEXT(":phone", phone)));
    if (id == NONE) {
        view_say(parent, _("没有这个手机的客户，请先登记来电或来访"));
        return reply_done();
    }
    return customer_page_open(parent, id);
}

/* 3 客户: found by phone, last digits, name, initials or pinyin; one page with everything. */
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/choice.h"
#include "model/customer.h"
#include "model/deal.h"
#include "model/followup.h"
#include "screen/operation_form.h"
#include "screen/page_text.h"
#include "screen/screens.h"
#include "screen/tabs.h"
#include "ui/dialog.h"
#include "ui/page.h"

#include <string.h>

static const RowsColumn columns[] = {
    {{N_("姓名"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 0, COLUMN_LEFT, false}, ROWS_PHONE, NULL},
    {{N_("归属顾问"), 8, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("等级"), 4, 2, COLUMN_LEFT, false}, ROWS_CHOICE, "grade"},
    {{N_("上次跟进"), 10, 3, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("下次跟进"), 10, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("房号"), 10, 4, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("内容"), 20, 5, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

#define HINT N_("没有符合的客户：按 / 换一个词，或到 2 来访登记")

enum { TAB_ALL, TAB_DUE, TAB_PUBLIC };

static const Tab tabs[] = {
    [TAB_ALL] = {N_("全部"), "customer_list", columns, ARRAY_LEN(columns), HINT, 0, NULL},
    [TAB_DUE] = {N_("到期与逾期"), "customer_list_due", columns, ARRAY_LEN(columns), N_("没有到期的跟进"), 0, NULL},
    [TAB_PUBLIC] = {N_("公客"), "customer_list_public", columns, ARRAY_LEN(columns), N_("没有公客"), 0, NULL},
};

static bool load(View *view, Customer *customer)
{
    return store_get(desk_db(view), &customer_entity, tabs_id(view), &view->rows, customer);
}

static Reply open_customer(View *view)
{
    Customer customer;
    Str out = {0};
    if (!load(view, &customer)) {
        return reply_done();
    }
    const Bind *binds = BINDS(BIND_NUMBER(":customer", customer.row.id));
    page_add_record(&out, &customer_entity, &customer);
    page_add_query(&out, view, _("成交"), "customer_page_deals", binds);
    page_add_query(&out, view, _("跟进"), "customer_page_followups", binds);
    page_add_query(&out, view, _("来访"), "customer_page_visits", binds);
    page_add_query(&out, view, _("来电"), "customer_page_calls", binds);
    page_add_query(&out, view, _("归属"), "customer_page_owners", binds);
    Reply reply = page_open(view, customer.name != NULL ? customer.name : _("客户"),
                            str_text(&out));
    str_clear(&out);
    return reply;
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

static Reply entered(View *view, void *context, const char *text)
{
    (void)context;
    tabs_of(view)->current = TAB_ALL;
    tabs_filter(view, text);
    return reply_done();
}

static Reply search(View *view)
{
    const char *now = tabs_of(view)->filter;
    return dialog_ask(view, _("手机、后四位、姓名、首字母或拼音（留空看全部）"), now != NULL ? now : "", false,
                      entered, NULL);
}

/* Shows one number; the look is logged. */
static Reply reveal(View *view)
{
    Customer customer;
    Error err = {0};
    if (!load(view, &customer)) {
        return reply_done();
    }
    if (!desk_log_reveal(view, "customer", customer.row.id, &err)) {
        view_fail(view, &err);
        return reply_done();
    }
    view_say(view, "%s %s", customer.name != NULL ? customer.name : "", customer.phone);
    return reply_done();
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这位客户的全部：来访、来电、跟进、成交、归属"), open_customer, NEED_ROW, NULL, false},
    {'c', K_F(6), N_("查找"), N_("按手机、后四位、姓名、首字母、拼音查找"), search, 0, NULL, false},
    {'g', K_F(7), N_("跟进"), N_("登记一次跟进"), follow_up, NEED_ROW, "followup.add", false},
    {'r', K_NONE, N_("办认购"), N_("给这位客户登记认购"), subscribe, NEED_ROW, "deal.subscribe", false},
    {'v', K_NONE, N_("看号码"), N_("显示完整手机，会记入日志"), reveal, NEED_ROW, NULL, false},
};

static Reply screen_open(View *view)
{
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    return reply_done();
}

const ScreenDef customer_screen = {
    .number = '3',
    .name = "customer",
    .label = N_("客户"),
    .help = N_("所有客户；Tab 看到期的跟进和公客"),
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

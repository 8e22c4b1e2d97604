/* 3 客户: found by phone, last digits, name, initials or pinyin; one page with everything. */
#include "base/str.h"
#include "base/text.h"
#include "screen/customer_page.h"
#include "screen/screens.h"
#include "screen/tabs.h"

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

/* People to ring: v shows their phones whole. */
static const RowsColumn due_columns[] = {
    {{N_("姓名"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 0, COLUMN_LEFT, false}, ROWS_PHONE_CALL, NULL},
    {{N_("归属顾问"), 8, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("等级"), 4, 2, COLUMN_LEFT, false}, ROWS_CHOICE, "grade"},
    {{N_("上次跟进"), 8, 4, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("下次跟进"), 8, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("房号"), 10, 5, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("内容"), 24, 3, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

#define HINT N_("没有符合的客户：按 F6 换一个词，或到 2 来访登记")

static const Tab tabs[] = {
    {N_("全部"), "customer_list", columns, ARRAY_LEN(columns), HINT, 0, NULL},
    {N_("到期与逾期"), "customer_list_due", due_columns, ARRAY_LEN(due_columns), N_("没有到期的跟进"), 0, NULL},
    {N_("公客"), "customer_list_public", columns, ARRAY_LEN(columns), N_("没有公客"), 0, NULL},
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
    .actions = customer_actions,
    .action_count = CUSTOMER_ACTION_COUNT,
    .size = sizeof(TabsView),
    .open = screen_open,
    .refresh = tabs_refresh,
    .have = customer_have,
    .draw = tabs_draw,
    .key = tabs_key,
    .close = tabs_close,
};

/* 5 成交: deals by stage, tickets, change orders, receipts and arrears. */
#include "base/str.h"
#include "base/text.h"
#include "model/choice.h"
#include "screen/arrears.h"
#include "screen/deal_action.h"
#include "screen/screens.h"
#include "screen/tabs.h"

static const RowsColumn deal_columns[] = {
    {{N_("认购编号"), 16, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 6, COLUMN_LEFT, false}, ROWS_PHONE, NULL},
    {{N_("总价"), 12, 2, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("付款"), 10, 5, COLUMN_LEFT, false}, ROWS_CHOICE, "pay_method"},
    {{N_("阶段"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "deal_state"},
    {{N_("认购"), 5, 3, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("期限"), 5, 1, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("天数"), 4, 4, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("顾问"), 8, 7, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
};
static const RowsColumn change_columns[] = {
    {{N_("变更编号"), 16, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("认购编号"), 16, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("类型"), 12, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "change_kind"},
    {{N_("申请"), 5, 2, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("执行"), 5, 1, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("状态"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "change_state"},
    {{N_("原因"), 12, 4, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};
static const RowsColumn receipt_columns[] = {
    {{N_("收款编号"), 16, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("认购编号"), 16, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("房号"), 10, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("款项"), 10, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "receipt_kind"},
    {{N_("金额"), 12, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("到账"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("方式"), 8, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
};
static const RowsColumn ticket_columns[] = {
    {{N_("认筹编号"), 16, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("排号"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("日期"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 2, COLUMN_LEFT, false}, ROWS_PHONE, NULL},
    {{N_("认筹金"), 10, 3, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("意向房号"), 16, 1, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("状态"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "ticket_state"},
    {{N_("退筹"), 5, 4, COLUMN_LEFT, false}, ROWS_DATE, NULL},
};

static const RowsColumn stage_columns[] = {
    {{N_("阶段"), 12, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "pipeline_stage"},
    {{N_("套数"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("金额"), 16, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("平均天数"), 9, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("最久天数"), 9, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("超期"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
};

#define DEAL_HINT N_("还没有成交：按 F6 登记认购")
#define COLUMNS(name) name##_columns, ARRAY_LEN(name##_columns)
#define DEAL_TAB(label, query) {label, query, COLUMNS(deal), DEAL_HINT, HAVE_DEAL_FIRST, NULL}

enum { TAB_ALL = 1, TAB_TICKETS = 5 };

static const Tab tabs[] = {
    {N_("流程"), "pipeline_stages", COLUMNS(stage), DEAL_HINT, HAVE_STAGE, NULL},
    [TAB_ALL] = DEAL_TAB(N_("全部"), "deal_list_all"),
    DEAL_TAB(N_("认购未签"), "deal_list_unsigned"),
    DEAL_TAB(N_("已签未备案"), "deal_list_unfiled"),
    DEAL_TAB(N_("已备案"), "deal_list_filed"),
    [TAB_TICKETS] = {N_("认筹"), "ticket_list", COLUMNS(ticket),
     N_("还没有认筹：按 t 登记认筹"), HAVE_TICKET_FIRST, NULL},
    {N_("应收"), NULL, COLUMNS(arrears), N_("没有到期的应收"), HAVE_DEAL_FIRST,
     arrears_fill_all},
    {N_("收款"), "receipt_list", COLUMNS(receipt),
     N_("还没有收款：在成交上按 r 登记收款"), HAVE_DEAL_SECOND | NEED_RECEIPT, NULL},
    {N_("变更"), "change_list", COLUMNS(change),
     N_("没有变更单：在成交上按 c 申请变更"), HAVE_DEAL_SECOND, NULL},
};

static Reply screen_open(View *view)
{
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    tabs_go(view, TAB_ALL);
    return reply_done();
}

/* The households of the stage under the cursor. */
Reply deal_open_stage(View *view)
{
    int64_t stage = tabs_id(view) - 1;
    tabs_go(view, stage == PIPELINE_TICKET ? TAB_TICKETS : TAB_ALL);
    if (stage != PIPELINE_TICKET) {
        const Choice *row = &choice_list("pipeline_stage")->rows[stage];
        tabs_filter_as(view, row->code, _(row->label));
    }
    return reply_done();
}

const ScreenDef deal_screen = {
    .number = '5',
    .name = "deal",
    .label = N_("成交"),
    .help = N_("从认购到备案的每一笔成交；Tab 换一类"),
    .actions = deal_actions,
    .action_count = DEAL_ACTION_COUNT,
    .size = sizeof(TabsView),
    .open = screen_open,
    .refresh = tabs_refresh,
    .have = deal_have,
    .draw = tabs_draw,
    .key = tabs_key_filtered,
    .close = tabs_close,
};

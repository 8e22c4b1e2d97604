/* 5 成交: deals by stage, tickets, change orders, receipts and arrears. */
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/change.h"
#include "model/choice.h"
#include "model/contract.h"
#include "model/deal.h"
#include "model/filing.h"
#include "model/receipt.h"
#include "model/ticket.h"
#include "screen/deal_page.h"
#include "screen/operation_form.h"
#include "screen/screens.h"
#include "screen/tabs.h"

enum { NEED_DEAL = NEED_FIRST, NEED_CHANGE = NEED_FIRST << 1, NEED_TICKET = NEED_FIRST << 2 };

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
    {{N_("日期"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 1, COLUMN_LEFT, false}, ROWS_PHONE, NULL},
    {{N_("认筹金"), 10, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("意向房号"), 10, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("状态"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "ticket_state"},
    {{N_("退筹"), 5, 3, COLUMN_LEFT, false}, ROWS_DATE, NULL},
};

#define DEAL_HINT N_("还没有成交：按 F6 登记认购")
#define DEAL_TAB(label, query) {label, query, deal_columns, ARRAY_LEN(deal_columns), DEAL_HINT, NEED_DEAL, NULL}

static const Tab tabs[] = {
    DEAL_TAB(N_("全部"), "deal_list_all"),
    DEAL_TAB(N_("认购未签"), "deal_list_unsigned"),
    DEAL_TAB(N_("已签未备案"), "deal_list_unfiled"),
    DEAL_TAB(N_("已备案"), "deal_list_filed"),
    {N_("认筹"), "ticket_list", ticket_columns, ARRAY_LEN(ticket_columns),
     N_("还没有认筹：按 t 登记认筹"), NEED_TICKET, NULL},
    {N_("收款"), "receipt_list", receipt_columns, ARRAY_LEN(receipt_columns),
     N_("还没有收款：在成交上按 r 登记收款"), 0, NULL},
    {N_("变更"), "change_list", change_columns, ARRAY_LEN(change_columns),
     N_("没有变更单：在成交上按 c 申请变更"), NEED_CHANGE, NULL},
};

static bool load_deal(View *view, Deal *deal)
{
    return store_get(desk_db(view), &deal_entity, tabs_id(view), &view->rows, deal);
}

static Reply subscribe(View *view)
{
    return operation_form_open(view, "deal.subscribe", NULL, NULL);
}

static Reply open_ticket(View *view)
{
    return operation_form_open(view, "ticket.open", NULL, NULL);
}

static Reply refund_ticket(View *view)
{
    Ticket ticket;
    entity_reset(&ticket_entity, &ticket);
    ticket.ticket_no = tabs_cell(view, 0);
    return operation_form_open(view, "ticket.refund", &ticket, NULL);
}

static Reply sign(View *view)
{
    Deal deal;
    Contract contract;
    entity_reset(&contract_entity, &contract);
    if (load_deal(view, &deal)) {
        contract.deal_no = deal.deal_no;
    }
    return operation_form_open(view, "deal.sign", &contract, NULL);
}

static Reply sign_online(View *view)
{
    Contract contract;
    entity_reset(&contract_entity, &contract);
    contract.deal_no = tabs_cell(view, 0);
    return operation_form_open(view, "deal.sign_online", &contract, NULL);
}

/* A step of the filing, on the contract of the deal under the cursor. */
static Reply filing_step(View *view, const char *operation)
{
    Filing filing;
    Contract contract;
    entity_reset(&filing_entity, &filing);
    if (!store_find(desk_db(view), &contract_entity, "deal_no", tabs_cell(view, 0), &view->rows,
                    &contract)) {
        view_say(view, _("这笔成交还没有签约"));
        return reply_done();
    }
    filing.contract_no = contract.contract_no;
    return operation_form_open(view, operation, &filing, NULL);
}

static Reply send_filing(View *view)
{
    return filing_step(view, "filing.send");
}

static Reply finish_filing(View *view)
{
    return filing_step(view, "filing.finish");
}

static Reply return_filing(View *view)
{
    return filing_step(view, "filing.return");
}

static Reply revoke_filing(View *view)
{
    return filing_step(view, "filing.revoke");
}

static Reply post_receipt(View *view)
{
    Receipt receipt;
    entity_reset(&receipt_entity, &receipt);
    receipt.deal_no = tabs_cell(view, 0);
    receipt.transfer = 0;
    return operation_form_open(view, "receipt.post", &receipt, NULL);
}

static Reply apply_change(View *view)
{
    Change change;
    entity_reset(&change_entity, &change);
    change.deal_no = tabs_cell(view, 0);
    return operation_form_open(view, "change.apply", &change, NULL);
}

static Reply change_step(View *view, const char *operation)
{
    Change change;
    entity_reset(&change_entity, &change);
    change.change_no = tabs_cell(view, 0);
    return operation_form_open(view, operation, &change, NULL);
}

static Reply execute_change(View *view)
{
    return change_step(view, "change.execute");
}

static Reply withdraw_change(View *view)
{
    return change_step(view, "change.withdraw");
}

static Reply open_page(View *view)
{
    return deal_page_open(view, tabs_cell(view, 0));
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这笔成交的全部：版本、合同、应收、收款、贷款、变更"), open_page, NEED_ROW | NEED_DEAL, NULL, false},
    {'a', K_F(6), N_("办认购"), N_("登记一笔认购"), subscribe, 0, "deal.subscribe", false},
    {'g', K_NONE, N_("办签约"), N_("登记合同：金额要与总价相符，换人复核"), sign, NEED_ROW | NEED_DEAL, "deal.sign", false},
    {'w', K_NONE, N_("网签"), N_("登记网签日期和合同号"), sign_online, NEED_ROW | NEED_DEAL, "deal.sign_online", true},
    {'b', K_NONE, N_("送备案"), N_("合同送去备案"), send_filing, NEED_ROW | NEED_DEAL, "filing.send", false},
    {'d', K_NONE, N_("办备案"), N_("备案完成，登记备案号"), finish_filing, NEED_ROW | NEED_DEAL, "filing.finish", true},
    {'k', K_NONE, N_("退件"), N_("备案被退回，写明原因"), return_filing, NEED_ROW | NEED_DEAL, "filing.return", true},
    {'z', K_NONE, N_("撤备案"), N_("撤销已经完成的备案"), revoke_filing, NEED_ROW | NEED_DEAL, "filing.revoke", true},
    {'r', K_F(7), N_("收款"), N_("登记一笔到账、退款或转款"), post_receipt, NEED_ROW | NEED_DEAL, "receipt.post", false},
    {'c', K_NONE, N_("变更"), N_("申请退房、换房、更名、价格、付款方式、延期"), apply_change, NEED_ROW | NEED_DEAL, "change.apply", false},
    {'e', K_NONE, N_("执行"), N_("执行变更单：同时改动成交、房源和报表"), execute_change, NEED_ROW | NEED_CHANGE, "change.execute", false},
    {'v', K_NONE, N_("撤回"), N_("撤回还没执行的变更单"), withdraw_change, NEED_ROW | NEED_CHANGE, "change.withdraw", true},
    {'t', K_NONE, N_("办认筹"), N_("登记认筹"), open_ticket, 0, "ticket.open", true},
    {'u', K_NONE, N_("办退筹"), N_("退回认筹金"), refund_ticket, NEED_ROW | NEED_TICKET, "ticket.refund", true},
};

static Reply screen_open(View *view)
{
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    return reply_done();
}

const ScreenDef deal_screen = {
    .number = '5',
    .name = "deal",
    .label = N_("成交"),
    .brief = NULL,
    .help = N_("从认购到备案的每一笔成交；Tab 换一类"),
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

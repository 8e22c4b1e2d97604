#include "screen/deal_action.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/signing.h"
#include "domain/transition.h"
#include "model/choice.h"
#include "model/contract.h"
#include "model/deal.h"
#include "model/delivery.h"
#include "model/filing.h"
#include "model/receipt.h"
#include "model/signing.h"
#include "screen/arrears.h"
#include "screen/book.h"
#include "screen/buyer_action.h"
#include "screen/deal_page.h"
#include "screen/operation_form.h"
#include "screen/paper_page.h"
#include "screen/plan_page.h"
#include "screen/print_action.h"
#include "screen/signing_check.h"
#include "screen/tabs.h"
#include "screen/ticket_action.h"
#include "ui/picker.h"

#include <assert.h>
#include <string.h>

const char *deal_here(View *view)
{
    const char *page = deal_page_no(view);
    if (page != NULL || view->list == NULL || !list_has_row(view->list)) {
        return page;
    }
    unsigned where = tabs_have(view);
    if (where & HAVE_DEAL_FIRST) {
        return tabs_cell(view, 0);
    }
    return where & HAVE_DEAL_SECOND ? tabs_cell(view, 1) : NULL;
}

/* What the stage of a deal allows; filing is the state of its contract's last one, NULL without. */
static unsigned stage_needs(const char *state, bool contract, bool online, const char *filing)
{
    bool cancelled = strcmp(state, "CANCELLED") == 0 || strcmp(state, "VOID") == 0;
    bool sent = filing != NULL && strcmp(filing, "SENT") == 0;
    bool filed = filing != NULL && strcmp(filing, "FILED") == 0;
    unsigned have = NEED_DEAL;
    have |= cancelled ? 0U : (unsigned)NEED_LIVE;
    have |= strcmp(state, "SUBSCRIBED") == 0 ? (unsigned)NEED_UNSIGNED : 0;
    if (contract && !cancelled) {
        have |= online ? 0U : (unsigned)NEED_OFFLINE;
        have |= sent ? (unsigned)NEED_SENT : filed ? (unsigned)NEED_FILED : (unsigned)NEED_UNSENT;
    }
    return have;
}

static unsigned needs_of_deal(View *view, const char *deal_no)
{
    unsigned have = 0;
    Stmt *stmt = query_open(desk_db(view), "deal_stage", BINDS(BIND_TEXT(":deal", deal_no)));
    if (query_next(stmt)) {
        have =
            stage_needs(query_text(stmt, 0), query_number(stmt, 1) > 0, query_number(stmt, 2) > 0,
                        query_is_null(stmt, 3) ? NULL : query_text(stmt, 3));
        have |= query_is_null(stmt, 4) ? 0 : (unsigned)NEED_APPLIED;
        bool live = (have & NEED_LIVE) && query_number(stmt, 1) > 0;
        bool titled = strcmp(query_text(stmt, 5), "TITLED") == 0;
        have |= !live || titled          ? 0U
                : query_is_null(stmt, 5) ? (unsigned)NEED_UNDELIVERED
                                         : (unsigned)NEED_DELIVERED;
    }
    query_close(stmt);
    return have;
}

static bool has_tickets(View *view)
{
    return deal_page_no(view) == NULL && (tabs_have(view) & HAVE_TICKET_FIRST);
}

unsigned deal_have(View *view)
{
    bool page = deal_page_no(view) != NULL;
    const char *deal_no = deal_here(view);
    unsigned have = deal_no != NULL ? needs_of_deal(view, deal_no) : 0;
    if (!page) {
        bool stage = (tabs_have(view) & HAVE_STAGE) && list_has_row(view->list);
        have |= NEED_LIST | (stage ? (unsigned)HAVE_STAGE : 0);
        have |= stage || deal_no != NULL ? (unsigned)NEED_OPENABLE : 0;
        have |= list_has_row(view->list) ? tabs_have(view) & NEED_RECEIPT : 0;
        bool ticket = has_tickets(view) && list_has_row(view->list) &&
                      query_one_number(desk_db(view), "ticket_is_open",
                                       BINDS(BIND_TEXT(":ticket", tabs_cell(view, 0)))) == 1;
        have |= ticket ? (unsigned)NEED_TICKET : 0;
    }
    have |= deal_no != NULL || has_tickets(view) ? (unsigned)NEED_PRINTABLE : 0;
    return have;
}

/* Actions */

static Reply open_page(View *view)
{
    return deal_have(view) & HAVE_STAGE ? deal_open_stage(view)
                                        : deal_page_open(view, deal_here(view));
}

/* With an open ticket under the cursor: its subscription. */
static Reply subscribe(View *view)
{
    return ticket_subscribe_open(view,
                                 deal_have(view) & NEED_TICKET ? tabs_cell(view, 0) : NULL);
}

static Reply wish_unit(View *view)
{
    return ticket_wish_open(view, tabs_cell(view, 0));
}

static Reply open_ticket(View *view)
{
    return operation_form_open(view, "ticket.open", NULL, NULL);
}

static Reply refund_ticket(View *view)
{
    return operation_form_about(view, "ticket.refund", "ticket_no", tabs_cell(view, 0));
}

/* The form of an operation that is about this deal and wants nothing else to start with. */
#define DEAL_STEP(function, operation)                                                             \
    static Reply function(View *view)                                                              \
    {                                                                                              \
        return operation_form_about(view, operation, "deal_no", deal_here(view));                  \
    }

/* With the loans as planned and the second person who read the draft. */
static Reply sign(View *view)
{
    Contract contract;
    Signing signing;
    entity_reset(&contract_entity, &contract);
    contract.deal_no = deal_here(view);
    Stmt *stmt = query_open(desk_db(view), "deal_loans_planned",
                            BINDS(BIND_TEXT(":deal", contract.deal_no)));
    if (query_next(stmt)) {
        contract.loan_commercial = query_number(stmt, 0);
        contract.loan_fund = query_number(stmt, 1);
    }
    query_close(stmt);
    if (store_find(desk_db(view), &signing_entity, "deal_no", contract.deal_no, &view->rows,
                   &signing)) {
        contract.checked_by = signing.checked_by;
    }
    return operation_form_open(view, "deal.sign", &contract, NULL);
}

static Reply open_plan(View *view)
{
    return plan_page_open(view, deal_here(view));
}

DEAL_STEP(sign_online, "deal.sign_online")

/* A step of the filing, on the contract of the deal. */
static Reply filing_step(View *view, const char *operation)
{
    Filing filing;
    Contract contract;
    entity_reset(&filing_entity, &filing);
    if (!store_find(desk_db(view), &contract_entity, "deal_no", deal_here(view), &view->rows,
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

/* The first money of a deal with a ticket is the ticket's: posted as 定金, no transfer. */
static void start_with_ticket(View *view, Receipt *receipt)
{
    int64_t amount = query_one_number(desk_db(view), "deal_ticket_money",
                                      BINDS(BIND_TEXT(":deal", receipt->deal_no)));
    if (amount != NONE) {
        receipt->kind = RECEIPT_DEPOSIT;
        receipt->amount = amount;
        receipt->method = N_("认筹金转");
    }
}

static Reply post_receipt(View *view)
{
    Receipt receipt;
    entity_reset(&receipt_entity, &receipt);
    receipt.deal_no = deal_here(view);
    receipt.transfer = 0;
    start_with_ticket(view, &receipt);
    return operation_form_open(view, "receipt.post", &receipt, NULL);
}

DEAL_STEP(refund, "receipt.refund")
DEAL_STEP(transfer, "receipt.transfer")

static Reply reverse_receipt(View *view)
{
    return operation_form_about(view, "receipt.reverse", "source_no", tabs_cell(view, 0));
}

DEAL_STEP(hand_over, "delivery.hand_over")

/* The next step of the title: papers sent, then received. */
static Reply advance_title(View *view)
{
    Delivery delivery;
    Delivery start;
    entity_reset(&delivery_entity, &start);
    start.deal_no = deal_here(view);
    bool sent = store_find(desk_db(view), &delivery_entity, "deal_no", start.deal_no, &view->rows,
                           &delivery) &&
                delivery.state == DELIVERY_TITLE_SENT;
    return operation_form_open(view, sent ? "delivery.finish_title" : "delivery.send_title", &start,
                               NULL);
}

static Reply open_arrears(View *view)
{
    return arrears_open(view);
}

static Reply print_deal(View *view)
{
    const char *deal_no = deal_here(view);
    if (has_tickets(view)) {
        return ticket_print_queue(view);
    }
    bool receipts = deal_page_no(view) == NULL && (tabs_have(view) & NEED_RECEIPT);
    PrintChoice choices[] = {{"receipt", receipts ? tabs_cell(view, 0) : NULL},
                             {"subscription", receipts ? NULL : deal_no},
                             {"checklist", receipts ? NULL : deal_no},
                             {"plan", receipts ? NULL : deal_no},
                             {"archive", NULL}, {"handover", NULL}, {"dunning", NULL}};
    Stmt *stmt =
        query_open(desk_db(view), "deal_print_numbers", BINDS(BIND_TEXT(":deal", deal_no)));
    for (int i = 0; !receipts && i < 3; i++) {
        choices[4 + i].number = i > 0 || query_next(stmt)
                                    ? arena_copy(&view->rows, query_text(stmt, i)) : NULL;
    }
    query_close(stmt);
    return print_action(view, choices, ARRAY_LEN(choices));
}

DEAL_STEP(apply_change, "change.apply")

/* The change that waits; a deal has one at most. */
static Reply change_step(View *view, const char *operation)
{
    return operation_form_about(view, operation, "change_no",
                                query_one_text(desk_db(view), "deal_change_applied",
                                               BINDS(BIND_TEXT(":deal", deal_here(view))),
                                               &view->rows));
}

static Reply execute_change(View *view)
{
    return change_step(view, "change.execute");
}

static Reply withdraw_change(View *view)
{
    return change_step(view, "change.withdraw");
}

static Reply approve_change(View *view)
{
    return change_step(view, "change.approve");
}

/* The next step on the way of its contract. */
static Reply next_signing_step(View *view)
{
    Signing stored;
    const char *deal_no = deal_here(view);
    bool drafted =
        store_find(desk_db(view), &signing_entity, "deal_no", deal_no, &view->rows, &stored);
    int64_t state = drafted ? signing_state(&stored) : NONE;
    const char *operation = transition_next(&signing_machine, state);
    if (operation == NULL) {
        view_say(view, _("合同已经分发，没有下一步"));
        return reply_done();
    }
    return state == SIGNING_DRAFTED ? signing_check_open(view, deal_no)
                                    : operation_form_about(view, operation, "deal_no", deal_no);
}

static Reply signing_work_picked(View *view, void *context, const PickItem *item)
{
    (void)context;
    return strcmp(item->value, "next") == 0 ? next_signing_step(view)
                                            : paper_page_open(view, deal_here(view));
}

static Reply work_signing(View *view)
{
    Arena arena = {0};
    ItemList items = {0};
    item_add(&items, &arena, "next", _("合同的下一步：起草、复核、审批、盖章、分发"), "");
    item_add(&items, &arena, "papers", _("签约资料：收到、免交、缺件"), "");
    Reply reply = picker_open(view, _("签约办理"), &items, signing_work_picked, NULL);
    arena_clear(&arena);
    return reply;
}

static Reply work_buyers(View *view)
{
    return buyer_action_open(view, deal_here(view));
}

static Reply open_books(View *view)
{
    return book_open(view);
}

static Reply use_number(View *view)
{
    bool receipt = deal_page_no(view) == NULL && (tabs_have(view) & NEED_RECEIPT);
    return book_use_open(view, deal_here(view), receipt ? tabs_cell(view, 0) : NULL);
}

const Action deal_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这笔成交的全部；在阶段上，这个阶段的每一户"), open_page,
     NEED_OPENABLE, NULL, false},
    {'a', K_F(6), N_("办认购"), N_("登记一笔认购"), subscribe, NEED_LIST, "deal.subscribe", false},
    {'r', K_F(7), N_("收款"), N_("登记一笔到账"), post_receipt, NEED_DEAL, "receipt.post",
     false},
    {'g', K_NONE, N_("办签约"), N_("登记合同：金额要与总价相符，换人复核"), sign, NEED_UNSIGNED,
     "deal.sign", false},
    {'w', K_NONE, N_("网签"), N_("登记网签日期和合同号"), sign_online, NEED_OFFLINE, "deal.sign_online",
     false},
    {'b', K_NONE, N_("送备案"), N_("合同送去备案"), send_filing, NEED_UNSENT, "filing.send", false},
    {'d', K_NONE, N_("办备案"), N_("备案完成，登记备案号"), finish_filing, NEED_SENT, "filing.finish",
     false},
    {'k', K_NONE, N_("退件"), N_("备案被退回，写明原因"), return_filing, NEED_SENT, "filing.return",
     true},
    {'z', K_NONE, N_("撤备案"), N_("撤销已经完成的备案"), revoke_filing, NEED_FILED, "filing.revoke",
     true},
    {'c', K_NONE, N_("变更"), N_("申请退房、换房、更名、价格、付款方式、延期"), apply_change, NEED_LIVE,
     "change.apply", false},
    {'e', K_NONE, N_("执行"), N_("执行变更单：同时改动成交、房源和报表"), execute_change, NEED_APPLIED,
     "change.execute", false},
    {'v', K_NONE, N_("撤回"), N_("撤回还没执行的变更单"), withdraw_change, NEED_APPLIED,
     "change.withdraw", true},
    {'t', K_NONE, N_("办认筹"), N_("登记认筹"), open_ticket, NEED_LIST, "ticket.open", true},
    {'m', K_NONE, N_("退款"), N_("退给客户一笔钱，不超过他付过的"), refund, NEED_DEAL, "receipt.refund",
     true},
    {'h', K_NONE, N_("转款"), N_("把一种款项转成另一种，合计不变"), transfer, NEED_DEAL,
     "receipt.transfer", true},
    {'j', K_NONE, N_("冲正"), N_("录错的收款：登记一行相反的，原来的不改"), reverse_receipt, NEED_RECEIPT,
     "receipt.reverse", true},
    {'i', K_NONE, N_("交房"), N_("交钥匙：款项到账，登记实测面积和收房人"), hand_over, NEED_UNDELIVERED,
     "delivery.hand_over", true},
    {'l', K_NONE, N_("办证"), N_("产权证：送件，然后领证"), advance_title, NEED_DELIVERED,
     "delivery.send_title", true},
    {'o', K_NONE, N_("应收催款"), N_("六类应收、该催的和催过的、与财务对账"), open_arrears, NEED_LIST, NULL,
     false},
    {'p', K_F(8), N_("打印"), N_("认购书、收据、付款计划、档案目录、交房单、催款函"), print_deal,
     NEED_PRINTABLE, NULL, false},
    {'f', K_NONE, N_("合同资料"), N_("合同的下一步；签约资料收到、免交、缺件"), work_signing, NEED_LIVE,
     "signing.draft", true},
    {'q', K_NONE, N_("批变更"), N_("审批变更单，还不执行"), approve_change, NEED_APPLIED, "change.approve",
     true},
    {K_CTRL('N'), K_NONE, N_("权益人"), N_("加、改、减权益人和份额；签约后随更名单"), work_buyers,
     NEED_LIVE, "buyer.add", true},
    {K_CTRL('B'), K_NONE, N_("号本"), N_("印好的号码：领入、发出、作废、缺号"), open_books,
     NEED_LIST, NULL, true},
    {K_CTRL('E'), K_NONE, N_("用号"), N_("这张认购书、合同或收据用了哪个印好的号码"), use_number, NEED_DEAL,
     "book.use", true},
    {K_CTRL('W'), K_NONE, N_("志愿"), N_("认筹的第 2、第 3 志愿"), wish_unit, NEED_TICKET, "ticket.wish",
     true},
    {K_CTRL('K'), K_NONE, N_("计划"), N_("付款计划：按模板做，哪天付多少，改日期和金额，合计不变"), open_plan, NEED_DEAL, NULL,
     false},
    {'u', K_NONE, N_("办退筹"), N_("退回认筹金"), refund_ticket, NEED_TICKET, "ticket.refund", false},
};
static_assert(ARRAY_LEN(deal_actions) == DEAL_ACTION_COUNT, "the screens count these rows");

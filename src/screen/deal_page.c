#include "screen/deal_page.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/store.h"
#include "domain/receivable.h"
#include "model/choice.h"
#include "model/contract.h"
#include "model/deal.h"
#include "screen/deal_action.h"
#include "screen/desk.h"
#include "screen/page_text.h"
#include "ui/page.h"

typedef struct DealPage {
    View view;
    Page page;
    const char *deal_no; /* in view.arena */
} DealPage;

/* The schedule as a block of aligned columns. */
static void add_receivables(Str *out, View *view, const char *deal_no)
{
    Arena arena = {0};
    ReceivableSchedule schedule =
        receivable_schedule(desk_db(view), deal_no, desk_today(view), &arena);
    str_format(out, "\n%s\n", _("应收"));
    for (size_t i = 0; i < schedule.count; i++) {
        const Receivable *row = &schedule.rows[i];
        char amount[32];
        char paid[32];
        str_format(out, "  %s  %s %13s  %s %13s  %s%s\n",
                   desk_show_date(&arena, row->due, desk_today(view)), _("应付"),
                   money_format(amount, sizeof amount, row->amount), _("已付"),
                   money_format(paid, sizeof paid, row->paid), _(row->label),
                   receivable_is_overdue(row, desk_today(view)) ? _("  逾期") : "");
    }
    if (schedule.count == 0) {
        str_format(out, "  %s\n", _("没有"));
    }
    arena_clear(&arena);
}

static void add_contract(Str *out, View *view, const char *deal_no)
{
    Contract contract;
    str_format(out, "\n%s\n", _("合同"));
    if (store_find(desk_db(view), &contract_entity, "deal_no", deal_no, &view->rows, &contract)) {
        page_add_record(out, view, &contract_entity, &contract);
    } else {
        str_format(out, "  %s\n", _("没有"));
    }
}

/* One buyer alone is the deal's own, who stands above already. */
static void add_buyers(Str *out, View *view, const Bind *binds)
{
    if (query_one_number(desk_db(view), "deal_buyer_count", binds) > 1) {
        page_add_query(out, view, _("权益人"), "deal_page_buyers", binds);
    }
    if (query_one_number(desk_db(view), "deal_buyers_wait", binds) == 1) {
        page_add_query(out, view, _("更名待执行"), "deal_page_buyers_planned", binds);
    }
    if (query_one_number(desk_db(view), "deal_page_profiles", binds) != NONE) {
        page_add_query(out, view, _("买方类别"), "deal_page_profiles", binds);
    }
}

static void refresh(View *view)
{
    DealPage *self = (DealPage *)view;
    Deal deal;
    Str out = {0};
    const Bind *binds = BINDS(BIND_TEXT(":deal", self->deal_no));
    if (!store_find(desk_db(view), &deal_entity, "deal_no", self->deal_no, &view->rows, &deal)) {
        return;
    }
    page_add_record(&out, view, &deal_entity, &deal);
    add_buyers(&out, view, binds);
    page_add_query(&out, view, _("版本"), "deal_page_versions", binds);
    add_contract(&out, view, self->deal_no);
    page_add_query(&out, view, _("备案"), "deal_page_filings", binds);
    add_receivables(&out, view, self->deal_no);
    page_add_query(&out, view, _("付款计划"), "deal_page_plan", binds);
    page_add_query(&out, view, _("收款"), "deal_page_receipts", binds);
    page_add_query(&out, view, _("按揭"), "deal_page_loans", binds);
    if (query_one_number(desk_db(view), "deal_number_count", binds) > 0) {
        page_add_query(&out, view, _("印刷号"), "deal_page_numbers", binds);
    }
    page_add_query(&out, view, _("变更单"), "deal_page_changes", binds);
    page_add_query(&out, view, _("催款"), "deal_page_dunning", binds);
    page_add_query(&out, view, _("交房"), "deal_page_delivery", binds);
    page_add_query(&out, view, _("签约资料"), "deal_page_papers", binds);
    page_add_query(&out, view, _("签约办理"), "deal_page_signing", binds);
    page_set(&self->page, view, str_text(&out));
    view->title = arena_format(&view->rows, "%s %s %s",
                               deal.unit_now != NULL ? deal.unit_now : deal.unit_no,
                               deal.name != NULL ? deal.name : "",
                               _(choice_label("deal_state", deal.state)));
    str_clear(&out);
}

static const ScreenDef page_screen = {
    .name = "deal_page",
    .label = N_("成交"),
    .help = N_("一笔成交的全部，和现在能对它做的事"),
    .actions = deal_actions,
    .action_count = DEAL_ACTION_COUNT,
    .size = sizeof(DealPage),
    .refresh = refresh,
    .have = deal_have,
};

const char *deal_page_no(const View *view)
{
    return view->def == &page_screen ? ((const DealPage *)view)->deal_no : NULL;
}

Reply deal_page_open(View *parent, const char *deal_no)
{
    DealPage *self = (DealPage *)view_new(&page_screen, parent);
    self->deal_no = arena_copy(&self->view.arena, deal_no);
    page_init(&self->page);
    self->view.page = &self->page;
    return reply_open(&self->view);
}

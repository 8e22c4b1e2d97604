#include "screen/loan_page.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/loan.h"
#include "domain/receivable.h"
#include "model/choice.h"
#include "screen/desk.h"
#include "screen/loan_action.h"
#include "screen/page_text.h"
#include "ui/page.h"

#include <string.h>

typedef struct LoanPage {
    View view;
    Page page;
    int64_t loan_id;
} LoanPage;

static const ScreenDef page_screen;

int64_t loan_page_id(const View *view)
{
    return view->def == &page_screen ? ((const LoanPage *)view)->loan_id : 0;
}

static const char *money(Arena *arena, int64_t amount)
{
    char buf[32];
    return arena_copy(arena, money_format(buf, sizeof buf, amount));
}

static const char *percent(Arena *arena, int64_t rate)
{
    char buf[32];
    return arena_copy(arena, rate_format(buf, sizeof buf, rate));
}

/* Where it stands: days against the limit, what is not paid. */
static void add_stand(Str *out, View *view, const Loan *loan, const Bind *binds)
{
    Stmt *stmt = query_open(desk_db(view), "loan_page_stand", binds);
    if (query_next(stmt)) {
        int64_t days = query_number(stmt, 0);
        int64_t limit = query_number(stmt, 1);
        str_format(out, "  %s %s", _("阶段"), _(choice_label("loan_state", loan->state)));
        if (limit != NONE) {
            str_format(out, _("  第 %lld 天，时限 %lld 天"), (long long)days, (long long)limit);
            str_add(out, days > limit ? _("  超时") : "");
        }
        str_format(out, "   %s %s\n", _("未放款"),
                   money(&view->rows, query_number(stmt, 2)));
    }
    query_close(stmt);
}

static void add_rate(Str *out, View *view, const Loan *loan)
{
    if (loan->lpr == NONE) {
        return;
    }
    Arena *arena = &view->rows;
    int64_t points = loan->basis_points != NONE ? loan->basis_points : 0;
    str_format(out, "  %s LPR %s%% %c %lld %s = %s%%", _("利率"), percent(arena, loan->lpr),
               points < 0 ? '-' : '+', (long long)(points < 0 ? -points : points), _("基点"),
               percent(arena, loan->rate));
    if (loan->rate_from != NONE) {
        str_format(out, _("，%s 起"), desk_show_date(arena, loan->rate_from, desk_today(view)));
    }
    str_add_char(out, '\n');
}

/* Approved below what was applied for: the buyer pays the difference. */
static void add_shortfall(Str *out, View *view, const Loan *loan)
{
    Arena *arena = &view->rows;
    if (loan->approved == NONE || loan->approved >= loan->applied) {
        return;
    }
    ReceivableSchedule schedule =
        receivable_schedule(desk_db(view), loan->deal_no, desk_today(view), arena);
    for (size_t i = 0; i < schedule.count; i++) {
        const Receivable *row = &schedule.rows[i];
        if (strcmp(row->label, "贷款差额") == 0 && row->amount == loan->applied - loan->approved) {
            str_format(out, _("  贷款差额 %s 由客户补足，%s 到期，已付 %s%s\n"),
                       money(arena, row->amount),
                       desk_show_date(arena, row->due, desk_today(view)), money(arena, row->paid),
                       receivable_is_overdue(row, desk_today(view)) ? _("  逾期") : "");
        }
    }
}

static void add_blocks(Str *out, View *view, const Loan *loan, const Bind *binds)
{
    page_add_query(out, view, _("步骤：日期、金额、内容，谁在什么时候登记"), "loan_page_steps", binds);
    if (loan->supplement_on != NONE) {
        page_add_query(out, view, _("补件：第几次、要求、交回"), "loan_page_rounds", binds);
    }
    page_add_query(out, view, _("放款：每一笔和它的收款"), "loan_page_money", binds);
    page_add_query(out, view, _("历次申请（* 是这一笔）"), "loan_page_chain", binds);
    if (query_one_number(desk_db(view), "loan_other_part", binds) != NONE) {
        page_add_query(out, view, _("组合贷款的另一部分（t 打开）"), "loan_page_other", binds);
    }
}

static void refresh(View *view)
{
    Loan loan;
    Str out = {0};
    const Bind *binds = BINDS(BIND_NUMBER(":loan", ((LoanPage *)view)->loan_id),
                              BIND_DATE(":today", desk_today(view)),
                              BIND_TEXT(":limits", loan_limits(desk_db(view), &view->rows)));
    if (!loan_here(view, &loan)) {
        return;
    }
    add_stand(&out, view, &loan, binds);
    add_rate(&out, view, &loan);
    add_shortfall(&out, view, &loan);
    page_add_query(&out, view, _("客户"), "loan_page_deal", binds);
    str_format(&out, "\n%s\n", _("申请"));
    page_add_whole_record(&out, view, &loan_entity, &loan);
    add_blocks(&out, view, &loan, binds);
    page_set(&((LoanPage *)view)->page, view, str_text(&out));
    view->title = arena_format(&view->rows, "%s %s %s %s",
                               query_one_text(desk_db(view), "loan_room", binds, &view->rows),
                               _(choice_label("loan_kind", loan.kind)), loan.bank,
                               _(choice_label("loan_state", loan.state)));
    str_clear(&out);
}

static const ScreenDef page_screen = {
    .name = "loan_page",
    .label = N_("按揭"),
    .help = N_("一笔按揭的全部，和现在能对它做的事"),
    .actions = loan_actions,
    .action_count = LOAN_ACTION_COUNT,
    .size = sizeof(LoanPage),
    .refresh = refresh,
    .have = loan_have,
};

Reply loan_page_open(View *parent, int64_t loan_id)
{
    LoanPage *self = (LoanPage *)view_new(&page_screen, parent);
    self->loan_id = loan_id;
    page_init(&self->page);
    self->view.page = &self->page;
    return reply_open(&self->view);
}

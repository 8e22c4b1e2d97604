/* 6 按揭: applications by stage, days in stage against the limit, the next step one key away. */
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/loan.h"
#include "model/choice.h"
#include "screen/bank_page.h"
#include "screen/calculator.h"
#include "screen/deal_page.h"
#include "screen/faq_list.h"
#include "screen/operation_form.h"
#include "screen/paper_page.h"
#include "screen/policy_list.h"
#include "screen/screens.h"
#include "screen/tabs.h"

enum { NEED_LOAN = NEED_FIRST, NEED_RUNNING = NEED_FIRST << 1, NEED_REJECTED = NEED_FIRST << 2 };
enum { TAB_OPEN, TAB_ALL, TAB_STAGES };

static const RowsColumn loan_columns[] = {
    {{N_("认购编号"), 16, 4, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("类型"), 6, 1, COLUMN_LEFT, false}, ROWS_CHOICE, "loan_kind"},
    {{N_("银行"), 12, 2, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("申请"), 10, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("批贷"), 10, 3, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("放款"), 10, 5, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("阶段"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "loan_state"},
    {{N_("天数"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("时限"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
};
static const RowsColumn stage_columns[] = {
    {{N_("阶段"), 10, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "loan_state"},
    {{N_("笔数"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("申请金额"), 14, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("未放款"), 14, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("最早"), 10, 1, COLUMN_LEFT, false}, ROWS_DATE, NULL},
};

#define LOAN_HINT N_("没有按揭：按 F6 登记一笔")

#define COLUMNS(name) name##_columns, ARRAY_LEN(name##_columns)

static const Tab tabs[] = {
    [TAB_OPEN] = {N_("在办"), "loan_list_open", COLUMNS(loan), LOAN_HINT, NEED_LOAN, NULL},
    [TAB_ALL] = {N_("全部"), "loan_list", COLUMNS(loan), LOAN_HINT, NEED_LOAN, NULL},
    [TAB_STAGES] = {N_("阶段"), "loan_list_stages", COLUMNS(stage), LOAN_HINT, 0, NULL},
};

static bool load_loan(View *view, Loan *loan)
{
    return store_get(desk_db(view), &loan_entity, tabs_id(view), &view->rows, loan);
}

static Reply open_loan(View *view)
{
    return operation_form_open(view, "loan.open", NULL, NULL);
}

/* A form with the fields of one stage only, on the application under the cursor. */
static Reply stage_form(View *view, int64_t stage)
{
    static const char *const fields[][5] = {
        [LOAN_DOCS_OK] = {"deal_no", "kind", "docs_on"},
        [LOAN_INTERVIEWED] = {"deal_no", "kind", "interview_on"},
        [LOAN_SUBMITTED] = {"deal_no", "kind", "submit_on"},
        [LOAN_SUPPLEMENT] = {"deal_no", "kind", "supplement_on"},
        [LOAN_APPROVED] = {"deal_no", "kind", "approved_on", "approved"},
        [LOAN_REGISTERED] = {"deal_no", "kind", "registered_on"},
        [LOAN_DISBURSED] = {"deal_no", "kind", "disbursed_on", "disbursed"},
        [LOAN_REJECTED] = {"deal_no", "kind", "rejected_on", "reject_reason"},
    };
    Loan loan;
    Loan start;
    if (!load_loan(view, &loan)) {
        return reply_done();
    }
    entity_reset(&loan_entity, &start);
    start.deal_no = loan.deal_no;
    start.kind = loan.kind;
    field_set_number(loan_stage_field(stage), &start, desk_today(view));
    if (stage == LOAN_APPROVED) {
        start.approved = loan.applied;
    } else if (stage == LOAN_DISBURSED) {
        start.disbursed = loan.approved;
    }
    return operation_form_open(view, "loan.advance", &start, fields[stage]);
}

static Reply advance(View *view)
{
    static const int64_t next[] = {
        [LOAN_WAIT_DOCS] = LOAN_DOCS_OK,     [LOAN_DOCS_OK] = LOAN_INTERVIEWED,
        [LOAN_INTERVIEWED] = LOAN_SUBMITTED, [LOAN_SUBMITTED] = LOAN_APPROVED,
        [LOAN_SUPPLEMENT] = LOAN_APPROVED,   [LOAN_APPROVED] = LOAN_REGISTERED,
        [LOAN_REGISTERED] = LOAN_DISBURSED,
    };
    Loan loan;
    return load_loan(view, &loan) ? stage_form(view, next[loan.state]) : reply_done();
}

static Reply supplement(View *view)
{
    return stage_form(view, LOAN_SUPPLEMENT);
}

static Reply reject(View *view)
{
    return stage_form(view, LOAN_REJECTED);
}

/* After a refusal: another bank, the same part, the history kept. */
static Reply reapply(View *view)
{
    Loan loan;
    Loan fresh;
    entity_reset(&loan_entity, &fresh);
    if (load_loan(view, &loan)) {
        fresh.deal_no = loan.deal_no;
        fresh.kind = loan.kind;
        fresh.applied = loan.applied;
        fresh.years = loan.years;
        fresh.rate = loan.rate;
    }
    return operation_form_open(view, "loan.open", &fresh, NULL);
}

static Reply open_papers(View *view)
{
    Loan loan;
    return load_loan(view, &loan) ? loan_paper_page_open(view, loan.deal_no, loan.kind)
                                  : reply_done();
}

static Reply open_banks(View *view)
{
    return bank_page_open(view);
}

static Reply open_row(View *view)
{
    return deal_page_open(view, tabs_cell(view, 0));
}

/* The applications of the stage under the cursor. */
static Reply open_stage(View *view)
{
    const ChoiceList *stages = choice_list("loan_state");
    size_t at = (size_t)tabs_id(view) - 1;
    if (at >= stages->count) {
        return reply_done();
    }
    tabs_go(view, TAB_ALL);
    tabs_filter_as(view, stages->rows[at].code, _(stages->rows[at].label));
    return reply_done();
}

static Reply open_any(View *view)
{
    return tabs_of(view)->current == TAB_STAGES ? open_stage(view) : open_row(view);
}

static unsigned have(View *view)
{
    unsigned tab = tabs_have(view);
    Loan loan;
    if (!(tab & NEED_LOAN) || !load_loan(view, &loan)) {
        return tab;
    }
    return tab | (loan.state < LOAN_DISBURSED ? (unsigned)NEED_RUNNING : 0) |
           (loan.state == LOAN_REJECTED ? (unsigned)NEED_REJECTED : 0);
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这笔成交的全部；在阶段上，这个阶段的每一笔"), open_any, NEED_ROW, NULL,
     false},
    {'a', K_F(6), N_("登记"), N_("登记一笔按揭申请"), open_loan, 0, "loan.open", false},
    {'g', K_F(7), N_("推进"), N_("登记下一个阶段：资料、面签、送审、批贷、抵押、放款"), advance,
     NEED_RUNNING, "loan.advance", false},
    {'b', K_NONE, N_("补件"), N_("银行要求补件"), supplement, NEED_RUNNING, "loan.advance", false},
    {'j', K_NONE, N_("拒贷"), N_("银行拒贷，写明原因"), reject, NEED_RUNNING, "loan.advance", false},
    {'h', K_NONE, N_("换银行"), N_("被拒以后换一家银行重报，历史保留"), reapply, NEED_REJECTED,
     "loan.open", false},
    {'c', K_F(4), N_("计算器"), N_("月供、利息、还款明细，两案并排"), calculator_open, 0, NULL, false},
    {'z', K_NONE, N_("政策"), N_("LPR、利率、最低首付、最高额度：今天执行的"), policy_list_open, 0, NULL, true},
    {'w', K_NONE, N_("问答"), N_("客户常问的贷款问题和回答"), faq_list_open, 0, NULL, true},
    {'k', K_NONE, N_("资料"), N_("这笔按揭的资料：收到、核对、退回、还缺什么"), open_papers, NEED_LOAN,
     NULL, false},
    {'o', K_NONE, N_("银行"), N_("合作银行：额度、利率、平均几天"), open_banks, 0, NULL, false},
};

static Reply screen_open(View *view)
{
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    return reply_done();
}

const ScreenDef loan_screen = {
    .number = '6',
    .name = "loan",
    .label = N_("按揭"),
    .help = N_("按揭按阶段排列，超时的在最前；Tab 换一类"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(TabsView),
    .open = screen_open,
    .refresh = tabs_refresh,
    .have = have,
    .draw = tabs_draw,
    .key = tabs_key_filtered,
    .close = tabs_close,
};

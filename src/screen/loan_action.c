#include "screen/loan_action.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/loan.h"
#include "domain/setting.h"
#include "model/choice.h"
#include "report/export.h"
#include "screen/bank_page.h"
#include "screen/calculator.h"
#include "screen/deal_page.h"
#include "screen/faq_list.h"
#include "screen/loan_list.h"
#include "screen/loan_page.h"
#include "screen/operation_form.h"
#include "screen/paper_page.h"
#include "screen/policy_list.h"
#include "screen/tabs.h"

#include <assert.h>
#include <string.h>

bool loan_here(View *view, Loan *loan)
{
    int64_t id = loan_page_id(view) != 0 ? loan_page_id(view) : loan_list_id(view);
    return id > 0 && store_get(desk_db(view), &loan_entity, id, &view->rows, loan);
}

/* Needs that a state answers. */
static unsigned needs_of(int64_t state)
{
    static const unsigned needs[] = {
        [LOAN_WAIT_DOCS] = NEED_LOAN_NEXT | NEED_LOAN_OPEN,
        [LOAN_DOCS_OK] = NEED_LOAN_NEXT | NEED_LOAN_OPEN,
        [LOAN_INTERVIEWED] = NEED_LOAN_NEXT | NEED_LOAN_OPEN,
        [LOAN_SUBMITTED] = NEED_LOAN_NEXT | NEED_LOAN_OPEN | NEED_LOAN_AT_BANK,
        [LOAN_SUPPLEMENT] = NEED_LOAN_NEXT | NEED_LOAN_OPEN | NEED_LOAN_AT_BANK,
        [LOAN_APPROVED] = NEED_LOAN_NEXT | NEED_LOAN_OPEN | NEED_LOAN_APPROVED,
        [LOAN_REGISTERING] = NEED_LOAN_NEXT | NEED_LOAN_OPEN,
        [LOAN_REGISTERED] = NEED_LOAN_NEXT | NEED_LOAN_OPEN,
        [LOAN_PARTLY] = NEED_LOAN_NEXT | NEED_LOAN_PAID,
        [LOAN_DISBURSED] = NEED_LOAN_PAID,
        [LOAN_REJECTED] = NEED_LOAN_ENDED,
        [LOAN_DROPPED] = NEED_LOAN_ENDED,
    };
    return needs[state];
}

static int64_t other_part(View *view, const Loan *loan)
{
    return query_one_number(desk_db(view), "loan_other_part",
                            BINDS(BIND_NUMBER(":loan", loan->row.id)));
}

unsigned loan_have(View *view)
{
    Loan loan;
    bool page = loan_page_id(view) != 0;
    unsigned have = page ? 0U : (unsigned)NEED_LOAN_LIST;
    have |= !page && loan_list_on_board(view) ? (unsigned)NEED_LOAN_BOARD : 0;
    if (!loan_here(view, &loan)) {
        return have;
    }
    have |= other_part(view, &loan) != NONE ? (unsigned)NEED_LOAN_OTHER : 0;
    return have | NEED_LOAN | needs_of(loan.state);
}

/* Forms */

/* The fields of one stage only, on the application here. */
static Reply stage_form(View *view, int64_t stage)
{
    static const char *const fields[][6] = {
        [LOAN_DOCS_OK] = {"deal_no", "kind", "docs_on"},
        [LOAN_INTERVIEWED] = {"deal_no", "kind", "interview_on"},
        [LOAN_SUBMITTED] = {"deal_no", "kind", "submit_on"},
        [LOAN_APPROVED] = {"deal_no", "kind", "approved_on", "approved"},
        [LOAN_REGISTERING] = {"deal_no", "kind", "reg_sent_on"},
        [LOAN_REGISTERED] = {"deal_no", "kind", "reg_sent_on", "registered_on"},
        [LOAN_REJECTED] = {"deal_no", "kind", "rejected_on", "reject_reason"},
    };
    Loan loan;
    Loan start;
    if (!loan_here(view, &loan)) {
        return reply_done();
    }
    entity_reset(&loan_entity, &start);
    start.deal_no = loan.deal_no;
    start.kind = loan.kind;
    field_set_number(loan_stage_field(stage), &start, desk_today(view));
    start.approved = stage == LOAN_APPROVED ? loan.applied : NONE;
    return operation_form_open(view, "loan.advance", &start, fields[stage]);
}

/* The form of a step that is no stage; amount NONE for none. */
static Reply step_form(View *view, const char *operation, int64_t amount, const char *note)
{
    Loan loan;
    LoanStep start;
    entity_reset(&loan_step_entity, &start);
    if (!loan_here(view, &loan)) {
        return reply_done();
    }
    start.deal_no = loan.deal_no;
    start.kind = loan.kind;
    start.date = desk_today(view);
    start.amount = amount;
    start.note = note;
    start.with_receipt = 1;
    start.arrived_on = desk_today(view);
    return operation_form_open(view, operation, &start, NULL);
}

static Reply disburse(View *view, const Loan *loan)
{
    return step_form(view, "loan.disburse",
                     query_one_number(desk_db(view), "loan_undisbursed",
                                      BINDS(BIND_NUMBER(":loan", loan->row.id))), NULL);
}

/* What was asked for is what comes back, until somebody says otherwise. */
static Reply answer(View *view, const Loan *loan)
{
    return step_form(view, "loan.answer", NONE,
                     query_one_text(desk_db(view), "loan_asked_papers",
                                    BINDS(BIND_NUMBER(":loan", loan->row.id)), &view->rows));
}

static Reply advance(View *view)
{
    static const int64_t next[] = {
        [LOAN_WAIT_DOCS] = LOAN_DOCS_OK,         [LOAN_DOCS_OK] = LOAN_INTERVIEWED,
        [LOAN_INTERVIEWED] = LOAN_SUBMITTED,     [LOAN_SUBMITTED] = LOAN_APPROVED,
        [LOAN_APPROVED] = LOAN_REGISTERED,       [LOAN_REGISTERING] = LOAN_REGISTERED,
    };
    Loan loan;
    if (!loan_here(view, &loan)) {
        return reply_done();
    }
    if (loan.state == LOAN_SUPPLEMENT) {
        return answer(view, &loan);
    }
    bool queued = loan.state == LOAN_REGISTERED || loan.state == LOAN_PARTLY;
    return queued ? disburse(view, &loan) : stage_form(view, next[loan.state]);
}

static Reply send_registration(View *view)
{
    return stage_form(view, LOAN_REGISTERING);
}

static Reply ask_papers(View *view)
{
    return step_form(view, "loan.supplement", NONE, NULL);
}

static Reply reject(View *view)
{
    return stage_form(view, LOAN_REJECTED);
}

static Reply take_back(View *view)
{
    Loan loan;
    return loan_here(view, &loan) ? step_form(view, "loan.reverse", loan.disbursed, NULL)
                                  : reply_done();
}

static Reply drop(View *view)
{
    return step_form(view, "loan.drop", NONE, NULL);
}

static Reply open_loan(View *view)
{
    return operation_form_open(view, "loan.open", NULL, NULL);
}

/* After a refusal: another bank, the same part, the history kept. */
static Reply reapply(View *view)
{
    Loan loan;
    Loan fresh;
    entity_reset(&loan_entity, &fresh);
    if (loan_here(view, &loan)) {
        fresh.deal_no = loan.deal_no;
        fresh.kind = loan.kind;
        fresh.applied = loan.applied;
        fresh.years = loan.years;
        fresh.rate = loan.rate;
    }
    return operation_form_open(view, "loan.open", &fresh, NULL);
}

static Reply edit_detail(View *view)
{
    Loan loan;
    return loan_here(view, &loan) ? operation_form_open(view, "loan.detail", &loan, NULL)
                                  : reply_done();
}

void loan_disburse_below(Form *form, Canvas *canvas, Rect area)
{
    const char *text = form_text(form, "with_receipt");
    bool with = strcmp(text, _("是")) == 0 || strcmp(text, "1") == 0 || strcmp(text, "y") == 0;
    bool fund = strcmp(form_text(form, "kind"), _("公积金")) == 0;
    const char *line =
        with ? arena_format(&canvas->arena, _("同一笔保存：收款 %s %s，到账 %s"),
                            _(choice_label("receipt_kind", fund ? RECEIPT_FUND : RECEIPT_COMMERCIAL)),
                            form_text(form, "amount"), form_text(form, "arrived_on"))
             : _("只登记放款；钱到账时在 5 成交登记收款");
    canvas_text(canvas, area.x, area.y, area.width, ROLE_HINT, line);
}

/* Other places */

static Reply open_row(View *view)
{
    Loan loan;
    return loan_here(view, &loan) ? loan_page_open(view, loan.row.id) : loan_list_open_group(view);
}

static Reply open_other(View *view)
{
    Loan loan;
    return loan_here(view, &loan) ? loan_page_open(view, other_part(view, &loan)) : reply_done();
}

static Reply open_papers(View *view)
{
    Loan loan;
    return loan_here(view, &loan) ? loan_paper_page_open(view, loan.deal_no, loan.kind)
                                  : reply_done();
}

static Reply open_deal(View *view)
{
    Loan loan;
    return loan_here(view, &loan) ? deal_page_open(view, loan.deal_no) : reply_done();
}

/* The ledger into the report folder, personal numbers masked. */
static Reply export_ledger(View *view)
{
    Arena arena = {0};
    Error err = {0};
    char day[16];
    size_t rows = 0;
    const char *folder = setting_text(desk_db(view), SETTING_REPORT_DIR, &arena);
    const char *path = arena_format(&arena, "%s%s%s-%s.xlsx", folder, *folder != '\0' ? "/" : "",
                                    "按揭台账", date_format(day, sizeof day, desk_today(view)));
    const Export export = {.list = register_find_export("mortgages"), .format = EXPORT_XLSX,
                           .path = path, .from = NONE, .to = NONE};
    if (export_run(desk_session(view), &export, &rows, &err)) {
        view_say(view, _("已写出 %s，%zu 行"), path, rows);
    } else {
        view_fail(view, &err);
    }
    arena_clear(&arena);
    return reply_done();
}

const Action loan_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这笔按揭的全部；在阶段和账龄上，它的每一笔"), open_row,
     NEED_ROW | NEED_LOAN_LIST, NULL, false},
    {'a', K_F(6), N_("登记"), N_("登记一笔按揭申请"), open_loan, NEED_LOAN_LIST, "loan.open", false},
    {'g', K_F(7), N_("推进"), N_("登记下一步：资料、面签、送审、补件交回、批贷、抵押、放款"), advance,
     NEED_LOAN_NEXT, NULL, false},
    {'b', K_NONE, N_("补件"), N_("银行要求补件：补什么"), ask_papers, NEED_LOAN_AT_BANK,
     "loan.supplement", false},
    {'i', K_NONE, N_("送件"), N_("批贷以后送抵押登记，办妥时再推进"), send_registration,
     NEED_LOAN_APPROVED, "loan.advance", true},
    {'j', K_NONE, N_("拒贷"), N_("银行拒贷，写明原因"), reject, NEED_LOAN_OPEN, "loan.advance", false},
    {'h', K_NONE, N_("换银行"), N_("被拒以后换一家银行重报，历史保留"), reapply, NEED_LOAN_ENDED,
     "loan.open", false},
    {'e', K_NONE, N_("细节"), N_("支行、信贷员、利率基点、登记号、专员、未办原因、备注"), edit_detail,
     NEED_LOAN, "loan.detail", false},
    {'v', K_NONE, N_("冲回"), N_("银行收回放款，或放款登记错了"), take_back, NEED_LOAN_PAID,
     "loan.reverse", true},
    {'d', K_NONE, N_("撤销"), N_("客户不贷了：改全款、换地方"), drop, NEED_LOAN_OPEN, "loan.drop", true},
    {'u', K_NONE, N_("成交"), N_("这笔按揭的成交"), open_deal, NEED_LOAN, NULL, true},
    {'t', K_NONE, N_("另一笔"), N_("组合贷款的另一部分"), open_other, NEED_LOAN_OTHER, NULL, true},
    {'l', K_NONE, N_("明细"), N_("看板这一列的每一笔"), loan_list_open_column, NEED_LOAN_BOARD, NULL,
     true},
    {'m', K_NONE, N_("台账"), N_("写出按揭台账：每笔一行，阶段、补件、放款、未放款、超时"), export_ledger,
     NEED_LOAN_LIST, NULL, true},
    {'c', K_F(4), N_("计算器"), N_("月供、利息、还款明细，两案并排"), calculator_open, 0, NULL, false},
    {'z', K_NONE, N_("政策"), N_("LPR、利率、最低首付、最高额度：今天执行的"), policy_list_open, 0, NULL, true},
    {'w', K_NONE, N_("问答"), N_("客户常问的贷款问题和回答"), faq_list_open, 0, NULL, true},
    {'k', K_NONE, N_("资料"), N_("这笔按揭的资料：收到、核对、退回、还缺什么"), open_papers, NEED_LOAN,
     NULL, false},
    {'o', K_NONE, N_("银行"), N_("合作银行：额度、利率、平均几天"), bank_page_open, 0, NULL, true},
};
static_assert(ARRAY_LEN(loan_actions) == LOAN_ACTION_COUNT, "the screens count these rows");

#include "screen/bank_page.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/policy.h"
#include "model/bank_product.h"
#include "model/choice.h"
#include "screen/loan_page.h"
#include "screen/operation_form.h"
#include "screen/rows.h"

enum { NEED_OPEN_BANK = NEED_FIRST, NEED_STOPPED_BANK = NEED_FIRST << 1 };

/* Both pages are a list; the loans are those of one bank. */
typedef struct BankPage {
    View view;
    Rows rows;
    int64_t bank; /* id; 0 in the list of banks */
} BankPage;

static const RowsColumn bank_columns[] = {
    {{N_("银行"), 12, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("支行"), 10, 7, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("产品"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "loan_kind"},
    {{N_("状态"), 4, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "bank_state"},
    {{N_("利率%"), 5, 0, COLUMN_RIGHT, false}, ROWS_RATE, NULL},
    {{N_("首付%"), 5, 8, COLUMN_RIGHT, false}, ROWS_RATE, NULL},
    {{N_("额度"), 7, 0, COLUMN_RIGHT, false}, ROWS_WAN, NULL},
    {{N_("已用"), 7, 6, COLUMN_RIGHT, false}, ROWS_WAN, NULL},
    {{N_("剩余"), 7, 0, COLUMN_RIGHT, false}, ROWS_WAN, NULL},
    {{N_("批贷天"), 6, 3, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("放款天"), 6, 4, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("有效期至"), 10, 5, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("信贷员"), 6, 9, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("电话"), 13, 10, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
};
static const RowsColumn loan_columns[] = {
    {{N_("认购编号"), 16, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("阶段"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "loan_state"},
    {{N_("申请"), 10, 4, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("批贷"), 10, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("送审"), 10, 1, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("批贷日期"), 10, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("放款日期"), 10, 2, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("放款"), 10, 5, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
};

/* Banks */

static void refresh(View *view)
{
    rows_load(&((BankPage *)view)->rows, "bank_list",
              BINDS(BIND_DATE(":today", desk_today(view)),
                    BIND_NUMBER(":lpr", policy_value(desk_db(view), POLICY_LPR, desk_today(view)))));
    view->title = _("合作银行");
}

static bool load(View *view, BankProduct *row)
{
    return store_get(desk_db(view), &bank_product_entity, rows_id(&((BankPage *)view)->rows),
                     &view->rows, row);
}

static unsigned have(View *view)
{
    BankProduct row;
    return !load(view, &row) ? 0U
           : row.accepting == 0 ? (unsigned)NEED_STOPPED_BANK
                                : (unsigned)NEED_OPEN_BANK;
}

static Reply add(View *view)
{
    return operation_form_open(view, "bank.save", NULL, NULL);
}

static Reply change(View *view)
{
    BankProduct row;
    return load(view, &row) ? operation_form_open(view, "bank.save", &row, NULL) : reply_done();
}

static Reply stop(View *view)
{
    BankProduct row;
    return load(view, &row) ? operation_form_open(view, "bank.stop", &row, NULL) : reply_done();
}

/* The same form, with 接单 turned round. */
static Reply take_up(View *view)
{
    BankProduct row;
    if (!load(view, &row)) {
        return reply_done();
    }
    row.accepting = 1;
    return operation_form_open(view, "bank.save", &row, NULL);
}

/* Loans of a bank */

static void refresh_loans(View *view)
{
    BankPage *self = (BankPage *)view;
    char used[32];
    char rest[32];
    const Bind *binds = BINDS(BIND_NUMBER(":bank", self->bank));
    rows_load(&self->rows, "bank_loan_list", binds);
    Stmt *stmt = query_open(desk_db(view), "bank_quota_text", binds);
    if (query_next(stmt)) {
        view->title =
            query_is_null(stmt, 2)
                ? arena_format(&view->rows, _("%s 已用额度 %s"), query_text(stmt, 0),
                               money_format(used, sizeof used, query_number(stmt, 1)))
                : arena_format(&view->rows, _("%s 已用额度 %s，剩余 %s"), query_text(stmt, 0),
                               money_format(used, sizeof used, query_number(stmt, 1)),
                               money_format(rest, sizeof rest, query_number(stmt, 2)));
    }
    query_close(stmt);
}

static Reply open_loan(View *view)
{
    return loan_page_open(view, rows_id(&((BankPage *)view)->rows));
}

static const Action loan_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这笔按揭的全部"), open_loan, NEED_ROW, NULL, false},
};

static Reply loans_open(View *view)
{
    rows_init(&((BankPage *)view)->rows, view, loan_columns, ARRAY_LEN(loan_columns),
              N_("这家银行还没有我们的按揭"));
    return reply_done();
}

static void page_close(View *view)
{
    rows_clear(&((BankPage *)view)->rows);
}

static const ScreenDef loans_screen = {
    .name = "bank_loans",
    .label = N_("银行的按揭"),
    .help = N_("在这家银行办的每一笔，批了多少、用了几天"),
    .actions = loan_actions,
    .action_count = ARRAY_LEN(loan_actions),
    .size = sizeof(BankPage),
    .open = loans_open,
    .refresh = refresh_loans,
    .close = page_close,
};

static Reply open_loans(View *view)
{
    BankPage *loans = (BankPage *)view_new(&loans_screen, view);
    loans->bank = rows_id(&((BankPage *)view)->rows);
    return reply_open(&loans->view);
}

static const Action bank_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("在这家银行办的每一笔按揭"), open_loans, NEED_ROW, NULL, false},
    {'a', K_F(6), N_("新增"), N_("登记一家合作银行：利率、首付、额度、有效期、信贷员"), add, 0,
     "bank.save", false},
    {'e', K_F(7), N_("修改"), N_("改利率、额度、有效期和信贷员"), change, NEED_ROW, "bank.save", false},
    {'d', K_NONE, N_("停收"), N_("这家银行暂时不接单"), stop, NEED_OPEN_BANK, "bank.stop", false},
    {'g', K_NONE, N_("恢复"), N_("这家银行又接单了"), take_up, NEED_STOPPED_BANK, "bank.save", false},
};

static Reply banks_open(View *view)
{
    rows_init(&((BankPage *)view)->rows, view, bank_columns, ARRAY_LEN(bank_columns),
              N_("还没有合作银行：按 F6 登记"));
    return reply_done();
}

static const ScreenDef banks_screen = {
    .name = "banks",
    .label = N_("合作银行"),
    .help = N_("额度用了多少、剩多少，我们的按揭平均几天批、几天放"),
    .actions = bank_actions,
    .action_count = ARRAY_LEN(bank_actions),
    .size = sizeof(BankPage),
    .open = banks_open,
    .refresh = refresh,
    .have = have,
    .close = page_close,
};

Reply bank_page_open(View *parent)
{
    return reply_open(view_new(&banks_screen, parent));
}

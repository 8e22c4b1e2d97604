/* Papers of one deal: 认购书, 收据, 付款计划, 催款函, 交房单, 档案目录. */
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/store.h"
#include "domain/receivable.h"
#include "domain/setting.h"
#include "model/archive.h"
#include "model/choice.h"
#include "model/contract.h"
#include "model/deal.h"
#include "model/delivery.h"
#include "model/dunning.h"
#include "model/receipt.h"
#include "model/unit.h"
#include "report/print_form.h"

static bool find(Print *print, const Entity *entity, const char *field, const char *key,
                 void *record)
{
    return store_find(print->db, entity, field, key, print->arena, record);
}

static const char *choice_text(const char *list, int64_t index)
{
    return _(choice_label(list, index));
}

/* A deal with the unit it holds now. */
static bool load_deal(Print *print, const char *deal_no, Deal *deal, Unit *unit)
{
    return find(print, &deal_entity, "deal_no", deal_no, deal) &&
           find(print, &unit_entity, "unit_no", deal->unit_now, unit);
}

/* The seller and the parties sign below. */
static void sign_parties(Print *print)
{
    form_gap(print);
    form_sign(print, "买受人（签字）：", "出卖人（盖章）：");
    form_sign(print, "日期：", "日期：");
}

bool print_subscription(Print *print, Error *err)
{
    Deal deal;
    Unit unit;
    if (!load_deal(print, print->number, &deal, &unit)) {
        return form_missing(print, err);
    }
    form_title(print, "认购书");
    form_pair(print, "认购编号", deal.deal_no, "认购日期", form_date(print, deal.sub_date));
    const char *printed = query_one_text(
        print->db, "book_number_of_document",
        BINDS(BIND_TEXT(":kind", "SUBSCRIPTION"), BIND_TEXT(":document", deal.deal_no)), print->arena);
    if (printed != NULL) {
        form_pair(print, "认购书号", printed, NULL, NULL);
    }
    form_buyers(print, deal.deal_no);
    form_pair(print, "房号", deal.unit_now, "户型", unit.layout);
    form_pair(print, "建筑面积", form_area(print, unit.gross_area), "套内面积",
              form_area(print, unit.net_area));
    form_pair(print, "预售证号", unit.permit_no, "付款方式", choice_text("pay_method", deal.pay_now));
    form_pair(print, "成交总价", form_money(print, deal.total_now), NULL, NULL);
    form_pair(print, "大写", form_capital(print, deal.total_now), NULL, NULL);
    form_pair(print, "定金", form_money(print, deal.deposit), NULL, NULL);
    form_pair(print, "大写", form_capital(print, deal.deposit), NULL, NULL);
    form_pair(print, "折扣说明", deal.discount_note, NULL, NULL);
    int64_t due = deal.sign_due != NONE
                      ? deal.sign_due
                      : deal.sub_date + setting_number(print->db, SETTING_SIGN_DAYS);
    form_pair(print, "签约期限", form_date(print, due), NULL, NULL);
    sign_parties(print);
    return true;
}

/* Receipt: the same words on the sheet and on the pre-printed form. */

typedef struct ReceiptWords {
    bool refund;
    const char *no;
    const char *date;
    const char *payer;
    const char *unit;
    const char *kind;
    const char *method;
    const char *amount;
    const char *capital;
    const char *clerk;
} ReceiptWords;

static bool read_receipt(Print *print, ReceiptWords *words, Error *err)
{
    Receipt receipt;
    Deal deal;
    if (!find(print, &receipt_entity, "receipt_no", print->number, &receipt) ||
        !find(print, &deal_entity, "deal_no", receipt.deal_no, &deal)) {
        return form_missing(print, err);
    }
    *words = (ReceiptWords){
        .refund = receipt.kind == RECEIPT_REFUND,
        .no = receipt.receipt_no,
        .date = form_date(print, receipt.arrived_on),
        .payer = deal.name,
        .unit = deal.unit_now,
        .kind = choice_text("receipt_kind", receipt.kind),
        .method = receipt.method,
        .amount = form_money(print, receipt.amount),
        .capital = form_capital(print, receipt.amount),
        .clerk = print->session->actor,
    };
    return true;
}

bool print_receipt(Print *print, Error *err)
{
    ReceiptWords words;
    if (!read_receipt(print, &words, err)) {
        return false;
    }
    form_title(print, words.refund ? "退款凭证" : "收据");
    form_pair(print, "编号", words.no, "日期", words.date);
    form_pair(print, words.refund ? "收款人" : "交款人", words.payer, "房号", words.unit);
    form_pair(print, "款项", words.kind, "方式", words.method);
    form_pair(print, "金额", words.amount, NULL, NULL);
    form_pair(print, "大写", words.capital, NULL, NULL);
    form_gap(print);
    form_sign(print, arena_format(print->arena, "经办：%s", words.clerk), "收款单位（盖章）：");
    return true;
}

/* Where the words stand on the pre-printed form: lines and columns from the site's offsets. */
bool print_receipt_text(Print *print, Str *out, Error *err)
{
    ReceiptWords words;
    if (!read_receipt(print, &words, err)) {
        return false;
    }
    const struct {
        int line;
        int column;
        const char *text;
    } places[] = {
        {0, 50, words.no},    {1, 8, words.payer},    {1, 50, words.date}, {3, 8, words.unit},
        {3, 30, words.kind},  {3, 50, words.method},  {5, 8, words.capital}, {5, 50, words.amount},
        {7, 8, form_copy(print)}, {7, 50, words.clerk},
    };
    int left = (int)setting_number(print->db, SETTING_PRINT_X);
    int line = -(int)setting_number(print->db, SETTING_PRINT_Y);
    int column = 0;
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        const char *text = places[i].text != NULL ? places[i].text : "";
        for (; line < places[i].line; line++, column = 0) {
            str_add_char(out, '\n');
        }
        for (; column < left + places[i].column; column++) {
            str_add_char(out, ' ');
        }
        str_add(out, text);
        column += utf8_width(text);
    }
    str_add_char(out, '\n');
    return true;
}

static void add_loan(Print *print, const int *roles, const char *label, int64_t amount)
{
    if (amount != NONE && amount > 0) {
        form_cells(print, roles, (FormCell[FORM_COLUMNS]){{label, 0}, {"", 0}, {NULL, amount},
                                                          {"", 0}, {"", 0}, {"银行放款", 0}});
    }
}

/* Before signing: the plan as agreed. A row without a date falls due so many days after signing. */
static bool add_planned(Print *print, const int *roles, const char *deal_no)
{
    int64_t count = 0;
    Stmt *stmt = query_open(print->db, "print_plan_rows", BINDS(BIND_TEXT(":deal", deal_no)));
    for (; query_next(stmt); count++) {
        const char *kind =
            choice_text("plan_kind", choice_from_code("plan_kind", query_text(stmt, 0)));
        const char *when = query_is_null(stmt, 1)
                               ? arena_format(print->arena, "签约后 %lld 天",
                                              (long long)query_number(stmt, 3))
                               : NULL;
        form_cells(print, roles,
                   (FormCell[FORM_COLUMNS]){{kind, 0}, {when, query_date(stmt, 1)},
                                            {NULL, query_number(stmt, 2)}, {"", 0}, {"", 0},
                                            {"", 0}});
    }
    query_close(stmt);
    return count > 0;
}

/* The schedule with what was paid, and the loans of the contract. */
static void add_schedule(Print *print, const int *roles, const Deal *deal)
{
    Contract contract;
    int64_t today = print->session->today;
    ReceivableSchedule schedule =
        receivable_schedule(print->db, deal->deal_no, today, print->arena);
    for (size_t i = 0; i < schedule.count; i++) {
        const Receivable *row = &schedule.rows[i];
        form_cells(print, roles,
                   (FormCell[FORM_COLUMNS]){{row->label, 0}, {NULL, row->due}, {NULL, row->amount},
                                            {NULL, row->paid}, {NULL, row->amount - row->paid},
                                            {receivable_is_overdue(row, today) ? "逾期" : "", 0}});
    }
    if (find(print, &contract_entity, "deal_no", deal->deal_no, &contract)) {
        bool both = deal->pay_now == PAY_COMBO;
        add_loan(print, roles, "商业贷款",
                 both || deal->pay_now == PAY_COMMERCIAL ? contract.loan_commercial : 0);
        add_loan(print, roles, "公积金贷款",
                 both || deal->pay_now == PAY_FUND ? contract.loan_fund : 0);
    }
}

bool print_plan(Print *print, Error *err)
{
    static const char *const headings[FORM_COLUMNS] = {"款项", "到期", "应付(元)", "已付(元)",
                                                       "未付(元)", "备注"};
    static const int roles[FORM_COLUMNS] = {ROLE_LABEL, ROLE_DATE,  ROLE_MONEY,
                                            ROLE_MONEY, ROLE_MONEY, ROLE_TEXT};
    Deal deal;
    Unit unit;
    if (!load_deal(print, print->number, &deal, &unit)) {
        return form_missing(print, err);
    }
    form_title(print, "付款计划");
    form_pair(print, "认购编号", deal.deal_no, "打印日期",
              form_date(print, print->session->today));
    form_pair(print, "买受人", deal.name, "房号", deal.unit_now);
    form_pair(print, "成交总价", form_money(print, deal.total_now), "付款方式",
              choice_text("pay_method", deal.pay_now));
    form_gap(print);
    form_headings(print, headings);
    if (deal.state != DEAL_SUBSCRIBED || !add_planned(print, roles, deal.deal_no)) {
        add_schedule(print, roles, &deal);
    }
    sign_parties(print);
    return true;
}

/* Columns of deal_page_papers. */
enum { PAPER_NAME, PAPER_STATE, PAPER_RECEIVED, PAPER_COPIES, PAPER_REASON };

bool print_checklist(Print *print, Error *err)
{
    static const char *const headings[FORM_COLUMNS] = {"序号", "资料", "情况", "收件日期", "份数", "说明"};
    static const int roles[FORM_COLUMNS] = {ROLE_COUNT, ROLE_LABEL, ROLE_TEXT,
                                            ROLE_DATE,  ROLE_COUNT, ROLE_TEXT};
    Deal deal;
    Unit unit;
    int64_t count = 0;
    if (!load_deal(print, print->number, &deal, &unit)) {
        return form_missing(print, err);
    }
    form_title(print, "签约资料清单");
    xlsx_column_width(print->sheet, 1, 24);
    form_pair(print, "认购编号", deal.deal_no, "打印日期", form_date(print, print->session->today));
    form_pair(print, "房号", deal.unit_now, "付款方式", choice_text("pay_method", deal.pay_now));
    form_buyers(print, deal.deal_no);
    form_gap(print);
    form_headings(print, headings);
    Stmt *stmt = query_open(print->db, "deal_page_papers", BINDS(BIND_TEXT(":deal", deal.deal_no)));
    while (query_next(stmt)) {
        const char *undated = query_is_null(stmt, PAPER_RECEIVED) ? "" : NULL;
        const char *uncounted = query_is_null(stmt, PAPER_COPIES) ? "" : NULL;
        form_cells(print, roles,
                   (FormCell[FORM_COLUMNS]){
                       {NULL, ++count},
                       {arena_copy(print->arena, query_text(stmt, PAPER_NAME)), 0},
                       {choice_text("paper_state",
                                    choice_from_code("paper_state", query_text(stmt, PAPER_STATE))),
                        0},
                       {undated, query_date(stmt, PAPER_RECEIVED)},
                       {uncounted, query_number(stmt, PAPER_COPIES)},
                       {arena_copy(print->arena, query_text(stmt, PAPER_REASON)), 0}});
    }
    query_close(stmt);
    form_gap(print);
    form_sign(print, "交件人（签字）：", "收件人（签字）：");
    return true;
}

bool print_dunning(Print *print, Error *err)
{
    Dunning dunning;
    Deal deal;
    Unit unit;
    if (!find(print, &dunning_entity, "dunning_no", print->number, &dunning) ||
        !load_deal(print, dunning.deal_no, &deal, &unit)) {
        return form_missing(print, err);
    }
    int64_t late = dunning.date - dunning.due_on;
    form_title(print, "催款函");
    form_pair(print, "编号", dunning.dunning_no, "日期", form_date(print, dunning.date));
    form_pair(print, "买受人", deal.name, "房号", deal.unit_now);
    form_pair(print, "认购编号", deal.deal_no, "应付日期", form_date(print, dunning.due_on));
    form_pair(print, "应付金额", form_money(print, dunning.amount), "逾期天数",
              late > 0 ? arena_format(print->arena, "%lld 天", (long long)late) : "未逾期");
    form_pair(print, "大写", form_capital(print, dunning.amount), NULL, NULL);
    form_gap(print);
    form_note(print, arena_format(print->arena, "尊敬的 %s：", deal.name));
    form_note(print, late > 0 ? "上列款项已经到期，尚未收到。请尽快付清；如已付款，请把凭证交给我们核对。"
                              : "上列款项即将到期，请按期付款；如已付款，请把凭证交给我们核对。");
    form_gap(print);
    form_sign(print, "买受人（签收）：", "出卖人（盖章）：");
    return true;
}

static const char *settlement_text(Print *print, int64_t fen)
{
    return fen == NONE ? "待实测面积"
           : fen == 0  ? "无差额"
                       : arena_format(print->arena, "%s %s", fen > 0 ? "买受人补交" : "退还买受人",
                                      form_money(print, fen > 0 ? fen : -fen));
}

/* By its own number or that of the deal. */
bool print_handover(Print *print, Error *err)
{
    Delivery delivery;
    Deal deal;
    Unit unit;
    if ((!find(print, &delivery_entity, "delivery_no", print->number, &delivery) &&
         !find(print, &delivery_entity, "deal_no", print->number, &delivery)) ||
        !load_deal(print, delivery.deal_no, &deal, &unit)) {
        return form_missing(print, err);
    }
    form_title(print, "交房单");
    form_pair(print, "交房编号", delivery.delivery_no, "交房日期", form_date(print, delivery.date));
    form_pair(print, "买受人", deal.name, "房号", deal.unit_now);
    form_pair(print, "收房人", delivery.receiver, "钥匙",
              delivery.key_count == NONE
                  ? ""
                  : arena_format(print->arena, "%lld 把", (long long)delivery.key_count));
    form_pair(print, "合同面积", form_area(print, unit.gross_area), "实测面积",
              form_area(print, delivery.measured_area));
    form_pair(print, "面积结算", settlement_text(print, delivery.settlement), NULL, NULL);
    form_pair(print, "备注", delivery.remark, NULL, NULL);
    form_gap(print);
    form_sign(print, "收房人（签字）：", "交房人（签字）：");
    return true;
}

/* By its own number or, for a household, that of the deal. */
bool print_archive(Print *print, Error *err)
{
    static const char *const headings[FORM_COLUMNS] = {"序号", "资料名称", "页数", "归入日期",
                                                       "备注", "核对"};
    static const int roles[FORM_COLUMNS] = {ROLE_COUNT, ROLE_LABEL, ROLE_COUNT,
                                            ROLE_DATE,  ROLE_TEXT,  ROLE_TEXT};
    Archive archive;
    if (!find(print, &archive_entity, "archive_no", print->number, &archive) &&
        !find(print, &archive_entity, "deal_no", print->number, &archive)) {
        return form_missing(print, err);
    }
    form_title(print, "档案目录");
    form_pair(print, "档案编号", archive.archive_no, "类别", choice_text("archive_kind", archive.kind));
    form_pair(print, "名称", archive.title, "建档日期", form_date(print, archive.date));
    form_pair(print, "存放位置", archive.place, "盒号", archive.box);
    form_gap(print);
    form_headings(print, headings);
    xlsx_column_width(print->sheet, 1, 24);
    Stmt *stmt = query_open(print->db, "print_contents",
                            BINDS(BIND_TEXT(":archive", archive.archive_no)));
    while (query_next(stmt)) {
        form_cells(print, roles,
                   (FormCell[FORM_COLUMNS]){{NULL, query_number(stmt, 0)},
                                            {arena_copy(print->arena, query_text(stmt, 1)), 0},
                                            {query_is_null(stmt, 2) ? "" : NULL, query_number(stmt, 2)},
                                            {query_is_null(stmt, 3) ? "" : NULL, query_date(stmt, 3)},
                                            {arena_copy(print->arena, query_text(stmt, 4)), 0},
                                            {"", 0}});
    }
    query_close(stmt);
    return true;
}

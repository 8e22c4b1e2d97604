/* Papers of the whole site: 价格表, 销控表, 认筹排号表, 对账单. */
#include "base/identity.h"
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "model/choice.h"
#include "report/print_form.h"
#include "report/shown.h"
#include "report/workbook_page.h"

#include <string.h>

/* Columns of workbook_units. */
enum { UNIT_BUILDING, UNIT_STATE = 3, UNIT_AREA_DM2, UNIT_LIST, UNIT_LAYOUT = 9, UNIT_NO };

/* What the wall says of a state; NULL: the unit is not on the list. */
static const char *wall_state(const char *code)
{
    static const char *const words[][2] = {
        {"AVAILABLE", "待售"}, {"HELD", "保留"}, {"SUBSCRIBED", "已售"}, {"SIGNED", "已售"},
        {"FILED", "已售"},
    };
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (strcmp(words[i][0], code) == 0) {
            return words[i][1];
        }
    }
    return NULL;
}

bool print_pricelist(Print *print, Error *err)
{
    static const char *const headings[FORM_COLUMNS] = {"房号", "户型", "建筑面积(㎡)", "单价(元/㎡)",
                                                       "总价(元)", "状态"};
    static const int roles[FORM_COLUMNS] = {ROLE_LABEL, ROLE_TEXT,  ROLE_AREA,
                                            ROLE_MONEY, ROLE_MONEY, ROLE_TEXT};
    int first = 0;
    form_title(print, arena_format(print->arena, "价格表 %s栋", print->number));
    form_note(print, arena_format(print->arena, "截至 %s；一套一价，以书面确认为准",
                                  form_date(print, print->session->today)));
    form_headings(print, headings);
    first = print->row;
    Stmt *stmt =
        query_open(print->db, "workbook_units", BINDS(BIND_DATE(":to", print->session->today)));
    while (query_next(stmt)) {
        const char *state = wall_state(query_text(stmt, UNIT_STATE));
        int64_t area = query_number(stmt, UNIT_AREA_DM2);
        int64_t total = query_number(stmt, UNIT_LIST);
        if (state == NULL || !text_equal(query_text(stmt, UNIT_BUILDING), print->number)) {
            continue;
        }
        form_cells(
            print, roles,
            (FormCell[FORM_COLUMNS]){{arena_copy(print->arena, query_text(stmt, UNIT_NO)), 0},
                                     {arena_copy(print->arena, query_text(stmt, UNIT_LAYOUT)), 0},
                                     {NULL, area},
                                     {NULL, ratio_round(total, 100, area)},
                                     {NULL, total},
                                     {state, 0}});
    }
    query_close(stmt);
    return print->row > first || form_missing(print, err);
}

bool print_board(Print *print, Error *err)
{
    int64_t date = NONE;
    if (!date_parse_entry(print->number, print->session->today, &date, err)) {
        return false;
    }
    Report *report = arena_alloc(print->arena, sizeof *report);
    report->to = date;
    Page page = {.report = report, .session = print->session, .db = print->db, .book = print->book,
                 .sheet = print->sheet, .arena = print->arena, .row = PAGE_HEADER_ROWS};
    xlsx_row_height(print->sheet, 0, 26);
    xlsx_text(print->sheet, cell_at(0, 0), ROLE_TITLE,
              arena_format(print->arena, "%s%s销控表", print->project, *print->project ? " " : ""));
    xlsx_text(print->sheet, cell_at(1, 0), ROLE_NOTE,
              arena_format(print->arena, "截至 %s　%s", form_date(print, date), form_copy(print)));
    page_units(&page);
    return true;
}

/* Phones are masked: the list is read out in front of everybody. */
bool print_queue(Print *print, Error *err)
{
    static const char *const headings[FORM_COLUMNS] = {"排号", "客户", "手机", "认筹编号", "意向房号",
                                                       "认筹日期"};
    static const int roles[FORM_COLUMNS] = {ROLE_COUNT, ROLE_LABEL, ROLE_TEXT,
                                            ROLE_TEXT,  ROLE_TEXT,  ROLE_DATE};
    int64_t date = NONE;
    char phone[PHONE_SIZE];
    if (!date_parse_entry(print->number, print->session->today, &date, err)) {
        return false;
    }
    form_title(print, "认筹排号表");
    xlsx_column_width(print->sheet, 3, 18);
    xlsx_column_width(print->sheet, 4, 26);
    form_note(print, arena_format(print->arena, "截至 %s 还在排号的", form_date(print, date)));
    form_headings(print, headings);
    Stmt *stmt = query_open(print->db, "print_queue", BINDS(BIND_DATE(":date", date)));
    while (query_next(stmt)) {
        form_cells(print, roles,
                   (FormCell[FORM_COLUMNS]){
                       {NULL, query_number(stmt, 0)},
                       {arena_copy(print->arena, query_text(stmt, 1)), 0},
                       {arena_copy(print->arena,
                                   phone_mask(phone, sizeof phone, query_text(stmt, 2))), 0},
                       {arena_copy(print->arena, query_text(stmt, 3)), 0},
                       {arena_copy(print->arena, query_text(stmt, 4)), 0},
                       {NULL, query_date(stmt, 5)}});
    }
    query_close(stmt);
    return true;
}

/* A day, or all of a month. */
static bool read_period(const Print *print, int64_t *from, int64_t *to, Error *err)
{
    int64_t month = NONE;
    Error local = {0};
    if (month_parse(print->number, &month, &local)) {
        *from = month_first_date(month);
        *to = date_month_end(*from);
        return true;
    }
    bool ok = date_parse_entry(print->number, print->session->today, from, err);
    *to = *from;
    return ok;
}

static void write_sums(Print *print, const Bind *binds)
{
    static const char *const headings[FORM_COLUMNS] = {"款项", "方式", "笔数", "金额(元)", "", ""};
    static const int roles[FORM_COLUMNS] = {ROLE_LABEL, ROLE_TEXT, ROLE_COUNT,
                                            ROLE_MONEY, ROLE_NOTE, ROLE_NOTE};
    static const int total_roles[FORM_COLUMNS] = {
        ROLE_LABEL | ROLE_TOTAL, ROLE_TEXT | ROLE_TOTAL, ROLE_COUNT | ROLE_TOTAL,
        ROLE_MONEY | ROLE_TOTAL, ROLE_NOTE, ROLE_NOTE};
    int64_t count = 0;
    int64_t sum = 0;
    form_headings(print, headings);
    Stmt *stmt = query_open(print->db, "reconcile_sums", binds);
    while (query_next(stmt)) {
        int64_t kind = choice_from_code("receipt_kind", query_text(stmt, 0));
        count += query_number(stmt, 2);
        sum += query_number(stmt, 3);
        form_cells(print, roles,
                   (FormCell[FORM_COLUMNS]){{_(choice_label("receipt_kind", kind)), 0},
                                            {arena_copy(print->arena, query_text(stmt, 1)), 0},
                                            {NULL, query_number(stmt, 2)},
                                            {NULL, query_number(stmt, 3)}, {"", 0}, {"", 0}});
    }
    query_close(stmt);
    form_cells(print, total_roles, (FormCell[FORM_COLUMNS]){{"合计", 0}, {"", 0}, {NULL, count},
                                                            {NULL, sum}, {"", 0}, {"", 0}});
}

static void write_rows(Print *print, const Bind *binds)
{
    static const char *const headings[FORM_COLUMNS] = {"收款编号", "到账", "房号", "客户",
                                                       "款项 方式", "金额(元)"};
    static const int roles[FORM_COLUMNS] = {ROLE_LABEL, ROLE_DATE, ROLE_TEXT,
                                            ROLE_TEXT,  ROLE_TEXT, ROLE_MONEY};
    form_headings(print, headings);
    Stmt *stmt = query_open(print->db, "reconcile_rows", binds);
    while (query_next(stmt)) {
        int64_t kind = choice_from_code("receipt_kind", query_text(stmt, 4));
        form_cells(print, roles,
                   (FormCell[FORM_COLUMNS]){
                       {arena_copy(print->arena, query_text(stmt, 0)), 0},
                       {NULL, query_date(stmt, 1)},
                       {arena_copy(print->arena, query_text(stmt, 2)), 0},
                       {shown_name(print->arena, query_text(stmt, 3), false), 0},
                       {arena_format(print->arena, "%s %s", _(choice_label("receipt_kind", kind)),
                                     query_text(stmt, 5)), 0},
                       {NULL, query_number(stmt, 6)}});
    }
    query_close(stmt);
}

bool print_reconcile(Print *print, Error *err)
{
    int64_t from = NONE;
    int64_t to = NONE;
    if (!read_period(print, &from, &to, err)) {
        return false;
    }
    const Bind *binds = BINDS(BIND_DATE(":from", from), BIND_DATE(":to", to));
    form_title(print, "回款对账单");
    form_pair(print, "期间",
              from == to ? form_date(print, from)
                         : arena_format(print->arena, "%s 至 %s", form_date(print, from),
                                        form_date(print, to)),
              "打印日期", form_date(print, print->session->today));
    form_gap(print);
    write_sums(print, binds);
    form_note(print, "退款为负；转款净额为零，不列入");
    form_gap(print);
    write_rows(print, binds);
    form_gap(print);
    form_sign(print, "销售（签字）：", "财务（签字）：");
    return true;
}

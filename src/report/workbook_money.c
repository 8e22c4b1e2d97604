/* 按揭与应收: loans by stage and age, what buyers owe by age, then deal by deal. */
#include "base/str.h"
#include "db/query.h"
#include "domain/loan.h"
#include "model/choice.h"
#include "report/workbook_page.h"

#include <string.h>

#define CHART_LEFT 4
#define CHART_WIDTH 560

/* An age in days: from … to the next one's. */
typedef struct AgeBand {
    const char *label;
    int64_t from;
} AgeBand;

static const AgeBand loan_bands[] = {{"0–30 天", 0}, {"31–60 天", 31}, {"61–90 天", 61},
                                     {"90 天以上", 91}};
static const AgeBand approval_bands[] = {{"0–15 天", 0}, {"16–30 天", 16}, {"31–60 天", 31},
                                         {"61 天以上", 61}};
static const AgeBand due_bands[] = {{"1–7 天", 0}, {"8–30 天", 8}, {"31–90 天", 31},
                                    {"90 天以上", 91}};
#define BAND_COUNT ARRAY_LEN(loan_bands)

typedef struct LoanRow {
    const char *unit_no;
    const char *name;
    const char *deal_no;
    int64_t kind;
    const char *bank;
    int64_t stage;
    int64_t sign_date;
    int64_t amount;
    const char *consultant;
    int64_t approved_on; /* NONE: not yet */
    bool late;           /* longer in its stage than it may be */
} LoanRow;

typedef struct LoanRows {
    LoanRow *rows;
    size_t count;
    size_t capacity;
} LoanRows;

static LoanRow *add_loan(LoanRows *loans, Arena *arena)
{
    if (loans->count == loans->capacity) {
        size_t capacity = loans->capacity == 0 ? 128 : loans->capacity * 2;
        LoanRow *rows = arena_alloc(arena, capacity * sizeof *rows);
        if (loans->count > 0) {
            memcpy(rows, loans->rows, loans->count * sizeof *rows);
        }
        loans->rows = rows;
        loans->capacity = capacity;
    }
    return &loans->rows[loans->count++];
}

static void read_loans(Page *page, LoanRows *loans)
{
    Arena *arena = page->arena;
    Stmt *stmt = query_open(page->db, "workbook_loans",
                            BINDS(BIND_DATE(":to", page->report->to),
                                  BIND_TEXT(":limits", loan_limits(page->db, arena))));
    while (query_next(stmt)) {
        *add_loan(loans, arena) = (LoanRow){
            .unit_no = arena_copy(arena, query_text(stmt, 0)),
            .name = page_name(page, query_text(stmt, 1)),
            .deal_no = arena_copy(arena, query_text(stmt, 2)),
            .kind = choice_from_code("loan_kind", query_text(stmt, 3)),
            .bank = arena_copy(arena, query_text(stmt, 4)),
            .stage = choice_from_code("loan_state", query_text(stmt, 5)),
            .sign_date = query_date(stmt, 6),
            .amount = query_number(stmt, 7),
            .consultant = arena_copy(arena, query_text(stmt, 8)),
            .approved_on = query_date(stmt, 9),
            .late = query_number(stmt, 10) == 1,
        };
    }
    query_close(stmt);
}

static SumColumn *sum_columns(const Page *page, const char *label, const char *count)
{
    SumColumn *columns = arena_alloc(page->arena, 4 * sizeof *columns);
    columns[0] = (SumColumn){label, SUM_TEXT, ROLE_LABEL, 0, 0};
    columns[1] = (SumColumn){count, SUM_VALUE, ROLE_COUNT, 0, 0};
    columns[2] = (SumColumn){"金额(元)", SUM_VALUE, ROLE_MONEY, 0, 0};
    return columns;
}

/* By the last stage reached; commercial and fund loans of one deal are two parts. */
static SumTable stage_table(const Page *page, const LoanRows *loans)
{
    SumColumn *columns = sum_columns(page, "按揭阶段", "笔数");
    columns[3] = (SumColumn){"超时笔数", SUM_VALUE, ROLE_COUNT, 0, 0};
    SumTable table = page_new_table(page, columns, 4, LOAN_PARTLY + 1);
    for (size_t i = 0; i < table.row_count; i++) {
        page_at(&table, i, 0)->text = choice_label("loan_state", (int64_t)i);
    }
    for (size_t i = 0; i < loans->count; i++) {
        page_at(&table, (size_t)loans->rows[i].stage, 1)->number++;
        page_at(&table, (size_t)loans->rows[i].stage, 2)->number += loans->rows[i].amount;
        page_at(&table, (size_t)loans->rows[i].stage, 3)->number += loans->rows[i].late;
    }
    return table;
}

static size_t band_of(const AgeBand *bands, int64_t days)
{
    size_t band = BAND_COUNT - 1;
    while (band > 0 && days < bands[band].from) {
        band--;
    }
    return band;
}

static SumTable age_table(const Page *page, const SumColumn *columns, const AgeBand *bands,
                          const TodoList *list)
{
    SumTable table = page_new_table(page, columns, 3, BAND_COUNT);
    for (size_t i = 0; i < BAND_COUNT; i++) {
        page_at(&table, i, 0)->text = bands[i].label;
    }
    for (size_t i = 0; i < list->count; i++) {
        size_t band = band_of(bands, list->rows[i].days_late);
        page_at(&table, band, 1)->number++;
        page_at(&table, band, 2)->number += list->rows[i].amount;
    }
    return table;
}

/* What the banks have approved and not paid. */
static SumTable approval_table(const Page *page, const LoanRows *loans)
{
    SumTable table =
        page_new_table(page, sum_columns(page, "未放款账龄(批贷起)", "笔数"), 3, BAND_COUNT);
    for (size_t i = 0; i < BAND_COUNT; i++) {
        page_at(&table, i, 0)->text = approval_bands[i].label;
    }
    for (size_t i = 0; i < loans->count; i++) {
        const LoanRow *row = &loans->rows[i];
        if (row->approved_on != NONE) {
            size_t band = band_of(approval_bands, page->report->to - row->approved_on);
            page_at(&table, band, 1)->number++;
            page_at(&table, band, 2)->number += row->amount;
        }
    }
    return table;
}

static void write_chart(Page *page, const SumTable *table, const char *title, int row)
{
    int first = table->top + 1;
    int last = table->top + (int)table->row_count;
    XlsxSeries series = {"金额(元)",
                         {page->sheet, cell_at(first, 0), cell_at(last, 0)},
                         {page->sheet, cell_at(first, 2), cell_at(last, 2)}};
    xlsx_chart(page->sheet, cell_at(row, CHART_LEFT),
               &(XlsxChart){.kind = CHART_COLUMN, .title = title, .series = &series,
                            .series_count = 1, .width = CHART_WIDTH, .height = 232});
}

/* Lists */

static void note_nothing(Page *page, size_t rows)
{
    if (rows == 0) {
        page_note(page, "没有");
    }
}

static void write_loans(Page *page, const LoanRows *loans)
{
    static const PageColumn columns[] = {
        {"认购编号", ROLE_LABEL}, {"天数", ROLE_COUNT},    {"未放金额(元)", ROLE_MONEY},
        {"签约日期", ROLE_DATE},  {"类型", ROLE_TEXT},     {"银行", ROLE_TEXT},
        {"阶段", ROLE_TEXT},      {"房号", ROLE_TEXT},     {"客户", ROLE_TEXT},
        {"顾问", ROLE_TEXT},
    };
    page_headings(page, columns, ARRAY_LEN(columns));
    for (size_t i = 0; i < loans->count; i++) {
        const LoanRow *row = &loans->rows[i];
        const PageCell cells[] = {
            {row->deal_no, 0},
            {NULL, page->report->to - row->sign_date},
            {NULL, row->amount},
            {NULL, row->sign_date},
            {choice_label("loan_kind", row->kind), 0},
            {row->bank, 0},
            {choice_label("loan_state", row->stage), 0},
            {row->unit_no, 0},
            {row->name, 0},
            {row->consultant, 0},
        };
        page_cells(page, columns, cells, ARRAY_LEN(columns), 0);
    }
    note_nothing(page, loans->count);
}

static void write_dues(Page *page, const TodoList *list)
{
    static const PageColumn columns[] = {
        {"认购编号", ROLE_LABEL}, {"逾期天数", ROLE_COUNT}, {"未付金额(元)", ROLE_MONEY},
        {"到期日", ROLE_DATE},    {"款项", ROLE_TEXT},      {"类别", ROLE_TEXT},
        {"顾问", ROLE_TEXT},      {"房号", ROLE_TEXT},      {"客户", ROLE_TEXT},
    };
    page_headings(page, columns, ARRAY_LEN(columns));
    for (size_t i = 0; i < list->count; i++) {
        const TodoRow *row = &list->rows[i];
        const PageCell cells[] = {
            {row->number, 0},
            row->days_late > 0 ? (PageCell){NULL, row->days_late} : (PageCell){"", 0},
            {NULL, row->amount},
            {NULL, row->due},
            {row->note, 0},
            {todo_arrears_label(row->arrears), 0},
            {row->consultant, 0},
            {row->unit_no, 0},
            {page_name(page, row->name), 0},
        };
        page_cells(page, columns, cells, ARRAY_LEN(columns), 0);
    }
    note_nothing(page, list->count);
}

static void write_lists(Page *page, const LoanRows *loans, const TodoList *late,
                        const TodoList *soon)
{
    page_subtitle(page, 0, "按揭未放款明细");
    write_loans(page, loans);
    page->row++;
    page_subtitle(page, 0, "逾期应收明细");
    write_dues(page, late);
    page->row++;
    page_subtitle(page, 0, "7 天内应收");
    write_dues(page, soon);
}

/* What is overdue and what falls due soon, apart. */
static void read_dues(Page *page, TodoList *late, TodoList *soon)
{
    TodoList both = {0};
    todo_add_with_late(page->db, TODO_PAY_DUE, page->report->to, page->arena, &both);
    for (size_t i = 0; i < both.count; i++) {
        const TodoRow *row = &both.rows[i];
        todo_copy(row->kind == TODO_PAY_DUE ? soon : late, row, page->arena);
    }
}

void page_money(Page *page)
{
    int64_t to = page->report->to;
    LoanRows loans = {0};
    TodoList deals = {0};
    TodoList late = {0};
    TodoList soon = {0};
    read_loans(page, &loans);
    todo_add_undisbursed(page->db, to, page->arena, &deals);
    read_dues(page, &late, &soon);
    SumTable stages = stage_table(page, &loans);
    SumTable ages = age_table(page, sum_columns(page, "未放款账龄(签约起)", "成交数"), loan_bands,
                              &deals);
    SumTable approvals = approval_table(page, &loans);
    SumTable dues = age_table(page, sum_columns(page, "逾期应收账龄", "笔数"), due_bands, &late);
    page_sum_table(page, &stages);
    page->row++;
    page_sum_table(page, &ages);
    page->row++;
    page_sum_table(page, &dues);
    page->row++;
    page_sum_table(page, &approvals);
    page->row++;
    write_chart(page, &stages, "按揭未放款(元)", stages.top);
    write_chart(page, &dues, "逾期应收(元)", stages.top + 12);
    write_lists(page, &loans, &late, &soon);
}

/* 今日成交 and 来访明细: the rows behind the day's figures. */
#include "base/date.h"
#include "base/money.h"
#include "base/str.h"
#include "db/query.h"
#include "model/choice.h"
#include "report/workbook_page.h"

#include <string.h>

#define PPM 1000000

/* 今日成交 */

enum {
    DEAL_NTH,
    DEAL_KIND,
    DEAL_UNIT,
    DEAL_LAYOUT,
    DEAL_AREA,
    DEAL_LIST,
    DEAL_DISCOUNT,
    DEAL_PRICE,
    DEAL_TOTAL,
    DEAL_PAY,
    DEAL_NAME,
    DEAL_SOURCE,
    DEAL_CONSULTANT,
    DEAL_DATE,
    DEAL_REMARK,
    DEAL_COLUMNS
};

static const PageColumn deal_columns[DEAL_COLUMNS] = {
    [DEAL_NTH] = {"序号", ROLE_COUNT},
    [DEAL_KIND] = {"类型", ROLE_TEXT},
    [DEAL_UNIT] = {"房号", ROLE_TEXT},
    [DEAL_LAYOUT] = {"户型", ROLE_TEXT},
    [DEAL_AREA] = {"建筑面积(㎡)", ROLE_AREA},
    [DEAL_LIST] = {"标准总价(元)", ROLE_MONEY},
    [DEAL_DISCOUNT] = {"折扣", ROLE_RATIO},
    [DEAL_PRICE] = {"成交单价(元/㎡)", ROLE_MONEY},
    [DEAL_TOTAL] = {"成交总价(元)", ROLE_MONEY},
    [DEAL_PAY] = {"付款方式", ROLE_TEXT},
    [DEAL_NAME] = {"客户", ROLE_TEXT},
    [DEAL_SOURCE] = {"渠道", ROLE_TEXT},
    [DEAL_CONSULTANT] = {"顾问", ROLE_TEXT},
    [DEAL_DATE] = {"日期", ROLE_DATE},
    [DEAL_REMARK] = {"备注", ROLE_WRAP},
};

typedef struct DealFigures {
    int64_t area;
    int64_t list;
    int64_t total;
} DealFigures;

/* A row of the flow; of a change the side that goes away and the side that comes are one row. */
typedef struct DealRow {
    const char *block; /* 认购, 签约, 变更, 退房: each with its own sum */
    const char *kind;
    const char *unit_no;
    const char *layout;
    DealFigures figures;
    const char *pay;
    const char *name;
    const char *source;
    const char *consultant;
    int64_t date;
    const char *remark;
} DealRow;

/* The block being written. */
typedef struct DealBlock {
    const char *name; /* NULL: none yet */
    int first;        /* row of the sheet */
    DealFigures sum;
} DealBlock;

static const char *block_of(const char *event)
{
    if (strncmp(event, "change", 6) == 0) {
        return "变更";
    }
    if (strncmp(event, "cancel", 6) == 0) {
        return "退房";
    }
    return strcmp(event, "sign") == 0 ? "签约" : "认购";
}

static const char *kind_of(const Page *page, Stmt *stmt)
{
    const char *event = query_text(stmt, 0);
    if (query_is_null(stmt, 1)) {
        return block_of(event);
    }
    int64_t kind = choice_from_code("change_kind", query_text(stmt, 1));
    bool was_signed = strstr(event, "_signed") != NULL;
    return arena_format(page->arena, "%s%s", choice_label("change_kind", kind),
                        was_signed ? "(已签约)" : "");
}

static const char *remark_of(const Page *page, Stmt *stmt)
{
    const char *discount = query_text(stmt, 6);
    const char *remark = query_text(stmt, 14);
    if (strcmp(query_text(stmt, 0), "sign") == 0) {
        return arena_format(page->arena, "合同 %s", remark);
    }
    return page_remark(page, *remark != '\0' ? remark : discount);
}

static DealRow read_deal(const Page *page, Stmt *stmt)
{
    Arena *arena = page->arena;
    return (DealRow){
        .block = block_of(query_text(stmt, 0)),
        .kind = kind_of(page, stmt),
        .unit_no = arena_copy(arena, query_text(stmt, 2)),
        .layout = arena_copy(arena, query_text(stmt, 3)),
        .figures = {query_number(stmt, 4), query_number(stmt, 5), query_number(stmt, 7)},
        .pay = choice_label("pay_method", choice_from_code("pay_method", query_text(stmt, 13))),
        .name = page_name(page, query_text(stmt, 8)),
        .source = arena_copy(arena, query_text(stmt, 9)),
        .consultant = arena_copy(arena, query_text(stmt, 10)),
        .date = query_date(stmt, 11),
        .remark = remark_of(page, stmt),
    };
}

/* Takes the new side of a change onto the old one, whose figures are below zero. */
static void join_change(const Page *page, DealRow *old, const DealRow *fresh)
{
    const char *from = old->unit_no;
    DealFigures figures = old->figures;
    *old = *fresh;
    old->figures.area += figures.area;
    old->figures.list -= figures.list;
    old->figures.total += figures.total;
    if (strcmp(from, fresh->unit_no) != 0) {
        old->remark = arena_format(page->arena, "原 %s；%s", from, fresh->remark);
    }
}

/* Discount and unit price are formulas over the cells of their row. */
static void write_quotients(Page *page, int flags, const DealFigures *figures)
{
    const char *total = page_cell(page, page->row, DEAL_TOTAL);
    xlsx_formula(page->sheet, cell_at(page->row, DEAL_DISCOUNT), ROLE_RATIO | flags,
                 arena_format(page->arena, "=IFERROR(%s/%s,\"—\")", total,
                              page_cell(page, page->row, DEAL_LIST)),
                 ratio_round(figures->total, PPM, figures->list));
    xlsx_formula(page->sheet, cell_at(page->row, DEAL_PRICE), ROLE_MONEY | flags,
                 arena_format(page->arena, "=IFERROR(ROUND(%s/%s,2),\"—\")", total,
                              page_cell(page, page->row, DEAL_AREA)),
                 ratio_round(figures->total, 100, figures->area));
}

static bool has_price(const char *block)
{
    return strcmp(block, "变更") != 0; /* a difference has neither discount nor price */
}

static void end_block(Page *page, DealBlock *block)
{
    static const int sums[] = {DEAL_AREA, DEAL_LIST, DEAL_TOTAL};
    const int64_t values[] = {block->sum.area, block->sum.list, block->sum.total};
    if (block->name == NULL) {
        return;
    }
    for (int i = 0; i < DEAL_COLUMNS; i++) {
        xlsx_blank(page->sheet, cell_at(page->row, i), ROLE_TEXT | ROLE_TOTAL);
    }
    xlsx_number(page->sheet, cell_at(page->row, DEAL_NTH), ROLE_COUNT | ROLE_TOTAL,
                page->row - block->first);
    xlsx_text(page->sheet, cell_at(page->row, DEAL_KIND), ROLE_TEXT | ROLE_TOTAL,
              arena_format(page->arena, "%s合计", block->name));
    for (size_t i = 0; i < ARRAY_LEN(sums); i++) {
        xlsx_formula(page->sheet, cell_at(page->row, sums[i]),
                     deal_columns[sums[i]].role | ROLE_TOTAL,
                     page_sum(page, sums[i], block->first, page->row - 1), values[i]);
    }
    if (has_price(block->name)) {
        write_quotients(page, ROLE_TOTAL, &block->sum);
    }
    page->row++;
    *block = (DealBlock){0};
}

static void write_deal(Page *page, DealBlock *block, const DealRow *row)
{
    if (block->name != NULL && strcmp(block->name, row->block) != 0) {
        end_block(page, block);
    }
    if (block->name == NULL) {
        *block = (DealBlock){.name = row->block, .first = page->row};
    }
    const PageCell cells[DEAL_COLUMNS] = {
        [DEAL_NTH] = {NULL, page->row - block->first + 1},
        [DEAL_KIND] = {row->kind, 0},
        [DEAL_UNIT] = {row->unit_no, 0},
        [DEAL_LAYOUT] = {row->layout, 0},
        [DEAL_AREA] = {NULL, row->figures.area},
        [DEAL_LIST] = {NULL, row->figures.list},
        [DEAL_DISCOUNT] = {NULL, NONE},
        [DEAL_PRICE] = {NULL, NONE},
        [DEAL_TOTAL] = {NULL, row->figures.total},
        [DEAL_PAY] = {row->pay, 0},
        [DEAL_NAME] = {row->name, 0},
        [DEAL_SOURCE] = {row->source, 0},
        [DEAL_CONSULTANT] = {row->consultant, 0},
        [DEAL_DATE] = {NULL, row->date},
        [DEAL_REMARK] = {row->remark, 0},
    };
    page_cells(page, deal_columns, cells, DEAL_COLUMNS, 0);
    if (has_price(row->block)) {
        page->row--;
        write_quotients(page, 0, &row->figures);
        page->row++;
    }
    block->sum.area += row->figures.area;
    block->sum.list += row->figures.list;
    block->sum.total += row->figures.total;
}

void page_deals(Page *page)
{
    DealBlock block = {0};
    DealRow old = {0};
    Stmt *stmt = query_open(page->db, "workbook_deals",
                            BINDS(BIND_DATE(":from", page->report->from),
                                  BIND_DATE(":to", page->report->to)));
    page_headings(page, deal_columns, DEAL_COLUMNS);
    while (query_next(stmt)) {
        DealRow row = read_deal(page, stmt);
        if (strcmp(row.block, "变更") == 0 && query_number(stmt, 12) < 0) {
            old = row;
            continue;
        }
        if (strcmp(row.block, "变更") == 0) {
            join_change(page, &old, &row);
            row = old;
        }
        write_deal(page, &block, &row);
    }
    query_close(stmt);
    if (block.name == NULL) {
        page_note(page, "没有认购、签约、变更和退房");
    }
    end_block(page, &block);
}

/* 来访明细 */

enum {
    VISIT_TIME,
    VISIT_NAME,
    VISIT_PHONE,
    VISIT_KIND,
    VISIT_PARTY,
    VISIT_SOURCE,
    VISIT_LAYOUT,
    VISIT_AREA,
    VISIT_GRADE,
    VISIT_CONSULTANT,
    VISIT_LEFT,
    VISIT_RESULT,
    VISIT_REMARK,
    VISIT_COLUMNS
};

static const PageColumn visit_columns[VISIT_COLUMNS] = {
    [VISIT_TIME] = {"到访时间", ROLE_TIME},
    [VISIT_NAME] = {"客户", ROLE_TEXT},
    [VISIT_PHONE] = {"电话", ROLE_TEXT},
    [VISIT_KIND] = {"类型", ROLE_TEXT},
    [VISIT_PARTY] = {"人数", ROLE_COUNT},
    [VISIT_SOURCE] = {"渠道", ROLE_TEXT},
    [VISIT_LAYOUT] = {"意向户型", ROLE_TEXT},
    [VISIT_AREA] = {"意向面积", ROLE_TEXT},
    [VISIT_GRADE] = {"等级", ROLE_TEXT},
    [VISIT_CONSULTANT] = {"顾问", ROLE_TEXT},
    [VISIT_LEFT] = {"离开时间", ROLE_TIME},
    [VISIT_RESULT] = {"结果", ROLE_TEXT},
    [VISIT_REMARK] = {"备注", ROLE_WRAP},
};

/* Only first and return visits count; the rest is there to be seen. */
static const char *const visit_kinds[] = {"非购房", "同日再访", "首访", "复访"};
static const char *const visit_results[] = {"", "认筹", "认购"};

static PageCell visit_time(Stmt *stmt, int column)
{
    int64_t time = NONE;
    if (query_is_null(stmt, column) || !time_parse(query_text(stmt, column), &time, NULL)) {
        return (PageCell){"", 0};
    }
    return (PageCell){NULL, time};
}

static void write_visit(Page *page, Stmt *stmt)
{
    const PageCell cells[VISIT_COLUMNS] = {
        [VISIT_TIME] = visit_time(stmt, 0),
        [VISIT_NAME] = {page_name(page, query_text(stmt, 1)), 0},
        [VISIT_PHONE] = {page_phone(page, query_text(stmt, 2)), 0},
        [VISIT_KIND] = {visit_kinds[query_number(stmt, 3)], 0},
        [VISIT_PARTY] = {NULL, query_number(stmt, 4)},
        [VISIT_SOURCE] = {arena_copy(page->arena, query_text(stmt, 5)), 0},
        [VISIT_LAYOUT] = {arena_copy(page->arena, query_text(stmt, 6)), 0},
        [VISIT_AREA] = {page_remark(page, query_text(stmt, 7)), 0},
        [VISIT_GRADE] = {arena_copy(page->arena, query_text(stmt, 8)), 0},
        [VISIT_CONSULTANT] = {arena_copy(page->arena, query_text(stmt, 9)), 0},
        [VISIT_LEFT] = visit_time(stmt, 10),
        [VISIT_RESULT] = {visit_results[query_number(stmt, 11)], 0},
        [VISIT_REMARK] = {page_remark(page, query_text(stmt, 12)), 0},
    };
    page_cells(page, visit_columns, cells, VISIT_COLUMNS, 0);
}

/* 首访 + 复访 of the rows above; their heads. */
static void write_visit_total(Page *page, int first, int64_t groups, int64_t heads)
{
    const char *kinds = arena_format(page->arena, "%s:%s", page_cell(page, first, VISIT_KIND),
                                     page_cell(page, page->row - 1, VISIT_KIND));
    const char *party = arena_format(page->arena, "%s:%s", page_cell(page, first, VISIT_PARTY),
                                     page_cell(page, page->row - 1, VISIT_PARTY));
    for (int i = 0; i < VISIT_COLUMNS; i++) {
        xlsx_blank(page->sheet, cell_at(page->row, i), ROLE_TEXT | ROLE_TOTAL);
    }
    xlsx_text(page->sheet, cell_at(page->row, VISIT_TIME), ROLE_TEXT | ROLE_TOTAL, "合计");
    xlsx_text(page->sheet, cell_at(page->row, VISIT_PHONE), ROLE_TEXT | ROLE_TOTAL,
              "来访(组)、到访人数");
    xlsx_formula(page->sheet, cell_at(page->row, VISIT_KIND), ROLE_COUNT | ROLE_TOTAL,
                 arena_format(page->arena, "=COUNTIF(%s,\"首访\")+COUNTIF(%s,\"复访\")", kinds, kinds),
                 groups);
    xlsx_formula(page->sheet, cell_at(page->row, VISIT_PARTY), ROLE_COUNT | ROLE_TOTAL,
                 arena_format(page->arena, "=SUMIF(%s,\"首访\",%s)+SUMIF(%s,\"复访\",%s)", kinds, party,
                              kinds, party),
                 heads);
    page->row++;
}

void page_visits(Page *page)
{
    int64_t groups = 0;
    int64_t heads = 0;
    Stmt *stmt = query_open(page->db, "workbook_visits",
                            BINDS(BIND_DATE(":from", page->report->from),
                                  BIND_DATE(":to", page->report->to)));
    page_headings(page, visit_columns, VISIT_COLUMNS);
    int first = page->row;
    while (query_next(stmt)) {
        bool counts = query_number(stmt, 3) >= 2;
        groups += counts;
        heads += counts ? query_number(stmt, 4) : 0;
        write_visit(page, stmt);
    }
    query_close(stmt);
    if (page->row == first) {
        page_note(page, "没有来访");
    } else {
        xlsx_autofilter(page->sheet, cell_at(first - 1, 0),
                        cell_at(page->row - 1, VISIT_COLUMNS - 1));
        write_visit_total(page, first, groups, heads);
    }
}

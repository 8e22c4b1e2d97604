/* 待办预警 and 明日计划: what is due, late or missing, and what comes next. */
#include "base/str.h"
#include "report/workbook_page.h"

#include <string.h>

#define SHOWN_MOST 300 /* rows of a kind; the summary counts all of them */
#define SUMMARY_GAP 1  /* columns between the list and its summary */

enum {
    COLUMN_KIND,
    COLUMN_DUE,
    COLUMN_LATE,
    COLUMN_UNIT,
    COLUMN_NAME,
    COLUMN_PHONE,
    COLUMN_CONSULTANT,
    COLUMN_NUMBER,
    COLUMN_AMOUNT,
    COLUMN_NOTE,
    COLUMN_COUNT
};

static const PageColumn columns[COLUMN_COUNT] = {
    [COLUMN_KIND] = {"类别", ROLE_LABEL},
    [COLUMN_DUE] = {"日期", ROLE_DATE},
    [COLUMN_LATE] = {"逾期天数", ROLE_COUNT},
    [COLUMN_UNIT] = {"房号", ROLE_TEXT},
    [COLUMN_NAME] = {"客户或物料", ROLE_TEXT},
    [COLUMN_PHONE] = {"电话", ROLE_TEXT},
    [COLUMN_CONSULTANT] = {"顾问", ROLE_TEXT},
    [COLUMN_NUMBER] = {"编号", ROLE_TEXT},
    [COLUMN_AMOUNT] = {"金额(元)", ROLE_MONEY},
    [COLUMN_NOTE] = {"说明", ROLE_WRAP},
};

/* A line of the summary: all rows of one label. */
typedef struct Tally {
    const char *label;
    int64_t count;
    int64_t amount;
} Tally;

#define TALLIES_MAX (ARREARS_COUNT + TODO_KIND_COUNT)

typedef struct Tallies {
    Tally rows[TALLIES_MAX];
    size_t count;
} Tallies;

static Tally *tally_of(Tallies *tallies, const char *label)
{
    size_t i = 0;
    while (i < tallies->count && strcmp(tallies->rows[i].label, label) != 0) {
        i++;
    }
    if (i == tallies->count) {
        tallies->rows[tallies->count++] = (Tally){label, 0, 0};
    }
    return &tallies->rows[i];
}

/* The list of a page and what its rows are called there. */
typedef struct Listing {
    TodoList list;
    const char *(*label)(const TodoRow *row);
    Tallies tallies;
} Listing;

/* The to-do list of the day is read once for both sheets. */
static const TodoList *page_todo_list(Page *page)
{
    if (page->todo == NULL) {
        page->todo = arena_alloc(page->arena, sizeof *page->todo);
        todo_list(page->db, page->report->to, page->arena, page->todo, NULL);
    }
    return page->todo;
}

static const char *label_todo(const TodoRow *row)
{
    return row->arrears != ARREARS_NONE ? todo_arrears_label(row->arrears) : todo_label(row->kind);
}

static const char *label_tomorrow(const TodoRow *row)
{
    return row->kind == TODO_FOLLOWUP_DUE ? "预约跟进"
           : row->kind == TODO_SIGN_DUE   ? "约定签约"
                                          : todo_arrears_label(row->arrears);
}

/* An empty text stands where a number would make no sense: there is no dash for that. */
static PageCell number_or_nothing(int64_t value, bool shown)
{
    return shown && value != NONE ? (PageCell){NULL, value} : (PageCell){"", 0};
}

/* Only the kind and the days are red: a page of red says nothing. */
static void write_alert(Page *page, const PageCell *cells)
{
    xlsx_text(page->sheet, cell_at(page->row, COLUMN_KIND), ROLE_LABEL | ROLE_ALERT,
              cells[COLUMN_KIND].text);
    if (cells[COLUMN_LATE].text == NULL) {
        xlsx_number(page->sheet, cell_at(page->row, COLUMN_LATE), ROLE_COUNT | ROLE_ALERT,
                    cells[COLUMN_LATE].number);
    }
}

static void write_row(Page *page, const TodoRow *row, const char *label)
{
    bool late = row->days_late > 0 && (todo_is_late(row->kind) || row->arrears == ARREARS_LOAN);
    const PageCell cells[COLUMN_COUNT] = {
        [COLUMN_KIND] = {label, 0},
        [COLUMN_DUE] = number_or_nothing(row->due, true),
        [COLUMN_LATE] = number_or_nothing(row->days_late, late),
        [COLUMN_UNIT] = {row->unit_no, 0},
        [COLUMN_NAME] = {todo_names_a_thing(row) ? row->name : page_name(page, row->name), 0},
        [COLUMN_PHONE] = {page_phone(page, row->phone), 0},
        [COLUMN_CONSULTANT] = {row->consultant, 0},
        [COLUMN_NUMBER] = {row->number, 0},
        [COLUMN_AMOUNT] = number_or_nothing(row->amount, true),
        [COLUMN_NOTE] = {page_remark(page, row->note), 0},
    };
    page_cells(page, columns, cells, COLUMN_COUNT, 0);
    if (late && row->arrears != ARREARS_LOAN) {
        page->row--;
        write_alert(page, cells);
        page->row++;
    }
}

static void write_tally(Page *page, const Listing *listing, const Tally *tally)
{
    int64_t shown = 0;
    for (size_t i = 0; i < listing->list.count && shown < SHOWN_MOST; i++) {
        const TodoRow *row = &listing->list.rows[i];
        if (strcmp(listing->label(row), tally->label) == 0) {
            write_row(page, row, tally->label);
            shown++;
        }
    }
    if (tally->count > shown) {
        page_note(page, arena_format(page->arena, "%s另有 %lld 条，全部见控制台", tally->label,
                                     (long long)(tally->count - shown)));
    }
}

/* Rows of one label stand together: the list is written label by label. */
static void write_rows(Page *page, Listing *listing)
{
    for (size_t i = 0; i < listing->list.count; i++) {
        const TodoRow *row = &listing->list.rows[i];
        Tally *tally = tally_of(&listing->tallies, listing->label(row));
        tally->count++;
        tally->amount += row->amount == NONE ? 0 : row->amount;
    }
    for (size_t i = 0; i < listing->tallies.count; i++) {
        write_tally(page, listing, &listing->tallies.rows[i]);
    }
}

/* To the right of the list, so that the headings of the list stay in the frozen row. */
static void write_summary(Page *page, const Tallies *tallies)
{
    static const SumColumn sums[] = {{"类别", SUM_TEXT, ROLE_LABEL, 0, 0},
                                     {"件数", SUM_VALUE, ROLE_COUNT, 0, 0},
                                     {"金额(元)", SUM_VALUE, ROLE_MONEY, 0, 0}};
    SumTable table = page_new_table(page, sums, ARRAY_LEN(sums), tallies->count);
    table.left = COLUMN_COUNT + SUMMARY_GAP;
    for (size_t i = 0; i < tallies->count; i++) {
        page_at(&table, i, 0)->text = tallies->rows[i].label;
        page_at(&table, i, 1)->number = tallies->rows[i].count;
        page_at(&table, i, 2)->number = tallies->rows[i].amount;
    }
    int below = page->row;
    page->row = PAGE_HEADER_ROWS + 1; /* under the line that is repeated on each page */
    page_sum_table(page, &table);
    page->row = below > page->row ? below : page->row;
}

static void write_list(Page *page, Listing *listing)
{
    int first = page->row;
    page_headings(page, columns, COLUMN_COUNT);
    write_rows(page, listing);
    if (page->row == first + 1) {
        page_note(page, "没有");
    } else {
        xlsx_autofilter(page->sheet, cell_at(first, 0), cell_at(page->row - 1, COLUMN_COUNT - 1));
    }
    write_summary(page, &listing->tallies);
}

/* The six tabs of arrears first, then the rest; a kind without rows stands in the summary too. */
void page_todo(Page *page)
{
    static const TodoKind kinds[] = {
        TODO_SIGN_LATE,  TODO_FILING_LATE,   TODO_LOAN_LATE,    TODO_ITEM_OUT,         TODO_ITEM_LOW, TODO_SIGN_DUE,
        TODO_FILING_DUE, TODO_FOLLOWUP_LATE, TODO_FOLLOWUP_DUE, TODO_VISIT_INCOMPLETE,
    };
    Listing listing = {.label = label_todo};
    for (int i = ARREARS_NONE + 1; i < ARREARS_COUNT; i++) {
        tally_of(&listing.tallies, todo_arrears_label((TodoArrears)i));
    }
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        tally_of(&listing.tallies, todo_label(kinds[i]));
    }
    listing.list = *page_todo_list(page);
    todo_add_undisbursed(page->db, page->report->to, page->arena, &listing.list);
    write_list(page, &listing);
}

/* As seen at the end of the day: what is due tomorrow, money within seven days. */
void page_tomorrow(Page *page)
{
    int64_t to = page->report->to;
    const int64_t tomorrow[3] = {to, to + 1, to + 1};
    const TodoList *today = page_todo_list(page);
    Listing listing = {.label = label_tomorrow};
    tally_of(&listing.tallies, "预约跟进");
    tally_of(&listing.tallies, "约定签约");
    tally_of(&listing.tallies, todo_arrears_label(ARREARS_SOON));
    todo_add_due(page->db, TODO_FOLLOWUP_DUE, tomorrow, page->arena, &listing.list);
    for (size_t i = 0; i < today->count; i++) {
        const TodoRow *row = &today->rows[i];
        if ((row->kind == TODO_SIGN_DUE && row->due == to + 1) ||
            (row->kind == TODO_PAY_DUE && row->due > to)) {
            todo_copy(&listing.list, row, page->arena);
        }
    }
    write_list(page, &listing);
}

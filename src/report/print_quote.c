/* 报价单 and 贷款测算: one, or two side by side ("BJ-2026-00001,BJ-2026-00002"), to take home. */
#include "base/str.h"
#include "base/text.h"
#include "report/print_form.h"
#include "report/quote_text.h"

#include <string.h>

enum { COLUMN_LABEL, COLUMN_LEFT, COLUMN_NOTE = 3, COLUMN_RIGHT = 3, COLUMN_END = FORM_COLUMNS - 1 };

static void put(Print *print, int from, int to, int role, const char *text)
{
    xlsx_merge(print->sheet, cell_at(print->row, from), cell_at(print->row, to), role, text);
}

/* A figure that a calculator can be held against: money stays a number. */
static void put_value(Print *print, int from, int to, const QuoteRow *row)
{
    if (row != NULL && row->kind == QUOTE_MONEY) {
        put(print, from, to, ROLE_MONEY, "");
        xlsx_number(print->sheet, cell_at(print->row, from), ROLE_MONEY, row->number);
    } else {
        put(print, from, to, ROLE_TEXT, row != NULL ? quote_row_value(print->arena, row) : "-");
    }
}

static void put_heading(Print *print, const char *label)
{
    put(print, COLUMN_LABEL, COLUMN_END, ROLE_HEADING, label);
    print->row++;
}

static void fill_one(Print *print, const QuoteSheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const QuoteRow *row = &sheet->rows[i];
        if (row->kind == QUOTE_HEADING) {
            put_heading(print, row->label);
            continue;
        }
        xlsx_text(print->sheet, cell_at(print->row, COLUMN_LABEL), ROLE_LABEL, row->label);
        put_value(print, COLUMN_LEFT, COLUMN_NOTE - 1, row);
        put(print, COLUMN_NOTE, COLUMN_END, ROLE_TEXT, row->note);
        print->row++;
    }
}

static void fill_pair(Print *print, const QuoteSheet *left, const QuoteSheet *right)
{
    QuotePair *pairs;
    size_t count = quote_compare(left, right, print->arena, &pairs);
    for (size_t i = 0; i < count; i++) {
        const QuoteRow *row = pairs[i].left != NULL ? pairs[i].left : pairs[i].right;
        if (row->kind == QUOTE_HEADING) {
            put_heading(print, row->label);
            continue;
        }
        xlsx_text(print->sheet, cell_at(print->row, COLUMN_LABEL), ROLE_LABEL, row->label);
        put_value(print, COLUMN_LEFT, COLUMN_RIGHT - 1, pairs[i].left);
        put_value(print, COLUMN_RIGHT, COLUMN_END - 1, pairs[i].right);
        xlsx_text(print->sheet, cell_at(print->row, COLUMN_END), ROLE_TEXT,
                  pairs[i].differs ? "不同" : "");
        print->row++;
    }
}

static void fill_ends(Print *print, const Quote *quote)
{
    form_gap(print);
    form_note(print, "本报价供参考，价格以签约当日公示为准；利率、税费以银行和主管部门核定为准。");
    form_sign(print, arena_format(print->arena, "客户：%s", quote->name != NULL ? quote->name : ""),
              arena_format(print->arena, "置业顾问：%s",
                           quote->consultant != NULL ? form_consultant(print, quote->consultant) : ""));
}

/* Splits "A,B". Returns B; NULL when there is one number only. */
static char *second_number(Print *print, char **first)
{
    *first = arena_copy(print->arena, print->number);
    char *second = strchr(*first, ',');
    if (second != NULL) {
        *second++ = '\0';
    }
    return second;
}

/* right NULL: one alone. */
static void fill_sheets(Print *print, const NumberedSheet *left, const NumberedSheet *right,
                        int64_t date)
{
    form_title(print, print->kind->label);
    form_pair(print, left->label, left->number, right != NULL ? "对比" : "日期",
              right != NULL ? right->number : form_date(print, date));
    if (right != NULL) {
        fill_pair(print, &left->sheet, &right->sheet);
    } else {
        fill_one(print, &left->sheet);
    }
}

bool print_quote(Print *print, Error *err)
{
    QuoteBasis left;
    QuoteBasis right;
    char *first;
    char *second = second_number(print, &first);
    if (!quote_load(print->db, first, print->arena, &left, err) ||
        (second != NULL && !quote_load(print->db, second, print->arena, &right, err))) {
        return false;
    }
    NumberedSheet sheets[2] = {quote_numbered(&left, print->arena)};
    if (second != NULL) {
        sheets[1] = quote_numbered(&right, print->arena);
    }
    fill_sheets(print, &sheets[0], second != NULL ? &sheets[1] : NULL, left.quote.date);
    fill_ends(print, &left.quote);
    xlsx_fit(print->sheet, 1, 1);
    return true;
}

/* 贷款测算, and month by month both ways on a second sheet */

static void fill_months(Print *print, const LoanFigures *figures)
{
    static const char *const headings[] = {"期次", "本息还款", "本息本金", "本息利息", "本息剩余",
                                           "本金还款", "本金本金", "本金利息", "本金剩余"};
    XlsxLayout layout = {.portrait = true, .freeze_rows = 1, .repeat_to = 1};
    XlsxSheet *sheet = xlsx_sheet(print->book, "还款明细", &layout);
    for (int i = 0; i < (int)ARRAY_LEN(headings); i++) {
        xlsx_text(sheet, cell_at(0, i), ROLE_HEADING, headings[i]);
    }
    for (int64_t k = 0; k < figures->basis.months; k++) {
        int row = (int)k + 1;
        xlsx_number(sheet, cell_at(row, 0), ROLE_COUNT, row);
        for (int way = 0; way < WAYS; way++) {
            const CourseRows *course = &figures->ways[way].course;
            const CourseMonth paid = k < course->count ? course->rows[k] : (CourseMonth){0};
            int column = 1 + way * 4;
            xlsx_number(sheet, cell_at(row, column), ROLE_MONEY, paid.row.payment + paid.extra);
            xlsx_number(sheet, cell_at(row, column + 1), ROLE_MONEY,
                        paid.row.principal + paid.extra);
            xlsx_number(sheet, cell_at(row, column + 2), ROLE_MONEY, paid.row.interest);
            xlsx_number(sheet, cell_at(row, column + 3), ROLE_MONEY, paid.row.left);
        }
    }
}

bool print_loan(Print *print, Error *err)
{
    LoanFigures left = {0};
    LoanFigures right = {0};
    char *first;
    char *second = second_number(print, &first);
    if (!calculation_load(print->db, first, print->arena, &left, err) ||
        (second != NULL && !calculation_load(print->db, second, print->arena, &right, err))) {
        return false;
    }
    NumberedSheet sheets[2] = {calculation_numbered(&left, print->arena)};
    if (second != NULL) {
        sheets[1] = calculation_numbered(&right, print->arena);
    }
    fill_sheets(print, &sheets[0], second != NULL ? &sheets[1] : NULL, left.basis.date);
    form_gap(print);
    form_note(print, "本测算供参考，额度、利率和月供以银行和公积金中心审批为准。");
    xlsx_fit(print->sheet, 1, 1);
    if (second == NULL) {
        fill_months(print, &left);
    }
    return true;
}

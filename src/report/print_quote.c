/* 报价单: one quote, or two side by side ("BJ-2026-00001,BJ-2026-00002"), to take home. */
#include "base/str.h"
#include "base/text.h"
#include "domain/quote_sheet.h"
#include "report/print_form.h"

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

static void fill_one(Print *print, const QuoteBasis *basis)
{
    QuoteSheet sheet = quote_sheet(basis, print->arena);
    for (size_t i = 0; i < sheet.count; i++) {
        const QuoteRow *row = &sheet.rows[i];
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

static void fill_pair(Print *print, const QuoteBasis *left, const QuoteBasis *right)
{
    QuotePair *pairs;
    QuoteSheet sheets[] = {quote_sheet(left, print->arena), quote_sheet(right, print->arena)};
    size_t count = quote_compare(&sheets[0], &sheets[1], print->arena, &pairs);
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

bool print_quote(Print *print, Error *err)
{
    QuoteBasis left;
    QuoteBasis right;
    char *first = arena_copy(print->arena, print->number);
    char *second = strchr(first, ',');
    if (second != NULL) {
        *second++ = '\0';
    }
    if (!quote_load(print->db, first, print->arena, &left, err) ||
        (second != NULL && !quote_load(print->db, second, print->arena, &right, err))) {
        return false;
    }
    form_title(print, "报价单");
    form_pair(print, "报价编号", left.quote.quote_no, second != NULL ? "对比" : "日期",
              second != NULL ? right.quote.quote_no : form_date(print, left.quote.date));
    if (second != NULL) {
        fill_pair(print, &left, &right);
    } else {
        fill_one(print, &left);
    }
    fill_ends(print, &left.quote);
    xlsx_fit(print->sheet, 1, 1);
    return true;
}

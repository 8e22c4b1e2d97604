#include "report/print_form.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/query.h"

#include <string.h>

#define FORM_ROW_HEIGHT 21 /* points: room to write beside the print */

static const int form_widths[FORM_COLUMNS] = {14, 15, 13, 14, 15, 13};

const char *form_copy(Print *print)
{
    return print->copy == 1 ? ""
                            : arena_format(print->arena, "重印（第 %lld 次打印）",
                                           (long long)print->copy);
}

void form_title(Print *print, const char *title)
{
    for (int i = 0; i < FORM_COLUMNS; i++) {
        xlsx_column_width(print->sheet, i, form_widths[i]);
    }
    xlsx_text(print->sheet, cell_at(0, 0), ROLE_NOTE, print->project);
    xlsx_row_height(print->sheet, 1, 28);
    xlsx_text(print->sheet, cell_at(1, 0), ROLE_TITLE, title);
    if (print->copy > 1) {
        xlsx_text(print->sheet, cell_at(1, 3), ROLE_SUBTITLE | ROLE_ALERT, form_copy(print));
    }
    print->row = 2;
}

static void put_value(Print *print, int column, int last, const char *text)
{
    xlsx_merge(print->sheet, cell_at(print->row, column), cell_at(print->row, last), ROLE_TEXT,
               text != NULL ? text : "");
}

void form_pair(Print *print, const char *label, const char *text, const char *label2,
               const char *text2)
{
    xlsx_row_height(print->sheet, print->row, FORM_ROW_HEIGHT);
    xlsx_text(print->sheet, cell_at(print->row, 0), ROLE_LABEL, label);
    put_value(print, 1, label2 != NULL ? 2 : FORM_COLUMNS - 1, text);
    if (label2 != NULL) {
        xlsx_text(print->sheet, cell_at(print->row, 3), ROLE_LABEL, label2);
        put_value(print, 4, FORM_COLUMNS - 1, text2);
    }
    print->row++;
}

void form_headings(Print *print, const char *const labels[FORM_COLUMNS])
{
    for (int i = 0; i < FORM_COLUMNS && *labels[i] != '\0'; i++) {
        xlsx_text(print->sheet, cell_at(print->row, i), ROLE_HEADING, labels[i]);
    }
    print->row++;
}

static bool is_number(int role)
{
    return (role & (ROLE_TOTAL - 1)) >= ROLE_COUNT;
}

void form_cells(Print *print, const int roles[FORM_COLUMNS], const FormCell cells[FORM_COLUMNS])
{
    for (int i = 0; i < FORM_COLUMNS; i++) {
        SheetCell at = cell_at(print->row, i);
        if (is_number(roles[i]) && cells[i].text == NULL) {
            xlsx_number(print->sheet, at, roles[i], cells[i].number);
        } else {
            xlsx_text(print->sheet, at, roles[i], cells[i].text);
        }
    }
    print->row++;
}

void form_note(Print *print, const char *text)
{
    xlsx_text(print->sheet, cell_at(print->row++, 0), ROLE_NOTE, text);
}

void form_gap(Print *print)
{
    print->row++;
}

void form_sign(Print *print, const char *left, const char *right)
{
    xlsx_row_height(print->sheet, print->row, 30);
    xlsx_text(print->sheet, cell_at(print->row, 0), ROLE_SUBTITLE, left);
    xlsx_text(print->sheet, cell_at(print->row, 3), ROLE_SUBTITLE, right);
    print->row++;
}

const char *form_money(Print *print, int64_t fen)
{
    char buf[32];
    return fen == NONE ? ""
                       : arena_format(print->arena, "%s 元", money_format(buf, sizeof buf, fen));
}

const char *form_capital(Print *print, int64_t fen)
{
    char buf[192];
    return fen == NONE ? "" : arena_copy(print->arena, money_capital(buf, sizeof buf, fen));
}

const char *form_date(Print *print, int64_t date)
{
    char buf[16];
    return arena_copy(print->arena, date_format(buf, sizeof buf, date));
}

const char *form_area(Print *print, int64_t area)
{
    char buf[32];
    return area == NONE ? ""
                        : arena_format(print->arena, "%s ㎡", area_format(buf, sizeof buf, area));
}

const char *form_consultant(Print *print, const char *no)
{
    const char *name = query_one_text(print->db, "consultant_name", BINDS(BIND_TEXT(":no", no)),
                                      print->arena);
    return name != NULL ? name : no;
}

bool form_missing(const Print *print, Error *err)
{
    return error_set(err, ERR_NOT_FOUND, NULL, _("没有这个%s：%s"), _(print->kind->what), print->number);
}

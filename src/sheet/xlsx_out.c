#include "sheet/xlsx_out.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/cell_text.h"
#include "sheet/xlsx_book.h"

#define DASH "—"
#define A4 9
#define A5 11
#define LINE_POINTS 15 /* of wrapped text */

void book_note(XlsxBook *book, lxw_error result)
{
    if (book->failure == LXW_NO_ERROR) {
        book->failure = result;
    }
}

XlsxBook *xlsx_open(const char *path, Error *err)
{
    XlsxBook *book = memory_alloc(sizeof *book);
    *book = (XlsxBook){.failure = LXW_NO_ERROR};
    if (!target_open(&book->target, path, false, err)) {
        free(book);
        return NULL;
    }
    book->style.workbook = book->target.workbook;
    return book;
}

bool xlsx_hold(XlsxBook *book, OutputApprove *approve, void *context, Error *err)
{
    return output_hold(&book->target.out, approve, context, err);
}

static void book_free(XlsxBook *book)
{
    while (book->sheets != NULL) {
        XlsxSheet *next = book->sheets->next;
        free(book->sheets);
        book->sheets = next;
    }
    arena_clear(&book->arena);
    free(book);
}

/* Two characters of air; 0: a column never written keeps the default. */
static int column_width(const XlsxSheet *sheet, int column)
{
    int width = sheet->widths[column];
    if (width == 0) {
        return 0;
    }
    width += sheet->fixed[column] ? 0 : 2;
    return width < 6 ? 6 : width;
}

/* How many lines a wrapped text takes; a wide character does not split at the edge. */
static int wrapped_lines(const XlsxSheet *sheet, const WrapCell *wrap)
{
    int width = column_width(sheet, wrap->column) - 1;
    return width <= 1 ? 1 : (wrap->width + width - 1) / width;
}

typedef struct RowLines {
    int row;
    int lines;
} RowLines;

static int compare_lines(const void *left, const void *right)
{
    const RowLines *a = left;
    const RowLines *b = right;
    return a->row != b->row ? (a->row < b->row ? -1 : 1)
                            : (a->lines > b->lines) - (a->lines < b->lines);
}

/* Not every reader grows a row by itself. */
static void grow_rows(const XlsxSheet *sheet)
{
    size_t count = 0;
    RowLines *rows = arena_alloc(&sheet->book->arena, (sheet->wrap_count + 1) * sizeof *rows);
    for (const WrapCell *wrap = sheet->wraps; wrap != NULL; wrap = wrap->next) {
        rows[count++] = (RowLines){wrap->row, wrapped_lines(sheet, wrap)};
    }
    qsort(rows, count, sizeof *rows, compare_lines);
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count || rows[i + 1].row != rows[i].row;
        if (last && rows[i].lines > 1) {
            book_note(sheet->book, worksheet_set_row(sheet->worksheet, (lxw_row_t)rows[i].row,
                                                     rows[i].lines * LINE_POINTS, NULL));
        }
    }
}

static void finish_sheet(const XlsxSheet *sheet)
{
    grow_rows(sheet);
    for (int i = 0; i < SHEET_MAX_COLUMNS; i++) {
        int width = column_width(sheet, i);
        if (width > 0) {
            book_note(sheet->book, worksheet_set_column(sheet->worksheet, (lxw_col_t)i,
                                                        (lxw_col_t)i, width, NULL));
        }
    }
    if (sheet->break_count > 0) {
        book_note(sheet->book,
                  worksheet_set_h_pagebreaks(sheet->worksheet, (lxw_row_t *)sheet->breaks));
    }
}

bool xlsx_close(XlsxBook *book, Error *err)
{
    for (const XlsxSheet *sheet = book->sheets; sheet != NULL; sheet = sheet->next) {
        if (sheet->worksheet != NULL) {
            finish_sheet(sheet);
        }
    }
    if (book->failure != LXW_NO_ERROR) {
        error_set(err, ERR_IO, NULL, _("写不进工作簿：%s"), lxw_strerror(book->failure));
        xlsx_abort(book);
        return false;
    }
    bool done = target_close(&book->target, err);
    book_free(book);
    return done;
}

void xlsx_abort(XlsxBook *book)
{
    if (book != NULL) {
        target_abort(&book->target);
        book_free(book);
    }
}

/* libxlsxwriter copies the texts. */
void xlsx_properties(XlsxBook *book, const char *title, const char *author)
{
    lxw_doc_properties properties = {
        .title = (char *)(uintptr_t)cell_text(&book->arena, title),
        .author = (char *)(uintptr_t)cell_text(&book->arena, author),
    };
    book_note(book, workbook_set_properties(book->target.workbook, &properties));
}

/* At most 31 characters, none of []:*?/\ and no ' at an end. */
static const char *sheet_name(XlsxBook *book, const char *name)
{
    char *clean = arena_copy(&book->arena, cell_text(&book->arena, name));
    size_t count = 0;
    for (char *at = clean; *at != '\0'; at++) {
        if (((unsigned char)*at & 0xC0) != 0x80 && ++count > LXW_SHEETNAME_MAX) {
            *at = '\0';
            break;
        }
        if (strchr("[]:*?/\\'\n", *at) != NULL) {
            *at = ' ';
        }
    }
    return clean;
}

/* & starts a code in a header, so that it is doubled; at most 255 bytes with the codes. */
static void set_header(XlsxSheet *sheet, const char *text)
{
    Str header = {0};
    str_add(&header, "&L");
    for (text = cell_text(&sheet->book->arena, text); *text != '\0' && header.len < 180; text++) {
        str_add(&header, *text == '&' ? "&" : "");
        str_add_char(&header, *text == '\n' ? ' ' : *text);
    }
    char cut[200];
    book_note(sheet->book, worksheet_set_header(sheet->worksheet,
                                                text_copy(cut, sizeof cut, str_text(&header))));
    str_clear(&header);
}

static void set_page(XlsxSheet *sheet, const XlsxLayout *layout)
{
    lxw_worksheet *worksheet = sheet->worksheet;
    worksheet_set_paper(worksheet, layout->a5 ? A5 : A4);
    if (!layout->portrait) {
        worksheet_set_landscape(worksheet);
    }
    worksheet_set_margins(worksheet, 0.4, 0.4, 0.6, 0.6);
    worksheet_center_horizontally(worksheet);
    worksheet_fit_to_pages(worksheet, (uint16_t)(layout->fit_wide == 0 ? 1 : layout->fit_wide),
                           (uint16_t)layout->fit_tall);
    char footer[128];
    snprintf(footer, sizeof footer, "&C%s", _("第 &P 页 / 共 &N 页"));
    book_note(sheet->book, worksheet_set_footer(worksheet, footer));
    if (layout->header_text != NULL) {
        set_header(sheet, layout->header_text);
    }
    if (layout->repeat_to > layout->repeat_from) {
        book_note(sheet->book, worksheet_repeat_rows(worksheet, (lxw_row_t)layout->repeat_from,
                                                     (lxw_row_t)layout->repeat_to - 1));
    }
}

XlsxSheet *xlsx_sheet(XlsxBook *book, const char *name, const XlsxLayout *layout)
{
    static const XlsxLayout standard = {0};
    XlsxSheet *sheet = memory_alloc(sizeof *sheet);
    *sheet = (XlsxSheet){.book = book, .next = book->sheets};
    book->sheets = sheet;
    name = sheet_name(book, name);
    if (workbook_get_worksheet_by_name(book->target.workbook, name) == NULL) {
        sheet->worksheet = workbook_add_worksheet(book->target.workbook, name);
    }
    if (sheet->worksheet == NULL) {
        book_note(book, LXW_ERROR_SHEETNAME_ALREADY_USED);
        return sheet;
    }
    layout = layout == NULL ? &standard : layout;
    set_page(sheet, layout);
    if (layout->freeze_rows > 0 || layout->freeze_columns > 0) {
        worksheet_freeze_panes(sheet->worksheet, (lxw_row_t)layout->freeze_rows,
                               (lxw_col_t)layout->freeze_columns);
    }
    return sheet;
}

/* Whether a cell can be written; remembers the width that it asks for. */
static bool take_place(XlsxSheet *sheet, SheetCell at, int width)
{
    if (sheet->worksheet == NULL) {
        return false;
    }
    if (at.row < 0 || at.row >= SHEET_MAX_ROWS || at.column < 0 || at.column >= SHEET_MAX_COLUMNS) {
        book_note(sheet->book, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
        return false;
    }
    if (!sheet->fixed[at.column] && width > sheet->widths[at.column]) {
        sheet->widths[at.column] = width;
    }
    return true;
}

static void write_string(XlsxSheet *sheet, SheetCell at, lxw_format *format, const char *text)
{
    book_note(sheet->book, worksheet_write_string(sheet->worksheet, (lxw_row_t)at.row,
                                                  (lxw_col_t)at.column, text, format));
}

static void remember_wrap(XlsxSheet *sheet, SheetCell at, int role, const char *text)
{
    if (style_wraps(role)) {
        WrapCell *wrap = arena_alloc(&sheet->book->arena, sizeof *wrap);
        *wrap = (WrapCell){at.row, at.column, utf8_width(text), sheet->wraps};
        sheet->wraps = wrap;
        sheet->wrap_count++;
    }
}

void xlsx_text(XlsxSheet *sheet, SheetCell at, int role, const char *text)
{
    Arena arena = {0};
    text = cell_text(&arena, text);
    if (take_place(sheet, at, style_text_width(role, text))) {
        remember_wrap(sheet, at, role, text);
        write_string(sheet, at, style_role(&sheet->book->style, role), text);
    }
    arena_clear(&arena);
}

void xlsx_dash(XlsxSheet *sheet, SheetCell at, int role)
{
    xlsx_text(sheet, at, role, DASH);
}

void xlsx_blank(XlsxSheet *sheet, SheetCell at, int role)
{
    if (take_place(sheet, at, 0)) {
        book_note(sheet->book,
                  worksheet_write_blank(sheet->worksheet, (lxw_row_t)at.row, (lxw_col_t)at.column,
                                        style_role(&sheet->book->style, role)));
    }
}

static void write_number(XlsxSheet *sheet, SheetCell at, int role, double number)
{
    book_note(sheet->book,
              worksheet_write_number(sheet->worksheet, (lxw_row_t)at.row, (lxw_col_t)at.column,
                                     number, style_role(&sheet->book->style, role)));
}

void xlsx_number(XlsxSheet *sheet, SheetCell at, int role, int64_t value)
{
    if (value == NONE) {
        xlsx_dash(sheet, at, role);
    } else if (take_place(sheet, at, style_number_width(role, value))) {
        write_number(sheet, at, role, style_value(role, value));
    }
}

void xlsx_ratio(XlsxSheet *sheet, SheetCell at, int role, int64_t a, int64_t b)
{
    if (a == NONE || b == NONE || b == 0) {
        xlsx_dash(sheet, at, role);
    } else if (take_place(sheet, at, 8)) {
        write_number(sheet, at, role, (double)a / (double)b);
    }
}

void xlsx_formula(XlsxSheet *sheet, SheetCell at, int role, const char *formula, int64_t value)
{
    lxw_format *format = style_role(&sheet->book->style, role);
    int width = value == NONE ? 1 : style_number_width(role, value);
    if (!take_place(sheet, at, width)) {
        return;
    }
    lxw_row_t row = (lxw_row_t)at.row;
    lxw_col_t column = (lxw_col_t)at.column;
    book_note(sheet->book, value == NONE
                               ? worksheet_write_formula_str(sheet->worksheet, row, column, formula,
                                                             format, DASH)
                               : worksheet_write_formula_num(sheet->worksheet, row, column, formula,
                                                             format, style_value(role, value)));
}

void xlsx_fill(XlsxSheet *sheet, SheetCell at, XlsxFill fill, const char *text)
{
    Arena arena = {0};
    text = cell_text(&arena, text);
    if (take_place(sheet, at, style_text_width(ROLE_TEXT, text))) {
        write_string(sheet, at, style_fill(&sheet->book->style, fill), text);
    }
    arena_clear(&arena);
}

void xlsx_merge(XlsxSheet *sheet, SheetCell from, SheetCell to, int role, const char *text)
{
    if (from.row == to.row && from.column == to.column) {
        xlsx_text(sheet, from, role, text);
        return;
    }
    Arena arena = {0};
    if (take_place(sheet, from, 0) && take_place(sheet, to, 0)) {
        book_note(sheet->book, worksheet_merge_range(sheet->worksheet, (lxw_row_t)from.row,
                                                     (lxw_col_t)from.column, (lxw_row_t)to.row,
                                                     (lxw_col_t)to.column, cell_text(&arena, text),
                                                     style_role(&sheet->book->style, role)));
    }
    arena_clear(&arena);
}

void xlsx_column_width(XlsxSheet *sheet, int column, int width)
{
    if (take_place(sheet, cell_at(0, column), 0)) {
        sheet->widths[column] = width;
        sheet->fixed[column] = true;
    }
}

void xlsx_row_height(XlsxSheet *sheet, int row, int points)
{
    if (take_place(sheet, cell_at(row, 0), 0)) {
        book_note(sheet->book, worksheet_set_row(sheet->worksheet, (lxw_row_t)row, points, NULL));
    }
}

void xlsx_fit(XlsxSheet *sheet, int wide, int tall)
{
    if (sheet->worksheet != NULL) {
        worksheet_fit_to_pages(sheet->worksheet, (uint16_t)wide, (uint16_t)tall);
    }
}

void xlsx_print_area(XlsxSheet *sheet, SheetCell from, SheetCell to)
{
    if (take_place(sheet, from, 0) && take_place(sheet, to, 0)) {
        book_note(sheet->book,
                  worksheet_print_area(sheet->worksheet, (lxw_row_t)from.row,
                                       (lxw_col_t)from.column, (lxw_row_t)to.row,
                                       (lxw_col_t)to.column));
    }
}

/* 7 pixels a character and 5 of margin; 64 for the default of 8.43 characters. */
int xlsx_pixels(const XlsxSheet *sheet, int columns)
{
    int pixels = 0;
    for (int i = 0; i < columns && i < SHEET_MAX_COLUMNS; i++) {
        int width = column_width(sheet, i);
        pixels += width > 0 ? width * 7 + 5 : 64;
    }
    return pixels;
}

void xlsx_page_break(XlsxSheet *sheet, int row)
{
    if (row > 0 && sheet->break_count < XLSX_MAX_BREAKS) {
        sheet->breaks[sheet->break_count++] = (lxw_row_t)row;
    }
}

void xlsx_autofilter(XlsxSheet *sheet, SheetCell from, SheetCell to)
{
    if (take_place(sheet, from, 0) && take_place(sheet, to, 0)) {
        book_note(sheet->book, worksheet_autofilter(sheet->worksheet, (lxw_row_t)from.row,
                                                    (lxw_col_t)from.column, (lxw_row_t)to.row,
                                                    (lxw_col_t)to.column));
    }
}

const char *xlsx_cell_name(char *buf, size_t size, SheetCell at)
{
    char name[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(name, (lxw_row_t)at.row, (lxw_col_t)at.column);
    return text_copy(buf, size, name);
}

#include "sheet/rows_xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/cell_text.h"
#include "sheet/table.h"
#include "sheet/xlsx_style.h"
#include "sheet/xlsx_target.h"

struct RowsXlsx {
    XlsxTarget target;
    XlsxStyle style;
    lxw_worksheet *worksheet;
    Arena arena; /* headings and roles */
    int *roles;
    int *widths; /* widest content of each column */
    size_t count;
    size_t column; /* the next one */
    lxw_row_t row;
    lxw_error failure; /* the first one, sticky */
};

static void note(RowsXlsx *rows, lxw_error result)
{
    if (rows->failure == LXW_NO_ERROR) {
        rows->failure = result;
    }
}

/* The next column of the row, or false when the row is full. */
static bool next_cell(RowsXlsx *rows, size_t *column)
{
    *column = rows->column++;
    if (*column >= rows->count || rows->row >= SHEET_MAX_ROWS) {
        note(rows, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
        return false;
    }
    return true;
}

static void widen(RowsXlsx *rows, size_t column, int width)
{
    if (width > rows->widths[column]) {
        rows->widths[column] = width;
    }
}

static void write_text(RowsXlsx *rows, int role, const char *text)
{
    size_t column;
    if (!next_cell(rows, &column) || text == NULL || text[0] == '\0') {
        return;
    }
    Arena arena = {0};
    text = cell_text(&arena, text);
    note(rows, worksheet_write_string(rows->worksheet, rows->row, (lxw_col_t)column, text,
                                      style_role(&rows->style, role)));
    widen(rows, column, style_text_width(role, text));
    arena_clear(&arena);
}

static void write_headings(RowsXlsx *rows, const RowsColumn *columns)
{
    rows->roles = arena_alloc(&rows->arena, rows->count * sizeof *rows->roles);
    rows->widths = arena_alloc(&rows->arena, rows->count * sizeof *rows->widths);
    for (size_t i = 0; i < rows->count; i++) {
        rows->roles[i] = (int)columns[i].role;
        write_text(rows, ROLE_HEADING, columns[i].heading);
    }
    rows_end(rows);
}

static void set_up(RowsXlsx *rows)
{
    worksheet_set_paper(rows->worksheet, 9);
    worksheet_set_landscape(rows->worksheet);
    worksheet_fit_to_pages(rows->worksheet, 1, 0);
    worksheet_repeat_rows(rows->worksheet, 0, 0);
    worksheet_freeze_panes(rows->worksheet, 1, 0);
    char footer[128];
    snprintf(footer, sizeof footer, "&C%s", _("第 &P 页 / 共 &N 页"));
    note(rows, worksheet_set_footer(rows->worksheet, footer));
}

RowsXlsx *rows_open(const char *path, const char *name, const RowsColumn *columns, size_t count,
                    Error *err)
{
    RowsXlsx *rows = memory_alloc(sizeof *rows);
    *rows = (RowsXlsx){.failure = LXW_NO_ERROR, .count = count};
    if (!target_open(&rows->target, path, true, err)) {
        free(rows);
        return NULL;
    }
    rows->style = (XlsxStyle){.workbook = rows->target.workbook, .bare = true};
    rows->worksheet = workbook_add_worksheet(rows->target.workbook, name);
    if (rows->worksheet == NULL || count > SHEET_MAX_COLUMNS) {
        rows_abort(rows);
        error_set(err, ERR_IO, NULL, _("建不了工作簿：%s"), name);
        return NULL;
    }
    set_up(rows);
    write_headings(rows, columns);
    return rows;
}

bool rows_hold(RowsXlsx *rows, OutputApprove *approve, void *context, Error *err)
{
    return output_hold(&rows->target.out, approve, context, err);
}

void rows_text(RowsXlsx *rows, const char *text)
{
    write_text(rows, rows->column < rows->count ? rows->roles[rows->column] : ROLE_TEXT, text);
}

void rows_number(RowsXlsx *rows, int64_t value)
{
    size_t column;
    if (!next_cell(rows, &column) || value == NONE) {
        return;
    }
    int role = rows->roles[column];
    note(rows, worksheet_write_number(rows->worksheet, rows->row, (lxw_col_t)column,
                                      style_value(role, value), style_role(&rows->style, role)));
    widen(rows, column, style_number_width(role, value));
}

void rows_end(RowsXlsx *rows)
{
    rows->row++;
    rows->column = 0;
}

bool rows_close(RowsXlsx *rows, Error *err)
{
    for (size_t i = 0; i < rows->count; i++) {
        note(rows, worksheet_set_column(rows->worksheet, (lxw_col_t)i, (lxw_col_t)i,
                                        rows->widths[i] < 4 ? 6 : rows->widths[i] + 2, NULL));
    }
    note(rows,
         worksheet_autofilter(rows->worksheet, 0, 0, rows->row - 1, (lxw_col_t)(rows->count - 1)));
    bool done = rows->failure == LXW_NO_ERROR;
    if (done) {
        done = target_close(&rows->target, err);
    } else {
        error_set(err, ERR_IO, NULL, _("写不进工作簿：%s"), lxw_strerror(rows->failure));
    }
    rows_abort(rows);
    return done;
}

void rows_abort(RowsXlsx *rows)
{
    if (rows != NULL) {
        target_abort(&rows->target);
        arena_clear(&rows->arena);
        free(rows);
    }
}

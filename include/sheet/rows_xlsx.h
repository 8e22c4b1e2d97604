/*
 * A register as a workbook of one sheet: a heading row, then typed cells row by row, written to
 * disk as they come (100,000 rows stay under 16 MiB). Same roles and checks as xlsx_out.h, but
 * plain: no borders, NONE and NULL are empty cells, so that the file can be imported again.
 *
 *     const RowsColumn columns[] = {{"手机", ROLE_TEXT}, {"金额", ROLE_MONEY}};
 *     RowsXlsx *rows = rows_open(path, "receipts", columns, 2, err);
 *     rows_text(rows, phone); rows_number(rows, fen); rows_end(rows);
 *     return rows_close(rows, err);                       // or rows_abort(rows)
 */
#ifndef SHEET_ROWS_XLSX_H
#define SHEET_ROWS_XLSX_H

#include "base/error.h"
#include "sheet/xlsx_out.h"

typedef struct RowsXlsx RowsXlsx;

typedef struct RowsColumn {
    const char *heading;
    XlsxRole role;
} RowsColumn;

RowsXlsx *rows_open(const char *path, const char *name, const RowsColumn *columns, size_t count,
                    Error *err);
/* Right after rows_open: rows_close asks before the file appears (sheet/output.h). */
bool rows_hold(RowsXlsx *rows, OutputApprove *approve, void *context, Error *err);
void rows_text(RowsXlsx *rows, const char *text);     /* the next cell of the row */
void rows_number(RowsXlsx *rows, int64_t value);      /* in the unit of the column's role */
void rows_end(RowsXlsx *rows);
bool rows_close(RowsXlsx *rows, Error *err); /* frees in any case */
void rows_abort(RowsXlsx *rows);             /* accepts NULL */

#endif

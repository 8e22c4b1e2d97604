/*
 * xlsx in: the first visible worksheet in workbook order, the same table and faults as CSV; a
 * fault's line is the row number. What comes out is what the clerk sees in the cell, plain:
 * numbers in decimal without exponent (13800138000, 117.22), at most 15 digits; 3.05% for a
 * percent format; dates YYYY-MM-DD, times HH:MM, both with a space between; a month format on the
 * 1st gives YYYY-MM; TRUE or FALSE; the cached value of a formula. At fault: an error value (#N/A),
 * a formula without cached value, a number beyond 15 digits, a date that does not exist.
 *
 * Safe against hostile files: DOCTYPE refused, unzipped size at most 1 GiB and 200 times the
 * packed size, parts only inside the workbook, nesting limited, encrypted parts refused.
 */
#ifndef SHEET_XLSX_IN_H
#define SHEET_XLSX_IN_H

#include "base/error.h"
#include "sheet/table.h"

/* False with ERR_IO when the file cannot be opened; all else is a fault of the table. */
bool xlsx_read(Arena *arena, const char *path, SheetTable *table, Error *err);

#endif

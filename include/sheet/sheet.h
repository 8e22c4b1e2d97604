/*
 * Reads a register file of either kind: what is a zip is xlsx, an old .xls or an encrypted
 * workbook is refused with advice, all else is CSV. The content decides, not the ending.
 */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include "base/error.h"
#include "sheet/table.h"

/* False with ERR_IO when the file cannot be opened or read; all else is a fault of the table. */
bool sheet_read(Arena *arena, const char *path, SheetTable *table, Error *err);

#endif

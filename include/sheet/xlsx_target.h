/*
 * Where a workbook goes: a libxlsxwriter workbook over the temporary of an Output, reached by its
 * descriptor so that no name can be swapped under it; the library's own temporaries lie in the
 * target's folder. For stdout the workbook is made in memory and copied. Only for the writers.
 */
#ifndef SHEET_XLSX_TARGET_H
#define SHEET_XLSX_TARGET_H

#include <xlsxwriter.h>

#include "base/error.h"
#include "sheet/output.h"

typedef struct XlsxTarget {
    Output out;
    int memory;             /* descriptor when the target is no file, else -1 */
    char folder[40];        /* of the temporaries */
    lxw_workbook *workbook; /* owned */
} XlsxTarget;

bool target_open(XlsxTarget *target, const char *path, bool stream, Error *err);
/* Assembles, copies or renames; the workbook is gone in any case. */
bool target_close(XlsxTarget *target, Error *err);
void target_abort(XlsxTarget *target);

#endif

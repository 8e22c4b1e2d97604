/*
 * The frame of an xlsx workbook: which part holds the first visible worksheet, the shared strings,
 * and what kind of number each cell style shows. Only for xlsx_in.
 */
#ifndef SHEET_WORKBOOK_IN_H
#define SHEET_WORKBOOK_IN_H

#include "sheet/number_in.h"
#include "sheet/zip_in.h"

typedef struct WorkbookIn {
    Arena *arena; /* holds all that follows but the array of strings */
    const char *sheet_part;
    bool since_1904;
    const char **strings; /* owned: workbook_clear */
    size_t string_count;
    NumberKind *kinds; /* of each cell style */
    size_t kind_count;
} WorkbookIn;

/* ERR_INVALID when the workbook is damaged or holds no worksheet. */
bool workbook_read(WorkbookIn *book, ZipIn *zip, Arena *arena, Error *err);
void workbook_clear(WorkbookIn *book);

#endif

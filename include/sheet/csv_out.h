/*
 * CSV out: UTF-8 with BOM and CRLF so that Excel opens it; quotes only where needed; a text that
 * could be read as a formula gets a ' in front (csv_in.h says when and takes it off again).
 *
 *     CsvWriter csv;
 *     csv_start(&csv, output.file);
 *     csv_text(&csv, name); csv_number(&csv, money_plain(buf, sizeof buf, total));
 * csv_end_row(&csv);
 *     if (!csv_finish(&csv, err)) …
 */
#ifndef SHEET_CSV_OUT_H
#define SHEET_CSV_OUT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct CsvWriter {
    FILE *file;    /* borrowed */
    size_t column; /* cells written in this row */
} CsvWriter;

void csv_start(CsvWriter *csv, FILE *file);            /* writes the BOM */
void csv_text(CsvWriter *csv, const char *text);       /* NULL is an empty cell */
void csv_number(CsvWriter *csv, const char *number);   /* digits, a date, a time: never guarded */
void csv_end_row(CsvWriter *csv);
bool csv_finish(CsvWriter *csv, Error *err);           /* ERR_IO when any write failed */

#endif

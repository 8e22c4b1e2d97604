/*
 * The number of an xlsx cell as the text that a clerk sees there: what kind a number format shows,
 * and the value in plain characters.
 */
#ifndef SHEET_NUMBER_IN_H
#define SHEET_NUMBER_IN_H

#include "base/arena.h"

#include <stdbool.h>

typedef enum NumberKind {
    NUMBER_PLAIN,
    NUMBER_PERCENT,
    NUMBER_DATE,  /* YYYY-MM-DD, with a time behind it when it has one */
    NUMBER_MONTH, /* year and month: YYYY-MM on the 1st, else the date */
    NUMBER_TIME,  /* HH:MM, or HH:MM:SS */
} NumberKind;

NumberKind number_kind_builtin(long id);          /* numFmtId that the file does not define */
NumberKind number_kind_format(const char *format); /* a custom format code */

/* raw is the <v> of the cell. NULL with *problem set when it is no number, has more than 15 digits
 * or is no date; else the text in arena. since_1904: the workbook counts days from 1904. */
const char *number_text(Arena *arena, const char *raw, NumberKind kind, bool since_1904,
                        const char **problem);

/* The same of a cell of type d, as strict workbooks write dates: 2026-11-22T10:30:00; on the day that
 * is none (1899-12-31) or in a cell shown as a time it is a time. What is no such text stays. */
const char *iso_text(Arena *arena, const char *raw, NumberKind kind, bool since_1904);

#endif

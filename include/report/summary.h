/*
 * The tables of a report — sources, consultants, layouts, days — with their shares, rates and
 * total: one composition for the workbook and the preview on the screen, so that both show the same
 * figures. Each column knows what it counts and in which period, so that a figure leads to its
 * rows.
 */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "report/report.h"

typedef enum SummaryId {
    SUMMARY_SOURCES,
    SUMMARY_CONSULTANTS,
    SUMMARY_LAYOUTS,
    SUMMARY_DAYS
} SummaryId;

typedef enum SumKind {
    SUM_TEXT,     /* the first one carries 合计 in the total */
    SUM_FIXED,    /* a number that is not added up: a rank */
    SUM_VALUE,    /* added up */
    SUM_QUOTIENT, /* column over ÷ column under, also in the total; ppm */
    SUM_SHARE,    /* of column over: tenths of a per cent that add up to 100.0 % (M44); ppm */
} SumKind;

typedef struct SummaryColumn {
    const char *period; /* msgid before the label: 今日; NULL */
    const char *label;  /* msgid */
    SumKind kind;
    MetricUnit unit;
    int over;
    int under;
    const char *metric; /* key of what it counts; NULL */
    size_t column;      /* of the report: the period that it is about */
} SummaryColumn;

typedef struct SummaryCell {
    const char *text; /* of SUM_TEXT */
    int64_t number;   /* NONE is undefined */
} SummaryCell;

typedef struct Summary {
    SummaryId id;
    const SummaryColumn *columns;
    size_t column_count;
    SummaryCell *cells; /* [row * column_count + column] */
    size_t row_count;
} Summary;

#define SUMMARY_KEY 0   /* the column of the source, layout or day … */
#define SUMMARY_NO 1    /* … of a consultant's number */

/* Everything lives in arena; names and labels are borrowed from the report. */
Summary summary_make(const Report *report, Db *db, SummaryId id, Arena *arena);
const SummaryCell *summary_cell(const Summary *summary, size_t row, size_t column);
int64_t summary_total(const Summary *summary, size_t column); /* NONE for texts and ranks */

#endif

/*
 * The lines and columns of the overview (日报总览, 周报总览, 月报总览): one table for the workbook, the
 * text and the preview on the screen, so that all three show the same figures in the same order.
 */
#ifndef REPORT_LINE_H
#define REPORT_LINE_H

#include "report/report.h"

#define LINE_TERMS_MAX 8
#define NO_LINE ((size_t)-1)

typedef enum LineKind { LINE_FLOW, LINE_RATIO, LINE_STOCK } LineKind;

/* A line that the lines above it add up to: +key −key, or the quotient of two. */
typedef struct LineTerm {
    const char *key;
    int sign;
} LineTerm;

typedef struct ReportLine {
    LineKind kind;
    const char *key;                /* of the metric, ratio or stock figure */
    const char *block;              /* msgid: what begins here; NULL */
    LineTerm terms[LINE_TERMS_MAX]; /* ends with a NULL key; empty: no formula */
} ReportLine;

extern const ReportLine report_lines[];
extern const size_t report_line_count;

const char *line_label(const ReportLine *line); /* msgid */
MetricUnit line_unit(const ReportLine *line);
size_t line_find(const char *key);              /* NO_LINE when it is not on the overview */
/* Stock figures are as of the last day: NONE in every column but the first. */
int64_t line_value(const Report *report, const ReportLine *line, size_t column);

typedef enum HeadingKind {
    HEADING_VALUE,
    HEADING_CHANGE, /* (cur − prev) ÷ prev, ppm */
    HEADING_TARGET,
    HEADING_RATE, /* actual ÷ target, ppm */
} HeadingKind;

/* A column of the overview; the columns it is made of are positions among the headings. */
typedef struct ReportHeading {
    const char *label; /* msgid */
    HeadingKind kind;
    size_t column;     /* HEADING_VALUE: of the report */
    size_t over;       /* CHANGE, RATE: the heading of the numerator … */
    size_t under;      /* … and of the denominator */
    bool year;         /* HEADING_TARGET: of the year */
} ReportHeading;

const ReportHeading *report_headings(ReportKind kind, size_t *count);
/* What stands at a line and a heading; ratios in ppm, NONE undefined or empty. */
int64_t heading_value(const Report *report, const ReportLine *line, size_t heading);
MetricUnit heading_unit(const Report *report, const ReportLine *line, size_t heading);
/* Stock has one figure: other cells of its line are left empty, not shown as undefined. */
bool heading_applies(const Report *report, const ReportLine *line, size_t heading);

#endif

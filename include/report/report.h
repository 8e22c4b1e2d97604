/*
 * A report: every metric of a period as of its last day, in memory; the JSON, the text, the preview
 * and the workbook show the same numbers.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/arena.h"
#include "base/str.h"
#include "db/db.h"
#include "report/metric.h"

#define REPORT_COLUMNS_MAX 6

typedef enum ReportKind { REPORT_DAILY, REPORT_WEEKLY, REPORT_MONTHLY } ReportKind;

typedef struct ReportColumn {
    const char *key;   /* "day" */
    const char *label; /* msgid: 今日 */
    int64_t from;      /* first and last day; from > to is an empty column */
    int64_t to;
    bool in_tables;    /* by_ tables carry it */
    bool in_ratios;
} ReportColumn;

/* A row of by_source, by_consultant or by_layout. */
typedef struct ReportRow {
    const char *no;   /* consultants; NULL */
    const char *name;
    int rank;         /* consultants */
    int64_t *values;  /* [metric * REPORT_COLUMNS_MAX + column] */
} ReportRow;

typedef struct ReportTable {
    const char *key;
    ReportRow *rows;
    size_t count;
} ReportTable;

typedef struct ReportTarget {
    const char *metric; /* msgid: 来访 */
    int64_t target;     /* fen or count */
    int64_t actual;
    int64_t rate;       /* ppm, NONE */
    MetricUnit unit;
    size_t metric_index;
} ReportTarget;

typedef struct ReportDay {
    int64_t date;
    int64_t *values; /* [metric] */
} ReportDay;

typedef struct Report {
    ReportKind kind;
    const char *project;
    int64_t date; /* asked for */
    int64_t from;
    int64_t to;
    ReportColumn columns[REPORT_COLUMNS_MAX];
    size_t column_count;
    int64_t *values; /* [metric * REPORT_COLUMNS_MAX + column] */
    int64_t *stock;  /* ratios in ppm, NONE undefined */
    int64_t all_sets;    /* saleable units */
    int64_t sign_days;   /* settings that due dates rest on */
    int64_t filing_days;
    ReportTable by_source;
    ReportTable by_consultant;
    ReportTable by_layout;
    ReportTarget *targets;
    size_t target_count;
    int64_t *year_targets; /* [metric]: the site's month targets of the year added up; NONE */
    ReportDay *days; /* from…to */
    size_t day_count;
    Arena arena; /* owns it all */
} Report;

const char *report_kind_name(ReportKind kind); /* "daily" */
bool report_kind_find(const char *name, ReportKind *kind);

bool report_make(Report *report, Db *db, ReportKind kind, int64_t date, Error *err);
/* What the board of a day shows: the columns of a daily report up to the month, its targets, and
 * every day from the first of the month (BOARD_TREND days at least) in days; no tables, no stock.
 * It reads those days only, so it is there at a keystroke on any site. */
#define BOARD_COLUMNS 4 /* 今日 昨日 本周 本月 */
#define BOARD_TREND 14
bool report_make_board(Report *report, Db *db, int64_t date, Error *err);
void report_clear(Report *report);

int64_t report_value(const Report *report, const char *metric, size_t column);
/* ppm or fen per m²; NONE when undefined. */
int64_t report_ratio(const Report *report, size_t ratio, size_t column);
/* The metrics that a table carries: keys, NULL-terminated. */
const char *const *report_table_metrics(const ReportTable *table);

/* Every flow metric of each day from…to, in arena. */
ReportDay *report_days(Db *db, int64_t from, int64_t to, Arena *arena);

void report_json(const Report *report, Str *out);
/* The overview as aligned plain text, then the tables of sources and consultants. */
void report_text(const Report *report, Str *out);

#endif

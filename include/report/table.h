/*
 * The flow of a report in memory, grouped by event, source, consultant and layout, over the two
 * periods that tables carry: the by_ tables come from these rows.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "report/report.h"

typedef struct FlowRow {
    const char *event;
    const char *source;
    const char *consultant;
    const char *layout;
    int64_t sums[REPORT_COLUMNS_MAX * MEASURE_COUNT]; /* [column * MEASURE_COUNT + measure] */
} FlowRow;

typedef struct FlowSums {
    FlowRow *rows;
    size_t count;
    size_t capacity;
} FlowSums;

/* Which part of a flow row groups a table. */
typedef const char *FlowKey(const FlowRow *row);

FlowRow *flow_add(FlowSums *sums, Arena *arena);
/* +1, −1 or 0: how an event enters a metric. */
int metric_sign(const Metric *metric, const char *event);
/* All metrics of the rows whose key equals value. */
int64_t *flow_values(const FlowSums *sums, Report *report, FlowKey *key, const char *value);
void report_tables(Report *report, Db *db, const FlowSums *sums);
/* A metric over the month of the report's last day. */
int64_t report_month_value(const Report *report, Db *db, size_t metric);

#endif

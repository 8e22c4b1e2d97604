/*
 * Metrics: one row each with its key, name, definition and how it is summed from the flow. The keys
 * are those of the JSON; definitions M01 … M48 stand in the sheet 口径.
 */
#ifndef REPORT_METRIC_H
#define REPORT_METRIC_H

#include <stddef.h>
#include <stdint.h>

#define METRIC_TERMS_MAX 8

typedef enum Measure { MEASURE_SETS, MEASURE_AREA, MEASURE_AMOUNT, MEASURE_COUNT } Measure;
typedef enum MetricUnit {
    UNIT_COUNT,
    UNIT_AREA,
    UNIT_MONEY,
    UNIT_RATIO,
    UNIT_PRICE,
    UNIT_DECIMAL
} MetricUnit;

/* + or − one measure of one event of view_flow. */
typedef struct MetricTerm {
    const char *event;
    int sign;
} MetricTerm;

typedef struct Metric {
    const char *key;
    const char *label;      /* msgid: the row label of 日报总览 */
    MetricUnit unit;
    Measure measure;
    MetricTerm terms[METRIC_TERMS_MAX]; /* ends with a NULL event */
    const char *definition; /* msgid */
    const char *date_rule;  /* msgid: by which date it counts */
} Metric;

typedef struct RatioMetric {
    const char *key;
    const char *label;
    MetricUnit unit;         /* UNIT_RATIO or UNIT_PRICE */
    const char *numerator;   /* metric keys */
    const char *denominator;
    const char *definition;
} RatioMetric;

typedef struct StockMetric {
    const char *key;
    const char *label;
    MetricUnit unit;
    const char *definition;
} StockMetric;

extern const Metric metric_list[];
extern const size_t metric_count;
extern const RatioMetric ratio_list[];
extern const size_t ratio_count;
extern const StockMetric stock_list[];
extern const size_t stock_count;

size_t metric_index(const char *key); /* asserts that it exists */
size_t stock_index(const char *key);

/* A figure for people: 1,204 · 117.22 · 1,200,000 · 12.5% · 3.4; NONE is —. buf at least 32. */
const char *unit_format(char *buf, size_t size, MetricUnit unit, int64_t value);

#endif

/* The report as JSON: the contract that other programs rely on. */
#include "base/date.h"
#include "base/text.h"
#include "report/report.h"
#include "sheet/json.h"

#include <string.h>

static void add_ratio(Json *json, const char *key, MetricUnit unit, int64_t value)
{
    if (unit == UNIT_RATIO || unit == UNIT_DECIMAL) {
        json_key_ppm(json, key, value);
    } else {
        json_key_int(json, key, value);
    }
}

static void add_date(Json *json, const char *key, int64_t date)
{
    char buf[16];
    json_key_text(json, key, date_format(buf, sizeof buf, date));
}

static void add_flow(Json *json, const Report *r)
{
    json_key(json, "flow");
    json_object(json);
    for (size_t m = 0; m < metric_count; m++) {
        json_key(json, metric_list[m].key);
        json_object(json);
        for (size_t c = 0; c < r->column_count; c++) {
            json_key_int(json, r->columns[c].key, r->values[m * REPORT_COLUMNS_MAX + c]);
        }
        json_end(json);
    }
    json_end(json);
}

static void add_ratios(Json *json, const Report *r)
{
    json_key(json, "ratio");
    json_object(json);
    for (size_t i = 0; i < ratio_count; i++) {
        json_key(json, ratio_list[i].key);
        json_object(json);
        for (size_t c = 0; c < r->column_count; c++) {
            if (r->columns[c].in_ratios) {
                add_ratio(json, r->columns[c].key, ratio_list[i].unit, report_ratio(r, i, c));
            }
        }
        json_end(json);
    }
    json_end(json);
}

static void add_stock(Json *json, const Report *r)
{
    json_key(json, "stock");
    json_object(json);
    for (size_t i = 0; i < stock_count; i++) {
        add_ratio(json, stock_list[i].key, stock_list[i].unit, r->stock[i]);
    }
    json_end(json);
}

static void add_table(Json *json, const Report *r, const ReportTable *table)
{
    json_key(json, table->key);
    json_array(json);
    for (size_t i = 0; i < table->count; i++) {
        const ReportRow *row = &table->rows[i];
        json_object(json);
        if (row->no != NULL) {
            json_key_text(json, "no", row->no);
        }
        json_key_text(json, "name", row->name);
        if (row->no != NULL) {
            json_key_int(json, "rank", row->rank);
        }
        for (const char *const *key = report_table_metrics(table); *key != NULL; key++) {
            json_key(json, *key);
            json_object(json);
            for (size_t c = 0; c < r->column_count; c++) {
                if (r->columns[c].in_tables) {
                    json_key_int(json, r->columns[c].key,
                                 row->values[metric_index(*key) * REPORT_COLUMNS_MAX + c]);
                }
            }
            json_end(json);
        }
        json_end(json);
    }
    json_end(json);
}

static void add_targets(Json *json, const Report *r)
{
    json_key(json, "targets");
    json_array(json);
    for (size_t i = 0; i < r->target_count; i++) {
        json_object(json);
        json_key_text(json, "metric", r->targets[i].metric);
        json_key_int(json, "month_target", r->targets[i].target);
        json_key_int(json, "month_actual", r->targets[i].actual);
        json_key_ppm(json, "rate", r->targets[i].rate);
        json_end(json);
    }
    json_end(json);
}

static void add_days(Json *json, const Report *r)
{
    json_key(json, "days");
    json_array(json);
    for (size_t i = 0; i < r->day_count; i++) {
        json_object(json);
        add_date(json, "date", r->days[i].date);
        for (size_t m = 0; m < metric_count; m++) {
            json_key_int(json, metric_list[m].key, r->days[i].values[m]);
        }
        json_end(json);
    }
    json_end(json);
}

void report_json(const Report *r, Str *out)
{
    Json json = {.out = out};
    json_object(&json);
    json_key_text(&json, "kind", report_kind_name(r->kind));
    json_key_text(&json, "project", r->project);
    add_date(&json, "date", r->date);
    add_date(&json, "from", r->from);
    add_date(&json, "to", r->to);
    json_key(&json, "closed");
    json_bool(&json, false);
    add_flow(&json, r);
    add_ratios(&json, r);
    add_stock(&json, r);
    add_table(&json, r, &r->by_source);
    add_table(&json, r, &r->by_consultant);
    add_table(&json, r, &r->by_layout);
    add_targets(&json, r);
    if (r->kind != REPORT_DAILY) {
        add_days(&json, r);
    }
    json_end(&json);
    str_add(out, "\n");
}

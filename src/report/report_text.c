/* The report as aligned plain text for the terminal: the overview, then sources and consultants. */
#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "report/line.h"
#include "report/report.h"
#include "report/text_table.h"

#include <string.h>

static const char *const titles[] = {N_("日报"), N_("周报"), N_("月报")};

static void write_title(const Report *report, Arena *arena, Str *out)
{
    char from[16];
    char to[16];
    str_format(out, "%s %s %s", text_visible(arena, report->project), _(titles[report->kind]),
               date_format(from, sizeof from, report->from));
    if (report->to != report->from) {
        str_format(out, " – %s", date_format(to, sizeof to, report->to));
    }
    str_add(out, "\n");
}

static void add_line(TextTable *table, const Report *report, const ReportLine *line, size_t count)
{
    char buf[64];
    text_table_add(table, _(line_label(line)));
    for (size_t i = 0; i < count; i++) {
        bool empty = !heading_applies(report, line, i);
        text_table_add(table, empty ? ""
                                    : unit_format(buf, sizeof buf, heading_unit(report, line, i),
                                                  heading_value(report, line, i)));
    }
}

static void write_overview(const Report *report, Arena *arena, Str *out)
{
    size_t count;
    const ReportHeading *headings = report_headings(report->kind, &count);
    TextTable table = {.arena = arena, .columns = count + 1, .left = 1};
    text_table_add(&table, _("指标"));
    for (size_t i = 0; i < count; i++) {
        text_table_add(&table, _(headings[i].label));
    }
    for (size_t i = 0; i < report_line_count; i++) {
        add_line(&table, report, &report_lines[i], count);
    }
    text_table_write(&table, out);
}

/* The period of a table: the month of a day's report, else the period itself. */
static size_t table_column(const Report *report)
{
    return report->kind == REPORT_DAILY ? 3 : 0;
}

static void write_table(const Report *report, const ReportTable *from, Arena *arena, Str *out)
{
    char buf[64];
    size_t column = table_column(report);
    const char *const *keys = report_table_metrics(from);
    size_t columns = 1;
    while (keys[columns - 1] != NULL) {
        columns++;
    }
    TextTable table = {.arena = arena, .columns = columns, .left = 1};
    text_table_add(&table, _(report->columns[column].label));
    for (size_t i = 0; keys[i] != NULL; i++) {
        text_table_add(&table, _(metric_list[metric_index(keys[i])].label));
    }
    for (size_t r = 0; r < from->count; r++) {
        text_table_add(&table, from->rows[r].name);
        for (size_t i = 0; keys[i] != NULL; i++) {
            size_t metric = metric_index(keys[i]);
            int64_t value = from->rows[r].values[metric * REPORT_COLUMNS_MAX + column];
            text_table_add(&table, unit_format(buf, sizeof buf, metric_list[metric].unit, value));
        }
    }
    text_table_write(&table, out);
}

void report_text(const Report *report, Str *out)
{
    const ReportTable *tables[] = {&report->by_source, &report->by_consultant, &report->by_layout};
    Arena arena = {0};
    write_title(report, &arena, out);
    str_add(out, "\n");
    write_overview(report, &arena, out);
    for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
        str_add(out, "\n");
        write_table(report, tables[i], &arena, out);
    }
    arena_clear(&arena);
}

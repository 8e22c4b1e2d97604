/* The tables of screen 8 as texts, and from a figure to what it counts. */
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "report/line.h"
#include "screen/report_screen.h"

#include <string.h>

const Summary *report_summary(const ReportScreen *self)
{
    const Summary *const summaries[TAB_COUNT] = {
        [TAB_DAYS] = &self->days,
        [TAB_SOURCES] = &self->sources,
        [TAB_CONSULTANTS] = &self->consultants,
        [TAB_LAYOUTS] = &self->layouts,
    };
    return summaries[self->tab];
}

/* The table of the tab as texts */

static void begin_table(ReportScreen *self, size_t columns, size_t rows)
{
    Arena *arena = &self->view.rows;
    columns = columns < COLUMN_MAX ? columns : COLUMN_MAX;
    self->list.columns = self->columns;
    self->list.column_count = columns;
    self->row_count = rows;
    self->cells = arena_alloc(arena, (rows * columns + 1) * sizeof *self->cells);
    for (size_t i = 0; i < columns; i++) {
        self->columns[i] = (Column){"", 4, 0, i == 0 ? COLUMN_LEFT : COLUMN_RIGHT, false};
    }
}

static void set_cell(ReportScreen *self, size_t row, size_t column, const char *text)
{
    int width = utf8_width(text);
    Column *at = &self->columns[column];
    at->width = width > at->width ? width : at->width;
    self->cells[row * self->list.column_count + column] = text;
}

static const char *number_text(ReportScreen *self, MetricUnit unit, int64_t value)
{
    char buf[40];
    return arena_copy(&self->view.rows, unit_format(buf, sizeof buf, unit, value));
}

static void fill_overview(ReportScreen *self)
{
    size_t count = 0;
    const ReportHeading *headings = report_headings(self->kind, &count);
    begin_table(self, count + 1, report_line_count);
    self->columns[0].title = N_("指标");
    for (size_t i = 0; i < count; i++) {
        self->columns[i + 1].title = headings[i].label;
    }
    for (size_t row = 0; row < report_line_count; row++) {
        const ReportLine *line = &report_lines[row];
        set_cell(self, row, 0, _(line_label(line)));
        for (size_t i = 0; i < count; i++) {
            bool empty = !heading_applies(&self->report, line, i);
            set_cell(self, row, i + 1,
                     empty ? ""
                           : number_text(self, heading_unit(&self->report, line, i),
                                         heading_value(&self->report, line, i)));
        }
    }
}

static const char *column_title(Arena *arena, const SummaryColumn *column)
{
    return column->period == NULL
               ? _(column->label)
               : arena_format(arena, _("%s%s"), _(column->period), _(column->label));
}

/* The rows, then their total. */
static void fill_summary(ReportScreen *self, const Summary *summary)
{
    begin_table(self, summary->column_count, summary->row_count + 1);
    for (size_t i = 0; i < self->list.column_count; i++) {
        const SummaryColumn *column = &summary->columns[i];
        bool text = column->kind == SUM_TEXT;
        self->columns[i].title = column_title(&self->view.rows, column);
        self->columns[i].align = text ? COLUMN_LEFT : COLUMN_RIGHT;
        for (size_t row = 0; row < summary->row_count; row++) {
            const SummaryCell *cell = summary_cell(summary, row, i);
            set_cell(self, row, i,
                     text ? cell->text : number_text(self, column->unit, cell->number));
        }
        bool totals = !text && column->kind != SUM_FIXED;
        set_cell(self, summary->row_count, i,
                 totals ? number_text(self, column->unit, summary_total(summary, i))
                        : i == 0 ? _("合计") : "");
    }
}

void report_fill_tab(ReportScreen *self)
{
    const Summary *summary = report_summary(self);
    self->view.list = self->tab == TAB_CHARTS ? NULL : &self->list;
    if (!self->made || self->tab == TAB_CHARTS) {
        return;
    }
    if (summary != NULL) {
        fill_summary(self, summary);
    } else {
        fill_overview(self);
    }
    self->list.column = self->list.column < self->list.column_count ? self->list.column : 1;
    self->list.column += self->list.column == 0;
    list_move(&self->list, self->list.cursor);
}

/* The list's source */

static size_t source_count(void *data)
{
    return ((ReportScreen *)data)->row_count;
}

static const char *source_cell(void *data, Arena *arena, size_t row, size_t column)
{
    const ReportScreen *self = data;
    (void)arena;
    return self->cells[row * self->list.column_count + column];
}

/* Sums stand out: lines that add others up, the total of a table. */
static unsigned source_role(void *data, size_t row, size_t column)
{
    const ReportScreen *self = data;
    (void)column;
    bool sum = self->tab == TAB_OVERVIEW ? report_lines[row].terms[0].key != NULL
                                         : row + 1 == self->row_count;
    return sum ? ROLE_TITLE : ROLE_TEXT;
}

const ListSource report_source = {.count = source_count, .cell = source_cell, .role = source_role};

/* From a figure to its rows */

static void figure_of_line(ReportScreen *self, const ReportLine *line, size_t heading,
                           ReportFigure *figure)
{
    size_t count = 0;
    const ReportHeading *headings = report_headings(self->kind, &count);
    while (headings[heading].kind == HEADING_CHANGE || headings[heading].kind == HEADING_RATE) {
        heading = headings[heading].over; /* a rate leads to what it is a part of */
    }
    if (headings[heading].kind == HEADING_TARGET) {
        return;
    }
    const ReportColumn *column = &self->report.columns[headings[heading].column];
    figure->from = column->from;
    figure->to = column->to;
    if (line->kind == LINE_STOCK) {
        figure->stock = line->key;
        figure->from = figure->to = self->report.to;
    } else if (line->kind == LINE_RATIO) {
        size_t ratio = 0;
        while (strcmp(ratio_list[ratio].key, line->key) != 0) {
            ratio++;
        }
        line = &report_lines[line_find(ratio_list[ratio].numerator)];
        figure->metric = line->key;
    } else {
        figure->metric = line->key;
    }
    figure->unit = line_unit(line);
    figure->value = line_value(&self->report, line, headings[heading].column);
    figure->title = arena_format(&self->view.rows, "%s %s", _(line_label(line)),
                                 _(headings[heading].label));
}

static void figure_of_cell(ReportScreen *self, const Summary *summary, size_t row, size_t at,
                           ReportFigure *figure)
{
    const SummaryColumn *column = &summary->columns[at];
    if (column->kind == SUM_QUOTIENT || column->kind == SUM_SHARE) {
        at = (size_t)column->over;
        column = &summary->columns[at];
    }
    if (column->metric == NULL) {
        return;
    }
    bool total = row == summary->row_count;
    bool by_day = summary->id == SUMMARY_DAYS && !total;
    const ReportColumn *period = &self->report.columns[column->column];
    const char *key = total ? NULL : summary_cell(summary, row, SUMMARY_KEY)->text;
    figure->metric = column->metric;
    figure->unit = column->unit;
    figure->from = by_day ? self->report.days[row].date : period->from;
    figure->to = by_day ? self->report.days[row].date : period->to;
    figure->value = total ? summary_total(summary, at) : summary_cell(summary, row, at)->number;
    figure->source = summary->id == SUMMARY_SOURCES ? key : NULL;
    figure->layout = summary->id == SUMMARY_LAYOUTS ? key : NULL;
    if (summary->id == SUMMARY_CONSULTANTS && !total) {
        const char *no = summary_cell(summary, row, SUMMARY_NO)->text;
        figure->consultant = *no == '\0' ? key : no; /* 待分配 has no number */
    }
    figure->title = arena_format(&self->view.rows, "%s %s", total ? _("合计") : key,
                                 column_title(&self->view.rows, column));
}

bool report_figure(ReportScreen *self, ReportFigure *figure)
{
    const Summary *summary = report_summary(self);
    *figure = (ReportFigure){0};
    if (summary != NULL) {
        figure_of_cell(self, summary, self->list.cursor, self->list.column, figure);
    } else {
        figure_of_line(self, &report_lines[self->list.cursor], self->list.column - 1, figure);
    }
    return figure->metric != NULL || figure->stock != NULL;
}

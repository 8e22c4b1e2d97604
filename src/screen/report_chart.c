/* The charts of screen 8, from the figures of the workbook's charts. */
#include "base/date.h"
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "report/line.h"
#include "screen/report_screen.h"
#include "ui/chart.h"

#define TALL 28 /* rows from which all charts stand on one page */
#define TREND_ROWS 9
#define BARS_MAX 16

/* Columns of the summaries that the bars show: see the charts of the workbook. */
enum { SOURCE_FIRST_VISITS = 8, CONSULTANT_NET_AMOUNT = 14 };

int report_charts_pages(Rect area)
{
    return area.height >= TALL ? 1 : 2;
}

static void draw_trend(const ReportCharts *charts, const char *metric, const char *title,
                       Canvas *canvas, Rect area)
{
    size_t at = metric_index(metric);
    int64_t *values = arena_alloc(&canvas->arena, charts->day_count * sizeof *values);
    const char **labels = arena_alloc(&canvas->arena, charts->day_count * sizeof *labels);
    for (size_t i = 0; i < charts->day_count; i++) {
        values[i] = charts->days[i].values[at];
        labels[i] = arena_format(&canvas->arena, "%02d", date_civil(charts->days[i].date).day);
    }
    canvas_box(canvas, area, title);
    chart_trend(canvas, rect_inside(area), &(ChartTrend){values, labels, charts->day_count});
}

static const char *shown(Arena *arena, MetricUnit unit, int64_t value)
{
    char buf[40];
    return arena_copy(arena, unit == UNIT_MONEY ? money_wan(buf, sizeof buf, value)
                                                : unit_format(buf, sizeof buf, unit, value));
}

/* 来访 → 认筹 → 认购 → 签约, of the month or of the period. */
static void draw_funnel(const ReportCharts *charts, Canvas *canvas, Rect area)
{
    static const char *const keys[] = {"visits", "tickets_opened", "sub_gross_sets",
                                       "sign_gross_sets"};
    static const char *const labels[] = {N_("来访"), N_("认筹"), N_("认购"), N_("签约")};
    ChartBar bars[ARRAY_LEN(keys)];
    size_t column = charts->report->kind == REPORT_DAILY ? 3 : 0;
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        int64_t value = report_value(charts->report, keys[i], column);
        bars[i] = (ChartBar){_(labels[i]), value, 0, shown(&canvas->arena, UNIT_COUNT, value),
                             ROLE_ACCENT};
    }
    canvas_box(canvas, area,
               arena_format(&canvas->arena, _("成交漏斗（%s）"),
                            _(charts->report->columns[column].label)));
    chart_bars(canvas, rect_inside(area), bars, ARRAY_LEN(keys));
}

static void draw_targets(const ReportCharts *charts, Canvas *canvas, Rect area)
{
    ChartBar bars[BARS_MAX];
    char rate[40];
    size_t count = 0;
    for (size_t i = 0; i < charts->report->target_count && count < BARS_MAX; i++) {
        const ReportTarget *target = &charts->report->targets[i];
        bars[count++] = (ChartBar){
            _(target->metric), target->actual > 0 ? target->actual : 0, target->target,
            arena_copy(&canvas->arena, unit_format(rate, sizeof rate, UNIT_RATIO, target->rate)),
            ROLE_ACCENT};
    }
    canvas_box(canvas, area, _("本月目标"));
    chart_bars(canvas, rect_inside(area), bars, count);
    if (count == 0) {
        Rect inside = rect_inside(area);
        canvas_text(canvas, inside.x, inside.y, inside.width, ROLE_HINT, _("没有目标：在 0 设置里登记"));
    }
}

/* A column of a summary, a bar a row; a value below zero has no bar but its number. */
static void draw_summary(const Summary *summary, size_t column, Canvas *canvas, Rect area)
{
    ChartBar bars[BARS_MAX];
    const SummaryColumn *at = &summary->columns[column];
    size_t count = 0;
    for (size_t i = 0; i < summary->row_count && count < BARS_MAX; i++) {
        int64_t value = summary_cell(summary, i, column)->number;
        bars[count++] = (ChartBar){summary_cell(summary, i, SUMMARY_KEY)->text,
                                   value > 0 ? value : 0, 0,
                                   shown(&canvas->arena, at->unit, value), ROLE_ACCENT};
    }
    canvas_box(canvas, area,
               arena_format(&canvas->arena, _("%s%s"), at->period != NULL ? _(at->period) : "",
                            _(at->label)));
    chart_bars(canvas, rect_inside(area), bars, count);
}

static void draw_first(const ReportCharts *charts, Canvas *canvas, Rect area)
{
    int half = area.width / 2;
    int below = area.y + TREND_ROWS;
    int height = area.height - TREND_ROWS;
    draw_trend(charts, "visits", _("每日来访"), canvas,
               (Rect){area.x, area.y, area.width, TREND_ROWS});
    draw_funnel(charts, canvas, (Rect){area.x, below, half, height});
    draw_targets(charts, canvas, (Rect){area.x + half, below, area.width - half, height});
}

static void draw_second(const ReportCharts *charts, Canvas *canvas, Rect area)
{
    int half = area.width / 2;
    draw_summary(charts->sources, SOURCE_FIRST_VISITS, canvas,
                 (Rect){area.x, area.y, half, area.height});
    draw_summary(charts->consultants, CONSULTANT_NET_AMOUNT, canvas,
                 (Rect){area.x + half, area.y, area.width - half, area.height});
}

void report_charts_draw(const ReportCharts *charts, int page, Canvas *canvas, Rect area)
{
    if (report_charts_pages(area) == 1) {
        int height = area.height * 17 / 32;
        draw_first(charts, canvas, (Rect){area.x, area.y, area.width, height});
        draw_second(charts, canvas,
                    (Rect){area.x, area.y + height, area.width, area.height - height});
    } else if (page == 0) {
        draw_first(charts, canvas, area);
    } else {
        draw_second(charts, canvas, area);
    }
}

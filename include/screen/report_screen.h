/*
 * Screen 8 in parts: its tables as texts, the charts of a report, the list of the rows behind a
 * figure. Only for src/screen/report*.c.
 */
#ifndef SCREEN_REPORT_SCREEN_H
#define SCREEN_REPORT_SCREEN_H

#include "report/summary.h"
#include "screen/desk.h"
#include "ui/list.h"

typedef enum ReportTab {
    TAB_OVERVIEW,
    TAB_DAYS,
    TAB_SOURCES,
    TAB_CONSULTANTS,
    TAB_LAYOUTS,
    TAB_CHARTS,
    TAB_COUNT
} ReportTab;

typedef struct ReportScreen {
    View view;
    List list;
    ReportKind kind;
    int64_t date;
    ReportTab tab;
    int chart_page;
    Rect chart_area; /* where the charts were drawn */
    bool made;
    Report report;
    Summary sources; /* these, and what follows, in view.rows */
    Summary consultants;
    Summary layouts;
    Summary days;
    ReportDay *trend;
    size_t trend_count;
    Column columns[COLUMN_MAX]; /* of the tab shown */
    const char **cells;         /* [row * list.column_count + column] */
    size_t row_count;
} ReportScreen;

/* Makes the list, or the charts, of the tab from what was read. */
void report_fill_tab(ReportScreen *self);
/* The table of the tab; NULL for the overview and the charts. */
const Summary *report_summary(const ReportScreen *self);
extern const ListSource report_source; /* over a ReportScreen */

/* A figure and what it is the sum of: a metric over days, or what stood at the end of the last
 * day. */
typedef struct ReportFigure {
    const char *title;      /* translated: 净认购套数 本月累计 */
    MetricUnit unit;
    int64_t value;
    const char *metric;     /* key; NULL: stock */
    const char *stock;      /* key; NULL: metric */
    int64_t from;
    int64_t to;
    const char *source;     /* only of this source … */
    const char *consultant; /* … of this consultant's number … */
    const char *layout;     /* … of this layout; NULL: all */
} ReportFigure;

/* The figure under the cursor; a rate leads to what it is a part of. False when there is none: a
 * target, a name. */
bool report_figure(ReportScreen *self, ReportFigure *figure);

/* The rows whose sum the figure is, masked; Enter opens what a row is about. Says so when there is
 * nothing to list. */
Reply report_detail_open(View *parent, const ReportFigure *figure);

/* What the charts draw; everything borrowed. */
typedef struct ReportCharts {
    const Report *report;
    const ReportDay *days; /* of the trend */
    size_t day_count;
    const Summary *sources;
    const Summary *consultants;
} ReportCharts;

/* Pages that the charts take in area: one when it is tall. */
int report_charts_pages(Rect area);
void report_charts_draw(const ReportCharts *charts, int page, Canvas *canvas, Rect area);

#endif

/* 8 报表: the same figures as the workbook; each opens the rows behind it. */
#include "report/report.h"

#include "base/str.h"
#include "base/text.h"
#include "domain/setting.h"
#include "report/export.h"
#include "report/line.h"
#include "screen/page_text.h"
#include "screen/rows.h"
#include "screen/screens.h"
#include "ui/dialog.h"
#include "ui/page.h"

#include <stdio.h>
#include <string.h>

#define COLUMNS_MAX 12

typedef struct ReportScreen {
    View view;
    Rows rows;
    RowsColumn columns[COLUMNS_MAX];
    ReportKind kind;
    int64_t date;
    Report report;
    bool made;
} ReportScreen;

static const char *const kind_labels[] = {N_("日报"), N_("周报"), N_("月报")};

static void set_columns(ReportScreen *self)
{
    size_t count = 0;
    const ReportHeading *headings = report_headings(self->kind, &count);
    self->columns[0] =
        (RowsColumn){{N_("指标"), 22, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL};
    count = count < COLUMNS_MAX - 1 ? count : COLUMNS_MAX - 1;
    for (size_t i = 0; i < count; i++) {
        self->columns[i + 1] =
            (RowsColumn){{headings[i].label, 14, (int)i, COLUMN_RIGHT, false}, ROWS_TEXT, NULL};
    }
    rows_clear(&self->rows);
    rows_init(&self->rows, &self->view, self->columns, count + 1, NULL);
}

static void add_line(ReportScreen *self, size_t index)
{
    const ReportLine *line = &report_lines[index];
    const char *texts[COLUMNS_MAX] = {_(line_label(line))};
    for (size_t i = 1; i < self->rows.column_count; i++) {
        char buf[40] = "";
        if (heading_applies(&self->report, line, i - 1)) {
            unit_format(buf, sizeof buf, heading_unit(&self->report, line, i - 1),
                        heading_value(&self->report, line, i - 1));
        }
        texts[i] = arena_copy(&self->view.rows, buf);
    }
    rows_add(&self->rows, (int64_t)index + 1, "", texts);
}

static void refresh(View *view)
{
    ReportScreen *self = (ReportScreen *)view;
    Error err = {0};
    if (self->made) {
        report_clear(&self->report);
    }
    rows_begin(&self->rows);
    self->made = report_make(&self->report, desk_db(view), self->kind, self->date, &err);
    if (!self->made) {
        view_fail(view, &err);
        return;
    }
    for (size_t i = 0; i < report_line_count; i++) {
        add_line(self, i);
    }
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    ReportScreen *self = (ReportScreen *)view;
    char from[16];
    char to[16];
    const char *title = arena_format(&canvas->arena, "%s  %s ~ %s", _(kind_labels[self->kind]),
                                     date_format(from, sizeof from, self->report.from),
                                     date_format(to, sizeof to, self->report.to));
    list_draw_box(&self->rows.list, canvas, area, title, true);
}

/* The rows behind the figure under the cursor: the same SELECT without the sum. */
static Reply open_rows(View *view)
{
    ReportScreen *self = (ReportScreen *)view;
    Str out = {0};
    size_t count = 0;
    const ReportHeading *headings = report_headings(self->kind, &count);
    const ReportLine *line = &report_lines[rows_id(&self->rows) - 1];
    size_t heading = self->rows.list.column > 0 ? self->rows.list.column - 1 : 0;
    if (line->kind != LINE_FLOW || headings[heading].kind != HEADING_VALUE) {
        view_say(view, _("这个数由别的数算出，请打开它的组成"));
        return reply_done();
    }
    const Metric *metric = &metric_list[metric_index(line->key)];
    const ReportColumn *column = &self->report.columns[headings[heading].column];
    for (size_t i = 0; i < METRIC_TERMS_MAX && metric->terms[i].event != NULL; i++) {
        page_add_query(&out, view, arena_format(&view->rows, "%s %s", metric->terms[i].sign < 0 ? "-" : "+",
                                                metric->terms[i].event),
                       "report_rows",
                       BINDS(BIND_TEXT(":event", metric->terms[i].event),
                             BIND_DATE(":from", column->from), BIND_DATE(":to", column->to)));
    }
    Reply reply = page_open(view, _(metric->label), str_text(&out));
    str_clear(&out);
    return reply;
}

static Reply set_kind(View *view, ReportKind kind)
{
    ReportScreen *self = (ReportScreen *)view;
    self->kind = kind;
    set_columns(self);
    return reply_refresh();
}

static Reply daily(View *view)
{
    return set_kind(view, REPORT_DAILY);
}

static Reply weekly(View *view)
{
    return set_kind(view, REPORT_WEEKLY);
}

static Reply monthly(View *view)
{
    return set_kind(view, REPORT_MONTHLY);
}

static Reply date_entered(View *view, void *context, const char *text)
{
    ReportScreen *self = (ReportScreen *)view;
    Error err = {0};
    int64_t date = NONE;
    (void)context;
    if (!date_parse_entry(text, desk_today(view), &date, &err)) {
        view_fail(view, &err);
        return reply_done();
    }
    self->date = date;
    return reply_refresh();
}

static Reply pick_date(View *view)
{
    char buf[16];
    return dialog_ask(view, _("日期（. 今天，-1 昨天，6.1，2026-11-22）"),
                      date_format(buf, sizeof buf, ((ReportScreen *)view)->date), true,
                      date_entered, NULL);
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("明细"), N_("打开这个数背后的每一行（左右键选列）"), open_rows, NEED_ROW, NULL, false},
    {'d', K_NONE, N_("日报"), N_("看日报"), daily, 0, NULL, false},
    {'w', K_NONE, N_("周报"), N_("看周报"), weekly, 0, NULL, false},
    {'m', K_NONE, N_("月报"), N_("看月报"), monthly, 0, NULL, false},
    {'t', K_F(6), N_("日期"), N_("换一天"), pick_date, 0, NULL, false},
};

static Reply screen_open(View *view)
{
    ReportScreen *self = (ReportScreen *)view;
    self->date = desk_today(view);
    set_columns(self);
    return reply_done();
}

static void screen_close(View *view)
{
    ReportScreen *self = (ReportScreen *)view;
    if (self->made) {
        report_clear(&self->report);
    }
}

const ScreenDef report_screen = {
    .number = '8',
    .name = "report",
    .label = N_("报表"),
    .help = N_("日报、周报、月报：和工作簿同一套数"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(ReportScreen),
    .open = screen_open,
    .refresh = refresh,
    .draw = draw,
    .close = screen_close,
};

/* 8 报表: the figures of the workbook, each leads to its rows; the workbook itself at a key. */
#include "base/str.h"
#include "base/text.h"
#include "domain/setting.h"
#include "report/workbook.h"
#include "screen/desk.h"
#include "screen/report_screen.h"
#include "screen/screens.h"
#include "ui/console.h"
#include "ui/dialog.h"
#include "ui/progress.h"

#include <limits.h>
#include <stdlib.h>

#define TREND_DAYS 14

static const char *const kind_labels[] = {N_("日报"), N_("周报"), N_("月报")};
static const char *const tab_labels[TAB_COUNT] = {N_("总览"), N_("每日"), N_("渠道"),
                                                  N_("顾问"), N_("户型"), N_("图表")};

static bool tab_exists(const ReportScreen *self, ReportTab tab)
{
    return tab != TAB_DAYS || self->kind != REPORT_DAILY;
}

/* Reading */

static void read_summaries(ReportScreen *self)
{
    Arena *arena = &self->view.rows;
    Db *db = desk_db(&self->view);
    const Report *report = &self->report;
    self->sources = summary_make(report, db, SUMMARY_SOURCES, arena);
    self->consultants = summary_make(report, db, SUMMARY_CONSULTANTS, arena);
    self->layouts = summary_make(report, db, SUMMARY_LAYOUTS, arena);
    self->days = summary_make(report, db, SUMMARY_DAYS, arena);
    self->trend = report->days;
    self->trend_count = report->day_count;
    if (report->kind != REPORT_MONTHLY) {
        self->trend_count = TREND_DAYS;
        self->trend = report_days(db, report->to - TREND_DAYS + 1, report->to, arena);
    }
}

static void refresh(View *view)
{
    ReportScreen *self = (ReportScreen *)view;
    Error err = {0};
    if (self->made) {
        report_clear(&self->report);
    }
    self->row_count = 0;
    self->made = report_make(&self->report, desk_db(view), self->kind, self->date, &err);
    if (!self->made) {
        report_clear(&self->report);
        view_fail(view, &err);
        return;
    }
    read_summaries(self);
    report_fill_tab(self);
}

/* Drawing */

static const char *period_text(const ReportScreen *self, Arena *arena)
{
    char from[16];
    char to[16];
    date_format(from, sizeof from, self->report.from);
    if (self->report.from == self->report.to) {
        return arena_format(arena, "%s %s", _(kind_labels[self->kind]), from);
    }
    return arena_format(arena, "%s %s ~ %s", _(kind_labels[self->kind]), from,
                        date_format(to, sizeof to, self->report.to) + 5);
}

static void draw_tabs(const ReportScreen *self, Canvas *canvas, Rect area)
{
    int x = canvas_put(canvas, area.x + 1, area.y, area.x + area.width, ROLE_TITLE,
                       period_text(self, &canvas->arena)) + 2;
    for (int tab = 0; tab < TAB_COUNT; tab++) {
        bool here = tab == (int)self->tab;
        if (tab_exists(self, (ReportTab)tab)) {
            x = canvas_put(canvas, x, area.y, area.x + area.width, here ? ROLE_ACCENT : ROLE_LABEL,
                           arena_format(&canvas->arena, here ? "[%s]" : " %s ",
                                        _(tab_labels[tab])));
        }
    }
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    ReportScreen *self = (ReportScreen *)view;
    Rect inside = {area.x, area.y + 1, area.width, area.height - 1};
    if (!self->made) {
        return;
    }
    draw_tabs(self, canvas, area);
    if (self->tab != TAB_CHARTS) {
        list_draw_box(&self->list, canvas, inside, _(tab_labels[self->tab]), true);
        return;
    }
    self->chart_area = inside;
    report_charts_draw(&(ReportCharts){&self->report, self->trend, self->trend_count,
                                       &self->sources, &self->consultants},
                       self->chart_page % report_charts_pages(inside), canvas, inside);
}

static Reply open_rows(View *view)
{
    ReportScreen *self = (ReportScreen *)view;
    ReportFigure figure;
    if (view->list == NULL) {
        return reply_done();
    }
    if (!report_figure(self, &figure)) {
        view_say(view, _("目标在 0 设置里看；其余各格请左右移到数字上"));
        return reply_done();
    }
    return report_detail_open(view, &figure);
}

/* Choosing */

static Reply set_kind(View *view, ReportKind kind)
{
    ReportScreen *self = (ReportScreen *)view;
    self->kind = kind;
    if (!tab_exists(self, self->tab)) {
        self->tab = TAB_OVERVIEW;
    }
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

/* A day, a week or a month on or back. */
static Reply step(View *view, int by)
{
    ReportScreen *self = (ReportScreen *)view;
    self->date = self->kind == REPORT_MONTHLY
                     ? date_add_months(self->date, by)
                     : self->date + by * (self->kind == REPORT_WEEKLY ? 7 : 1);
    return reply_refresh();
}

static Reply earlier(View *view)
{
    return step(view, -1);
}

static Reply later(View *view)
{
    return step(view, 1);
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

static Reply go_tab(View *view, int by)
{
    ReportScreen *self = (ReportScreen *)view;
    do {
        self->tab = (ReportTab)(((int)self->tab + TAB_COUNT + by) % TAB_COUNT);
    } while (!tab_exists(self, self->tab));
    self->list.left = 0;
    self->list.column = 1;
    list_move(&self->list, 0);
    report_fill_tab(self);
    return reply_done();
}

static Reply next_tab(View *view)
{
    return go_tab(view, 1);
}

/* The charts take two pages where there is little room. */
static Reply screen_key(View *view, Key key)
{
    ReportScreen *self = (ReportScreen *)view;
    if (key == K_BACK_TAB) {
        return go_tab(view, -1);
    }
    bool turn = key == K_PAGE_UP || key == K_PAGE_DOWN || key == K_UP || key == K_DOWN ||
                key == K_SPACE;
    if (self->tab != TAB_CHARTS || !turn) {
        return reply_pass();
    }
    self->chart_page = (self->chart_page + 1) % report_charts_pages(self->chart_area);
    return reply_done();
}

/* The workbook */

static bool show_progress(void *context, size_t done, size_t total)
{
    return progress_step(context, (int64_t)done, (int64_t)total);
}

/* In the report folder, else where the program was started; said whole. */
static const char *workbook_path(ReportScreen *self, Arena *arena)
{
    char whole[PATH_MAX];
    const char *folder = setting_text(desk_db(&self->view), SETTING_REPORT_DIR, arena);
    const char *name = workbook_default_name(arena, &self->report);
    if (realpath(*folder != '\0' ? folder : ".", whole) == NULL) {
        return arena_format(arena, "%s/%s", folder, name);
    }
    return arena_format(arena, "%s/%s", whole, name);
}

static Reply write_workbook(View *view, bool unmask, const char *reason)
{
    ReportScreen *self = (ReportScreen *)view;
    Arena arena = {0};
    Error err = {0};
    if (!self->made) {
        return reply_done();
    }
    Progress progress = progress_start(view, _("正在写工作簿"));
    Workbook book = {.report = &self->report, .path = workbook_path(self, &arena),
                     .unmask = unmask, .reason = reason,
                     .progress = show_progress, .progress_context = &progress};
    if (workbook_write(desk_session(view), &book, &err)) {
        view_say(view, _("已写出 %s"), book.path);
    } else {
        view_fail(view, &err);
    }
    arena_clear(&arena);
    return reply_done();
}

static Reply export_masked(View *view)
{
    return write_workbook(view, false, NULL);
}

static Reply reason_entered(View *view, void *context, const char *text)
{
    (void)context;
    return write_workbook(view, true, text);
}

static Reply export_whole(View *view)
{
    return dialog_ask(view, _("为什么要姓名和手机完整的工作簿"), "", true, reason_entered, NULL);
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("明细"), N_("列出这个数背后的每一行（左右键选列）"), open_rows, NEED_ROW, NULL, false},
    {'e', K_F(8), N_("工作簿"), N_("写出 xlsx 工作簿，姓名和手机遮盖"), export_masked, 0, NULL, false},
    {'d', K_NONE, N_("日报"), N_("看日报"), daily, 0, NULL, false},
    {'w', K_NONE, N_("周报"), N_("看周报"), weekly, 0, NULL, false},
    {'m', K_NONE, N_("月报"), N_("看月报"), monthly, 0, NULL, false},
    {'-', K_NONE, N_("往前"), N_("前一天、前一周或前一月"), earlier, 0, NULL, false},
    {'+', '=', N_("往后"), N_("后一天、后一周或后一月"), later, 0, NULL, false},
    {'t', K_F(6), N_("日期"), N_("换一天"), pick_date, 0, NULL, false},
    {K_TAB, K_NONE, N_("换页"), N_("总览、每日、渠道、顾问、户型、图表；Shift-Tab 往回"), next_tab, 0, NULL, false},
    {'u', K_NONE, N_("完整导出"), N_("写出姓名和手机完整的工作簿：经理才能做，要写原因"), export_whole, 0, NULL, true},
};

static Reply screen_open(View *view)
{
    ReportScreen *self = (ReportScreen *)view;
    self->date = desk_today(view);
    list_init(&self->list, self->columns, 1, &report_source, self);
    self->list.cells = true;
    self->list.column = 1;
    view->list = &self->list;
    return reply_done();
}

static void screen_close(View *view)
{
    ReportScreen *self = (ReportScreen *)view;
    list_clear(&self->list);
    if (self->made) {
        report_clear(&self->report);
    }
}

const ScreenDef report_screen = {
    .number = '8',
    .name = "report",
    .label = N_("报表"),
    .help = N_("日报、周报、月报：和工作簿同一套数，每个数都能打开"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(ReportScreen),
    .open = screen_open,
    .refresh = refresh,
    .draw = draw,
    .key = screen_key,
    .close = screen_close,
};

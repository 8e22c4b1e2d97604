/* 1 今日: what is due, late or missing, the day against the target, fourteen days. */
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "report/report.h"
#include "report/todo.h"
#include "screen/deal_page.h"
#include "screen/rows.h"
#include "screen/screens.h"
#include "ui/chart.h"

#include <stdio.h>
#include <string.h>

#define TREND_DAYS BOARD_TREND

typedef struct TodayScreen {
    View view;
    Rows rows;
    TodoList todo;       /* in view.rows */
    Report report;       /* of the day; owns its arena */
    bool reported;
    ReportDay *trend;    /* of the report; NULL without one */
} TodayScreen;

static const RowsColumn columns[] = {
    {{N_("类别"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("事项"), 34, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("到期"), 10, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("逾期"), 5, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
};

static void fill(TodayScreen *self)
{
    rows_begin(&self->rows);
    for (size_t i = 0; i < self->todo.count; i++) {
        const TodoRow *row = &self->todo.rows[i];
        char due[16];
        const char *late = row->days_late > 0
                               ? arena_format(&self->view.rows, "%lld", (long long)row->days_late)
                               : "";
        const char *texts[] = {_(todo_label(row->kind)),
                               todo_title(&self->view.rows, row, false),
                               date_format(due, sizeof due, row->due), late};
        rows_add(&self->rows, (int64_t)i + 1, todo_is_late(row->kind) ? "late" : "due", texts);
    }
}

static void refresh(View *view)
{
    TodayScreen *self = (TodayScreen *)view;
    Error err = {0};
    int64_t today = desk_today(view);
    if (self->reported) {
        report_clear(&self->report);
    }
    self->todo = (TodoList){0};
    self->reported = report_make_board(&self->report, desk_db(view), today, &err);
    self->trend = self->reported ? &self->report.days[self->report.day_count - TREND_DAYS] : NULL;
    if (!todo_list(desk_db(view), today, &view->rows, &self->todo, &err)) {
        view_fail(view, &err);
    }
    desk_count(desk_of(view), &self->todo);
    fill(self);
}

static const char *figure(Arena *arena, const Report *report, const char *key, size_t column)
{
    char buf[40];
    const Metric *metric = &metric_list[metric_index(key)];
    int64_t value = report_value(report, key, column);
    return arena_copy(arena, metric->unit == UNIT_MONEY ? money_wan(buf, sizeof buf, value)
                                                        : count_format(buf, sizeof buf, value));
}

static void draw_figures(TodayScreen *self, Canvas *canvas, Rect area)
{
    static const char *const keys[] = {"calls", "visits", "sub_net_sets", "sub_net_amount_fen",
                                       "sign_net_sets", "sign_net_amount_fen", "collect_total_fen"};
    canvas_box(canvas, area, _("今日 / 本月"));
    Rect inside = rect_inside(area);
    for (size_t i = 0; self->reported && i < ARRAY_LEN(keys) && (int)i < inside.height; i++) {
        int y = inside.y + (int)i;
        canvas_text(canvas, inside.x, y, 16, ROLE_LABEL,
                    _(metric_list[metric_index(keys[i])].label));
        canvas_text_right(canvas, inside.x + 16, y, 8, ROLE_TEXT,
                          figure(&canvas->arena, &self->report, keys[i], 0));
        canvas_text_right(canvas, inside.x + 25, y, 11, ROLE_TEXT,
                          figure(&canvas->arena, &self->report, keys[i], 3));
    }
}

static void draw_targets(TodayScreen *self, Canvas *canvas, Rect area)
{
    ChartBar bars[8];
    size_t count = 0;
    canvas_box(canvas, area, _("本月目标"));
    for (size_t i = 0; self->reported && i < self->report.target_count && i < 8; i++) {
        const ReportTarget *target = &self->report.targets[i];
        char rate[32];
        snprintf(rate, sizeof rate, "%lld%%",
                 (long long)(target->rate == NONE ? 0 : target->rate / 10000));
        bars[count++] = (ChartBar){_(target->metric), target->actual, target->target,
                                   arena_copy(&canvas->arena, rate), ROLE_ACCENT};
    }
    chart_bars(canvas, rect_inside(area), bars, count);
    if (count == 0) {
        Rect inside = rect_inside(area);
        canvas_text(canvas, inside.x, inside.y, inside.width, ROLE_HINT, _("没有目标：在 0 设置里登记"));
    }
}

static void draw_trend(TodayScreen *self, Canvas *canvas, Rect area)
{
    int64_t values[TREND_DAYS];
    const char *labels[TREND_DAYS];
    size_t visits = metric_index("visits");
    for (size_t i = 0; self->trend != NULL && i < TREND_DAYS; i++) {
        values[i] = self->trend[i].values[visits];
        labels[i] = arena_format(&canvas->arena, "%02d", date_civil(self->trend[i].date).day);
    }
    canvas_box(canvas, area, _("十四天来访"));
    chart_trend(canvas, rect_inside(area), &(ChartTrend){values, labels, TREND_DAYS});
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    TodayScreen *self = (TodayScreen *)view;
    int half = area.width / 2;
    draw_figures(self, canvas, (Rect){area.x, area.y, half, 9});
    draw_targets(self, canvas, (Rect){area.x + half, area.y, area.width - half, 9});
    bool tall = area.height >= 28;
    int trend = tall ? 9 : 0;
    list_draw_box(&self->rows.list, canvas,
                  (Rect){area.x, area.y + 9, area.width, area.height - 9 - trend}, _("待办"), true);
    if (tall) {
        draw_trend(self, canvas, (Rect){area.x, area.y + area.height - trend, area.width, trend});
    }
}

/* Enter goes to the thing itself. */
static Reply open_row(View *view)
{
    TodayScreen *self = (TodayScreen *)view;
    const TodoRow *row = &self->todo.rows[rows_id(&self->rows) - 1];
    if (strcmp(row->entity, "item") == 0) {
        return reply_switch('7');
    }
    if (strcmp(row->entity, "loan") == 0) {
        return reply_switch('6');
    }
    if (strcmp(row->entity, "visit") == 0) {
        return reply_switch('2');
    }
    if (strcmp(row->entity, "followup") == 0 || strcmp(row->entity, "customer") == 0) {
        return reply_switch('3');
    }
    return deal_page_open(view, row->number);
}

static const Action actions[] = {
    {.key = K_ENTER, .label = N_("打开"), .help = N_("到这件事那里去"), .run = open_row, .needs = NEED_ROW},
};

static Reply screen_open(View *view)
{
    TodayScreen *self = (TodayScreen *)view;
    rows_init(&self->rows, view, columns, ARRAY_LEN(columns), N_("没有待办"));
    return desk_has_operator(desk_of(view)) ? reply_done() : desk_pick_operator(view);
}

static void screen_close(View *view)
{
    TodayScreen *self = (TodayScreen *)view;
    if (self->reported) {
        report_clear(&self->report);
    }
}

const ScreenDef today_screen = {
    .number = '1',
    .name = "today",
    .label = N_("今日"),
    .help = N_("到期、逾期、缺什么，今天和本月做了多少"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(TodayScreen),
    .open = screen_open,
    .refresh = refresh,
    .draw = draw,
    .close = screen_close,
};

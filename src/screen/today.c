/* 1 今日: what is due, late or missing by kind, the day against the target, fourteen days. */
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/store.h"
#include "domain/clock.h"
#include "model/choice.h"
#include "model/followup.h"
#include "model/loan.h"
#include "model/visit.h"
#include "report/report.h"
#include "report/shown.h"
#include "report/todo.h"
#include "screen/archive_page.h"
#include "screen/bank_page.h"
#include "screen/customer_page.h"
#include "screen/deal_page.h"
#include "screen/item_page.h"
#include "screen/loan_page.h"
#include "screen/operation_form.h"
#include "screen/paper_page.h"
#include "screen/rows.h"
#include "screen/screens.h"
#include "screen/today_figures.h"
#include "ui/chart.h"
#include "ui/dialog.h"

#include <stdio.h>
#include <string.h>

#define TREND_DAYS BOARD_TREND
#define FIGURES_HEIGHT 9
#define TREND_HEIGHT 9
#define TALL 28 /* from this height on list and trend stand below each other */
#define ALL_KINDS (-1)

enum { NEED_PERSON = NEED_FIRST }; /* a row about a customer */

typedef struct TodayScreen {
    View view;
    Rows rows;
    TodoList todo;    /* in view.rows */
    Report report;    /* of the day; owns its arena */
    bool reported;
    ReportDay *trend; /* of the report; NULL without one */
    int kind;         /* TodoKind that the list keeps to, or ALL_KINDS */
    size_t trend_key;
    bool trend_shown; /* on a low screen the trend takes the place of the list */
    bool tall;        /* at the last draw */
} TodayScreen;

/* The list */

static const RowsColumn columns[] = {
    {{N_("类别"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("事项"), 34, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 2, COLUMN_LEFT, false}, ROWS_PHONE_CALL, NULL},
    {{N_("到期"), 5, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("逾期"), 4, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
};

/* Who, where, how much, why; the number of the document is on the page that Enter opens. */
static const char *title_of(Arena *arena, const TodoRow *row)
{
    char amount[32] = "";
    if (row->amount != NONE) {
        money_wan(amount, sizeof amount, row->amount);
    }
    const char *parts[] = {row->unit_no, row->name, row->consultant, amount,
                           shown_remark(arena, row->note, false)};
    const char *title = "";
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        if (!text_empty(parts[i])) {
            title = arena_format(arena, "%s%s%s", title, *title == '\0' ? "" : " ", parts[i]);
        }
    }
    return title;
}

static void fill(TodayScreen *self)
{
    Arena *arena = &self->view.rows;
    rows_begin(&self->rows);
    for (size_t i = 0; i < self->todo.count; i++) {
        const TodoRow *row = &self->todo.rows[i];
        if (self->kind != ALL_KINDS && (int)row->kind != self->kind) {
            continue;
        }
        const char *late = row->days_late > 0 && row->due != NONE
                               ? arena_format(arena, "%lld", (long long)row->days_late)
                               : "";
        const char *texts[] = {_(todo_label(row->kind)), title_of(arena, row),
                               row->phone != NULL ? row->phone : "",
                               desk_show_date(arena, row->due, desk_today(&self->view)), late};
        rows_add(&self->rows, (int64_t)i + 1, todo_is_late(row->kind) ? "late" : "due", texts);
    }
    rows_fit(&self->rows, 0, 18);
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
    if (self->kind != ALL_KINDS && self->todo.counts[self->kind] == 0) {
        self->kind = ALL_KINDS;
    }
    fill(self);
}

static const TodoRow *row_here(View *view)
{
    TodayScreen *self = (TodayScreen *)view;
    int64_t id = rows_id(&self->rows);
    return id > 0 ? &self->todo.rows[id - 1] : NULL;
}

/* The panels above */

static void draw_targets(const TodayScreen *self, Canvas *canvas, Rect area)
{
    ChartBar bars[8];
    size_t count = 0;
    Rect inside = rect_inside(area);
    canvas_box(canvas, area, _("本月目标"));
    for (size_t i = 0; self->reported && i < self->report.target_count && i < 8; i++) {
        const ReportTarget *target = &self->report.targets[i];
        int64_t reached = target->rate == NONE ? 0 : target->rate / 10000;
        bars[count++] = (ChartBar){_(target->metric), target->actual, target->target,
                                   arena_format(&canvas->arena, "%lld%%", (long long)reached),
                                   reached >= 100 ? ROLE_DONE : ROLE_ACCENT};
    }
    chart_bars(canvas, (Rect){inside.x + 1, inside.y, inside.width - 2, inside.height}, bars,
               count);
    if (count == 0) {
        canvas_text(canvas, inside.x + 1, inside.y, inside.width - 1, ROLE_HINT,
                    _("没有目标：在 0 设置里登记"));
    }
}

/* What t shows one after the other. */
static const char *const trend_keys[] = {"visits", "calls", "sub_gross_sets", "sign_gross_sets"};

static void draw_trend(const TodayScreen *self, Canvas *canvas, Rect area)
{
    int64_t values[TREND_DAYS] = {0};
    const char *labels[TREND_DAYS];
    size_t metric = metric_index(trend_keys[self->trend_key]);
    canvas_box(canvas, area,
               arena_format(&canvas->arena, _("近十四天 %s"), _(metric_list[metric].label)));
    if (self->trend == NULL) {
        return;
    }
    for (size_t i = 0; i < TREND_DAYS; i++) {
        values[i] = self->trend[i].values[metric];
        labels[i] = arena_format(&canvas->arena, "%02d", date_civil(self->trend[i].date).day);
    }
    chart_trend(canvas, rect_inside(area), &(ChartTrend){values, labels, TREND_DAYS});
}

/* The kinds */

#define KIND_TABS (TODO_KIND_COUNT + 1) /* all of them, then each */

static const char *kind_tab(const TodayScreen *self, Arena *arena, int tab)
{
    bool all = tab == 0;
    size_t count = all ? self->todo.count : self->todo.counts[tab - 1];
    const char *label = all ? _("全部") : _(todo_label((TodoKind)(tab - 1)));
    if (!all && count == 0) {
        return "";
    }
    return arena_format(arena, tab == self->kind + 1 ? "[%s %zu]" : " %s %zu ", label, count);
}

/* The kinds with their counts, as tabs; the one in force is kept in sight. */
static void draw_kinds(const TodayScreen *self, Canvas *canvas, Rect line)
{
    const char *labels[KIND_TABS];
    int at[KIND_TABS + 1] = {0};
    int room = line.width - 2;
    for (int tab = 0; tab < KIND_TABS; tab++) {
        labels[tab] = kind_tab(self, &canvas->arena, tab);
        at[tab + 1] = at[tab] + utf8_width(labels[tab]);
    }
    int past = at[self->kind + 2] - room;
    int shift = past > 0 ? past : 0;
    for (int tab = 0; tab < KIND_TABS; tab++) {
        if (at[tab] >= shift) {
            canvas_put(canvas, line.x + 1 + at[tab] - shift, line.y, line.x + 1 + room,
                       tab == self->kind + 1 ? ROLE_ACCENT : ROLE_LABEL, labels[tab]);
        }
    }
    canvas_put(canvas, line.x, line.y, line.x + 1, ROLE_HINT, shift > 0 ? "<" : " ");
    canvas_put(canvas, line.x + line.width - 1, line.y, line.x + line.width, ROLE_HINT,
               at[KIND_TABS] - shift > room ? ">" : " ");
}

/* Tab goes round the kinds that have something. */
static Reply kind_key(View *view, Key key)
{
    TodayScreen *self = (TodayScreen *)view;
    if (key != K_TAB && key != K_BACK_TAB) {
        return reply_pass();
    }
    int step = key == K_TAB ? 1 : KIND_TABS - 1;
    do {
        self->kind = (self->kind + 1 + step) % KIND_TABS - 1;
    } while (self->kind != ALL_KINDS && self->todo.counts[self->kind] == 0);
    list_move(&self->rows.list, 0);
    fill(self);
    return reply_done();
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    TodayScreen *self = (TodayScreen *)view;
    int half = area.width / 2;
    Rect rest = {area.x, area.y + FIGURES_HEIGHT, area.width, area.height - FIGURES_HEIGHT};
    self->tall = area.height >= TALL;
    today_figures_draw(self->reported ? &self->report : NULL, canvas,
                       (Rect){area.x, area.y, half, FIGURES_HEIGHT});
    draw_targets(self, canvas, (Rect){area.x + half, area.y, area.width - half, FIGURES_HEIGHT});
    if (self->tall) {
        rest.height -= TREND_HEIGHT;
        draw_trend(self, canvas,
                   (Rect){area.x, area.y + area.height - TREND_HEIGHT, area.width, TREND_HEIGHT});
    }
    if (self->trend_shown && !self->tall) {
        draw_trend(self, canvas, rest);
        return;
    }
    draw_kinds(self, canvas, (Rect){rest.x, rest.y, rest.width, 1});
    list_draw_box(&self->rows.list, canvas,
                  (Rect){rest.x, rest.y + 1, rest.width, rest.height - 1}, _("待办"), true);
}

/* Actions */

static Reply complete_visit(View *view, int64_t id)
{
    Visit visit;
    return store_get(desk_db(view), &visit_entity, id, &view->rows, &visit)
               ? operation_form_open(view, "visit.complete", &visit, NULL)
               : reply_done();
}

static Reply open_loan_papers(View *view, int64_t loan_id)
{
    Loan loan;
    return store_get(desk_db(view), &loan_entity, loan_id, &view->rows, &loan)
               ? loan_paper_page_open(view, loan.deal_no, loan.kind)
               : reply_done();
}

static Reply clock_entered(View *view, void *context, const char *reason)
{
    Error err = {0};
    (void)context;
    if (!clock_confirm(desk_session(view), reason, &err)) {
        view_fail(view, &err);
    } else {
        desk_touch(desk_of(view));
        view_refresh(view);
    }
    return reply_done();
}

/* Enter goes to the thing itself. */
static Reply open_row(View *view)
{
    const TodoRow *row = row_here(view);
    if (strcmp(row->entity, "clock") == 0) {
        return dialog_ask(view, _("时钟校准好了，写一句核对的结果"), "", true, clock_entered, NULL);
    }
    if (strcmp(row->entity, "visit") == 0) {
        return complete_visit(view, row->row_id);
    }
    if (strcmp(row->entity, "item") == 0) {
        return item_page_open(view, row->row_id);
    }
    if (strcmp(row->entity, "bank_product") == 0) {
        return bank_page_open(view);
    }
    if (strcmp(row->entity, "loan") == 0) {
        return loan_page_open(view, row->row_id);
    }
    if (strcmp(row->entity, "archive_loan") == 0) {
        return archive_page_open(view, row->number);
    }
    if (strcmp(row->entity, "loan_paper") == 0) {
        return open_loan_papers(view, row->row_id);
    }
    if (strcmp(row->entity, "channel_report") == 0) {
        return reply_switch('2');
    }
    if (strcmp(row->entity, "followup") == 0 || strcmp(row->entity, "customer") == 0) {
        return customer_page_open_phone(view, row->phone);
    }
    bool contract = strcmp(row->entity, "contract") == 0;
    return deal_page_open(view, contract ? query_one_text(desk_db(view), "contract_deal_no",
                                                          BINDS(BIND_NUMBER(":id", row->row_id)),
                                                          &view->rows)
                                         : row->number);
}

static Reply follow_up(View *view)
{
    const TodoRow *row = row_here(view);
    Followup followup;
    entity_reset(&followup_entity, &followup);
    followup.phone = row->phone;
    followup.consultant = query_one_text(desk_db(view), "customer_owner_of_phone",
                                         BINDS(BIND_TEXT(":phone", row->phone)), &view->rows);
    followup.mode = FOLLOWUP_PHONE;
    followup.effective = 1;
    return operation_form_open(view, "followup.add", &followup, NULL);
}

static Reply next_trend(View *view)
{
    TodayScreen *self = (TodayScreen *)view;
    if (!self->trend_shown && !self->tall) {
        self->trend_shown = true;
    } else if (++self->trend_key == ARRAY_LEN(trend_keys)) {
        self->trend_key = 0;
        self->trend_shown = false;
    }
    return reply_done();
}

static Reply open_figure(View *view)
{
    TodayScreen *self = (TodayScreen *)view;
    return self->reported ? today_figures_pick(view, &self->report) : reply_done();
}

static Reply open_report(View *view)
{
    (void)view;
    return reply_switch('8');
}

static Reply reveal(View *view)
{
    rows_reveal(&((TodayScreen *)view)->rows);
    return reply_done();
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("到这件事那里去"), open_row, NEED_ROW, NULL, false},
    {'g', K_F(7), N_("跟进"), N_("给这位客户登记一次跟进"), follow_up, NEED_PERSON, "followup.add",
     false},
    {'v', K_NONE, N_("看号码"), N_("显示完整手机，会记入日志；Esc 遮回去"), reveal, NEED_PERSON, NULL,
     false},
    {'t', K_F(6), N_("走势"), N_("近十四天：来访、来电、认购、签约轮着看"), next_trend, 0, NULL, false},
    {'e', K_NONE, N_("明细"), N_("上面的一个数，和它背后的每一行"), open_figure, 0, NULL, false},
    {'d', K_NONE, N_("日报"), N_("今日的每个数，和它背后的每一行"), open_report, 0, NULL, false},
};

static unsigned have(View *view)
{
    const TodoRow *row = row_here(view);
    return row != NULL && !text_empty(row->phone) ? (unsigned)NEED_PERSON : 0;
}

static Reply screen_open(View *view)
{
    TodayScreen *self = (TodayScreen *)view;
    self->kind = ALL_KINDS;
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
    .help = N_("到期、逾期、缺什么，今天和本月做了多少；Tab 换一类"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(TodayScreen),
    .open = screen_open,
    .refresh = refresh,
    .have = have,
    .draw = draw,
    .key = kind_key,
    .close = screen_close,
};

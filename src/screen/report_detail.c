/* The rows behind a figure of screen 8: the same SELECT without the sum, or what was open that
 * day. */
#include "base/date.h"
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/choice.h"
#include "report/shown.h"
#include "report/table.h"
#include "report/todo.h"
#include "screen/deal_page.h"
#include "screen/page_text.h"
#include "screen/report_screen.h"
#include "screen/rows.h"
#include "ui/page.h"

#include <string.h>

#define ROWS_MOST 2000
#define EVER (-25567) /* 1900-01-01 */
#define FAR 36500     /* days ahead */

enum {
    AT_DATE,
    AT_WHAT,
    AT_NUMBER,
    AT_UNIT,
    AT_NAME,
    AT_PHONE,
    AT_SOURCE,
    AT_WHO,
    AT_VALUE,
    AT_COUNT
};

static const RowsColumn columns[AT_COUNT] = {
    [AT_DATE] = {{N_("日期"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [AT_WHAT] = {{N_("事项"), 10, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    [AT_NUMBER] = {{N_("编号"), 16, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [AT_UNIT] = {{N_("房号"), 9, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [AT_NAME] = {{N_("客户"), 6, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [AT_PHONE] = {{N_("手机"), 12, 5, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [AT_SOURCE] = {{N_("渠道"), 10, 6, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [AT_WHO] = {{N_("顾问"), 6, 4, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [AT_VALUE] = {{N_("数值"), 13, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
};

/* What Enter leads to. */
typedef struct Subject {
    const char *entity;
    int64_t row_id;
    const char *deal_no; /* "" when it is about no deal */
} Subject;

typedef struct Detail {
    View view;
    Rows rows;
    ReportFigure figure; /* texts in view.arena */
    Subject *subjects;   /* by row, in view.rows */
} Detail;

/* Metrics */

static const struct {
    const char *event;
    const char *label; /* msgid */
} events[] = {
    {"new_call", N_("首电")},
    {"first_call", N_("首电")},
    {"repeat_call", N_("来电")},
    {"new_visit", N_("首访")},
    {"first_visit", N_("首访")},
    {"return_visit", N_("复访")},
    {"effective_followup", N_("有效跟进")},
    {"other_followup", N_("跟进")},
    {"ticket", N_("认筹")},
    {"ticket_refund", N_("退筹")},
    {"subscribe", N_("认购")},
    {"cancel_signed", N_("退房(已签约)")},
    {"cancel_unsigned", N_("退房(未签约)")},
    {"change_signed", N_("变更(已签约)")},
    {"change_unsigned", N_("变更(未签约)")},
    {"sign", N_("签约")},
    {"online_sign", N_("网签")},
    {"filed", N_("备案")},
    {"collect_deposit", N_("定金")},
    {"collect_down", N_("首付")},
    {"collect_price", N_("房款")},
    {"collect_commercial", N_("商贷放款")},
    {"collect_fund", N_("公积金放款")},
    {"collect_balance", N_("尾款")},
    {"collect_area", N_("面积补差")},
    {"collect_refund", N_("退款")},
};

static const char *event_label(const char *event)
{
    for (size_t i = 0; i < ARRAY_LEN(events); i++) {
        if (strcmp(events[i].event, event) == 0) {
            return _(events[i].label);
        }
    }
    return "";
}

static void add_row(Detail *self, const char *const *texts, int64_t value, Subject subject)
{
    size_t row = rows_loaded(&self->rows);
    if (row >= ROWS_MOST) {
        return;
    }
    rows_add(&self->rows, (int64_t)row + 1, "", texts);
    self->rows.numbers[row * AT_COUNT + AT_VALUE] = value; /* sorted as a number */
    self->subjects[row] = subject;
}

static const char *value_text(Detail *self, int64_t value)
{
    char buf[40];
    return value == NONE ? ""
                         : arena_copy(&self->view.rows,
                                      unit_format(buf, sizeof buf, self->figure.unit, value));
}

static void add_flow(Detail *self, const Metric *metric, Stmt *stmt)
{
    Arena *arena = &self->view.rows;
    const char *event = query_text(stmt, 1);
    int64_t value = metric_sign(metric, event) * query_number(stmt, 4 + (int)metric->measure);
    const char *texts[AT_COUNT] = {
        [AT_DATE] = query_text(stmt, 0),
        [AT_WHAT] = event_label(event),
        [AT_NUMBER] = query_text(stmt, 10),
        [AT_UNIT] = query_text(stmt, 9),
        [AT_NAME] = query_text(stmt, 11),
        [AT_PHONE] = shown_phone(arena, query_text(stmt, 12), false),
        [AT_SOURCE] = query_text(stmt, 7),
        [AT_WHO] = query_text(stmt, 13),
        [AT_VALUE] = value_text(self, value),
    };
    add_row(self, texts, value,
            (Subject){arena_copy(arena, query_text(stmt, 2)), query_number(stmt, 3),
                      arena_copy(arena, query_text(stmt, 14))});
}

static void fill_metric(Detail *self)
{
    const ReportFigure *figure = &self->figure;
    const Metric *metric = &metric_list[metric_index(figure->metric)];
    const char *list = ",";
    for (size_t i = 0; i < METRIC_TERMS_MAX && metric->terms[i].event != NULL; i++) {
        list = arena_format(&self->view.rows, "%s%s,", list, metric->terms[i].event);
    }
    Stmt *stmt = query_open(
        desk_db(&self->view), "detail_rows",
        BINDS(BIND_TEXT(":events", list), BIND_DATE(":from", figure->from),
              BIND_DATE(":to", figure->to), BIND_TEXT(":source", figure->source),
              BIND_TEXT(":consultant", figure->consultant), BIND_TEXT(":layout", figure->layout),
              BIND_NUMBER(":limit", ROWS_MOST)));
    while (query_next(stmt)) {
        add_flow(self, metric, stmt);
    }
    query_close(stmt);
}

/* Stock: each figure with the list that it counts. */

typedef struct StockList {
    const char *key;
    void (*fill)(Detail *self, const struct StockList *list);
    const char *states; /* of units */
    TodoKind kind;
    bool all; /* whatever the due date is */
} StockList;

static void add_todo(Detail *self, const TodoRow *row)
{
    char date[16];
    Arena *arena = &self->view.rows;
    bool money = self->figure.unit == UNIT_MONEY || row->arrears != ARREARS_NONE;
    char amount[40] = "";
    if (money && row->amount != NONE) {
        money_format(amount, sizeof amount, row->amount);
    }
    const char *texts[AT_COUNT] = {
        [AT_DATE] = date_format(date, sizeof date, row->due),
        [AT_WHAT] = *row->note != '\0' ? shown_remark(arena, row->note, false)
                                       : _(todo_label(row->kind)),
        [AT_NUMBER] = row->number,
        [AT_UNIT] = row->unit_no,
        [AT_NAME] = row->name,
        [AT_PHONE] = shown_phone(arena, row->phone, false),
        [AT_SOURCE] = "",
        [AT_WHO] = row->consultant,
        [AT_VALUE] = arena_copy(arena, amount),
    };
    bool deal = strcmp(row->entity, "deal") == 0;
    add_row(self, texts, money ? row->amount : NONE,
            (Subject){row->entity, row->row_id, deal ? row->number : ""});
}

static void fill_todo(Detail *self, const StockList *list)
{
    TodoList todo = {0};
    Db *db = desk_db(&self->view);
    int64_t to = self->figure.to;
    const int64_t ever[3] = {to, EVER, to + FAR};
    if (list->all) {
        todo_add_due(db, list->kind, ever, &self->view.rows, &todo);
    } else {
        todo_add(db, list->kind, to, &self->view.rows, &todo);
    }
    for (size_t i = 0; i < todo.count; i++) {
        add_todo(self, &todo.rows[i]);
    }
}

static void fill_loans(Detail *self, const StockList *list)
{
    TodoList todo = {0};
    (void)list;
    todo_add_undisbursed(desk_db(&self->view), self->figure.to, &self->view.rows, &todo);
    for (size_t i = 0; i < todo.count; i++) {
        add_todo(self, &todo.rows[i]);
    }
}

static const char *unit_state(const char *code)
{
    int64_t control = choice_from_code("unit_control", code);
    return control != NONE ? _(choice_label("unit_control", control))
                           : _(choice_label("deal_state", choice_from_code("deal_state", code)));
}

static void fill_units(Detail *self, const StockList *list)
{
    char area[40];
    Stmt *stmt = query_open(desk_db(&self->view), "workbook_units",
                            BINDS(BIND_DATE(":to", self->figure.to)));
    bool by_area = self->figure.unit == UNIT_AREA;
    while (query_next(stmt)) {
        if (strstr(list->states, query_text(stmt, 3)) == NULL) {
            continue;
        }
        int64_t value = query_number(stmt, by_area ? 4 : 5);
        const char *texts[AT_COUNT] = {
            [AT_DATE] = "",
            [AT_WHAT] = unit_state(query_text(stmt, 3)),
            [AT_NUMBER] = query_text(stmt, 9),
            [AT_UNIT] = query_text(stmt, 10),
            [AT_NAME] = "",
            [AT_PHONE] = "",
            [AT_SOURCE] = "",
            [AT_WHO] = "",
            [AT_VALUE] = by_area ? area_format(area, sizeof area, value)
                                 : money_format(area, sizeof area, value),
        };
        add_row(self, texts, value, (Subject){"unit", query_number(stmt, 11), ""});
    }
    query_close(stmt);
}

static void fill_tickets(Detail *self, const StockList *list)
{
    char money[40];
    (void)list;
    Arena *arena = &self->view.rows;
    Stmt *stmt = query_open(desk_db(&self->view), "detail_tickets",
                            BINDS(BIND_DATE(":to", self->figure.to)));
    while (query_next(stmt)) {
        const char *texts[AT_COUNT] = {
            [AT_DATE] = query_text(stmt, 0),
            [AT_WHAT] = _("认筹"),
            [AT_NUMBER] = query_text(stmt, 2),
            [AT_UNIT] = query_text(stmt, 5),
            [AT_NAME] = query_text(stmt, 3),
            [AT_PHONE] = shown_phone(arena, query_text(stmt, 4), false),
            [AT_SOURCE] = "",
            [AT_WHO] = "",
            [AT_VALUE] = money_format(money, sizeof money, query_number(stmt, 6)),
        };
        add_row(self, texts, query_number(stmt, 6), (Subject){"ticket", query_number(stmt, 1), ""});
    }
    query_close(stmt);
}

#define SOLD "SUBSCRIBED SIGNED FILED"

static const StockList stock_lists[] = {
    {"tickets_open", fill_tickets, NULL, 0, false},
    {"launched_sets", fill_units, "AVAILABLE HELD " SOLD, 0, false},
    {"sold_sets", fill_units, SOLD, 0, false},
    {"available_sets", fill_units, "AVAILABLE", 0, false},
    {"held_sets", fill_units, "HELD", 0, false},
    {"available_area_dm2", fill_units, "AVAILABLE", 0, false},
    {"available_value_fen", fill_units, "AVAILABLE", 0, false},
    {"sell_through_launched", fill_units, SOLD, 0, false},
    {"sell_through_all", fill_units, SOLD, 0, false},
    {"months_of_supply", fill_units, "AVAILABLE HELD", 0, false},
    {"sub_unsigned", fill_todo, NULL, TODO_SIGN_DUE, true},
    {"sub_unsigned_overdue", fill_todo, NULL, TODO_SIGN_LATE, false},
    {"signed_unfiled", fill_todo, NULL, TODO_FILING_DUE, true},
    {"unfiled_overdue", fill_todo, NULL, TODO_FILING_LATE, false},
    {"loan_undisbursed_deals", fill_loans, NULL, 0, false},
    {"loan_undisbursed_fen", fill_loans, NULL, 0, false},
    {"receivable_overdue_rows", fill_todo, NULL, TODO_PAY_LATE, false},
    {"receivable_overdue_fen", fill_todo, NULL, TODO_PAY_LATE, false},
    {"followups_overdue", fill_todo, NULL, TODO_FOLLOWUP_LATE, false},
    {"items_low", fill_todo, NULL, TODO_ITEM_LOW, false},
    {"items_out", fill_todo, NULL, TODO_ITEM_OUT, false},
};

static const StockList *stock_list_of(const char *key)
{
    for (size_t i = 0; i < ARRAY_LEN(stock_lists); i++) {
        if (strcmp(stock_lists[i].key, key) == 0) {
            return &stock_lists[i];
        }
    }
    return NULL;
}

/* The view */

static void refresh(View *view)
{
    Detail *self = (Detail *)view;
    self->subjects = arena_alloc(&view->rows, ROWS_MOST * sizeof *self->subjects);
    rows_begin(&self->rows);
    if (self->figure.metric != NULL) {
        fill_metric(self);
    } else {
        const StockList *list = stock_list_of(self->figure.stock);
        list->fill(self, list);
    }
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    Detail *self = (Detail *)view;
    char value[40];
    bool cut = rows_loaded(&self->rows) >= ROWS_MOST;
    const char *title =
        arena_format(&canvas->arena, "%s = %s%s", self->figure.title,
                     unit_format(value, sizeof value, self->figure.unit, self->figure.value),
                     cut ? _("（只列前 2,000 行）") : "");
    list_draw_box(&self->rows.list, canvas, area, title, true);
}

static Reply open_row(View *view)
{
    const Detail *self = (const Detail *)view;
    const Subject *subject = &self->subjects[rows_id(&self->rows) - 1];
    const Entity *entity = entity_find(subject->entity);
    Str out = {0};
    if (*subject->deal_no != '\0') {
        return deal_page_open(view, subject->deal_no);
    }
    void *record = entity != NULL ? entity_new(entity, &view->rows) : NULL;
    if (record == NULL ||
        !store_get(desk_db(view), entity, subject->row_id, &view->rows, record)) {
        return reply_done();
    }
    page_add_record(&out, view, entity, record);
    Reply reply = page_open(view, _(entity->label), str_text(&out));
    str_clear(&out);
    return reply;
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("打开这一行说的那件事"), open_row, NEED_ROW, NULL, false},
};

static void detail_close(View *view)
{
    rows_clear(&((Detail *)view)->rows);
}

static const ScreenDef detail_screen = {
    .name = "report-detail",
    .label = N_("明细"),
    .help = N_("一个数背后的每一行，加起来就是它；x 导出，Esc 返回"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(Detail),
    .refresh = refresh,
    .draw = draw,
    .close = detail_close,
};

Reply report_detail_open(View *parent, const ReportFigure *figure)
{
    if (figure->metric == NULL && stock_list_of(figure->stock) == NULL) {
        view_say(parent, _("%s 没有可列的明细"), figure->title);
        return reply_done();
    }
    Detail *self = (Detail *)view_new(&detail_screen, parent);
    Arena *arena = &self->view.arena;
    self->figure = *figure;
    self->figure.title = arena_copy(arena, figure->title);
    self->figure.source = arena_copy(arena, figure->source);
    self->figure.consultant = arena_copy(arena, figure->consultant);
    self->figure.layout = arena_copy(arena, figure->layout);
    rows_init(&self->rows, &self->view, columns, AT_COUNT, N_("这个数是零，背后没有记录"));
    return reply_open(&self->view);
}

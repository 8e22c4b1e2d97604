#include "screen/plan_page.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/plan_row.h"
#include "screen/operation_form.h"
#include "screen/print_action.h"
#include "screen/rows.h"

typedef struct PlanPage {
    View view;
    Rows rows;
    const char *deal_no; /* in view.arena */
} PlanPage;

static const RowsColumn columns[] = {
    {{N_("期次"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("款项"), 12, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "plan_kind"},
    {{N_("金额"), 14, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    {{N_("应付日期"), 10, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("签约后天数"), 10, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
};

static void refresh(View *view)
{
    PlanPage *self = (PlanPage *)view;
    char total[32];
    const Bind *binds = BINDS(BIND_TEXT(":deal", self->deal_no));
    rows_load(&self->rows, "plan_list", binds);
    int64_t sum = query_one_number(desk_db(view), "plan_sums", binds);
    view->title = arena_format(&view->rows, _("%s 付款计划，合计 %s"), self->deal_no,
                               money_format(total, sizeof total, money_or_zero(sum)));
}

static Reply make(View *view)
{
    return operation_form_about(view, "plan.make", "deal_no", ((PlanPage *)view)->deal_no);
}

static bool load(View *view, PlanRow *row)
{
    return store_get(desk_db(view), &plan_row_entity, rows_id(&((PlanPage *)view)->rows),
                     &view->rows, row);
}

static Reply change(View *view)
{
    PlanRow row;
    return load(view, &row) ? operation_form_open(view, "plan.set", &row, NULL) : reply_done();
}

static Reply split(View *view)
{
    PlanRow row;
    if (!load(view, &row)) {
        return reply_done();
    }
    row.amount = NONE;
    row.due_on = NONE;
    return operation_form_open(view, "plan.split", &row, NULL);
}

static Reply print(View *view)
{
    return print_action(view, &(PrintChoice){"plan", ((PlanPage *)view)->deal_no}, 1);
}

static const Action actions[] = {
    {K_ENTER, K_F(7), N_("改一期"), N_("改应付日期或金额，差额从末期抵"), change, NEED_ROW, "plan.set", false},
    {'t', K_NONE, N_("拆分"), N_("一期的一部分另定日期"), split, NEED_ROW, "plan.split", false},
    {'g', K_F(6), N_("重做"), N_("按付款方式的模板做一份"), make, 0, "plan.make", false},
    {'p', K_F(8), N_("打印"), N_("打印付款计划"), print, 0, NULL, false},
};

static Reply page_open(View *view)
{
    PlanPage *self = (PlanPage *)view;
    rows_init(&self->rows, view, columns, ARRAY_LEN(columns),
              N_("还没有付款计划：按 F6 按模板做一份"));
    return reply_done();
}

static void page_close(View *view)
{
    rows_clear(&((PlanPage *)view)->rows);
}

static const ScreenDef page_screen = {
    .name = "plan_page",
    .label = N_("付款计划"),
    .help = N_("这笔成交哪天付多少；合计总是成交总价"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(PlanPage),
    .open = page_open,
    .refresh = refresh,
    .close = page_close,
};

Reply plan_page_open(View *parent, const char *deal_no)
{
    PlanPage *self = (PlanPage *)view_new(&page_screen, parent);
    self->deal_no = arena_copy(&self->view.arena, deal_no);
    return reply_open(&self->view);
}

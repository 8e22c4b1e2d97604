#include "screen/loan_schedule.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "domain/calculation.h"
#include "screen/tabs.h"

typedef struct Schedule {
    TabsView tabs;
    Calculation basis;
} Schedule;

enum { COLUMN_MONTH, COLUMN_PAYMENT, COLUMN_PRINCIPAL, COLUMN_INTEREST, COLUMN_EXTRA,
       COLUMN_LEFT_OVER, COLUMN_COUNT };

static const RowsColumn columns[COLUMN_COUNT] = {
    [COLUMN_MONTH] = {{N_("期次"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    [COLUMN_PAYMENT] = {{N_("还款"), 12, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    [COLUMN_PRINCIPAL] = {{N_("本金"), 12, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    [COLUMN_INTEREST] = {{N_("利息"), 12, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    [COLUMN_EXTRA] = {{N_("提前还款"), 12, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
    [COLUMN_LEFT_OVER] = {{N_("剩余本金"), 14, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
};

static const char *money(Arena *arena, int64_t fen)
{
    char buf[32];
    return arena_copy(arena, money_format(buf, sizeof buf, fen));
}

static void add_month(Arena *arena, Rows *rows, int64_t number, const CourseMonth *month,
                      const char *mark)
{
    const char *texts[COLUMN_COUNT] = {
        [COLUMN_MONTH] = arena_format(arena, "%lld", (long long)number),
        [COLUMN_PAYMENT] = money(arena, month->row.payment),
        [COLUMN_PRINCIPAL] = money(arena, month->row.principal),
        [COLUMN_INTEREST] = money(arena, month->row.interest),
        [COLUMN_EXTRA] = month->extra > 0 ? money(arena, month->extra) : "",
        [COLUMN_LEFT_OVER] = money(arena, month->row.left),
    };
    rows_add(rows, number, mark, texts);
}

static void fill(View *view, Rows *rows, Repayment way)
{
    const Schedule *self = (const Schedule *)view;
    Calculation basis = self->basis;
    LoanFigures figures = {0};
    Error err = {0};
    if (!calculation_work_out(desk_db(view), desk_today(view), &basis, &view->rows, &figures,
                              &err)) {
        return;
    }
    const CourseRows *course = &figures.ways[way].course;
    for (int64_t k = 0; k < course->count; k++) {
        bool changed = figures.rate_changes && k + 1 == figures.basis.rate_month;
        add_month(&view->rows, rows, k + 1, &course->rows[k],
                  changed || course->rows[k].extra > 0 ? "new" : "");
    }
}

static void fill_annuity(View *view, Rows *rows)
{
    fill(view, rows, REPAY_ANNUITY);
}

static void fill_equal(View *view, Rows *rows)
{
    fill(view, rows, REPAY_EQUAL_PRINCIPAL);
}

static const Tab tabs[] = {
    {N_("等额本息"), NULL, columns, COLUMN_COUNT, NULL, 0, fill_annuity},
    {N_("等额本金"), NULL, columns, COLUMN_COUNT, NULL, 0, fill_equal},
};

const ScreenDef schedule_screen = {
    .name = "loan_schedule",
    .label = N_("还款明细"),
    .help = N_("每个月还多少、剩多少；Tab 换一种还款方式，x 导出"),
    .size = sizeof(Schedule),
    .refresh = tabs_refresh,
    .have = tabs_have,
    .draw = tabs_draw,
    .key = tabs_key,
    .close = tabs_close,
};

Reply loan_schedule_open(View *parent, const Calculation *basis)
{
    Schedule *self = (Schedule *)view_new(&schedule_screen, parent);
    self->basis = *basis;
    self->basis.unit_no = NULL;
    self->basis.name = NULL;
    self->basis.calculation_no = NULL;
    tabs_open(&self->tabs.view, tabs, ARRAY_LEN(tabs));
    return reply_open(&self->tabs.view);
}

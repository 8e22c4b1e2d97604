#include "screen/calculator.h"

#include "base/str.h"
#include "base/text.h"
#include "domain/calculation.h"
#include "domain/operation.h"
#include "model/choice.h"
#include "screen/calculator_panel.h"
#include "screen/loan_schedule.h"
#include "screen/operation_form.h"
#include "screen/print_action.h"
#include "ui/console.h"
#include "ui/dialog.h"

#include <string.h>

#define FORM_WIDTH 38 /* at 80 columns; a third of what is more goes here */
#define NUMBER_SIZE 64

typedef struct Calculator {
    View view;
    Form form;
    Calculation start;
    bool paired;             /* plan A is kept */
    Calculation plan;        /* A; its texts are in view.arena */
    char kept_no[NUMBER_SIZE];  /* what A was saved under; "" */
    char saved_no[NUMBER_SIZE]; /* what the form was saved under; "" since a key changed it */
} Calculator;

static Calculator *self_of(View *view)
{
    return (Calculator *)view;
}

/* Fields of which only one is meant: typing in the first empties the second. */
static const char *const instead[][2] = {
    {"down", "down_rate"},           {"down_rate", "down"},
    {"years", "months"},             {"months", "years"},
    {"points", "rate_commercial"},   {"rate_commercial", "points"},
    {"lpr", "rate_commercial"},      {"total", "loan_commercial"},
    {"down", "loan_commercial"},     {"down_rate", "loan_commercial"},
    {"loan_commercial", "down"},     {"loan_commercial", "down_rate"},
    {"mix", "loan_commercial"},      {"mix", "loan_fund"},
    {"mix", "rate_commercial"},      {"mix", "rate_fund"},
};

static void changed(Form *form, const FormField *field)
{
    Calculator *self = form->data;
    self->saved_no[0] = '\0';
    for (size_t i = 0; i < ARRAY_LEN(instead); i++) {
        if (strcmp(field->field->id, instead[i][0]) == 0) {
            form_set(form, instead[i][1], "");
        }
    }
}

/* What is typed so far; a field that cannot be read yet counts as empty. */
static void read_typed(const Form *form, Arena *arena, Calculation *basis)
{
    ParseContext context = {.arena = arena, .entry = true, .today = NONE};
    entity_reset(&calculation_entity, basis);
    for (size_t i = 0; i < form->spec->count; i++) {
        const Field *field = form->spec->fields[i].field;
        Calculation read;
        Error ignored = {0};
        entity_reset(&calculation_entity, &read);
        if (field_parse(field, form_text(form, field->id), &context, &read, &ignored)) {
            field_copy(field, basis, &read);
        }
    }
}

static bool work_out(View *view, Calculation *basis, Arena *arena, LoanFigures *figures, Error *err)
{
    return calculation_work_out(desk_db(view), desk_today(view), basis, arena, figures, err);
}

/* Saving: always a new one under a number of its own */

static bool keep(View *view, Calculation *basis, char number[NUMBER_SIZE], Error *err)
{
    Session *session = desk_session(view);
    FieldSet given = 0;
    for (size_t i = 0; i < calculation_entity.field_count; i++) {
        given |= field_empty(&calculation_fields[i], basis) ? 0 : FIELD_BIT(i);
    }
    bool ok = operation_run(session, operation_find("calculation.save"), basis, given, NULL, err);
    if (ok) {
        text_copy(number, NUMBER_SIZE, basis->calculation_no);
        view_say(view, _("已保存 贷款测算 %s"), number);
        desk_touch(desk_of(view));
    }
    str_reset(&session->warnings);
    arena_clear(&session->arena);
    return ok;
}

static bool save(Form *form, Error *err)
{
    Calculator *self = form->data;
    Calculation basis = *(const Calculation *)form->record;
    basis.row = (Row){0};
    basis.calculation_no = NULL;
    basis.date = desk_today(&self->view);
    return keep(&self->view, &basis, self->saved_no, err);
}

static Reply saved(Form *form, View *view)
{
    (void)form;
    (void)view;
    return reply_done();
}

#define LOAN_FIELD(id) .field = &calculation_fields[CALCULATION_##id]

static const FormField fields[] = {
    {LOAN_FIELD(mix), .label = N_("方式"), .flags = FORM_REQUIRED},
    {LOAN_FIELD(home), .label = N_("第几套")},
    {LOAN_FIELD(total), .flags = 0},
    {LOAN_FIELD(down), .label = N_("首付金额"), .hint = N_("空着按最低首付；也可以填比例，或者直接填贷款金额")},
    {LOAN_FIELD(down_rate), .hint = N_("百分数，如 30")},
    {LOAN_FIELD(couple), .label = N_("夫妻"), .hint = N_("是：按夫妻的最高额度")},
    {LOAN_FIELD(loan_commercial), .hint = N_("空着按总价减首付减公积金，取整到万")},
    {LOAN_FIELD(loan_fund), .hint = N_("空着按最高额度和最低首付")},
    {LOAN_FIELD(years), .flags = 0},
    {LOAN_FIELD(months), .flags = 0},
    {LOAN_FIELD(lpr), .hint = N_("空着按政策里今天执行的")},
    {LOAN_FIELD(points), .hint = N_("LPR 加多少基点，可以是负数：-45")},
    {LOAN_FIELD(rate_commercial), .label = N_("商贷利率"), .hint = N_("百分数；填了就不看 LPR 加点")},
    {LOAN_FIELD(rate_fund), .label = N_("公积金利率"), .hint = N_("空着按政策里今天执行的")},
    {LOAN_FIELD(rate_month), .hint = N_("利率从第几个月起变动")},
    {LOAN_FIELD(rate_then), .label = N_("变后"), .hint = N_("变动以后的商贷年利率")},
    {LOAN_FIELD(rate_fund_then), .hint = N_("变动以后的公积金年利率")},
    {LOAN_FIELD(extra_month), .hint = N_("第几个月还款时一起还")},
    {LOAN_FIELD(extra_way), .flags = 0},
    {LOAN_FIELD(extra), .flags = 0},
    {LOAN_FIELD(income), .hint = N_("夫妻合计；看月供还得起吗")},
    {LOAN_FIELD(debts), .hint = N_("车贷、其他房贷每月还多少")},
    {LOAN_FIELD(unit_no), .flags = FORM_WHOLE, .suggest = operation_form_suggest},
    {LOAN_FIELD(name), .flags = 0},
};

static const FormSpec spec = {
    .title = N_("贷款计算器"),
    .entity = &calculation_entity,
    .fields = fields,
    .count = ARRAY_LEN(fields),
    .save = save,
    .change = changed,
    .saved = saved,
};

/* Actions */

static Reply open_schedule(View *view)
{
    Calculation basis;
    LoanFigures figures = {0};
    Error err = {0};
    read_typed(&self_of(view)->form, &view->rows, &basis);
    Calculation typed = basis;
    if (!work_out(view, &basis, &view->rows, &figures, &err)) {
        form_fault(&self_of(view)->form, &err);
        return reply_done();
    }
    return loan_schedule_open(view, &typed);
}

/* What stands there becomes plan A; a second time both go back to one. */
static Reply pair(View *view)
{
    Calculator *self = self_of(view);
    LoanFigures figures = {0};
    Error err = {0};
    if (self->paired) {
        self->paired = false;
        return reply_done();
    }
    read_typed(&self->form, &view->arena, &self->plan);
    Calculation tried = self->plan;
    if (!work_out(view, &tried, &view->rows, &figures, &err)) {
        form_fault(&self->form, &err);
        return reply_done();
    }
    self->paired = true;
    text_copy(self->kept_no, sizeof self->kept_no, self->saved_no);
    view_say(view, _("这些作为甲案，接着改就是乙案；再按 F7 回到一案"));
    return reply_done();
}

/* Paper has a number: what was not saved yet is saved first. */
static Reply print(View *view)
{
    Calculator *self = self_of(view);
    Calculation plan = self->plan;
    Error err = {0};
    if (self->saved_no[0] == '\0') {
        form_save(&self->form, view);
    }
    if (self->saved_no[0] == '\0') {
        return reply_done();
    }
    plan.date = desk_today(view);
    if (self->paired && self->kept_no[0] == '\0' && !keep(view, &plan, self->kept_no, &err)) {
        view_fail(view, &err);
        return reply_done();
    }
    const char *number = self->paired ? arena_format(&view->rows, "%s,%s", self->kept_no,
                                                     self->saved_no)
                                      : self->saved_no;
    return print_action(view, &(PrintChoice){"loan", number}, 1);
}

static const Action actions[] = {
    {K_F(6), K_NONE, N_("明细"), N_("每个月还多少、剩多少，可以导出"), open_schedule, 0, NULL, false},
    {K_F(7), K_NONE, N_("并排"), N_("这些作为甲案，接着改成乙案，两案并排，不同的标星号"), pair, 0, NULL,
     false},
    {K_F(8), K_NONE, N_("打印"), N_("保存后打印测算单和还款明细；并排时打印两案"), print, 0,
     "calculation.save", false},
};

/* Drawing */

static void draw_figures(View *view, Canvas *canvas, Rect area)
{
    Calculator *self = self_of(view);
    Arena *arena = &canvas->arena;
    Calculation basis;
    Calculation plan = self->plan;
    LoanFigures figures = {0};
    LoanFigures other = {0};
    Error err = {0};
    read_typed(&self->form, arena, &basis);
    if (!work_out(view, &basis, arena, &figures, &err)) {
        canvas_paragraph(canvas, area, ROLE_HINT, err.text);
    } else if (self->paired && work_out(view, &plan, arena, &other, &err)) {
        calculator_panel_draw_pair(&other, &figures, canvas, area);
    } else {
        calculator_panel_draw(&figures, canvas, area);
    }
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    Calculator *self = self_of(view);
    int left = FORM_WIDTH + (area.width - CANVAS_MIN_WIDTH) / 3;
    canvas_box(canvas, area, _(spec.title));
    canvas_upright(canvas, area.x + left + 1, area.y, area.height);
    form_draw(&self->form, canvas, (Rect){area.x + 2, area.y + 1, left - 2, area.height - 2}, true);
    draw_figures(view, canvas, (Rect){area.x + left + 3, area.y + 1, area.width - left - 5,
                                      area.height - 2});
}

static Reply screen_open(View *view)
{
    Calculator *self = self_of(view);
    form_init(&self->form, &spec, &self->start, self, view->console);
    form_focus(&self->form, self->start.total == NONE ? "total" : "down_rate");
    view->form = &self->form;
    return reply_done();
}

static Reply leaving(View *view, void *context, int choice)
{
    Calculator *self = context;
    if (choice == 0) {
        form_save(&self->form, view);
    }
    bool kept = choice == 0 && self->saved_no[0] != '\0';
    return kept || choice == 1 ? reply_close() : reply_done();
}

/* Figures that nobody saved are asked about, as in any form. */
static Reply escape(View *view)
{
    const char *answers[] = {_("保存"), _("放弃"), _("取消")};
    Calculator *self = self_of(view);
    if (self->saved_no[0] != '\0' || !form_changed(&self->form)) {
        return reply_close();
    }
    return dialog_choose(view, _("填写的内容还没有保存"), answers, ARRAY_LEN(answers), leaving, self);
}

static void screen_close(View *view)
{
    form_clear(&self_of(view)->form);
}

const ScreenDef calculator_screen = {
    .name = "calculator",
    .label = N_("贷款计算器"),
    .help = N_("填总价和首付，或者直接填贷款金额，右边就是月供；空着的按政策算"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(Calculator),
    .flags = VIEW_TEXT,
    .open = screen_open,
    .draw = draw,
    .escape = escape,
    .close = screen_close,
};

Reply calculator_open_with(View *parent, const Calculation *start)
{
    Calculator *self = (Calculator *)view_new(&calculator_screen, parent);
    self->start = *start;
    self->start.unit_no = arena_copy(&self->view.arena, start->unit_no);
    self->start.name = arena_copy(&self->view.arena, start->name);
    self->start.mix = start->mix != NONE ? start->mix : MIX_COMMERCIAL;
    self->start.home = start->home != NONE ? start->home : HOME_FIRST;
    self->start.extra_way = start->extra_way != NONE ? start->extra_way : EXTRA_SHORTER;
    return reply_open(&self->view);
}

Reply calculator_open(View *parent)
{
    Calculation start;
    entity_reset(&calculation_entity, &start);
    return calculator_open_with(parent, &start);
}

Calculation calculator_from_quote(const Quote *quote)
{
    Calculation start;
    entity_reset(&calculation_entity, &start);
    start.unit_no = quote->unit_no;
    start.name = quote->name;
    start.total = quote->total;
    start.mix = quote->pay_method == PAY_FUND ? MIX_FUND
                : quote->pay_method == PAY_COMBO ? MIX_COMBO : MIX_COMMERCIAL;
    start.loan_commercial = quote->loan_commercial;
    start.loan_fund = quote->loan_fund;
    start.years = quote->years;
    start.rate_commercial = quote->rate_commercial;
    start.rate_fund = quote->rate_fund;
    return start;
}

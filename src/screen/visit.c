/* 2 来访: phone first; whose customer it is shows while typing; today's visits, calls, reports below. */
#include "base/identity.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/operation.h"
#include "model/choice.h"
#include "model/visit.h"
#include "screen/operation_form.h"
#include "screen/screens.h"
#include "screen/tabs.h"

#include <string.h>

enum { NEED_VISIT = NEED_FIRST };

static const RowsColumn visit_columns[] = {
    {{N_("到访"), 5, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("离开"), 5, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("姓名"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 0, COLUMN_LEFT, false}, ROWS_PHONE, NULL},
    {{N_("人数"), 4, 4, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("途径"), 10, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("户型"), 8, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("等级"), 4, 5, COLUMN_LEFT, false}, ROWS_CHOICE, "grade"},
    {{N_("接待顾问"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("类型"), 6, 6, COLUMN_LEFT, false}, ROWS_CHOICE, "visit_kind"},
};
static const RowsColumn call_columns[] = {
    {{N_("日期"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("时间"), 5, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("姓名"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 0, COLUMN_LEFT, false}, ROWS_PHONE, NULL},
    {{N_("途径"), 10, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("顾问"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("转接"), 8, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("备注"), 16, 3, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

static const Tab tabs[] = {
    {N_("今日来访"), "visit_list", visit_columns, ARRAY_LEN(visit_columns), N_("今天还没有来访：按 F6 登记"), NEED_VISIT, NULL},
    {N_("来电"), "call_list", call_columns, ARRAY_LEN(call_columns), N_("还没有来电：按 F7 登记"), 0, NULL},
};

/* What is known of the phone being typed. */
typedef struct Verdict {
    bool known;
    char phone[PHONE_SIZE]; /* the one it was looked up for */
    char name[200];
    char owner_no[40];
    char owner[200];
    char first[16];
    char last[16];
    char unit_no[40];
} Verdict;

static void look_up(Verdict *verdict, Db *db, const char *phone)
{
    Stmt *stmt = query_open(db, "customer_verdict", BINDS(BIND_TEXT(":phone", phone)));
    *verdict = (Verdict){.known = query_next(stmt)};
    text_copy(verdict->phone, sizeof verdict->phone, phone);
    if (verdict->known) {
        text_copy(verdict->name, sizeof verdict->name, query_text(stmt, 0));
        text_copy(verdict->owner_no, sizeof verdict->owner_no, query_text(stmt, 1));
        text_copy(verdict->owner, sizeof verdict->owner, query_text(stmt, 2));
        text_copy(verdict->first, sizeof verdict->first, query_text(stmt, 3));
        text_copy(verdict->last, sizeof verdict->last, query_text(stmt, 4));
        text_copy(verdict->unit_no, sizeof verdict->unit_no, query_text(stmt, 5));
    }
    query_close(stmt);
}

static void fill_empty(Form *form, const char *id, const char *text)
{
    if (*form_text(form, id) == '\0' && *text != '\0') {
        form_set(form, id, text);
    }
}

static void phone_changed(Form *form, const FormField *field)
{
    Verdict *verdict = form->data;
    char phone[PHONE_SIZE];
    if (strcmp(field->field->id, "phone") != 0) {
        return;
    }
    if (!phone_normalize(form_text(form, "phone"), phone, NULL)) {
        *verdict = (Verdict){0};
        return;
    }
    if (strcmp(phone, verdict->phone) != 0) {
        look_up(verdict, desk_db(console_top(form->console)), phone);
        fill_empty(form, "name", verdict->name);
        fill_empty(form, "consultant", verdict->owner_no);
    }
}

static void draw_verdict(Form *form, Canvas *canvas, Rect area)
{
    const Verdict *verdict = form->data;
    const char *text = _("判客：请先输入手机，没有就填 未留电");
    unsigned role = ROLE_HINT;
    if (verdict->known) {
        text = arena_format(&canvas->arena, _("老客户 %s  首访 %s  上次 %s  顾问 %s %s"), verdict->name,
                            verdict->first, verdict->last, verdict->owner_no, verdict->owner);
        role = ROLE_DUE;
    } else if (*verdict->phone != '\0') {
        text = _("新客户");
        role = ROLE_NEW;
    }
    canvas_text(canvas, area.x, area.y, area.width, role, text);
    if (*verdict->unit_no != '\0') {
        canvas_text(canvas, area.x, area.y + 1, area.width, ROLE_DONE,
                    arena_format(&canvas->arena, _("已成交 %s"), verdict->unit_no));
    }
}

static bool save(Form *form, Error *err)
{
    return operation_form_save(form, "visit.register", err);
}

#define VISIT_FIELD(id) &visit_fields[VISIT_##id]

static const FormField fields[] = {
    {VISIT_FIELD(phone), FORM_REQUIRED, NULL, N_("先问手机；不肯留就填 未留电"), NULL},
    {VISIT_FIELD(name), FORM_REQUIRED, NULL, NULL, NULL},
    {VISIT_FIELD(sex), FORM_REQUIRED, NULL, NULL, NULL},
    {VISIT_FIELD(source), FORM_REQUIRED, operation_form_suggest, NULL, NULL},
    {VISIT_FIELD(layout), FORM_REQUIRED, operation_form_suggest, NULL, NULL},
    {VISIT_FIELD(want_area), FORM_REQUIRED, NULL, N_("如 100 或 100-120"), NULL},
    {VISIT_FIELD(party_size), 0, NULL, NULL, "1"},
    {VISIT_FIELD(consultant), FORM_REQUIRED, operation_form_suggest, N_("没有人接就填 待分配"), NULL},
    {VISIT_FIELD(kind), FORM_FOLDED, NULL, NULL, NULL},
    {VISIT_FIELD(time), FORM_FOLDED, NULL, NULL, NULL},
    {VISIT_FIELD(grade), FORM_FOLDED, NULL, NULL, NULL},
    {VISIT_FIELD(budget), FORM_FOLDED, NULL, NULL, NULL},
    {VISIT_FIELD(district), FORM_FOLDED, NULL, NULL, NULL},
    {VISIT_FIELD(remark), FORM_FOLDED, NULL, NULL, NULL},
};

static const FormSpec spec = {
    .title = N_("来访登记"),
    .entity = &visit_entity,
    .fields = fields,
    .count = ARRAY_LEN(fields),
    .save = save,
    .change = phone_changed,
    .below = draw_verdict,
    .below_height = 2,
    .draft = "visit",
};

static Reply register_visit(View *view)
{
    Verdict *verdict = arena_alloc(&view->arena, sizeof *verdict);
    return form_open(view, &spec, NULL, verdict);
}

static Reply register_call(View *view)
{
    return operation_form_open(view, "call.register", NULL, NULL);
}

static Reply leave(View *view)
{
    Visit visit;
    Error err = {0};
    Session *session = desk_session(view);
    if (!store_get(desk_db(view), &visit_entity, tabs_id(view), &view->rows, &visit)) {
        return reply_done();
    }
    Visit asked = {.row = visit.row, .visit_no = visit.visit_no, .left = console_now(view->console)};
    if (!operation_run(session, operation_find("visit.leave"), &asked, FIELD_BIT(VISIT_left), NULL,
                       &err)) {
        view_fail(view, &err);
        return reply_done();
    }
    view_say(view, _("%s 已离场"), visit.name);
    list_advance(view->list);
    return reply_refresh();
}

static Reply complete(View *view)
{
    static const char *const only[] = {"visit_no", "left", "grade", "budget", "district",
                                       "party_size", "remark", NULL};
    Visit visit;
    if (!store_get(desk_db(view), &visit_entity, tabs_id(view), &view->rows, &visit)) {
        return reply_done();
    }
    return operation_form_open(view, "visit.complete", &visit, only);
}

static const Action actions[] = {
    {'a', K_F(6), N_("来访"), N_("登记来访：先手机，判客随打随出"), register_visit, 0, "visit.register", false},
    {'t', K_F(7), N_("来电"), N_("登记来电"), register_call, 0, "call.register", false},
    {'l', K_NONE, N_("离场"), N_("这一组现在离开"), leave, NEED_ROW | NEED_VISIT, "visit.leave", false},
    {K_ENTER, K_NONE, N_("补全"), N_("补全这次来访：等级、预算、区域、离开时间"), complete, NEED_ROW | NEED_VISIT, "visit.complete", false},
};

static Reply screen_open(View *view)
{
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    return register_visit(view);
}

const ScreenDef visit_screen = {
    .number = '2',
    .name = "visit",
    .label = N_("来访"),
    .help = N_("登记来访和来电；Tab 换到来电"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(TabsView),
    .open = screen_open,
    .refresh = tabs_refresh,
    .have = tabs_have,
    .draw = tabs_draw,
    .key = tabs_key,
    .close = tabs_close,
};

/* 2 来访: phone first; whose customer it is shows while typing; today's visits, calls, reports and
 * the rotation's log below. */
#include "base/identity.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/operation.h"
#include "model/channel_report.h"
#include "model/choice.h"
#include "model/customer_link.h"
#include "model/movement.h"
#include "model/ownership.h"
#include "model/visit.h"
#include "screen/call_slip.h"
#include "screen/operation_form.h"
#include "screen/reception.h"
#include "screen/screens.h"
#include "screen/tabs.h"
#include "screen/visit_complete.h"
#include "ui/dialog.h"

enum { NEED_VISIT = NEED_FIRST, NEED_REPORT = NEED_FIRST << 1 };

typedef struct VisitScreen {
    TabsView tabs; /* first: the handlers of tabs find it behind the view */
    RotationStrip strip;
    int64_t counts[5]; /* visits, first, return, present, calls of today */
} VisitScreen;

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
static const RowsColumn report_columns[] = {
    {{N_("报备编号"), 13, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("日期"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("时间"), 5, 4, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("渠道"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("经纪人"), 8, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("姓名"), 8, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 0, COLUMN_LEFT, false}, ROWS_PHONE, NULL},
    {{N_("至"), 5, 1, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("状态"), 12, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "channel_report_shown"},
    {{N_("原因"), 14, 5, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};
static const RowsColumn rotation_columns[] = {
    {{N_("日期"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("时间"), 5, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("轮序"), 4, 1, COLUMN_LEFT, false}, ROWS_CHOICE, "rotation_queue"},
    {{N_("顾问"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("动作"), 14, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "rotation_action"},
    {{N_("单号"), 16, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("原因"), 16, 3, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

#define TAB(label, query, columns, hint, have)                                                     \
    {label, query, columns, ARRAY_LEN(columns), hint, have, NULL}

static const Tab tabs[] = {
    TAB(N_("今日来访"), "visit_list", visit_columns, N_("今天还没有来访：按 F6 登记"), NEED_VISIT),
    TAB(N_("来电"), "call_list", call_columns, N_("还没有来电：按 F7 登记"), 0),
    TAB(N_("报备"), "channel_report_list", report_columns, N_("还没有报备：按 b 登记"), NEED_REPORT),
    TAB(N_("轮排记录"), "rotation_list", rotation_columns, N_("还没有轮排记录：按 r 打开轮排签到"), 0),
};

static bool load_visit(View *view, Visit *visit)
{
    return store_get(desk_db(view), &visit_entity, tabs_id(view), &view->rows, visit);
}

/* Runs an operation on a record and says text on success. */
static bool run(View *view, const char *name, void *record, FieldSet given)
{
    Error err = {0};
    Session *session = desk_session(view);
    bool ok = operation_run(session, operation_find(name), record, given, NULL, &err);
    if (!ok) {
        view_fail(view, &err);
    }
    desk_say_warnings(view);
    str_reset(&session->warnings);
    arena_clear(&session->arena);
    return ok;
}

/* New rows */

static Reply receive(View *view)
{
    return reception_open(view, &((VisitScreen *)view)->strip);
}

static Reply register_call(View *view)
{
    return call_slip_open(view);
}

static Reply register_report(View *view)
{
    return operation_form_open(view, "report.register", NULL, NULL);
}

static Reply open_rotation(View *view)
{
    return rotation_open(view);
}

/* The visit under the cursor */

static Reply leave(View *view)
{
    Visit visit;
    if (!load_visit(view, &visit)) {
        return reply_done();
    }
    Visit asked = {
        .row = visit.row, .visit_no = visit.visit_no, .left = console_now(view->console)};
    if (run(view, "visit.leave", &asked, FIELD_BIT(VISIT_left))) {
        view_say(view, _("%s 已离场"), visit.name);
        list_advance(view->list);
    }
    return reply_refresh();
}

static Reply complete(View *view)
{
    return visit_complete_open(view, tabs_id(view));
}

/* A brochure for the visitor: the last kind handed out, one, to him. */
static Reply hand_out(View *view)
{
    static const char *const only[] = {"item_code", "qty", "party", "purpose", NULL};
    Visit visit;
    Movement movement;
    if (!load_visit(view, &visit)) {
        return reply_done();
    }
    entity_reset(&movement_entity, &movement);
    movement.kind = MOVEMENT_DISTRIBUTE;
    movement.qty = 1;
    movement.item_code = query_one_text(desk_db(view), "item_last_distributed", NULL, &view->rows);
    movement.party = visit.name;
    movement.purpose = visit.visit_no;
    return operation_form_open(view, "stock.move", &movement, only);
}

static Reply give_back_reason(View *view, void *context, const char *text)
{
    Visit visit;
    Rotation record;
    (void)context;
    if (!load_visit(view, &visit)) {
        return reply_done();
    }
    entity_reset(&rotation_entity, &record);
    record.document_no = visit.visit_no;
    record.reason = text;
    if (run(view, "rotation.give_back", &record, 0)) {
        view_say(view, _("%s 判为无效来访，轮次已退还"), visit.name);
    }
    return reply_refresh();
}

static Reply give_back(View *view)
{
    return dialog_ask(view, _("退还轮次：为什么不是客户？"), "", true, give_back_reason, NULL);
}

static Reply invalidate_reason(View *view, void *context, const char *text)
{
    Visit visit;
    (void)context;
    if (!load_visit(view, &visit)) {
        return reply_done();
    }
    Visit asked = {.row = visit.row, .visit_no = visit.visit_no, .remark = text};
    if (run(view, "visit.invalidate", &asked, FIELD_BIT(VISIT_remark))) {
        view_say(view, _("%s 判为无效来访"), visit.name);
    }
    return reply_refresh();
}

static Reply invalidate(View *view)
{
    return dialog_ask(view, _("判为无效来访：为什么？"), "", true, invalidate_reason, NULL);
}

/* The whole number of a masked phone: everybody who looks is in the trail. */
static Reply reveal(View *view)
{
    Visit visit;
    if (load_visit(view, &visit)) {
        desk_reveal(view, visit.name, visit.phone);
    }
    return reply_done();
}

static Reply link_relative(View *view)
{
    Visit visit;
    CustomerLink link;
    if (!load_visit(view, &visit)) {
        return reply_done();
    }
    entity_reset(&customer_link_entity, &link);
    link.phone = visit.phone;
    link.relation = RELATION_SPOUSE;
    return operation_form_open(view, "customer.link", &link, NULL);
}

static Reply decide(View *view, const char *operation)
{
    static const char *const only[] = {"phone", "owner", "reason", NULL};
    Visit visit;
    Ownership decision;
    if (!load_visit(view, &visit)) {
        return reply_done();
    }
    entity_reset(&ownership_entity, &decision);
    decision.phone = visit.phone;
    return operation_form_open(view, operation, &decision, only);
}

static Reply assign(View *view)
{
    return decide(view, "customer.assign");
}

static Reply confirm(View *view)
{
    return decide(view, "customer.confirm");
}

/* The report under the cursor */

static bool load_report(View *view, ChannelReport *report)
{
    return store_get(desk_db(view), &channel_report_entity, tabs_id(view), &view->rows, report);
}

static Reply complete_report(View *view)
{
    ChannelReport report;
    if (!load_report(view, &report)) {
        return reply_done();
    }
    return operation_form_open(view, "report.complete", &report, NULL);
}

static Reply void_report(View *view)
{
    ChannelReport report;
    if (!load_report(view, &report)) {
        return reply_done();
    }
    return operation_form_open(view, "report.void", &report, NULL);
}

#define VISIT_ROW (NEED_ROW | NEED_VISIT)
#define REPORT_ROW (NEED_ROW | NEED_REPORT)

static const Action actions[] = {
    {'a', K_F(6), N_("来访"), N_("登记来访：先手机，判客随打随出"), receive, 0, "visit.receive", false},
    {'t', K_F(7), N_("来电"), N_("登记来电，转给轮到的顾问"), register_call, 0, "call.register", false},
    {'r', K_CTRL('B'), N_("轮排"), N_("签到、岗位、跳过"), open_rotation, 0, NULL, false},
    {'b', K_CTRL('N'), N_("报备"), N_("登记渠道报备，全号或前三后四"), register_report, 0, "report.register", false},
    {'l', K_CTRL('E'), N_("离场"), N_("这一组现在离开"), leave, VISIT_ROW, "visit.leave", false},
    {K_ENTER, K_NONE, N_("补全"), N_("补全离开、等级、预算、区域，存完接着下一行"), complete, VISIT_ROW, "visit.complete", false},
    {'d', K_CTRL('D'), N_("发资料"), N_("发给这位客户一份资料，记出库"), hand_out, VISIT_ROW, "stock.move", false},
    {'g', K_CTRL('G'), N_("退轮"), N_("刚接待就判为无效来访，轮次退给顾问"), give_back, VISIT_ROW, "rotation.give_back", true},
    {'i', K_NONE, N_("无效"), N_("判为无效来访，不再计数"), invalidate, VISIT_ROW, "visit.invalidate", true},
    {'v', K_NONE, N_("看号码"), N_("显示完整手机，会记入日志"), reveal, VISIT_ROW, NULL, true},
    {'f', '+', N_("亲属"), N_("关联同来的亲属，判客时算一家"), link_relative, VISIT_ROW, "customer.link", true},
    {'o', K_NONE, N_("归属"), N_("经理指定归属顾问，写明原因"), assign, VISIT_ROW, "customer.assign", true},
    {'c', K_NONE, N_("裁定"), N_("经理裁定撞单归谁"), confirm, VISIT_ROW, "customer.confirm", true},
    {'u', K_NONE, N_("全号"), N_("渠道说出全号，补全前三后四的报备"), complete_report, REPORT_ROW, "report.complete", false},
    {'w', K_NONE, N_("作废"), N_("经理作废这条报备，写明原因"), void_report, REPORT_ROW, "report.void", false},
};

/* The upper part without the form: the day in figures, the rotation */

static void refresh(View *view)
{
    VisitScreen *self = (VisitScreen *)view;
    Stmt *stmt = query_open(desk_db(view), "visit_today_counts",
                            BINDS(BIND_DATE(":today", desk_today(view))));
    bool found = query_next(stmt);
    for (int i = 0; i < (int)ARRAY_LEN(self->counts); i++) {
        int64_t number = found ? query_number(stmt, i) : NONE;
        self->counts[i] = number == NONE ? 0 : number;
    }
    query_close(stmt);
    tabs_refresh(view);
    rotation_strip_read(&self->strip, view);
}

static void draw_counts(const VisitScreen *self, Canvas *canvas, Rect area)
{
    static const char *const labels[] = {N_("来访(组)"), N_("首访"), N_("复访"), N_("在场"),
                                         N_("来电(组)")};
    for (int i = 0; i < (int)ARRAY_LEN(labels); i++) {
        canvas_text(canvas, area.x, area.y + i, 15, ROLE_LABEL, _(labels[i]));
        canvas_text_right(canvas, area.x + 16, area.y + i, 6, ROLE_TEXT,
                          arena_format(&canvas->arena, "%lld", (long long)self->counts[i]));
    }
}

static void draw_top(const VisitScreen *self, Canvas *canvas, Rect area)
{
    int left = 26;
    Rect right = {area.x + left - 1, area.y, area.width - left + 1, area.height};
    canvas_box(canvas, (Rect){area.x, area.y, left, area.height}, _("今日"));
    canvas_box(canvas, right, _("轮排"));
    draw_counts(self, canvas, (Rect){area.x + 2, area.y + 1, left - 4, area.height - 2});
    rotation_strip_draw(&self->strip, canvas,
                        (Rect){right.x + 2, right.y + 1, right.width - 4, right.height - 2});
}

/* The reception form on top of this screen; NULL without one. */
static View *find_form(View *view)
{
    for (View *top = console_top(view->console); top != NULL; top = top->parent) {
        if (reception_is(top)) {
            return top;
        }
    }
    return NULL;
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    View *form = find_form(view);
    int top = form != NULL ? reception_height(form, area) : ROTATION_STRIP_LINES + 2;
    if (form == NULL) {
        draw_top((VisitScreen *)view, canvas, (Rect){area.x, area.y, area.width, top});
    }
    tabs_draw(view, canvas, (Rect){area.x, area.y + top, area.width, area.height - top});
}

static Reply screen_open(View *view)
{
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    return receive(view);
}

const ScreenDef visit_screen = {
    .number = '2',
    .name = "visit",
    .label = N_("来访"),
    .help = N_("登记来访、来电和报备；Tab 换一类，Esc 离开表单后用字母键"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(VisitScreen),
    .open = screen_open,
    .refresh = refresh,
    .have = tabs_have,
    .draw = draw,
    .key = tabs_key,
    .close = tabs_close,
};

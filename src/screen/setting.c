/* 0 设置: rules, consultants, staff, targets, the papers asked for, code lists, the audit trail. */
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/setting.h"
#include "model/choice.h"
#include "model/consultant.h"
#include "model/paper_template.h"
#include "model/staff.h"
#include "model/target.h"
#include "screen/audit.h"
#include "screen/operation_form.h"
#include "screen/screens.h"
#include "screen/tabs.h"
#include "ui/dialog.h"

#include <string.h>

enum { NEED_RULE = NEED_FIRST, NEED_RECORD = NEED_FIRST << 1, NEED_CODE = NEED_FIRST << 2,
       NEED_AUDIT = NEED_FIRST << 3, NEED_TEMPLATE = NEED_FIRST << 4 };

enum { TAB_RULES, TAB_CONSULTANTS, TAB_STAFF, TAB_TARGETS, TAB_CODES, TAB_TEMPLATES, TAB_AUDIT };

static const RowsColumn rule_columns[] = {
    {{N_("设置"), 18, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("现值"), 14, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("默认"), 8, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("含义"), 30, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};
static const RowsColumn consultant_columns[] = {
    {{N_("工号"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("姓名"), 10, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("手机"), 13, 0, COLUMN_LEFT, false}, ROWS_PHONE, NULL},
    {{N_("组别"), 8, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("入职"), 10, 2, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("状态"), 4, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "employment"},
};
static const RowsColumn staff_columns[] = {
    {{N_("工号"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("姓名"), 10, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("角色"), 10, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "role"},
    {{N_("手机"), 13, 0, COLUMN_LEFT, false}, ROWS_PHONE, NULL},
    {{N_("状态"), 4, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "employment"},
};
static const RowsColumn target_columns[] = {
    {{N_("月份"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("指标"), 10, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "target_metric"},
    {{N_("顾问"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("目标值"), 16, 0, COLUMN_RIGHT, false}, ROWS_MONEY, NULL},
};
static const RowsColumn template_columns[] = {
    {{N_("编码"), 4, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("用于"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "paper_purpose"},
    {{N_("资料"), 20, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("付款方式"), 10, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "pay_method"},
    {{N_("什么人要"), 10, 0, COLUMN_LEFT, true}, ROWS_CHOICE, "buyer_trait"},
    {{N_("每人"), 4, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("原件"), 4, 4, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("复印"), 4, 5, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("天数"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("选交"), 4, 6, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("次序"), 4, 2, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
};
static const RowsColumn code_columns[] = {
    {{N_("列表"), 16, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "code_list"},
    {{N_("名称"), 20, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("次序"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
};
static const RowsColumn audit_columns[] = {
    {{N_("时间"), 11, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("操作人"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("来处"), 6, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("操作"), 12, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("对象"), 8, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("内容"), 24, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

static void fill_rules(View *view, Rows *rows)
{
    for (int i = 0; i < SETTING_COUNT; i++) {
        const Setting *row = setting_row((SettingId)i);
        const char *value = setting_text(desk_db(view), (SettingId)i, &view->rows);
        const char *texts[] = {_(row->label), value, row->preset, _(row->meaning)};
        rows_add(rows, i + 1, text_equal(value, row->preset) ? "" : "new", texts);
    }
    rows_fit(rows, 0, 24);
}

#define COLUMNS(name) name##_columns, ARRAY_LEN(name##_columns)

static const Tab tabs[] = {
    [TAB_RULES] = {N_("规则"), NULL, COLUMNS(rule), NULL, NEED_RULE, fill_rules},
    [TAB_CONSULTANTS] = {N_("置业顾问"), "consultant_list", COLUMNS(consultant),
                         N_("还没有顾问：按 F6 登记"), NEED_RECORD, NULL},
    [TAB_STAFF] = {N_("人员"), "staff_list", COLUMNS(staff), N_("还没有人员：按 F6 登记"), NEED_RECORD, NULL},
    [TAB_TARGETS] = {N_("目标"), "target_list", COLUMNS(target), N_("还没有目标：按 F6 登记"), NEED_RECORD, NULL},
    [TAB_CODES] = {N_("码表"), "code_list", COLUMNS(code), NULL, NEED_CODE, NULL},
    [TAB_TEMPLATES] = {N_("资料清单"), "template_list", COLUMNS(template),
                       N_("还没有资料清单：按 F6 登记"), NEED_RECORD | NEED_TEMPLATE, NULL},
    [TAB_AUDIT] = {N_("操作日志"), NULL, COLUMNS(audit), N_("还没有操作"), NEED_AUDIT, audit_fill},
};

/* The operation and the entity behind a tab of records. */
static const struct {
    const char *operation;
    const Entity *entity;
} records[] = {
    [TAB_CONSULTANTS] = {"consultant.save", &consultant_entity},
    [TAB_STAFF] = {"staff.save", &staff_entity},
    [TAB_TARGETS] = {"target.save", &target_entity},
    [TAB_TEMPLATES] = {"template.save", &paper_template_entity},
    [TAB_AUDIT] = {NULL, NULL},
};

static Reply rule_entered(View *view, void *context, const char *text)
{
    Error err = {0};
    const size_t *id = context;
    if (!setting_save(desk_session(view), (SettingId)*id, text, &err)) {
        view_fail(view, &err);
        return reply_done();
    }
    view_say(view, _("已保存设置 %s"), _(setting_row((SettingId)*id)->label));
    desk_touch(desk_of(view));
    return reply_refresh();
}

static Reply edit_rule(View *view)
{
    size_t *id = arena_alloc(&view->arena, sizeof *id);
    *id = (size_t)tabs_id(view) - 1;
    const Setting *row = setting_row((SettingId)*id);
    return dialog_ask(view, _(row->meaning),
                      setting_text(desk_db(view), (SettingId)*id, &view->arena), false,
                      rule_entered, id);
}

static Reply edit_record(View *view)
{
    size_t tab = tabs_of(view)->current;
    void *record = entity_new(records[tab].entity, &view->rows);
    if (!store_get(desk_db(view), records[tab].entity, tabs_id(view), &view->rows, record)) {
        return reply_done();
    }
    return operation_form_open(view, records[tab].operation, record, NULL);
}

static Reply new_record(View *view)
{
    return operation_form_open(view, records[tabs_of(view)->current].operation, NULL, NULL);
}

static Reply retire_template(View *view)
{
    return operation_form_about(view, "template.retire", "code", tabs_cell(view, 0));
}

static Reply code_entered(View *view, void *context, const char *text)
{
    Error err = {0};
    Session *session = desk_session(view);
    if (!setting_add_code(session, context, text, &err)) {
        view_fail(view, &err);
        return reply_done();
    }
    view_say(view, _("已加入 %s"), text);
    return reply_refresh();
}

static Reply add_code(View *view)
{
    char *list = arena_copy(&view->arena, tabs_cell(view, 0));
    return dialog_ask(view, arena_format(&view->arena, _("在列表 %s 里加一项"), list), "", true,
                      code_entered, list);
}

static Reply open_row(View *view)
{
    switch (tabs_of(view)->current) {
    case TAB_RULES:
        return edit_rule(view);
    case TAB_CODES:
        return add_code(view);
    case TAB_AUDIT:
        return audit_page_open(view, tabs_id(view));
    default:
        return edit_record(view);
    }
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("修改这一行，或看操作日志的内容"), open_row, NEED_ROW, NULL, false},
    {'a', K_F(6), N_("新增"), N_("登记顾问、人员、目标或一种资料"), new_record, NEED_RECORD, NULL, false},
    {'c', K_NONE, N_("加一项"), N_("在这个列表里加一项"), add_code, NEED_ROW | NEED_CODE, NULL, false},
    {'d', K_NONE, N_("停用"), N_("以后不再要这种资料；已经收到的不变"), retire_template,
     NEED_ROW | NEED_TEMPLATE, "template.retire", false},
};

static Reply screen_open(View *view)
{
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    return reply_done();
}

const ScreenDef setting_screen = {
    .number = '0',
    .name = "setting",
    .label = N_("设置"),
    .help = N_("规则、顾问、人员、目标、码表、资料清单和操作日志；Tab 换一类"),
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

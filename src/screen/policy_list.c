#include "screen/policy_list.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/policy.h"
#include "model/choice.h"
#include "screen/operation_form.h"
#include "screen/rows.h"

#include <string.h>

typedef struct PolicyList {
    View view;
    Rows rows;
} PolicyList;

enum { COLUMN_CITY, COLUMN_ITEM, COLUMN_VALUE, COLUMN_STATE, COLUMN_FROM, COLUMN_UNTIL,
       COLUMN_CHECKED, COLUMN_WORDS, COLUMN_DOCUMENT, COLUMN_COUNT };

static const RowsColumn columns[COLUMN_COUNT] = {
    [COLUMN_CITY] = {{N_("城市"), 6, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [COLUMN_ITEM] = {{N_("政策项目"), 24, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [COLUMN_VALUE] = {{N_("值"), 10, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    [COLUMN_STATE] = {{N_("状态"), 6, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [COLUMN_FROM] = {{N_("生效"), 10, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [COLUMN_UNTIL] = {{N_("失效"), 10, 4, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [COLUMN_CHECKED] = {{N_("核实"), 6, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    [COLUMN_WORDS] = {{N_("内容"), 20, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    [COLUMN_DOCUMENT] = {{N_("文件依据"), 10, 5, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

/* Where a row stands today. */
static const struct {
    const char *code; /* of the query */
    const char *label; /* msgid */
    const char *mark;
} states[] = {
    {"FORCE", N_("执行中"), ""},
    {"AHEAD", N_("未生效"), "new"},
    {"REPLACED", N_("已更新"), "grey"},
    {"ENDED", N_("已失效"), "grey"},
};

static size_t state_of(const char *code)
{
    size_t i = 0;
    while (i + 1 < ARRAY_LEN(states) && strcmp(states[i].code, code) != 0) {
        i++;
    }
    return i;
}

static bool load(View *view, int64_t id, Policy *policy)
{
    return store_get(desk_db(view), &policy_entity, id, &view->rows, policy);
}

static const char *shown(const char *text)
{
    return text != NULL ? text : "";
}

static void add_row(PolicyList *self, int64_t id, size_t state)
{
    View *view = &self->view;
    Arena *arena = &view->rows;
    int64_t today = desk_today(view);
    Policy policy;
    if (!load(view, id, &policy)) {
        return;
    }
    bool open = policy.unverified == 1;
    const char *words = policy.rate == NONE && policy.amount == NONE && policy.number == NONE
                            ? "" : policy_show(&policy, arena);
    const char *texts[COLUMN_COUNT] = {
        [COLUMN_CITY] = policy.city,
        [COLUMN_ITEM] = _(choice_label("policy_item", policy.item)),
        [COLUMN_VALUE] = words,
        [COLUMN_STATE] = _(states[state].label),
        [COLUMN_FROM] = desk_show_date(arena, policy.valid_from, today),
        [COLUMN_UNTIL] = desk_show_date(arena, policy.valid_until, today),
        [COLUMN_CHECKED] = open ? _("待核实") : "",
        [COLUMN_WORDS] = shown(policy.value),
        [COLUMN_DOCUMENT] = shown(policy.document),
    };
    rows_add(&self->rows, id, open && state == 0 ? "due" : states[state].mark, texts);
}

static void refresh(View *view)
{
    PolicyList *self = (PolicyList *)view;
    rows_begin(&self->rows);
    Stmt *stmt = query_open(desk_db(view), "policy_list",
                            BINDS(BIND_DATE(":today", desk_today(view))));
    while (query_next(stmt)) {
        add_row(self, query_number(stmt, 0), state_of(query_text(stmt, 1)));
    }
    query_close(stmt);
    rows_fit(&self->rows, COLUMN_ITEM, 32);
    rows_fit(&self->rows, COLUMN_STATE, 10);
    rows_fit(&self->rows, COLUMN_CHECKED, 10);
    view->title = _("贷款政策");
}

/* Actions */

static Reply new_row(View *view)
{
    Policy policy;
    entity_reset(&policy_entity, &policy);
    policy.city = "全国";
    return operation_form_open(view, "policy.save", &policy, NULL);
}

static Reply edit(View *view)
{
    Policy policy;
    return load(view, rows_id(&((PolicyList *)view)->rows), &policy)
               ? operation_form_open(view, "policy.save", &policy, NULL)
               : reply_done();
}

/* The same item from a new day on: what is typed anew is the value and where it stands. */
static Reply renew(View *view)
{
    static const char *const values[] = {[POLICY_RATE] = "rate", [POLICY_AMOUNT] = "amount",
                                         [POLICY_NUMBER] = "number", [POLICY_TEXT] = "value"};
    Policy policy;
    Policy start;
    entity_reset(&policy_entity, &start);
    if (!load(view, rows_id(&((PolicyList *)view)->rows), &policy)) {
        return reply_done();
    }
    start.city = policy.city;
    start.item = policy.item;
    const char *const only[] = {"city", "item", "valid_from", values[policy_unit(policy.item)],
                                "value", "document", "unverified", NULL};
    return operation_form_open(view, "policy.save", &start, only);
}

static Reply end(View *view)
{
    Policy policy;
    if (!load(view, rows_id(&((PolicyList *)view)->rows), &policy)) {
        return reply_done();
    }
    policy.valid_until = policy.valid_until == NONE ? desk_today(view) : policy.valid_until;
    return operation_form_open(view, "policy.end", &policy, NULL);
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("修改"), N_("修改这一行，核实以后去掉待核实"), edit, NEED_ROW, "policy.save", false},
    {'a', K_F(6), N_("新一行"), N_("登记一行政策，从哪天起生效"), new_row, 0, "policy.save", false},
    {'g', K_F(7), N_("更新"), N_("这个项目从新的一天起是多少，旧的留着"), renew, NEED_ROW, "policy.save",
     false},
    {'j', K_NONE, N_("终止"), N_("这一行到哪天为止"), end, NEED_ROW, "policy.end", false},
};

static Reply screen_open(View *view)
{
    PolicyList *self = (PolicyList *)view;
    rows_init(&self->rows, view, columns, COLUMN_COUNT, N_("还没有政策：按 F6 登记一行"));
    return reply_done();
}

static void screen_close(View *view)
{
    rows_clear(&((PolicyList *)view)->rows);
}

const ScreenDef policy_screen = {
    .name = "policy",
    .label = N_("贷款政策"),
    .help = N_("今天执行的在最前；测算和报价按日期取这里的数，没有时用设置里的"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(PolicyList),
    .open = screen_open,
    .refresh = refresh,
    .close = screen_close,
};

Reply policy_list_open(View *parent)
{
    return reply_open(view_new(&policy_screen, parent));
}

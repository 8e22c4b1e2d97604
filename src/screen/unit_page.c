#include "screen/unit_page.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/choice.h"
#include "model/deal.h"
#include "model/unit.h"
#include "screen/calculator.h"
#include "screen/deal_page.h"
#include "screen/operation_form.h"
#include "screen/page_text.h"
#include "screen/price_batch.h"
#include "screen/price_import.h"
#include "screen/print_action.h"
#include "screen/quote_list.h"
#include "ui/page.h"

#include <assert.h>
#include <string.h>

typedef struct UnitPage {
    View view;
    Page page;
    int64_t id;
} UnitPage;

static const ScreenDef page_screen;

const UnitState unit_states[] = {
    {"AVAILABLE", N_("售"), N_("待售"), ROLE_FREE, NEED_FREE},
    {"HELD", N_("留"), N_("保留"), ROLE_HELD, NEED_HELD},
    {"LOCKED", N_("锁"), N_("锁定"), ROLE_ACCENT, NEED_FREE | NEED_LOCKED},
    {"RESERVED", N_("订"), N_("小订"), ROLE_DUE, NEED_SOLD},
    {"SUBSCRIBED", N_("认"), N_("认购"), ROLE_TAKEN, NEED_SOLD},
    {"SIGNED", N_("签"), N_("签约"), ROLE_SIGNED, NEED_SOLD},
    {"FILED", N_("备"), N_("已备案"), ROLE_FILED, NEED_SOLD},
    {"DELIVERED", N_("交"), N_("已交房"), ROLE_DELIVERED, NEED_SOLD},
    {"UNRELEASED", N_("未"), N_("未推"), ROLE_GREY, NEED_UNRELEASED},
    {"NOT_FOR_SALE", N_("禁"), N_("不可售"), ROLE_GREY, NEED_BARRED},
};
static_assert(ARRAY_LEN(unit_states) == UNIT_STATE_COUNT, "the board counts these rows");

const UnitState *unit_state(const char *code)
{
    for (size_t i = 0; i < UNIT_STATE_COUNT; i++) {
        if (strcmp(unit_states[i].code, code) == 0) {
            return &unit_states[i];
        }
    }
    return &unit_states[0];
}

static int64_t unit_here(View *view)
{
    return view->def == &page_screen ? ((UnitPage *)view)->id : unit_board_id(view);
}

static bool load(View *view, Unit *unit)
{
    return store_get(desk_db(view), &unit_entity, unit_here(view), &view->rows, unit);
}

/* The state as the board has it; minutes is what is left of a lock. */
static const UnitState *state_here(View *view, int64_t *minutes)
{
    Stmt *stmt = query_open(desk_db(view), "unit_board",
                            BINDS(BIND_NUMBER(":id", unit_here(view)),
                                  BIND_DATE(":today", desk_today(view)),
                                  BIND_NUMBER(":now", desk_session(view)->now)));
    const UnitState *state = unit_state(query_next(stmt) ? query_text(stmt, 5) : "NOT_FOR_SALE");
    *minutes = state->have & NEED_LOCKED ? query_number(stmt, 8) : 0;
    query_close(stmt);
    return state;
}

unsigned unit_have(View *view)
{
    int64_t minutes;
    return NEED_UNIT | state_here(view, &minutes)->have;
}

/* Actions */

static Reply open_unit(View *view)
{
    return unit_page_open(view, unit_here(view));
}

static Reply open_deal(View *view)
{
    Unit unit;
    const char *deal_no = load(view, &unit)
                              ? query_one_text(desk_db(view), "unit_live_deal",
                                               BINDS(BIND_TEXT(":unit", unit.unit_no)), &view->rows)
                              : NULL;
    if (deal_no == NULL) {
        view_say(view, _("这套房没有成交"));
        return reply_done();
    }
    return deal_page_open(view, deal_no);
}

static Reply subscribe(View *view)
{
    Unit unit;
    Deal deal;
    entity_reset(&deal_entity, &deal);
    if (load(view, &unit)) {
        deal.unit_no = unit.unit_no;
        deal.total = unit.list_total;
    }
    return operation_form_open(view, "deal.subscribe", &deal, NULL);
}

static Reply edit_unit(View *view)
{
    Unit unit;
    return load(view, &unit) ? operation_form_open(view, "unit.save", &unit, NULL) : reply_done();
}

static Reply new_unit(View *view)
{
    return operation_form_open(view, "unit.save", NULL, NULL);
}

/* The form of any operation about this unit: it is named already. */
static Reply unit_step(View *view, const char *name)
{
    Unit unit;
    return load(view, &unit) ? operation_form_about(view, name, "unit_no", unit.unit_no)
                             : reply_done();
}

#define UNIT_STEP(function, operation)                                                             \
    static Reply function(View *view)                                                              \
    {                                                                                              \
        return unit_step(view, operation);                                                         \
    }
UNIT_STEP(hold, "unit.hold")
UNIT_STEP(release, "unit.release")
UNIT_STEP(launch, "unit.launch")
UNIT_STEP(withdraw, "unit.withdraw")
UNIT_STEP(bar, "unit.bar")
UNIT_STEP(unbar, "unit.unbar")
UNIT_STEP(reserve, "deal.reserve")
UNIT_STEP(quote, "quote.save")
UNIT_STEP(special, "special.apply")

/* Locks the unit for whoever chooses, or ends the lock that is there. */
static Reply lock(View *view)
{
    int64_t minutes;
    bool locked = state_here(view, &minutes)->have & NEED_LOCKED;
    return unit_step(view, locked ? "unit.unlock" : "unit.lock");
}

static Reply list_quotes(View *view)
{
    Unit unit;
    return load(view, &unit) ? quote_list_open(view, unit.unit_no, NULL, unit.unit_no)
                             : reply_done();
}

static Reply launch_batch(View *view)
{
    return operation_form_open(view, "batch.launch", NULL, NULL);
}

static Reply draft_prices(View *view)
{
    return operation_form_open(view, "price.draft", NULL, NULL);
}

static Reply print_wall(View *view)
{
    char today[16];
    Unit unit;
    const PrintChoice choices[] = {
        {"pricelist", load(view, &unit) ? unit.building : NULL},
        {"board", date_format(today, sizeof today, desk_today(view))},
    };
    return print_action(view, choices, ARRAY_LEN(choices));
}

static Reply calculate(View *view)
{
    Unit unit;
    Calculation start;
    entity_reset(&calculation_entity, &start);
    if (load(view, &unit)) {
        start.unit_no = unit.unit_no;
        start.total = unit.list_total;
    }
    return calculator_open_with(view, &start);
}

const Action unit_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这套房的面积、价格和历史"), open_unit, NEED_UNIT | NEED_BOARD, NULL,
     false},
    {'b', K_F(7), N_("楼栋"), N_("换一栋楼或一个批次"), unit_board_pick_building, NEED_BOARD, NULL, false},
    {'g', K_NONE, N_("办认购"), N_("登记这套房的认购"), subscribe, NEED_FREE, "deal.subscribe", false},
    {'d', K_NONE, N_("成交"), N_("打开这套房现在的成交"), open_deal, NEED_SOLD, NULL, false},
    {'p', K_NONE, N_("价格"), N_("每格显示标准总价"), unit_board_prices, NEED_BOARD, NULL, false},
    {'h', K_NONE, N_("留房"), N_("保留这套房，经理才能做"), hold, NEED_FREE, "unit.hold", false},
    {'r', K_NONE, N_("释放"), N_("保留的房源重新待售"), release, NEED_HELD, "unit.release", false},
    {'k', K_NONE, N_("锁房"), N_("客人在选这套：锁定几分钟；已锁的解除"), lock, NEED_FREE, "unit.lock", false},
    {'i', K_NONE, N_("收小订"), N_("收一笔小订，保留几天"), reserve, NEED_FREE, "deal.reserve", false},
    {'q', K_NONE, N_("报价"), N_("给客人算这套的价格"), quote, NEED_UNIT, "quote.save", false},
    {K_F(4), K_NONE, N_("贷款"), N_("拿这套的标准总价算贷款"), calculate, NEED_UNIT, NULL, true},
    {'j', K_NONE, N_("报价单"), N_("这套房给客人算过的报价，可以并排比较"), list_quotes, NEED_UNIT, NULL, true},
    {'t', K_NONE, N_("特批"), N_("低于折扣方案的价格，申请特批"), special, NEED_FREE, "special.apply", true},
    {'l', K_NONE, N_("推盘"), N_("未推的房源放出来卖"), launch, NEED_UNRELEASED, "unit.launch", false},
    {'w', K_NONE, N_("收回"), N_("待售的房源收回不推"), withdraw, NEED_FREE, "unit.withdraw", true},
    {'z', K_NONE, N_("禁售"), N_("设为不可售：自持、配套、抵债、查封"), bar, NEED_UNIT, "unit.bar", true},
    {'u', K_NONE, N_("恢复"), N_("不可售的房源恢复"), unbar, NEED_BARRED, "unit.unbar", true},
    {'m', K_NONE, N_("整批"), N_("一个批次一起推盘"), launch_batch, NEED_BOARD, "batch.launch", true},
    {'c', K_NONE, N_("调价"), N_("拟定一张调价单"), draft_prices, NEED_BOARD, "price.draft", true},
    {'v', K_NONE, N_("看调价"), N_("拟定、批准和生效的调价单"), price_batch_list_open, NEED_BOARD, NULL, true},
    {'f', K_NONE, N_("价格表"), N_("导入一房一价表：先看和现在的差别"), price_import_ask, NEED_BOARD, "price.draft",
     true},
    {'e', K_NONE, N_("修改"), N_("修改这套房的资料"), edit_unit, NEED_UNIT, "unit.save", true},
    {'o', K_F(8), N_("打印"), N_("上墙的价格表和销控表"), print_wall, NEED_BOARD, NULL, true},
    {'a', K_F(6), N_("新房源"), N_("登记一套房"), new_unit, NEED_BOARD, "unit.save", true},
};
static_assert(ARRAY_LEN(unit_actions) == UNIT_ACTION_COUNT, "the screens count these rows");

/* The page */

static void refresh(View *view)
{
    UnitPage *self = (UnitPage *)view;
    Unit unit;
    Str out = {0};
    if (!load(view, &unit)) {
        return;
    }
    const Bind *binds = BINDS(BIND_TEXT(":unit", unit.unit_no));
    unit.control = NONE; /* only half of what the title says */
    page_add_record(&out, view, &unit_entity, &unit);
    page_add_query(&out, view, _("成交历史"), "unit_page_deals", binds);
    page_add_query(&out, view, _("未执行的变更"), "unit_page_changes", binds);
    page_add_query(&out, view, _("价格版本"), "unit_page_prices", binds);
    page_add_query(&out, view, _("销控记录"), "unit_page_controls", binds);
    page_add_query(&out, view, _("报价"), "unit_page_quotes", binds);
    page_add_query(&out, view, _("想要这套的认筹"), "unit_page_tickets", binds);
    page_set(&self->page, view, str_text(&out));
    int64_t minutes;
    const UnitState *state = state_here(view, &minutes);
    view->title = arena_format(&view->rows, "%s %s", unit.unit_no, _(state->label));
    if (minutes > 0) {
        view->title = arena_format(&view->rows, _("%s，还剩 %lld 分钟"), view->title,
                                   (long long)minutes);
    }
    str_clear(&out);
}

static const ScreenDef page_screen = {
    .name = "unit_page",
    .label = N_("房源"),
    .help = N_("一套房的全部，和现在能对它做的事"),
    .actions = unit_actions,
    .action_count = UNIT_ACTION_COUNT,
    .size = sizeof(UnitPage),
    .refresh = refresh,
    .have = unit_have,
};

Reply unit_page_open(View *parent, int64_t id)
{
    UnitPage *self = (UnitPage *)view_new(&page_screen, parent);
    self->id = id;
    page_init(&self->page);
    self->view.page = &self->page;
    return reply_open(&self->view);
}

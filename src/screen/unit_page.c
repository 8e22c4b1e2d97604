#include "screen/unit_page.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/choice.h"
#include "model/deal.h"
#include "model/unit.h"
#include "screen/deal_page.h"
#include "screen/operation_form.h"
#include "screen/page_text.h"
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
    {"RESERVED", N_("订"), N_("小订"), ROLE_DUE, NEED_SOLD},
    {"SUBSCRIBED", N_("认"), N_("认购"), ROLE_TAKEN, NEED_SOLD},
    {"SIGNED", N_("签"), N_("签约"), ROLE_SIGNED, NEED_SOLD},
    {"FILED", N_("备"), N_("已备案"), ROLE_FILED, NEED_SOLD},
    {"DELIVERED", N_("交"), N_("已交房"), ROLE_DELIVERED, NEED_SOLD},
    {"UNRELEASED", N_("未"), N_("未推"), ROLE_GREY, NEED_UNRELEASED},
    {"NOT_FOR_SALE", N_("禁"), N_("不可售"), ROLE_GREY, 0},
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

static const UnitState *state_here(View *view)
{
    const char *code = query_one_text(desk_db(view), "unit_state",
                                      BINDS(BIND_NUMBER(":id", unit_here(view)),
                                            BIND_DATE(":today", desk_today(view))),
                                      &view->rows);
    return unit_state(code != NULL ? code : "NOT_FOR_SALE");
}

unsigned unit_have(View *view)
{
    return NEED_UNIT | state_here(view)->have;
}

/* Actions */

static Reply open_unit(View *view)
{
    return unit_page_open(view, unit_here(view));
}

static Reply open_deal(View *view)
{
    Unit unit;
    const char *deal_no = load(view, &unit) ? query_one_text(desk_db(view), "unit_live_deal",
                                                             BINDS(BIND_TEXT(":unit", unit.unit_no)),
                                                             &view->rows)
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

/* The form names the unit and nothing else: Enter confirms. */
static Reply control_step(View *view, const char *operation)
{
    Unit unit;
    Unit named;
    if (!load(view, &unit)) {
        return reply_done();
    }
    entity_reset(&unit_entity, &named);
    named.unit_no = unit.unit_no;
    return operation_form_open(view, operation, &named, NULL);
}

static Reply hold(View *view)
{
    return control_step(view, "unit.hold");
}

static Reply release(View *view)
{
    return control_step(view, "unit.release");
}

static Reply launch(View *view)
{
    return control_step(view, "unit.launch");
}

const Action unit_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这套房的面积、价格和历史"), open_unit, NEED_UNIT | NEED_BOARD, NULL,
     false},
    {'b', K_F(7), N_("楼栋"), N_("换一栋楼"), unit_board_pick_building, NEED_BOARD, NULL, false},
    {'g', K_NONE, N_("办认购"), N_("登记这套房的认购"), subscribe, NEED_FREE, "deal.subscribe", false},
    {'d', K_NONE, N_("成交"), N_("打开这套房现在的成交"), open_deal, NEED_SOLD, NULL, false},
    {'p', K_NONE, N_("价格"), N_("每格显示标准总价"), unit_board_prices, NEED_BOARD, NULL, false},
    {'h', K_NONE, N_("保留"), N_("保留这套房，经理才能做"), hold, NEED_FREE, "unit.hold", false},
    {'r', K_NONE, N_("释放"), N_("保留的房源重新待售"), release, NEED_HELD, "unit.release", false},
    {'l', K_NONE, N_("推盘"), N_("未推的房源放出来卖"), launch, NEED_UNRELEASED, "unit.launch", false},
    {'e', K_NONE, N_("修改"), N_("修改这套房的资料"), edit_unit, NEED_UNIT, "unit.save", true},
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
    page_add_record(&out, view, &unit_entity, &unit);
    page_add_query(&out, view, _("成交历史"), "unit_page_deals", binds);
    page_add_query(&out, view, _("销控记录"), "unit_page_controls", binds);
    page_add_query(&out, view, _("想要这套的认筹"), "unit_page_tickets", binds);
    page_set(&self->page, view, str_text(&out));
    view->title = arena_format(&view->rows, "%s %s", unit.unit_no, _(state_here(view)->label));
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

#include "screen/item_page.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/choice.h"
#include "model/item.h"
#include "model/movement.h"
#include "model/stocktake.h"
#include "screen/operation_form.h"
#include "screen/page_text.h"
#include "screen/tabs.h"
#include "ui/page.h"

#include <assert.h>

typedef struct ItemPage {
    View view;
    Page page;
    int64_t id;
} ItemPage;

static const ScreenDef page_screen;

static bool is_page(const View *view)
{
    return view->def == &page_screen;
}

/* Under the cursor, or on the page; 0 on a tab of something else. */
static int64_t item_here(View *view)
{
    if (is_page(view)) {
        return ((ItemPage *)view)->id;
    }
    return tabs_have(view) & NEED_ITEM ? tabs_id(view) : 0;
}

unsigned item_have(View *view)
{
    unsigned have = item_here(view) > 0 ? (unsigned)NEED_ITEM : 0;
    return have | (is_page(view) ? 0 : (unsigned)NEED_ITEM_LIST);
}

static bool load(View *view, Item *item)
{
    return store_get(desk_db(view), &item_entity, item_here(view), &view->rows, item);
}

/* Actions */

static Reply open_row(View *view)
{
    return item_page_open(view, item_here(view));
}

static Reply new_item(View *view)
{
    return operation_form_open(view, "item.save", NULL, NULL);
}

static Reply edit_item(View *view)
{
    Item item;
    return load(view, &item) ? operation_form_open(view, "item.save", &item, NULL) : reply_done();
}

static Reply move(View *view, int64_t kind)
{
    Item item;
    Movement movement;
    entity_reset(&movement_entity, &movement);
    if (load(view, &item)) {
        movement.item_code = item.code;
        movement.price = kind == MOVEMENT_RECEIPT ? item.price : NONE;
    }
    movement.kind = kind;
    return operation_form_open(view, "stock.move", &movement, NULL);
}

static Reply receive(View *view)
{
    return move(view, MOVEMENT_RECEIPT);
}

static Reply issue(View *view)
{
    return move(view, MOVEMENT_ISSUE);
}

static Reply distribute(View *view)
{
    return move(view, MOVEMENT_DISTRIBUTE);
}

static Reply put_back(View *view)
{
    return move(view, MOVEMENT_RETURN);
}

static Reply scrap(View *view)
{
    return move(view, MOVEMENT_SCRAP);
}

static Reply lend(View *view)
{
    return move(view, MOVEMENT_LEND);
}

static Reply give_back(View *view)
{
    return move(view, MOVEMENT_GIVE_BACK);
}

static Reply count(View *view)
{
    Item item;
    Stocktake stocktake;
    entity_reset(&stocktake_entity, &stocktake);
    if (load(view, &item)) {
        stocktake.item_code = item.code;
    }
    return operation_form_open(view, "stock.count", &stocktake, NULL);
}

const Action item_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这种物料的资料、流水和盘点"), open_row, NEED_ITEM | NEED_ITEM_LIST,
     NULL, false},
    {'a', K_F(6), N_("新物料"), N_("登记一种物料"), new_item, NEED_ITEM_LIST, "item.save", false},
    {'i', K_F(7), N_("入库"), N_("采购到货，登记数量和单价"), receive, NEED_ITEM, "stock.move", false},
    {'o', K_NONE, N_("领用"), N_("内部领用"), issue, NEED_ITEM, "stock.move", false},
    {'d', K_NONE, N_("分发"), N_("发给客户或活动"), distribute, NEED_ITEM, "stock.move", false},
    {'t', K_NONE, N_("退库"), N_("没用完的退回来"), put_back, NEED_ITEM, "stock.move", false},
    {'b', K_NONE, N_("报损"), N_("坏了、过期了"), scrap, NEED_ITEM, "stock.move", true},
    {'l', K_NONE, N_("借出"), N_("借给个人或活动"), lend, NEED_ITEM, "stock.move", true},
    {'g', K_NONE, N_("归还"), N_("借出的还回来"), give_back, NEED_ITEM, "stock.move", true},
    {'k', K_NONE, N_("盘点"), N_("数一遍，差异自动成一笔盘盈或盘亏"), count, NEED_ITEM, "stock.count",
     false},
    {'e', K_NONE, N_("修改"), N_("修改这种物料的资料"), edit_item, NEED_ITEM, "item.save", true},
};
static_assert(ARRAY_LEN(item_actions) == ITEM_ACTION_COUNT, "the screens count these rows");

/* The page */

static void refresh(View *view)
{
    ItemPage *self = (ItemPage *)view;
    Item item;
    Str out = {0};
    if (!load(view, &item)) {
        return;
    }
    const Bind *binds = BINDS(BIND_TEXT(":item", item.code), BIND_DATE(":today", desk_today(view)));
    page_add_record(&out, view, &item_entity, &item);
    page_add_query(&out, view, _("流水与结存"), "item_page_movements", binds);
    page_add_query(&out, view, _("盘点"), "item_page_stocktakes", binds);
    page_set(&self->page, view, str_text(&out));
    view->title = arena_format(&view->rows, _("%s  库存 %lld %s"), item.name,
                               (long long)query_one_number(desk_db(view), "item_on_hand", binds),
                               item.measure != NULL ? item.measure : "");
    str_clear(&out);
}

static const ScreenDef page_screen = {
    .name = "item_page",
    .label = N_("物料"),
    .help = N_("一种物料的全部，新的在前"),
    .actions = item_actions,
    .action_count = ITEM_ACTION_COUNT,
    .size = sizeof(ItemPage),
    .refresh = refresh,
    .have = item_have,
};

Reply item_page_open(View *parent, int64_t id)
{
    ItemPage *self = (ItemPage *)view_new(&page_screen, parent);
    self->id = id;
    page_init(&self->page);
    self->view.page = &self->page;
    return reply_open(&self->view);
}

/* 7 物料: stock against its minimum, every movement, the stock-take. */
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/choice.h"
#include "model/item.h"
#include "model/movement.h"
#include "model/stocktake.h"
#include "screen/operation_form.h"
#include "screen/screens.h"
#include "screen/tabs.h"

enum { NEED_ITEM = NEED_FIRST };

static const RowsColumn item_columns[] = {
    {{N_("编码"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("名称"), 12, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("类别"), 8, 2, COLUMN_LEFT, false}, ROWS_CHOICE, "item_category"},
    {{N_("规格"), 8, 5, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("单位"), 4, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("库存"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("最低"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("够用"), 12, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("库位"), 8, 4, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("有效期"), 10, 6, COLUMN_LEFT, false}, ROWS_DATE, NULL},
};
static const RowsColumn movement_columns[] = {
    {{N_("单号"), 16, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("日期"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("物料"), 12, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("类型"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "movement_kind"},
    {{N_("数量"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("对象"), 10, 2, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("用途"), 10, 3, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};
static const RowsColumn stocktake_columns[] = {
    {{N_("盘点编号"), 16, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("日期"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("物料"), 12, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("账面"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("实盘"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("差异"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("原因"), 12, 2, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

static const Tab tabs[] = {
    {N_("库存"), "item_list", item_columns, ARRAY_LEN(item_columns), N_("还没有物料：按 F6 登记"), NEED_ITEM, NULL},
    {N_("流水"), "movement_list", movement_columns, ARRAY_LEN(movement_columns), N_("还没有出入库"), 0, NULL},
    {N_("盘点"), "stocktake_list", stocktake_columns, ARRAY_LEN(stocktake_columns), N_("还没有盘点：在库存上按 k"), 0, NULL},
};

static Reply new_item(View *view)
{
    return operation_form_open(view, "item.save", NULL, NULL);
}

static Reply edit_item(View *view)
{
    Item item;
    if (!store_get(desk_db(view), &item_entity, tabs_id(view), &view->rows, &item)) {
        return reply_done();
    }
    return operation_form_open(view, "item.save", &item, NULL);
}

static Reply move(View *view, int64_t kind)
{
    Movement movement;
    entity_reset(&movement_entity, &movement);
    movement.item_code = tabs_cell(view, 0);
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
    Stocktake stocktake;
    entity_reset(&stocktake_entity, &stocktake);
    stocktake.item_code = tabs_cell(view, 0);
    return operation_form_open(view, "stock.count", &stocktake, NULL);
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("修改"), N_("修改这种物料"), edit_item, NEED_ROW | NEED_ITEM, "item.save", true},
    {'a', K_F(6), N_("新物料"), N_("登记一种物料"), new_item, 0, "item.save", false},
    {'i', K_F(7), N_("入库"), N_("采购到货，登记数量和单价"), receive, NEED_ROW | NEED_ITEM, "stock.move", false},
    {'o', K_NONE, N_("领用"), N_("内部领用"), issue, NEED_ROW | NEED_ITEM, "stock.move", false},
    {'d', K_NONE, N_("分发"), N_("发给客户或活动"), distribute, NEED_ROW | NEED_ITEM, "stock.move", false},
    {'t', K_NONE, N_("退库"), N_("没用完的退回来"), put_back, NEED_ROW | NEED_ITEM, "stock.move", false},
    {'b', K_NONE, N_("报损"), N_("坏了、过期了"), scrap, NEED_ROW | NEED_ITEM, "stock.move", true},
    {'l', K_NONE, N_("借出"), N_("借给个人或活动"), lend, NEED_ROW | NEED_ITEM, "stock.move", true},
    {'g', K_NONE, N_("归还"), N_("借出的还回来"), give_back, NEED_ROW | NEED_ITEM, "stock.move", true},
    {'k', K_NONE, N_("盘点"), N_("数一遍，差异自动成一笔盘盈或盘亏"), count, NEED_ROW | NEED_ITEM, "stock.count", false},
};

static Reply screen_open(View *view)
{
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    return reply_done();
}

const ScreenDef material_screen = {
    .number = '7',
    .name = "material",
    .label = N_("物料"),
    .help = N_("库存、出入库与盘点；Tab 换一类"),
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

/* 7 物料: stock against its minimum, every movement, the stock-take. */
#include "base/str.h"
#include "base/text.h"
#include "screen/item_page.h"
#include "screen/screens.h"
#include "screen/tabs.h"

static const RowsColumn item_columns[] = {
    {{N_("编码"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("名称"), 12, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("类别"), 8, 2, COLUMN_LEFT, false}, ROWS_CHOICE, "item_category"},
    {{N_("规格"), 8, 5, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("单位"), 4, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("库存"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("最低"), 6, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("够用"), 13, 1, COLUMN_LEFT, false}, ROWS_LEVEL, NULL},
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

#define COLUMNS(name) name##_columns, ARRAY_LEN(name##_columns)

static const Tab tabs[] = {
    {N_("库存"), "item_list", COLUMNS(item), N_("还没有物料：按 F6 登记"), NEED_ITEM, NULL},
    {N_("流水"), "movement_list", COLUMNS(movement), N_("还没有出入库：在库存上按 i 入库"), 0, NULL},
    {N_("盘点"), "stocktake_list", COLUMNS(stocktake), N_("还没有盘点：在库存上按 k"), 0, NULL},
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
    .actions = item_actions,
    .action_count = ITEM_ACTION_COUNT,
    .size = sizeof(TabsView),
    .open = screen_open,
    .refresh = tabs_refresh,
    .have = item_have,
    .draw = tabs_draw,
    .key = tabs_key,
    .close = tabs_close,
};

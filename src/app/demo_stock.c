/* The demonstration's materials: what comes in, goes out, is lent, counted and thrown away. */
#include "app/demo.h"

#include "base/str.h"
#include "model/choice.h"
#include "model/item.h"
#include "model/movement.h"
#include "model/stocktake.h"

static const struct {
    const char *code;
    const char *name;
    int64_t category;
    const char *measure;
    int64_t price; /* fen */
    int64_t least;
    int64_t first; /* bought on the first day */
    int64_t use;   /* most on a day */
} items[] = {
    {"WL001", "楼书", ITEM_COLLATERAL, "本", 1800, 60, 240, 9},
    {"WL002", "户型折页", ITEM_COLLATERAL, "张", 120, 200, 900, 40},
    {"WL003", "区位海报", ITEM_COLLATERAL, "张", 600, 20, 60, 1},
    {"WL004", "手提袋", ITEM_COLLATERAL, "个", 350, 80, 260, 12},
    {"WL005", "价格说明单页", ITEM_COLLATERAL, "张", 30, 150, 700, 30},
    {"LP001", "保温杯", ITEM_GIFT, "个", 3900, 30, 110, 3},
    {"LP002", "雨伞", ITEM_GIFT, "把", 2600, 25, 70, 2},
    {"BG001", "复印纸", ITEM_OFFICE, "包", 2200, 10, 34, 1},
    {"BG002", "签字笔", ITEM_OFFICE, "盒", 1500, 5, 30, 1},
    {"BG003", "矿泉水", ITEM_OFFICE, "箱", 2800, 20, 90, 3},
    {"DJ001", "激光笔", ITEM_SALES_TOOL, "支", 8900, 2, 6, 0},
    {"DJ002", "平板电脑", ITEM_SALES_TOOL, "台", 299900, 1, 4, 0},
    {"HD001", "签到背板", ITEM_EVENT, "块", 26000, 1, 2, 0},
    {"DZ001", "认购书", ITEM_FORM, "份", 300, 60, 110, 1},
    {"DZ002", "收据本", ITEM_FORM, "本", 900, 6, 20, 0},
};

void demo_stock_items(Demo *demo)
{
    for (size_t i = 0; i < ARRAY_LEN(items); i++) {
        Item row;
        entity_reset(&item_entity, &row);
        row.code = items[i].code;
        row.name = items[i].name;
        row.category = items[i].category;
        row.measure = items[i].measure;
        row.price = items[i].price;
        row.location = arena_format(&demo->arena, "A-%02zu", i + 1);
        row.min_stock = items[i].least;
        row.max_stock = items[i].first * 2;
        row.owner = "刘洋";
        if (items[i].category == ITEM_COLLATERAL && i == 4) {
            row.valid_until = demo->today - 3; /* a price sheet of last month */
        }
        demo_run(demo, "item.save", &row);
    }
}

/* sign: +1 comes in, −1 goes out. */
static void move(Demo *demo, size_t item, int64_t kind, int64_t qty, int sign, const char *purpose)
{
    Movement row;
    if (qty <= 0 || (sign < 0 && demo->on_hand[item] < qty)) {
        return;
    }
    entity_reset(&movement_entity, &row);
    row.date = demo->session->today;
    row.item_code = items[item].code;
    row.kind = kind;
    row.qty = qty;
    row.price = kind == MOVEMENT_RECEIPT ? items[item].price : NONE;
    row.party = kind == MOVEMENT_RECEIPT ? "城南印务" : "销售部";
    row.purpose = purpose;
    demo->on_hand[item] += sign * qty;
    demo_run(demo, "stock.move", &row);
}

/* What is short is bought again on Mondays, until the supplier closes for the last weeks. */
static void buy(Demo *demo, int64_t day)
{
    for (size_t i = 0; i < ARRAY_LEN(items); i++) {
        bool low = demo->on_hand[i] <= items[i].least * 3 / 2;
        if (day == 0 || (low && demo->session->today < demo->today - 38)) {
            move(demo, i, MOVEMENT_RECEIPT, items[i].first, 1, "采购");
        }
    }
}

static void use(Demo *demo)
{
    for (size_t i = 0; i < ARRAY_LEN(items); i++) {
        bool expired = i == 4 && demo->session->today > demo->today - 4;
        if (items[i].use == 0 || expired || !demo_chance(demo, 60)) {
            continue;
        }
        bool office = items[i].category == ITEM_OFFICE;
        move(demo, i, office ? MOVEMENT_ISSUE : MOVEMENT_DISTRIBUTE,
             1 + demo_random(demo, items[i].use), -1, office ? "日常办公" : "来访客户");
    }
}

/* A count finds two cups fewer than the book says, and nothing else. */
static void count(Demo *demo)
{
    for (size_t i = 0; i < ARRAY_LEN(items); i++) {
        Stocktake row;
        int64_t lost = i == 5 && demo->on_hand[i] >= 2 ? 2 : 0;
        entity_reset(&stocktake_entity, &row);
        row.date = demo->session->today;
        row.item_code = items[i].code;
        row.counted = demo->on_hand[i] - lost;
        row.reason = lost > 0 ? "杯盖破损未登记" : NULL;
        demo->on_hand[i] -= lost;
        demo_run(demo, "stock.count", &row);
    }
}

void demo_stock_day(Demo *demo)
{
    int64_t day = demo->session->today - demo->first;
    if (day == 0 || date_weekday(demo->session->today) == 1) {
        buy(demo, day);
    }
    use(demo);
    switch (day % 30) {
    case 5:
        move(demo, 11, MOVEMENT_LEND, 1, -1, "外展看房");
        break;
    case 9:
        move(demo, 11, MOVEMENT_GIVE_BACK, day > 5, 1, "外展归还");
        break;
    case 15:
        move(demo, 3, MOVEMENT_RETURN, 10, 1, "暖场活动剩余");
        move(demo, 2, MOVEMENT_SCRAP, 3, -1, "受潮");
        break;
    default:
        break;
    }
    if (demo->session->today == date_month_end(demo->session->today)) {
        count(demo);
    }
}

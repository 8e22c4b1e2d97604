/* 物料: what is on hand is the sum of movements, never below 0 on any day. */
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/save.h"
#include "domain/setting.h"
#include "model/choice.h"
#include "model/item.h"
#include "model/movement.h"
#include "model/stocktake.h"

static bool item_save(Session *session, void *record, FieldSet given, Error *err)
{
    Item *item = record;
    if (item->min_stock != NONE && item->max_stock != NONE && item->max_stock != 0 &&
        item->max_stock < item->min_stock) {
        return error_set(err, ERR_INVALID, "max_stock", _("最高库存小于最低库存"));
    }
    return save_by_key(session, &item_entity, record, given, err);
}

static bool takes_stock(int64_t kind)
{
    return kind == MOVEMENT_ISSUE || kind == MOVEMENT_DISTRIBUTE || kind == MOVEMENT_SCRAP ||
           kind == MOVEMENT_LEND || kind == MOVEMENT_SHORTAGE;
}

/* An expired print is not handed out; history is as it was. */
static bool check_valid(Session *session, const Movement *movement, Error *err)
{
    Item item;
    bool out = movement->kind == MOVEMENT_ISSUE || movement->kind == MOVEMENT_DISTRIBUTE;
    if (!session_strict(session) || !out ||
        !store_find(session->db, &item_entity, "code", movement->item_code, &session->arena,
                    &item)) {
        return true;
    }
    if (item.valid_until != NONE && item.valid_until < movement->date) {
        return error_set(err, ERR_INVALID, "item_code", _("%s 的这一版已过期，不能再发"),
                         item.name);
    }
    return true;
}

/* What is left on the emptiest day from that of a stored movement on; 0 when nobody minds. */
static int64_t lowest_after(Session *session, const Movement *movement)
{
    if (!takes_stock(movement->kind) ||
        setting_number(session->db, SETTING_ALLOW_NEGATIVE_STOCK) == 1) {
        return 0;
    }
    return query_one_number(session->db, "stock_lowest",
                            BINDS(BIND_TEXT(":item", movement->item_code),
                                  BIND_DATE(":date", movement->date)));
}

static bool stock_move(Session *session, void *record, FieldSet given, Error *err)
{
    Movement *movement = record;
    (void)given;
    if (!check_valid(session, movement, err) ||
        !store_insert(session->db, &movement_entity, movement, &session->arena, err)) {
        return false;
    }
    int64_t lowest = lowest_after(session, movement);
    return lowest >= 0 || error_set(err, ERR_INVALID, "qty", _("%s 库存不足，差 %lld"),
                                    movement->item_code, (long long)-lowest);
}

/* The difference of a count is exactly one movement; without one nothing moves. */
static bool post_difference(Session *session, Stocktake *stocktake, Error *err)
{
    Movement movement;
    int64_t difference = stocktake->counted - stocktake->book_qty;
    if (difference == 0) {
        return true;
    }
    if (text_empty(stocktake->reason)) {
        return error_set(err, ERR_INVALID, "reason", _("账面 %lld，实盘 %lld，请写明差异原因"),
                         (long long)stocktake->book_qty, (long long)stocktake->counted);
    }
    entity_reset(&movement_entity, &movement);
    movement.date = stocktake->date;
    movement.item_code = stocktake->item_code;
    movement.kind = difference > 0 ? MOVEMENT_SURPLUS : MOVEMENT_SHORTAGE;
    movement.qty = difference > 0 ? difference : -difference;
    movement.purpose = stocktake->reason;
    if (!store_insert(session->db, &movement_entity, &movement, &session->arena, err)) {
        return false;
    }
    stocktake->movement_no = movement.movement_no;
    int64_t lowest = lowest_after(session, &movement);
    return lowest >= 0 || error_set(err, ERR_INVALID, "counted",
                                    _("盘点日之后已有领用，实盘 %lld 会使库存差 %lld，请核对日期和数量"),
                                    (long long)stocktake->counted, (long long)-lowest);
}

static bool stock_count(Session *session, void *record, FieldSet given, Error *err)
{
    Stocktake *stocktake = record;
    (void)given;
    int64_t book = query_one_number(session->db, "stock_on_hand",
                                    BINDS(BIND_TEXT(":item", stocktake->item_code),
                                          BIND_DATE(":date", stocktake->date)));
    stocktake->book_qty = book == NONE ? 0 : book;
    return post_difference(session, stocktake, err) &&
           store_insert(session->db, &stocktake_entity, stocktake, &session->arena, err);
}

static const Input item_inputs[] = {
    {ITEM_code, REQUIRED}, {ITEM_name, REQUIRED},    {ITEM_category, REQUIRED},
    {ITEM_spec, 0},        {ITEM_measure, REQUIRED}, {ITEM_price, 0},
    {ITEM_location, 0},    {ITEM_min_stock, 0},      {ITEM_max_stock, 0},
    {ITEM_valid_until, 0}, {ITEM_owner, 0},
};
static const Input move_inputs[] = {
    {MOVEMENT_movement_no, 0}, {MOVEMENT_date, REQUIRED | TODAY}, {MOVEMENT_item_code, REQUIRED},
    {MOVEMENT_kind, REQUIRED}, {MOVEMENT_qty, REQUIRED},          {MOVEMENT_price, 0},
    {MOVEMENT_party, 0},       {MOVEMENT_purpose, 0},
};

static const Input count_inputs[] = {
    {STOCKTAKE_stocktake_no, 0},        {STOCKTAKE_date, REQUIRED | TODAY},
    {STOCKTAKE_item_code, REQUIRED},    {STOCKTAKE_counted, REQUIRED},
    {STOCKTAKE_reason, 0},
};

const Operation stock_operations[] = {
    {"item.save", N_("登记物料"), &item_entity, INPUTS(item_inputs), MAY_ASSISTANT | MAY_MANAGER,
     item_save},
    {"stock.move", N_("出入库"), &movement_entity, INPUTS(move_inputs),
     MAY_ASSISTANT | MAY_MANAGER, stock_move},
    {"stock.count", N_("盘点"), &stocktake_entity, INPUTS(count_inputs),
     MAY_ASSISTANT | MAY_MANAGER, stock_count},
};
const size_t stock_operation_count = sizeof stock_operations / sizeof stock_operations[0];

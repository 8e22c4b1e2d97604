#include "screen/buyer_action.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/change.h"
#include "model/choice.h"
#include "model/deal_buyer.h"
#include "screen/desk.h"
#include "screen/operation_form.h"
#include "screen/profile_form.h"
#include "ui/picker.h"

#include <stdlib.h>
#include <string.h>

static const char *const add_fields[] = {"name", "share", "id_kind", "id_no", "relation", "phone",
                                         "date", NULL};
static const char *const change_fields_shown[] = {"name", "share", "id_kind", "id_no", "relation",
                                                  "phone", NULL};
static const char *const first_fields[] = {"id_kind", "id_no", NULL};

/* What stands at the position: as the open order has it, else as it counts. */
static void load_buyer(View *view, const char *deal_no, int64_t position, DealBuyer *buyer)
{
    Db *db = desk_db(view);
    const char *order = query_one_text(
        db, "buyer_change_open",
        BINDS(BIND_TEXT(":deal", deal_no), BIND_TEXT(":state", "APPLIED")), &view->rows);
    int64_t id = query_one_number(db, "buyer_row",
                                  BINDS(BIND_TEXT(":deal", deal_no),
                                        BIND_NUMBER(":position", position),
                                        BIND_TEXT(":change", order)));
    entity_reset(&deal_buyer_entity, buyer);
    if (id != NONE) {
        store_get(db, &deal_buyer_entity, id, &view->rows, buyer);
    }
    buyer->deal_no = deal_no;
    buyer->position = position;
}

static Reply add_buyer(View *view, const char *deal_no)
{
    DealBuyer buyer;
    entity_reset(&deal_buyer_entity, &buyer);
    buyer.deal_no = deal_no;
    buyer.id_kind = ID_CARD;
    return operation_form_open(view, "buyer.add", &buyer, add_fields);
}

static Reply change_buyer(View *view, const char *deal_no, int64_t position)
{
    DealBuyer buyer;
    load_buyer(view, deal_no, position, &buyer);
    return operation_form_open(view, "buyer.change", &buyer,
                               position == 1 ? first_fields : change_fields_shown);
}

static Reply remove_buyer(View *view, const char *deal_no, int64_t position)
{
    DealBuyer buyer;
    entity_reset(&deal_buyer_entity, &buyer);
    buyer.deal_no = deal_no;
    buyer.position = position;
    return operation_form_open(view, "buyer.remove", &buyer, NULL);
}

/* The first buyer stays who he is unless another name is typed over his. */
static Reply apply_order(View *view, const char *deal_no)
{
    static const char *const shown[] = {"deal_no", "kind", "new_name", "new_phone", "applied_on",
                                        "reason", NULL};
    Change change;
    entity_reset(&change_entity, &change);
    change.deal_no = deal_no;
    change.kind = CHANGE_NAME;
    change.new_name = query_one_text(desk_db(view), "deal_first_buyer",
                                     BINDS(BIND_TEXT(":deal", deal_no)), &view->rows);
    return operation_form_open(view, "change.apply", &change, shown);
}

/* value: "verb position deal" */
static Reply picked(View *view, void *context, const PickItem *item)
{
    const char *deal_no = arena_copy(&view->rows, strrchr(item->value, ' ') + 1);
    int64_t position = strtoll(strchr(item->value, ' '), NULL, 10);
    (void)context;
    switch (item->value[0]) {
    case 'a':
        return add_buyer(view, deal_no);
    case 'c':
        return change_buyer(view, deal_no, position);
    case 'k':
        return profile_form_open(view, deal_no);
    case 'r':
        return remove_buyer(view, deal_no, position);
    default:
        return apply_order(view, deal_no);
    }
}

static void add_item(ItemList *items, Arena *arena, const char *value, const char *label,
                     const char *deal_no)
{
    item_add(items, arena, arena_format(arena, "%s %s", value, deal_no), label, "");
}

Reply buyer_action_open(View *view, const char *deal_no)
{
    Arena arena = {0};
    ItemList items = {0};
    add_item(&items, &arena, "add 0", _("加一位权益人"), deal_no);
    Stmt *stmt =
        query_open(desk_db(view), "deal_buyers_pick", BINDS(BIND_TEXT(":deal", deal_no)));
    while (query_next(stmt)) {
        int64_t position = query_number(stmt, 0);
        const char *name = arena_copy(&arena, query_text(stmt, 1));
        add_item(&items, &arena, arena_format(&arena, "change %lld", (long long)position),
                 arena_format(&arena, position == 1 ? _("改 %s 的证件") : _("改 %s"), name), deal_no);
        if (position > 1) {
            add_item(&items, &arena, arena_format(&arena, "remove %lld", (long long)position),
                     arena_format(&arena, _("减 %s"), name), deal_no);
        }
    }
    query_close(stmt);
    add_item(&items, &arena, "order 0", _("申请更名：签约后改权益人先办这一步"), deal_no);
    add_item(&items, &arena, "kind 0", _("类别：婚姻、就业、委托代理，要哪些资料由它定"), deal_no);
    Reply reply = picker_open(view, _("权益人"), &items, picked, NULL);
    arena_clear(&arena);
    return reply;
}

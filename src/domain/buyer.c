#include "domain/buyer.h"

#include "base/identity.h"
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "model/choice.h"
#include "model/deal_buyer.h"

#include <stdio.h>
#include <string.h>

#define WHOLE 1000000 /* 100 % in ppm */
#define ADULT_AGE 18

static const char *open_order(Session *session, const char *deal_no, const char *state)
{
    return query_one_text(session->db, "buyer_change_open",
                          BINDS(BIND_TEXT(":deal", deal_no), BIND_TEXT(":state", state)),
                          &session->arena);
}

/* A second person has compared the names already: he must do it again. */
static void warn_checked(Session *session, const char *deal_no)
{
    if (query_one_date(session->db, "signing_checked", BINDS(BIND_TEXT(":deal", deal_no))) != NONE) {
        session_warn(session, _("合同已经复核过，权益人改了，请再核对一次"));
    }
}

/* How an edit gets in: directly (order NULL), or by the order that is applied for. */
static bool find_order(Session *session, const char *deal_no, const char **order, Error *err)
{
    Deal deal;
    *order = NULL;
    if (!deal_load(session, deal_no, "deal_no", &deal, err)) {
        return false;
    }
    if (deal.state == DEAL_CANCELLED || deal.state == DEAL_VOID || deal.state == DEAL_RESERVED) {
        return error_set(err, ERR_CONFLICT, "deal_no", _("%s 是“%s”，不能改权益人"), deal_no,
                         _(choice_label("deal_state", deal.state)));
    }
    if (deal_sign_date(session, deal_no) == NONE) {
        warn_checked(session, deal_no);
        return true;
    }
    *order = open_order(session, deal_no, "APPLIED");
    if (*order == NULL && open_order(session, deal_no, "APPROVED") != NULL) {
        return error_set(err, ERR_CONFLICT, "deal_no",
                         _("更名单已经批了，不能再改权益人：先撤回，再重新申请"));
    }
    return *order != NULL ||
           error_set(err, ERR_CONFLICT, "deal_no", _("合同已签，改权益人先申请变更单“更名”"));
}

static bool load_row(Session *session, const DealBuyer *key, const char *order, DealBuyer *row)
{
    int64_t id = query_one_number(session->db, "buyer_row",
                                  BINDS(BIND_TEXT(":deal", key->deal_no),
                                        BIND_NUMBER(":position", key->position),
                                        BIND_TEXT(":change", order)));
    return id != NONE && store_get(session->db, &deal_buyer_entity, id, &session->arena, row);
}

/* Checks */

static bool check_share(Session *session, const DealBuyer *row, Error *err)
{
    char text[32];
    if (row->position == 1 || row->removed == 1) {
        return true;
    }
    if (row->share == NONE) {
        return error_set(err, ERR_INVALID, "share", _("请填写份额"));
    }
    int64_t taken = query_one_number(session->db, "buyer_share_taken",
                                     BINDS(BIND_TEXT(":deal", row->deal_no),
                                           BIND_TEXT(":change", row->change_no),
                                           BIND_NUMBER(":except", row->position)));
    return taken + row->share < WHOLE ||
           error_set(err, ERR_INVALID, "share",
                     _("其他权益人以外只剩 %s%%，第一权益人也要留一份，请改小份额"),
                     rate_format(text, sizeof text, WHOLE - taken));
}

/* An identity card has 18 characters, or the 15 digits of the first kind; the check character was
 * tested when the number was read. */
static bool check_document(Session *session, const DealBuyer *row, Error *err)
{
    if (row->id_kind == ID_CARD && !id_no_is_card(row->id_no)) {
        return error_set(err, ERR_INVALID, "id_no", _("身份证号码是 18 位，请对照证件核对"));
    }
    const char *other = query_one_text(session->db, "buyer_same_id",
                                       BINDS(BIND_TEXT(":deal", row->deal_no),
                                             BIND_TEXT(":change", row->change_no),
                                             BIND_NUMBER(":except", row->position),
                                             BIND_TEXT(":id", row->id_no)),
                                       &session->arena);
    return other == NULL || row->removed == 1 ||
           error_set(err, ERR_CONFLICT, "id_no", _("这个证件号码已经是权益人 %s 的"), other);
}

static bool is_minor(const DealBuyer *row)
{
    int64_t born = NONE;
    char text[16];
    if (row->id_kind != ID_CARD || !id_no_is_card(row->id_no) || strlen(row->id_no) != 18) {
        return false;
    }
    snprintf(text, sizeof text, "%.8s", row->id_no + 6);
    if (!date_parse(text, &born, NULL)) {
        return false;
    }
    Civil birth = date_civil(born);
    Civil day = date_civil(row->date);
    int age = day.year - birth.year - (day.month * 100 + day.day < birth.month * 100 + birth.day);
    return age < ADULT_AGE;
}

static bool store_row(Session *session, DealBuyer *row, Error *err)
{
    if (!check_document(session, row, err) || !check_share(session, row, err)) {
        return false;
    }
    if (session_strict(session) && row->removed != 1 && is_minor(row)) {
        session_warn(session, _("%s 未满 18 周岁，签约要监护人到场并交监护证明"), row->name);
    }
    return row->row.id != 0
               ? store_update(session->db, &deal_buyer_entity, row, &session->arena, err)
               : store_insert(session->db, &deal_buyer_entity, row, &session->arena, err);
}

/* A row of the open order: its own, or a copy of the one that counts now. */
static void take_for_order(Session *session, DealBuyer *row, const char *order)
{
    row->date = session->today;
    if (order != NULL && !text_equal(row->change_no, order)) {
        row->row = (Row){0};
        row->change_no = order;
    }
}

/* Operations */

static bool buyer_add(Session *session, void *record, FieldSet given, Error *err)
{
    DealBuyer *row = record;
    (void)given;
    if (!find_order(session, row->deal_no, &row->change_no, err)) {
        return false;
    }
    int64_t last = query_one_number(session->db, "buyer_last_position",
                                    BINDS(BIND_TEXT(":deal", row->deal_no)));
    row->position = last == NONE || last < 1 ? 2 : last + 1;
    row->removed = NONE;
    return store_row(session, row, err);
}

/* The first buyer's name and phone are those of the deal and its orders; his document can be
 * told. */
static bool start_first(const DealBuyer *asked, FieldSet given, DealBuyer *row, Error *err)
{
    static const size_t fixed[] = {DEAL_BUYER_name, DEAL_BUYER_phone, DEAL_BUYER_share,
                                   DEAL_BUYER_relation};
    for (size_t i = 0; i < ARRAY_LEN(fixed); i++) {
        if ((given & FIELD_BIT(fixed[i])) && !field_empty(&deal_buyer_fields[fixed[i]], asked)) {
            return error_set(err, ERR_INVALID, deal_buyer_fields[fixed[i]].id,
                             _("第一权益人随认购和更名单，这里只改他的证件"));
        }
    }
    entity_reset(&deal_buyer_entity, row);
    row->deal_no = asked->deal_no;
    row->position = 1;
    row->id_kind = ID_CARD;
    return true;
}

/* Whom the document belongs to: the first buyer as the order names him, or as he is now. */
static const char *first_name(Session *session, const char *deal_no, const char *order)
{
    Change change;
    if (order != NULL &&
        store_find(session->db, &change_entity, "change_no", order, &session->arena, &change) &&
        !text_empty(change.new_name)) {
        return change.new_name;
    }
    return query_one_text(session->db, "deal_first_buyer", BINDS(BIND_TEXT(":deal", deal_no)),
                          &session->arena);
}

static bool find_row(Session *session, const DealBuyer *asked, const char *order, DealBuyer *row,
                     Error *err)
{
    bool found = load_row(session, asked, order, row) && row->removed != 1;
    return found || error_set(err, ERR_NOT_FOUND, "position", _("认购 %s 没有第 %lld 位权益人"),
                              asked->deal_no, (long long)asked->position);
}

/* The stored row that is to be changed, or the beginnings of the first buyer's. */
static bool start_change(Session *session, const DealBuyer *asked, FieldSet given,
                         const char *order, DealBuyer *row, Error *err)
{
    DealBuyer known;
    if (asked->position != 1) {
        return find_row(session, asked, order, row, err);
    }
    if (!start_first(asked, given, row, err)) {
        return false;
    }
    if (load_row(session, asked, order, &known)) {
        *row = known;
    }
    row->name = first_name(session, asked->deal_no, order);
    return true;
}

static bool buyer_change(Session *session, void *record, FieldSet given, Error *err)
{
    static const size_t inputs[] = {DEAL_BUYER_id_kind, DEAL_BUYER_id_no, DEAL_BUYER_name,
                                    DEAL_BUYER_phone, DEAL_BUYER_share, DEAL_BUYER_relation};
    DealBuyer *asked = record;
    DealBuyer row;
    const char *order = NULL;
    size_t count = asked->position == 1 ? 2 : ARRAY_LEN(inputs);
    if (!find_order(session, asked->deal_no, &order, err) ||
        !start_change(session, asked, given, order, &row, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (given & FIELD_BIT(inputs[i])) {
            field_copy(&deal_buyer_fields[inputs[i]], &row, asked);
        }
    }
    for (size_t i = 0; i < 3; i++) { /* who and with what document: never empty */
        const Field *field = &deal_buyer_fields[inputs[i]];
        if (field_empty(field, &row)) {
            return error_set(err, ERR_INVALID, field->id, _("请填写%s"), _(field->label));
        }
    }
    take_for_order(session, &row, order);
    *asked = row;
    return store_row(session, asked, err);
}

static bool buyer_remove(Session *session, void *record, FieldSet given, Error *err)
{
    DealBuyer *asked = record;
    DealBuyer row;
    const char *order = NULL;
    (void)given;
    if (asked->position == 1) {
        return error_set(err, ERR_INVALID, "position",
                         _("第一权益人不能减，换人请申请变更单“更名”"));
    }
    if (!find_order(session, asked->deal_no, &order, err) ||
        !find_row(session, asked, order, &row, err)) {
        return false;
    }
    take_for_order(session, &row, order);
    row.removed = 1;
    *asked = row;
    return store_row(session, asked, err);
}

/* A row of a file as it was exported: those of an order whatever its state, for the order's own row
 * says whether it counts. Shares of an order are judged at its execution: rows may come in any
 * order. */
static bool buyer_record(Session *session, void *record, FieldSet given, Error *err)
{
    DealBuyer *row = record;
    Change change;
    Deal deal;
    const char *order = NULL;
    (void)given;
    if (session_strict(session) && !find_order(session, row->deal_no, &order, err)) {
        return false;
    }
    if (session_strict(session) && !text_equal(order, row->change_no)) {
        return error_set(err, ERR_CONFLICT, "change_no", _("变更编号不是这笔成交在办的更名单"));
    }
    if (!deal_load(session, row->deal_no, "deal_no", &deal, err)) {
        return false;
    }
    if (!text_empty(row->change_no) &&
        (!store_find(session->db, &change_entity, "change_no", row->change_no, &session->arena,
                     &change) ||
         change.kind != CHANGE_NAME || !text_equal(change.deal_no, row->deal_no))) {
        return error_set(err, ERR_NOT_FOUND, "change_no", _("没有这笔成交的更名单“%s”"),
                         row->change_no);
    }
    if ((row->position == 1) != (row->share == NONE)) {
        return error_set(err, ERR_INVALID, "share", _("第 2 位起要填份额，第一权益人不填"));
    }
    return check_document(session, row, err) &&
           (!text_empty(row->change_no) || check_share(session, row, err)) &&
           store_insert(session->db, &deal_buyer_entity, row, &session->arena, err);
}

bool buyer_check_order(Session *session, const Change *change, Error *err)
{
    int64_t taken = query_one_number(session->db, "buyer_share_taken",
                                     BINDS(BIND_TEXT(":deal", change->deal_no),
                                           BIND_TEXT(":change", change->change_no),
                                           BIND_NUMBER(":except", 0)));
    return taken < WHOLE || error_set(err, ERR_CONFLICT, "change_no",
                                      _("更名后其他权益人的份额已满 100%%，请先改小份额"));
}

static const Input add_inputs[] = {
    {DEAL_BUYER_deal_no, REQUIRED}, {DEAL_BUYER_name, REQUIRED},  {DEAL_BUYER_share, REQUIRED},
    {DEAL_BUYER_id_kind, REQUIRED}, {DEAL_BUYER_id_no, REQUIRED}, {DEAL_BUYER_relation, 0},
    {DEAL_BUYER_phone, 0},          {DEAL_BUYER_date, REQUIRED | TODAY},
};
static const Input change_inputs[] = {
    {DEAL_BUYER_deal_no, REQUIRED}, {DEAL_BUYER_position, REQUIRED}, {DEAL_BUYER_name, 0},
    {DEAL_BUYER_share, 0},          {DEAL_BUYER_id_kind, 0},         {DEAL_BUYER_id_no, 0},
    {DEAL_BUYER_relation, 0},       {DEAL_BUYER_phone, 0},
};
static const Input remove_inputs[] = {
    {DEAL_BUYER_deal_no, REQUIRED},
    {DEAL_BUYER_position, REQUIRED},
};
static const Input record_inputs[] = {
    {DEAL_BUYER_deal_no, REQUIRED}, {DEAL_BUYER_position, REQUIRED}, {DEAL_BUYER_change_no, 0},
    {DEAL_BUYER_date, REQUIRED},    {DEAL_BUYER_name, REQUIRED},     {DEAL_BUYER_phone, 0},
    {DEAL_BUYER_id_kind, REQUIRED}, {DEAL_BUYER_id_no, REQUIRED},    {DEAL_BUYER_share, 0},
    {DEAL_BUYER_relation, 0},       {DEAL_BUYER_removed, 0},
};

const Operation buyer_operations[] = {
    {"buyer.add", N_("加权益人"), &deal_buyer_entity, INPUTS(add_inputs),
     MAY_ASSISTANT | MAY_MANAGER, buyer_add},
    {"buyer.change", N_("改权益人"), &deal_buyer_entity, INPUTS(change_inputs),
     MAY_ASSISTANT | MAY_MANAGER, buyer_change},
    {"buyer.remove", N_("减权益人"), &deal_buyer_entity, INPUTS(remove_inputs),
     MAY_ASSISTANT | MAY_MANAGER, buyer_remove},
    {"buyer.record", N_("补登权益人"), &deal_buyer_entity, INPUTS(record_inputs), MAY_MANAGER,
     buyer_record},
};
const size_t buyer_operation_count = sizeof buyer_operations / sizeof buyer_operations[0];

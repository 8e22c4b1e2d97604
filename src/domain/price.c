#include "domain/price.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/store.h"
#include "domain/approval.h"
#include "domain/areas.h"
#include "domain/clock.h"
#include "domain/save.h"
#include "domain/transition.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "model/price_batch.h"
#include "model/price_line.h"
#include "model/price_version.h"
#include "model/special_price.h"

#include <string.h>

#define PPM 1000000
#define YUAN 100       /* fen */
#define FINE 1000000   /* parts of a fen kept between the discounts, so that it is rounded once */

/* Discounts */

static bool discount_save(Session *session, void *record, FieldSet given, Error *err)
{
    Discount *row = record;
    if (row->kind == DISCOUNT_PERCENT && (row->rate == NONE || row->rate >= PPM)) {
        return error_set(err, ERR_INVALID, "rate", _("折扣率填百分数，如 98 表示 98 折"));
    }
    if (row->kind != DISCOUNT_PERCENT && row->amount == NONE) {
        return error_set(err, ERR_INVALID, "amount", _("请填写减去的金额"));
    }
    return save_by_key(session, &discount_entity, record, given, err);
}

static bool discount_valid(const Discount *row, int64_t date, int64_t pay)
{
    return (row->valid_from == NONE || row->valid_from <= date) &&
           (row->valid_until == NONE || row->valid_until >= date) &&
           (row->pay_method == NONE || row->pay_method == pay);
}

static void insert_by_position(DiscountList *list, const Discount *row)
{
    size_t at = list->count++;
    for (; at > 0 && list->rows[at - 1].position > row->position; at--) {
        list->rows[at] = list->rows[at - 1];
    }
    list->rows[at] = *row;
}

/* + 、 and , stand between names. */
static void split_names(char *names)
{
    static const char *const marks[] = {"＋", "、", "，", "+"};
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        for (char *at; (at = strstr(names, marks[i])) != NULL;) {
            memset(at, ',', strlen(marks[i]));
        }
    }
}

bool discount_read(Session *session, const char *names, const char *field, int64_t date,
                   int64_t pay, DiscountList *list, Error *err)
{
    char *rest = arena_copy(&session->arena, names != NULL ? names : "");
    list->count = 0;
    split_names(rest);
    for (char *name; (name = strtok_r(rest, ", ", &rest)) != NULL;) {
        Discount row;
        if (!store_find(session->db, &discount_entity, "name", name, &session->arena, &row)) {
            return error_set(err, ERR_INVALID, field, _("没有折扣“%s”，请按 F4 从折扣方案里选"), name);
        }
        if (!discount_valid(&row, date, pay)) {
            return error_set(err, ERR_INVALID, field, _("折扣“%s”在这天或这种付款方式下不能用"), name);
        }
        if (list->count == DISCOUNTS_MAX) {
            return error_set(err, ERR_INVALID, field, _("折扣太多，最多 %d 项"), DISCOUNTS_MAX);
        }
        insert_by_position(list, &row);
    }
    return true;
}

static int64_t half_up(Wide value, Wide by)
{
    return (int64_t)((value + by / 2) / by);
}

int64_t discount_steps(const DiscountList *list, int64_t total, int64_t area,
                       int64_t after[DISCOUNTS_MAX])
{
    Wide fine = (Wide)total * FINE;
    for (size_t i = 0; i < list->count; i++) {
        const Discount *row = &list->rows[i];
        if (row->kind == DISCOUNT_PERCENT) {
            fine = (fine * row->rate + PPM / 2) / PPM;
        } else if (row->kind == DISCOUNT_AMOUNT) {
            fine -= (Wide)row->amount * FINE;
        } else {
            fine -= (Wide)row->amount * area * (FINE / 100);
        }
        after[i] = fine > 0 ? half_up(fine, FINE) : 0;
    }
    return fine > 0 ? half_up(fine, (Wide)FINE * YUAN) * YUAN : 0;
}

int64_t discount_apply(const DiscountList *list, int64_t total, int64_t area)
{
    int64_t after[DISCOUNTS_MAX];
    return discount_steps(list, total, area, after);
}

bool discount_any(Session *session)
{
    return query_one_number(session->db, "discount_count", NULL) > 0;
}

/* Special prices */

static bool special_apply(Session *session, void *record, FieldSet given, Error *err)
{
    SpecialPrice *row = record;
    Unit unit;
    (void)given;
    row->state = transition_begin(session, &special_price_machine);
    row->approved_by = NULL;
    return unit_load(session, row->unit_no, "unit_no", &unit, err) &&
           store_insert(session->db, &special_price_entity, row, &session->arena, err);
}

static const char *author(Session *session, const Entity *entity, int64_t id)
{
    return store_author(session->db, entity, id, &session->arena);
}

static bool special_decide(Session *session, void *record, FieldSet given, Error *err)
{
    SpecialPrice *asked = record;
    SpecialPrice row;
    (void)given;
    if (!store_find(session->db, &special_price_entity, "special_no", asked->special_no,
                    &session->arena, &row)) {
        return error_set(err, ERR_NOT_FOUND, "special_no", _("没有特批编号“%s”"), asked->special_no);
    }
    if (!transition_take(session, &special_price_machine, row.special_no, &row.state, err)) {
        return false;
    }
    row.approved_by = asked->approved_by;
    if (!approval_take(session, author(session, &special_price_entity, row.row.id),
                       &special_price_fields[SPECIAL_PRICE_approved_by], &row.approved_by, err)) {
        return false;
    }
    *asked = row;
    return store_update(session->db, &special_price_entity, asked, &session->arena, err);
}

/* Uses up the approval that covers the deal; false when there is none. */
static bool use_special(Session *session, const Deal *deal, Error *err)
{
    SpecialPrice row;
    int64_t id = query_one_number(session->db, "special_for",
                                  BINDS(BIND_TEXT(":unit", deal->unit_no),
                                        BIND_TEXT(":phone", deal->phone),
                                        BIND_NUMBER(":total", deal->total),
                                        BIND_DATE(":date", deal->sub_date)));
    if (id == NONE ||
        !store_get(session->db, &special_price_entity, id, &session->arena, &row)) {
        return false;
    }
    return transition_take(session, &special_price_machine, row.special_no, &row.state, err) &&
           store_update(session->db, &special_price_entity, &row, &session->arena, err);
}

/* The price of the scheme: the list price less the discounts that the deal names. A note that names
 * none is free text, and nothing is taken off. */
static int64_t scheme_price(Session *session, const Deal *deal, const Unit *unit)
{
    DiscountList list = {0};
    Error ignored = {0};
    if (!discount_read(session, deal->discount_note, "discount_note", deal->sub_date,
                       deal->pay_method, &list, &ignored)) {
        list.count = 0;
    }
    return discount_apply(&list, unit->list_total, unit->gross_area);
}

/* History below the floor: the manager who imports it answers for it. */
static bool import_special(Session *session, const Deal *deal, Error *err)
{
    SpecialPrice row;
    if (!(session->permission & MAY_MANAGER)) {
        return error_set(err, ERR_DENIED, "total", _("成交总价低于底价，要由经理导入"));
    }
    entity_reset(&special_price_entity, &row);
    row.date = deal->sub_date;
    row.unit_no = deal->unit_no;
    row.phone = deal->phone;
    row.total = deal->total;
    row.reason = row.approved_by = N_("导入");
    row.state = SPECIAL_USED;
    return store_insert(session->db, &special_price_entity, &row, &session->arena, err);
}

bool price_check(Session *session, const Deal *deal, const Unit *unit, Error *err)
{
    bool below_floor = unit->floor_total != NONE && deal->total < unit->floor_total;
    if (!session_strict(session)) {
        return !below_floor || import_special(session, deal, err);
    }
    bool below_scheme = discount_any(session) && deal->total < scheme_price(session, deal, unit);
    if (!below_floor && !below_scheme) {
        return true;
    }
    if (use_special(session, deal, err)) {
        return true;
    }
    if (below_floor) {
        return error_set(err, ERR_DENIED, "total", _("成交总价低于底价，要先办特批并经审批"));
    }
    if (session->permission & MAY_MANAGER) {
        session_warn(session, _("成交总价低于折扣方案，按经理权限保存"));
        return true;
    }
    return error_set(err, ERR_DENIED, "total", _("成交总价低于折扣方案，要经理办理或先办特批"));
}

/* Versions and batches */

bool price_record(Session *session, const Unit *unit, const char *batch_no, Error *err)
{
    PriceVersion row;
    int64_t last = query_one_number(session->db, "price_last",
                                    BINDS(BIND_TEXT(":unit", unit->unit_no)));
    int64_t floor_total = query_one_number(session->db, "price_last_floor",
                                           BINDS(BIND_TEXT(":unit", unit->unit_no)));
    if (last == unit->list_total && floor_total == unit->floor_total) {
        return true;
    }
    entity_reset(&price_version_entity, &row);
    row.unit_no = unit->unit_no;
    row.effective_on = session->today;
    row.list_total = unit->list_total;
    row.floor_total = unit->floor_total;
    row.batch_no = batch_no;
    return store_insert(session->db, &price_version_entity, &row, &session->arena, err);
}

/* The batch of the number, taken through the running operation. */
static bool take_batch(Session *session, const char *batch_no, PriceBatch *batch, Error *err)
{
    if (!store_find(session->db, &price_batch_entity, "batch_no", batch_no, &session->arena,
                    batch)) {
        return error_set(err, ERR_NOT_FOUND, "batch_no", _("没有调价编号“%s”"), batch_no);
    }
    return transition_take(session, &price_batch_machine, batch_no, &batch->state, err);
}

/* The price after the rise: percent of it, then so much per m²; whole yuan. */
static int64_t raised(const PriceBatch *batch, int64_t total, int64_t area)
{
    if (total == NONE) {
        return NONE;
    }
    Wide fine = (Wide)total * FINE;
    fine += batch->percent != NONE ? (Wide)total * batch->percent : 0;
    fine += batch->per_area != NONE ? (Wide)batch->per_area * area * (FINE / 100) : 0;
    return fine > 0 ? half_up(fine, (Wide)FINE * YUAN) * YUAN : YUAN;
}

static bool add_line(Session *session, const PriceBatch *batch, const Unit *unit, Error *err)
{
    PriceLine line;
    entity_reset(&price_line_entity, &line);
    line.batch_no = batch->batch_no;
    line.unit_no = unit->unit_no;
    line.list_total = raised(batch, unit->list_total, unit->gross_area);
    line.floor_total = raised(batch, unit->floor_total, unit->gross_area);
    return store_insert(session->db, &price_line_entity, &line, &session->arena, err);
}

/* With a rise, every unsold unit of the building and layout gets its line; without one, the lines
 * are set or imported one by one. */
static bool price_draft(Session *session, void *record, FieldSet given, Error *err)
{
    PriceBatch *batch = record;
    (void)given;
    batch->state = transition_begin(session, &price_batch_machine);
    batch->approved_by = NULL;
    if (!store_insert(session->db, &price_batch_entity, batch, &session->arena, err)) {
        return false;
    }
    if (batch->percent == NONE && batch->per_area == NONE) {
        return true;
    }
    bool ok = true;
    Stmt *stmt = query_open(session->db, "price_scope",
                            BINDS(BIND_TEXT(":building", batch->building),
                                  BIND_TEXT(":layout", batch->layout)));
    while (ok && query_next(stmt)) {
        Unit unit;
        ok = unit_load(session, query_text(stmt, 0), "batch_no", &unit, err) &&
             add_line(session, batch, &unit, err);
    }
    query_close(stmt);
    return ok;
}

static bool price_set(Session *session, void *record, FieldSet given, Error *err)
{
    PriceLine *line = record;
    PriceBatch batch;
    if (!take_batch(session, line->batch_no, &batch, err)) {
        return false;
    }
    if (line->floor_total != NONE && line->floor_total > line->list_total) {
        return error_set(err, ERR_INVALID, "floor_total", _("底价总价不能高于标准总价"));
    }
    return save_by_key(session, &price_line_entity, record, given, err);
}

static bool price_approve(Session *session, void *record, FieldSet given, Error *err)
{
    PriceBatch *asked = record;
    PriceBatch batch;
    (void)given;
    if (!take_batch(session, asked->batch_no, &batch, err)) {
        return false;
    }
    if (query_one_number(session->db, "price_line_count",
                         BINDS(BIND_TEXT(":batch", batch.batch_no))) == 0) {
        return error_set(err, ERR_INVALID, "batch_no", _("调价单 %s 还没有明细"), batch.batch_no);
    }
    batch.approved_by = asked->approved_by;
    if (!approval_take(session, author(session, &price_batch_entity, batch.row.id),
                       &price_batch_fields[PRICE_BATCH_approved_by], &batch.approved_by, err)) {
        return false;
    }
    *asked = batch;
    return store_update(session->db, &price_batch_entity, asked, &session->arena, err) &&
           price_take_effect(session, err) &&
           store_get(session->db, &price_batch_entity, batch.row.id, &session->arena, asked);
}

static bool price_void(Session *session, void *record, FieldSet given, Error *err)
{
    PriceBatch *asked = record;
    PriceBatch batch;
    (void)given;
    if (!take_batch(session, asked->batch_no, &batch, err)) {
        return false;
    }
    *asked = batch;
    return store_update(session->db, &price_batch_entity, asked, &session->arena, err);
}

/* Units that are sold, reserved or locked keep the price that their customer saw. */
static bool apply_batch(Session *session, PriceBatch *batch, Error *err)
{
    bool ok = true;
    Stmt *stmt = query_open(session->db, "price_lines_due",
                            BINDS(BIND_TEXT(":batch", batch->batch_no),
                                  BIND_DATE(":today", session->today),
                                  BIND_NUMBER(":now", session->now)));
    while (ok && query_next(stmt)) {
        Unit unit;
        ok = unit_load(session, query_text(stmt, 0), "batch_no", &unit, err);
        if (ok) {
            unit.list_total = query_number(stmt, 1);
            unit.floor_total = query_number(stmt, 2);
            unit.unit_price = ratio_round(unit.list_total, 100, unit.gross_area);
            ok = store_update(session->db, &unit_entity, &unit, &session->arena, err) &&
                 price_record(session, &unit, batch->batch_no, err);
        }
    }
    query_close(stmt);
    batch->state = PRICE_EFFECTIVE;
    return ok && store_update(session->db, &price_batch_entity, batch, &session->arena, err);
}

bool price_take_effect(Session *session, Error *err)
{
    int64_t id;
    if (clock_is_off(session)) {
        return true; /* whoever only reads is not told */
    }
    DbActor actor = {session->actor, "DESK", "price.effect", NULL, date_civil(session->today).year};
    const Bind *binds =
        BINDS(BIND_DATE(":today", session->today), BIND_NUMBER(":now", session->now));
    while ((id = query_one_number(session->db, "price_batch_due", binds)) != NONE) {
        PriceBatch batch;
        if (!db_begin(session->db, &actor, err)) {
            return false;
        }
        bool ok = store_get(session->db, &price_batch_entity, id, &session->arena, &batch) &&
                  apply_batch(session, &batch, err);
        if (!ok) {
            db_rollback(session->db, err);
            return false;
        }
        if (!db_commit(session->db, err)) {
            return false;
        }
    }
    return true;
}

static const Input discount_inputs[] = {
    {DISCOUNT_name, REQUIRED},     {DISCOUNT_kind, REQUIRED},   {DISCOUNT_rate, 0},
    {DISCOUNT_amount, 0},          {DISCOUNT_position, REQUIRED}, {DISCOUNT_pay_method, 0},
    {DISCOUNT_valid_from, 0},      {DISCOUNT_valid_until, 0},
};
static const Input special_inputs[] = {
    {SPECIAL_PRICE_special_no, 0}, {SPECIAL_PRICE_date, REQUIRED | TODAY},
    {SPECIAL_PRICE_unit_no, REQUIRED}, {SPECIAL_PRICE_phone, REQUIRED},
    {SPECIAL_PRICE_total, REQUIRED}, {SPECIAL_PRICE_reason, REQUIRED},
    {SPECIAL_PRICE_document, 0}, {SPECIAL_PRICE_valid_until, 0},
};
static const Input decide_inputs[] = {
    {SPECIAL_PRICE_special_no, REQUIRED},
    {SPECIAL_PRICE_approved_by, 0},
};
static const Input draft_inputs[] = {
    {PRICE_BATCH_batch_no, 0},  {PRICE_BATCH_date, REQUIRED | TODAY},
    {PRICE_BATCH_effective_on, REQUIRED | TODAY}, {PRICE_BATCH_effective_at, 0},
    {PRICE_BATCH_building, 0},  {PRICE_BATCH_layout, 0},
    {PRICE_BATCH_percent, 0},   {PRICE_BATCH_per_area, 0},
    {PRICE_BATCH_reason, REQUIRED},
};
static const Input line_inputs[] = {
    {PRICE_LINE_batch_no, REQUIRED},
    {PRICE_LINE_unit_no, REQUIRED},
    {PRICE_LINE_list_total, REQUIRED},
    {PRICE_LINE_floor_total, 0},
};
static const Input approve_inputs[] = {
    {PRICE_BATCH_batch_no, REQUIRED},
    {PRICE_BATCH_approved_by, 0},
};
static const Input void_inputs[] = {{PRICE_BATCH_batch_no, REQUIRED}};

const Operation price_operations[] = {
    {"discount.save", N_("登记折扣"), &discount_entity, INPUTS(discount_inputs), MAY_MANAGER,
     discount_save},
    {"special.apply", N_("申请特批"), &special_price_entity, INPUTS(special_inputs),
     MAY_ASSISTANT | MAY_MANAGER, special_apply},
    {"special.approve", N_("批准特批"), &special_price_entity, INPUTS(decide_inputs),
     MAY_ASSISTANT | MAY_MANAGER, special_decide},
    {"special.refuse", N_("不批特批"), &special_price_entity, INPUTS(decide_inputs),
     MAY_ASSISTANT | MAY_MANAGER, special_decide},
    {"price.draft", N_("拟定调价"), &price_batch_entity, INPUTS(draft_inputs),
     MAY_ASSISTANT | MAY_MANAGER, price_draft},
    {"price.set", N_("填调价明细"), &price_line_entity, INPUTS(line_inputs),
     MAY_ASSISTANT | MAY_MANAGER, price_set},
    {"price.approve", N_("批准调价"), &price_batch_entity, INPUTS(approve_inputs), MAY_MANAGER,
     price_approve},
    {"price.void", N_("作废调价"), &price_batch_entity, INPUTS(void_inputs), MAY_MANAGER, price_void},
};
const size_t price_operation_count = sizeof price_operations / sizeof price_operations[0];

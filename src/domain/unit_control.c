/*
 * Who may sell what: launch, hold, release, withdraw, bar, for one unit or a whole batch; the lock
 * of a few minutes while somebody chooses; 小订, the small deposit before a subscription.
 */
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/customer.h"
#include "domain/setting.h"
#include "domain/transition.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "model/deal.h"
#include "model/unit_control.h"
#include "model/unit_lock.h"

static bool check_unsold(Session *session, const char *unit_no, Error *err)
{
    return query_one_text(session->db, "unit_live_deal", BINDS(BIND_TEXT(":unit", unit_no)),
                          &session->arena) == NULL ||
           error_set(err, ERR_CONFLICT, "unit_no", _("房号 %s 已有成交"), unit_no);
}

/* A unit that somebody queues for stays on sale. */
static bool check_tickets(Session *session, const UnitControl *row, Error *err)
{
    const char *ticket = query_one_text(session->db, "unit_ticket",
                                        BINDS(BIND_TEXT(":unit", row->unit_no)), &session->arena);
    return ticket == NULL ||
           error_set(err, ERR_CONFLICT, "unit_no", _("房号 %s 有认筹 %s 在排，请先退筹或转认购"), row->unit_no,
                     ticket);
}

static bool check_control(Session *session, const UnitControl *row, const Unit *unit, Error *err)
{
    if (!check_unsold(session, unit->unit_no, err)) {
        return false;
    }
    if (row->until != NONE && row->until < row->date) {
        return error_set(err, ERR_INVALID, "until", _("保留至的日期已经过去"));
    }
    return row->control == UNIT_NOT_FOR_SALE ||
           unit_check_lock(session, unit->unit_no, NULL, "unit_no", err);
}

/* Launched only with a permit; a launch with a later date in the register comes forward to the day
 * on which it is done. */
static bool launch(Session *session, Unit *unit, int64_t date, Error *err)
{
    if (!unit_check_permit(unit, date, "unit_no", err)) {
        return false;
    }
    if (unit->launched_on == NONE || unit->launched_on <= date) {
        return true;
    }
    unit->launched_on = date;
    return store_update(session->db, &unit_entity, unit, &session->arena, err);
}

/* The decision that the running operation is of the table. */
static bool control_one(Session *session, UnitControl *row, Error *err)
{
    Unit unit;
    if (!unit_load(session, row->unit_no, "unit_no", &unit, err)) {
        return false;
    }
    int64_t was = unit_shown_control(session, &unit, row->date);
    row->row = (Row){0};
    row->control = was;
    return transition_take(session, &unit_machine, unit.unit_no, &row->control, err) &&
           check_control(session, row, &unit, err) &&
           (was != UNIT_UNRELEASED || row->control != UNIT_AVAILABLE ||
            launch(session, &unit, row->date, err)) &&
           (was != UNIT_AVAILABLE || row->control != UNIT_UNRELEASED ||
            check_tickets(session, row, err)) &&
           store_insert(session->db, &unit_control_entity, row, &session->arena, err);
}

static bool unit_decide(Session *session, void *record, FieldSet given, Error *err)
{
    (void)given;
    return control_one(session, record, err);
}

/* Every unit of a batch that can be; one that cannot be stops it all, with its reason. Sold units
 * and those that are there already stay as they are. */
static bool batch_decide(Session *session, void *record, FieldSet given, Error *err)
{
    UnitControl *row = record;
    int64_t done = 0;
    (void)given;
    const char *batch = row->batch;
    Stmt *stmt = query_open(session->db, "units_of_batch", BINDS(BIND_TEXT(":batch", batch)));
    bool ok = true;
    while (ok && query_next(stmt)) {
        Unit unit;
        row->unit_no = arena_copy(&session->arena, query_text(stmt, 0));
        ok = unit_load(session, row->unit_no, "batch", &unit, err);
        bool sold = query_number(stmt, 1) == 1;
        int64_t now = ok ? unit_shown_control(session, &unit, row->date) : NONE;
        if (ok && !sold && transition_open(session, &unit_machine, now)) {
            ok = control_one(session, row, err);
            done++;
        }
    }
    query_close(stmt);
    if (ok && done == 0) {
        return error_set(err, ERR_NOT_FOUND, "batch", _("批次“%s”没有可以这样做的房源"), batch);
    }
    return ok;
}

/* The lock */

bool unit_lock_find(Session *session, const char *unit_no, UnitLock *lock)
{
    int64_t id = query_one_number(session->db, "unit_lock_live",
                                  BINDS(BIND_TEXT(":unit", unit_no),
                                        BIND_DATE(":today", session->today),
                                        BIND_NUMBER(":now", session->now)));
    return id != NONE && store_get(session->db, &unit_lock_entity, id, &session->arena, lock);
}

bool unit_check_lock(Session *session, const char *unit_no, const char *consultant,
                     const char *field, Error *err)
{
    UnitLock lock;
    if (!session_strict(session) || !unit_lock_find(session, unit_no, &lock) ||
        text_equal(lock.consultant, consultant)) {
        return true;
    }
    return error_set(err, ERR_CONFLICT, field, _("房号 %s 由顾问 %s 锁定选房，还有 %lld 分钟"), unit_no,
                     lock.consultant, (long long)(lock.time + lock.minutes - session->now));
}

static bool unit_lock(Session *session, void *record, FieldSet given, Error *err)
{
    UnitLock *lock = record;
    Unit unit;
    (void)given;
    if (!unit_load(session, lock->unit_no, "unit_no", &unit, err) ||
        !check_unsold(session, lock->unit_no, err) ||
        !unit_check_free(session, &unit, lock->date, NULL, "unit_no", err) ||
        !unit_check_lock(session, lock->unit_no, lock->consultant, "unit_no", err)) {
        return false;
    }
    lock->minutes = lock->minutes != NONE ? lock->minutes
                                          : setting_number(session->db, SETTING_LOCK_MINUTES);
    return store_insert(session->db, &unit_lock_entity, lock, &session->arena, err);
}

static bool unit_unlock(Session *session, void *record, FieldSet given, Error *err)
{
    UnitLock *asked = record;
    UnitLock lock;
    (void)given;
    if (!unit_lock_find(session, asked->unit_no, &lock)) {
        return error_set(err, ERR_NOT_FOUND, "unit_no", _("房号 %s 没有锁定"), asked->unit_no);
    }
    lock.released = 1;
    *asked = lock;
    return store_update(session->db, &unit_lock_entity, asked, &session->arena, err);
}

static const Input hold_inputs[] = {
    {UNIT_CONTROL_unit_no, REQUIRED}, {UNIT_CONTROL_date, REQUIRED | TODAY},
    {UNIT_CONTROL_until, 0},          {UNIT_CONTROL_reason, REQUIRED},
};
static const Input control_inputs[] = {
    {UNIT_CONTROL_unit_no, REQUIRED}, {UNIT_CONTROL_date, REQUIRED | TODAY}, {UNIT_CONTROL_reason, 0},
};
static const Input reasoned_inputs[] = {
    {UNIT_CONTROL_unit_no, REQUIRED},
    {UNIT_CONTROL_date, REQUIRED | TODAY},
    {UNIT_CONTROL_reason, REQUIRED},
};
static const Input batch_inputs[] = {
    {UNIT_CONTROL_batch, REQUIRED}, {UNIT_CONTROL_date, REQUIRED | TODAY}, {UNIT_CONTROL_reason, 0},
};
static const Input lock_inputs[] = {
    {UNIT_LOCK_unit_no, REQUIRED}, {UNIT_LOCK_consultant, REQUIRED}, {UNIT_LOCK_phone, 0},
    {UNIT_LOCK_date, REQUIRED | TODAY}, {UNIT_LOCK_time, REQUIRED | NOW}, {UNIT_LOCK_minutes, 0},
};
static const Input unlock_inputs[] = {{UNIT_LOCK_unit_no, REQUIRED}};

const Operation unit_operations[] = {
    {"unit.hold", N_("保留房源"), &unit_control_entity, INPUTS(hold_inputs), MAY_MANAGER, unit_decide},
    {"unit.release", N_("释放房源"), &unit_control_entity, INPUTS(control_inputs), MAY_MANAGER,
     unit_decide},
    {"unit.launch", N_("推盘"), &unit_control_entity, INPUTS(control_inputs), MAY_MANAGER,
     unit_decide},
    {"unit.withdraw", N_("收回房源"), &unit_control_entity, INPUTS(reasoned_inputs), MAY_MANAGER,
     unit_decide},
    {"unit.bar", N_("设为不可售"), &unit_control_entity, INPUTS(reasoned_inputs), MAY_MANAGER,
     unit_decide},
    {"unit.unbar", N_("恢复可售"), &unit_control_entity, INPUTS(reasoned_inputs), MAY_MANAGER,
     unit_decide},
    {"batch.launch", N_("整批推盘"), &unit_control_entity, INPUTS(batch_inputs), MAY_MANAGER,
     batch_decide},
    {"batch.withdraw", N_("整批收回"), &unit_control_entity, INPUTS(batch_inputs), MAY_MANAGER,
     batch_decide},
    {"unit.lock", N_("锁定选房"), &unit_lock_entity, INPUTS(lock_inputs),
     MAY_ASSISTANT | MAY_MANAGER, unit_lock},
    {"unit.unlock", N_("解除锁定"), &unit_lock_entity, INPUTS(unlock_inputs),
     MAY_ASSISTANT | MAY_MANAGER, unit_unlock},
};
const size_t unit_operation_count = sizeof unit_operations / sizeof unit_operations[0];

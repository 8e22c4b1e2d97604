/* The site itself: consultants, staff, units, targets. */
#include "base/money.h"
#include "base/text.h"
#include "db/audit.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/price.h"
#include "domain/save.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "model/consultant.h"
#include "model/staff.h"
#include "model/target.h"
#include "model/unit.h"

static bool consultant_save(Session *session, void *record, FieldSet given, Error *err)
{
    return save_by_key(session, &consultant_entity, record, given, err);
}

static bool staff_save(Session *session, void *record, FieldSet given, Error *err)
{
    return save_by_key(session, &staff_entity, record, given, err);
}

static bool check_unit(const Unit *unit, Error *err)
{
    if (unit->net_area != NONE && unit->net_area > unit->gross_area) {
        return error_set(err, ERR_INVALID, "net_area", _("套内面积不能大于建筑面积"));
    }
    if (unit->floor_total != NONE && unit->floor_total > unit->list_total) {
        return error_set(err, ERR_INVALID, "floor_total", _("底价总价不能高于标准总价"));
    }
    return true;
}

static bool unit_save(Session *session, void *record, FieldSet given, Error *err)
{
    Unit *unit = record;
    unit->unit_no = arena_format(&session->arena, "%s-%s-%s", unit->building, unit->entrance,
                                 unit->room);
    return check_unit(unit, err) &&
           save_by_key(session, &unit_entity, record, given | FIELD_BIT(UNIT_unit_no), err) &&
           price_record(session, unit, NULL, err);
}

static bool target_save(Session *session, void *record, FieldSet given, Error *err)
{
    Target *target = record;
    bool money = target->metric == TARGET_SUB_AMOUNT || target->metric == TARGET_SIGN_AMOUNT ||
                 target->metric == TARGET_COLLECT;
    if (!money && target->value % 100 != 0) {
        return error_set(err, ERR_INVALID, "value", _("%s的目标值应当是整数"),
                         _(choice_label("target_metric", target->metric)));
    }
    return save_by_key(session, &target_entity, record, given, err);
}

static const Input consultant_inputs[] = {
    {CONSULTANT_no, REQUIRED}, {CONSULTANT_name, REQUIRED}, {CONSULTANT_phone, 0},
    {CONSULTANT_team, 0},      {CONSULTANT_hired_on, 0},    {CONSULTANT_status, 0},
};
static const Input staff_inputs[] = {
    {STAFF_no, REQUIRED}, {STAFF_name, REQUIRED}, {STAFF_role, REQUIRED},
    {STAFF_phone, 0},     {STAFF_status, 0},
};
static const Input unit_inputs[] = {
    {UNIT_building, REQUIRED},   {UNIT_entrance, REQUIRED},   {UNIT_floor, REQUIRED},
    {UNIT_room, REQUIRED},       {UNIT_product_type, 0},      {UNIT_layout, REQUIRED},
    {UNIT_facing, 0},            {UNIT_gross_area, REQUIRED}, {UNIT_net_area, 0},
    {UNIT_unit_price, 0},        {UNIT_list_total, REQUIRED}, {UNIT_floor_total, 0},
    {UNIT_batch, 0},             {UNIT_permit_no, 0},         {UNIT_permit_date, 0},
    {UNIT_control, 0},           {UNIT_launched_on, 0},
};
static const Input target_inputs[] = {
    {TARGET_month, REQUIRED},
    {TARGET_metric, REQUIRED},
    {TARGET_consultant, 0},
    {TARGET_value, REQUIRED},
};

const Operation site_operations[] = {
    {"consultant.save", N_("登记置业顾问"), &consultant_entity, INPUTS(consultant_inputs),
     MAY_ASSISTANT | MAY_MANAGER, consultant_save},
    {"unit.save", N_("登记房源"), &unit_entity, INPUTS(unit_inputs), MAY_ASSISTANT | MAY_MANAGER,
     unit_save},
    {"staff.save", N_("登记人员"), &staff_entity, INPUTS(staff_inputs), MAY_MANAGER, staff_save},
    {"target.save", N_("登记目标"), &target_entity, INPUTS(target_inputs), MAY_MANAGER,
     target_save},
};
const size_t site_operation_count = sizeof site_operations / sizeof site_operations[0];

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

/* The first given field of the list whose value differs from the stored one; NULL for none. */
static const Field *changed_field(const Unit *stored, const Unit *unit, FieldSet given,
                                  const size_t fields[3])
{
    for (size_t i = 0; i < 3; i++) {
        const Field *field = &unit_fields[fields[i]];
        if ((given & FIELD_BIT(fields[i])) && !field_equal(field, stored, unit)) {
            return field;
        }
    }
    return NULL;
}

/* What customers were shown changes by an approved batch alone, and what is on sale by the manager:
 * a register is no way around either. */
static bool check_known(Session *session, const Unit *stored, const Unit *unit, FieldSet given,
                        Error *err)
{
    static const size_t prices[3] = {UNIT_list_total, UNIT_floor_total, UNIT_unit_price};
    static const size_t states[3] = {UNIT_control, UNIT_launched_on, UNIT_control};
    const Field *price = changed_field(stored, unit, given, prices);
    const Field *state = changed_field(stored, unit, given, states);
    if (price != NULL &&
        unit_shown_control(session, stored, session->today) != UNIT_UNRELEASED) {
        return error_set(err, ERR_INVALID, price->id,
                         _("房号 %s 已推盘，%s只能由批准的调价单改，请用调价"), stored->unit_no,
                         _(price->label));
    }
    return state == NULL || (session->permission & MAY_MANAGER) ||
           error_set(err, ERR_DENIED, state->id, _("房号 %s 的%s要由经理改"), stored->unit_no,
                     _(state->label));
}

static bool unit_save(Session *session, void *record, FieldSet given, Error *err)
{
    Unit *unit = record;
    Unit stored;
    unit->unit_no = arena_format(&session->arena, "%s-%s-%s", unit->building, unit->entrance,
                                 unit->room);
    bool known = store_find(session->db, &unit_entity, "unit_no", unit->unit_no, &session->arena,
                            &stored);
    return check_unit(unit, err) &&
           (!known || check_known(session, &stored, unit, given, err)) &&
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

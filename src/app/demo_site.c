/* The demonstration's house: people, buildings, targets, and what is held and launched on the
 * way. */
#include "app/demo.h"

#include "base/str.h"
#include "model/choice.h"
#include "model/consultant.h"
#include "model/staff.h"
#include "model/target.h"
#include "model/unit.h"
#include "model/unit_control.h"

#include <string.h>

#define PERMIT_LEAD 20 /* days between a permit and the launch it allows */
#define PRICE_BASE 1180000 /* fen per m² on the ground floor of the first building */
#define PRICE_FLOOR 4500
#define PRICE_BUILDING 2600

static const struct {
    const char *no;
    const char *name;
    int64_t role;
    const char *phone;
} staff[] = {
    {"Z01", "王芳", ROLE_ASSISTANT, "13900000001"}, {"Z02", "刘洋", ROLE_ASSISTANT, "13900000002"},
    {"M01", "陈建国", ROLE_MANAGER, "13900000003"}, {"C01", "孙丽", ROLE_FINANCE, "13900000004"},
    {"R01", "何静", ROLE_READER, "13900000005"},
};

static const char *const consultant_names[] = {
    "周强", "吴洁", "李明", "郑浩", "赵敏", "冯磊", "陈静", "褚伟", "卫兰", "蒋涛", "沈悦", "韩冰",
};

static const struct {
    const char *layout;
    const char *facing;
    int64_t gross; /* 0.01 m² */
    int64_t net;
} rooms[DEMO_ROOMS] = {
    {"两室两厅", "南", 8952, 7070},
    {"三室两厅", "南北", 10836, 8560},
    {"三室两厅", "东南", 11780, 9306},
    {"四室两厅", "南北", 14295, 11293},
};

static void save_staff(Demo *demo)
{
    for (size_t i = 0; i < ARRAY_LEN(staff); i++) {
        Staff row;
        entity_reset(&staff_entity, &row);
        row.no = staff[i].no;
        row.name = staff[i].name;
        row.role = staff[i].role;
        row.phone = staff[i].phone;
        row.status = EMPLOYMENT_ACTIVE;
        demo_run(demo, "staff.save", &row);
    }
}

static void save_consultants(Demo *demo)
{
    for (int i = 0; i < demo->scale->consultants; i++) {
        Consultant row;
        size_t names = ARRAY_LEN(consultant_names);
        entity_reset(&consultant_entity, &row);
        row.no = arena_format(&demo->arena, "%02d", i + 1);
        row.name = (size_t)i < names
                       ? consultant_names[i]
                       : arena_format(&demo->arena, "%s%c", consultant_names[(size_t)i % names],
                                      'A' + i / (int)names);
        row.phone = arena_format(&demo->arena, "1380000%04d", i + 1);
        row.team = i % 2 == 0 ? "一组" : "二组";
        row.hired_on = demo->first - 400 + i * 23;
        row.status = i == demo->scale->consultants - 1 ? EMPLOYMENT_LEFT : EMPLOYMENT_ACTIVE;
        demo->consultants[i] = row.no;
        demo_run(demo, "consultant.save", &row);
    }
}

/* The first building sells from the first day, the others follow evenly; the last one is not yet
 * launched, and the upper half of it has no permit. */
static int64_t launch_of(const Demo *demo, int building)
{
    int buildings = demo->scale->buildings;
    return building == buildings - 1
               ? NONE
               : demo->first + (int64_t)demo->scale->days * building / buildings;
}

static int64_t control_of(int64_t launched_on, int floor, int room)
{
    if (launched_on == NONE) {
        return UNIT_UNRELEASED;
    }
    if (floor == 1 && room == 0) {
        return UNIT_NOT_FOR_SALE; /* the show flat */
    }
    return floor == 8 && room == 3 ? UNIT_HELD : UNIT_AVAILABLE;
}

static void save_unit(Demo *demo, int building, int floor, int room)
{
    Unit row;
    int64_t launched_on = launch_of(demo, building);
    entity_reset(&unit_entity, &row);
    row.building = arena_format(&demo->arena, "%d", building + 1);
    row.entrance = "1";
    row.floor = floor;
    row.room = arena_format(&demo->arena, "%d%02d", floor, room + 1);
    row.product_type = "住宅";
    row.layout = rooms[room].layout;
    row.facing = rooms[room].facing;
    row.gross_area = rooms[room].gross;
    row.net_area = rooms[room].net;
    row.unit_price = PRICE_BASE + floor * PRICE_FLOOR + building * PRICE_BUILDING;
    row.list_total = row.unit_price * row.gross_area / 100 / 100 * 100;
    row.floor_total = row.list_total * 94 / 100 / 100 * 100;
    row.batch = arena_format(&demo->arena, "第%d批", building + 1);
    if (launched_on != NONE || floor * 2 <= demo->scale->floors) {
        row.permit_no = arena_format(&demo->arena, "预售证第%04d号", building + 1);
        row.permit_date = (launched_on != NONE ? launched_on : demo->today) - PERMIT_LEAD;
    }
    row.control = control_of(launched_on, floor, room);
    row.launched_on = launched_on;
    demo_run(demo, "unit.save", &row);
    demo->units[demo->unit_count++] = (DemoUnit){
        .unit_no = arena_copy(&demo->arena, row.unit_no), .layout = row.layout,
        .total = row.list_total,
        .launched_on = row.control == UNIT_AVAILABLE ? launched_on : NONE,
    };
}

static void save_units(Demo *demo)
{
    const DemoScale *scale = demo->scale;
    demo->units = arena_alloc(&demo->arena, (size_t)(scale->buildings * scale->floors) *
                                                DEMO_ROOMS * sizeof *demo->units);
    for (int building = 0; building < scale->buildings; building++) {
        for (int floor = 1; floor <= scale->floors; floor++) {
            for (int room = 0; room < DEMO_ROOMS; room++) {
                save_unit(demo, building, floor, room);
            }
        }
    }
}

/* What a month should bring, in the shares that a day of the site brings. */
static void save_target(Demo *demo, int64_t month, int64_t metric, const char *consultant,
                        int64_t value)
{
    Target row;
    entity_reset(&target_entity, &row);
    row.month = month;
    row.metric = metric;
    row.consultant = consultant;
    row.value = value;
    demo_run(demo, "target.save", &row);
}

static void save_targets(Demo *demo)
{
    int64_t sets = demo->customers * 30 / demo->scale->days / 8 + 1;
    int64_t price = demo->units[0].total / 10000000 * 10000000;
    for (int64_t month = date_month(demo->first); month <= date_month(demo->today); month++) {
        save_target(demo, month, TARGET_VISITS, NULL, sets * 20 * 100);
        save_target(demo, month, TARGET_SUB_SETS, NULL, sets * 100);
        save_target(demo, month, TARGET_SUB_AMOUNT, NULL, sets * price);
        save_target(demo, month, TARGET_SIGN_SETS, NULL, (sets - sets / 5) * 100);
        save_target(demo, month, TARGET_SIGN_AMOUNT, NULL, (sets - sets / 5) * price);
        save_target(demo, month, TARGET_COLLECT, NULL, sets * price * 7 / 10);
        for (int i = 0; i < demo->scale->consultants - 1; i++) {
            save_target(demo, month, TARGET_SUB_SETS, demo->consultants[i], 300);
            save_target(demo, month, TARGET_SUB_AMOUNT, demo->consultants[i], 3 * price);
        }
    }
}

void demo_site(Demo *demo)
{
    save_staff(demo);
    save_consultants(demo);
    save_units(demo);
    save_targets(demo);
    demo_book(demo);
}

DemoUnit *demo_pick_unit(Demo *demo, const char *layout)
{
    DemoUnit *other = NULL;
    for (size_t i = 0; i < demo->unit_count; i++) {
        DemoUnit *unit = &demo->units[(demo->unit_cursor + i) % demo->unit_count];
        bool free = !unit->taken && unit->launched_on != NONE &&
                    unit->launched_on <= demo->session->today;
        if (free && strcmp(unit->layout, layout) == 0) {
            demo->unit_cursor += i + (size_t)demo_random(demo, 17);
            unit->taken = true;
            return unit;
        }
        other = free && other == NULL ? unit : other;
    }
    if (other != NULL) {
        other->taken = true;
    }
    return other;
}

static void control(Demo *demo, const char *operation, DemoUnit *unit)
{
    UnitControl row;
    entity_reset(&unit_control_entity, &row);
    row.unit_no = unit->unit_no;
    row.date = demo->session->today;
    row.reason = "客户约定";
    demo_run(demo, operation, &row);
}

/* Every fortnight a unit is held for somebody and comes back a week later. */
static void release_act(Demo *demo, DemoTask *task)
{
    DemoUnit *unit = &demo->units[task->step];
    control(demo, "unit.release", unit);
    unit->taken = false;
}

void demo_site_day(Demo *demo)
{
    if ((demo->session->today - demo->first) % 14 != 10) {
        return;
    }
    DemoUnit *unit = demo_pick_unit(demo, rooms[1].layout);
    if (unit != NULL) {
        control(demo, "unit.hold", unit);
        demo_plan(demo, demo->session->today + 7,
                  (DemoTask){.act = release_act, .step = (int)(unit - demo->units)});
    }
}

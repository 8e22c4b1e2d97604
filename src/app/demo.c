#include "app/demo.h"

#include "app/say.h"
#include "app/command.h"
#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "db/store.h"
#include "domain/operation.h"
#include "domain/setting.h"
#include "model/rotation.h"

#include <stdio.h>
#include <unistd.h>

#define CUSTOMERS 900 /* a small site, four months after its opening */
#define PROJECT "翡翠湾"
#define OPERATOR "王芳"

/* Bigger sites lived longer and have more buildings. */
static const DemoScale scales[] = {
    {2000, 120, 3, 27, 12},
    {20000, 400, 50, 25, 20},
    {INT64_MAX, 1200, 50, 25, DEMO_CONSULTANTS_MAX},
};

int64_t demo_random(Demo *demo, int64_t below)
{
    uint64_t x = demo->random += 0x9E3779B97F4A7C15U; /* splitmix64 */
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return (int64_t)((x ^ (x >> 31)) % (uint64_t)below);
}

bool demo_chance(Demo *demo, int percent)
{
    return demo_random(demo, 100) < percent;
}

bool demo_today(const Demo *demo)
{
    return demo->session->today == demo->today;
}

void demo_plan(Demo *demo, int64_t date, DemoTask task)
{
    if (date < demo->first || date > demo->today) {
        return;
    }
    DemoDay *day = &demo->agenda[date - demo->first];
    DemoTask *copy = arena_alloc(&demo->arena, sizeof *copy);
    *copy = task;
    copy->next = NULL;
    if (day->last != NULL) {
        day->last->next = copy;
    } else {
        day->first = copy;
    }
    day->last = copy;
}

void demo_run(Demo *demo, const char *name, void *record)
{
    const Operation *operation = operation_find(name);
    const Entity *entity = operation->entity;
    FieldSet given = 0;
    for (size_t i = 0; i < entity->field_count; i++) {
        if (!field_empty(&entity->fields[i], record)) {
            given |= FIELD_BIT(i);
        }
    }
    Error err = {0};
    if (!demo->failed && !operation_run(demo->session, operation, record, given, NULL, &err)) {
        demo->failed = true;
        error_set(&demo->err, err.code, NULL, "%s: %s", name, err.text);
    }
    str_reset(&demo->session->warnings);
}

/* The last morning: those who are on post sign in, one after the other. */
static void sign_in(Demo *demo)
{
    demo->clock = 9 * 60;
    demo->session->origin = ORIGIN_COMMAND;
    for (int i = 0; i < demo->scale->consultants - 3; i++) {
        Rotation row;
        entity_reset(&rotation_entity, &row);
        row.consultant = demo->consultants[i];
        demo->session->now = demo->clock - 30 + i;
        demo_run(demo, "rotation.sign_in", &row);
    }
    demo->session->origin = ORIGIN_IMPORT;
}

/* What the running day planned for itself is done on the same day, behind the others. */
static void run_day(Demo *demo)
{
    DemoDay *day = &demo->agenda[demo->session->today - demo->first];
    demo_site_day(demo);
    if (demo_today(demo)) {
        sign_in(demo);
    }
    for (DemoTask *task = day->first; task != NULL && !demo->failed; task = task->next) {
        task->act(demo, task);
        arena_clear(&demo->session->arena);
    }
    demo_stock_day(demo);
    demo_office_day(demo);
    arena_clear(&demo->session->arena);
}

/* The house as it is registered today: price list, people, targets. */
static void found_site(Demo *demo)
{
    demo_site(demo);
    demo_stock_items(demo);
    demo_banks(demo);
    demo_people(demo);
}

/* One transaction a day: every operation is a savepoint in it. */
static bool live(Demo *demo, int64_t date, void (*act)(Demo *demo))
{
    Session *session = demo->session;
    DbActor actor = {OPERATOR, "IMPORT", "demo", NULL, date_civil(date).year};
    session->today = date;
    if (!db_begin(session->db, &actor, &demo->err)) {
        return false;
    }
    act(demo);
    if (demo->failed) {
        db_rollback(session->db, &demo->err);
        return false;
    }
    return db_commit(session->db, &demo->err);
}

static void show_progress(const Demo *demo)
{
    int64_t day = demo->session->today - demo->first + 1;
    if (isatty(STDERR_FILENO) && demo->scale != &scales[0] && day % 10 == 0) {
        char text[64];
        snprintf(text, sizeof text, _("第 %lld 天，共 %d 天"), (long long)day, demo->scale->days);
        say_over(text);
    }
}

/* The frame says 演示 as long as this mark stands. */
static bool mark_demo(Session *session, Error *err)
{
    DbActor actor = {OPERATOR, "COMMAND", "demo", NULL, date_civil(session->today).year};
    if (!db_begin(session->db, &actor, err)) {
        return false;
    }
    query_run(session->db, "setting_set",
              BINDS(BIND_TEXT(":key", "demo"), BIND_TEXT(":value", "1")));
    return db_commit(session->db, err);
}

static const DemoScale *scale_of(int64_t customers)
{
    const DemoScale *scale = scales;
    while (customers > scale->customers) {
        scale++;
    }
    return scale;
}

bool demo_make(Session *session, int64_t seed, int64_t today, int64_t customers, Error *err)
{
    Demo demo = {.session = session, .random = (uint64_t)seed, .customers = customers,
                 .scale = scale_of(customers), .today = today};
    demo.first = today - demo.scale->days + 1;
    demo.agenda = arena_alloc(&demo.arena, (size_t)demo.scale->days * sizeof *demo.agenda);
    bool ok = setting_save(session, SETTING_PROJECT, PROJECT, err) && mark_demo(session, err);
    session->actor = OPERATOR;
    session->origin = ORIGIN_IMPORT; /* history: ownership goes by the days on which things were */
    session->permission = MAY_ASSISTANT | MAY_MANAGER | MAY_FINANCE;
    ok = ok && live(&demo, today, found_site);
    for (int64_t date = demo.first; ok && date <= today; date++) {
        ok = live(&demo, date, run_day);
        show_progress(&demo);
    }
    if (demo.err.code != ERR_NONE) {
        *err = demo.err;
    }
    arena_clear(&demo.arena);
    return ok;
}

bool command_demo(Session *unused, const Options *options, Error *err)
{
    Db *db = NULL;
    Session session;
    (void)unused;
    if (!db_open(&db, options->db, DB_CREATE, err)) {
        return false;
    }
    session_init(&session, db);
    bool ok = demo_make(&session, options->seed != NONE ? options->seed : 1,
                        options->today != NONE ? options->today : session.today,
                        options->customers != NONE ? options->customers : CUSTOMERS, err);
    session_clear(&session);
    db_close(db);
    if (!ok) {
        unlink(options->db);
        return false;
    }
    say(_("已建立演示案场 %s"), options->db);
    return true;
}

/* 房源: what the board shows, by the whole table of a unit's life: decisions, locks, reservations and
 * deals together; who may do it and what must be said. Everything that the table does not name is
 * refused. */
#include "support/script.h"

#include "base/str.h"
#include "db/store.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "model/deal.h"

int unit_state_tests(void);

typedef enum Shown {
    IS_UNRELEASED, IS_AVAILABLE, IS_HELD, IS_LOCKED, IS_RESERVED, IS_SUBSCRIBED, IS_SIGNED, IS_FILED, IS_DELIVERED, IS_BARRED, IS_COUNT,
} Shown;

static const char *const names[IS_COUNT] = {
    "UNRELEASED", "AVAILABLE", "HELD", "LOCKED", "RESERVED", "SUBSCRIBED", "SIGNED", "FILED", "DELIVERED",
    "NOT_FOR_SALE",
};

#define UNIT " unit_no=1-1-101"
#define DEAL " deal_no=RG-2026-00001"
#define CONTRACT " contract_no=HT-2026-00001"
#define BUYER UNIT " phone=13800000001 name=张三 consultant=001"
#define SUBSCRIBED_SCRIPT                                                                          \
    "deal.subscribe total=1000000 deposit=50000 pay_method=一次性 sub_date=2026-11-10" BUYER          \
    ";change.apply kind=退房 reason=家庭意见 change_no=B1 applied_on=2026-11-10" DEAL                  \
    ";change.apply kind=退房 reason=家庭意见 change_no=B2 applied_on=2026-11-10 release_to=保留" DEAL ";"
#define SIGNED_SCRIPT                                                                              \
    SUBSCRIBED_SCRIPT "deal.sign sign_date=2026-11-11" DEAL ";filing.send sent_on=2026-11-12" CONTRACT ";"
#define FILED_SCRIPT SIGNED_SCRIPT "filing.finish filed_on=2026-11-13" CONTRACT ";"

static const char *const scripts[IS_COUNT] = {
    [IS_UNRELEASED] = "unit.withdraw reason=安排" UNIT ";",
    [IS_AVAILABLE] = "",
    [IS_HELD] = "unit.hold reason=安排" UNIT ";",
    [IS_LOCKED] = "unit.lock consultant=001" UNIT ";",
    [IS_RESERVED] = "deal.reserve reserve_money=2000" BUYER ";",
    [IS_SUBSCRIBED] = SUBSCRIBED_SCRIPT,
    [IS_SIGNED] = SIGNED_SCRIPT,
    [IS_FILED] = FILED_SCRIPT,
    [IS_DELIVERED] = FILED_SCRIPT "delivery.hand_over" DEAL ";",
    [IS_BARRED] = "unit.bar reason=安排" UNIT ";",
};

#define FROM(state) (1U << (state))

/* A step of a unit's life. */
static const struct {
    const char *line;
    unsigned from;
    Shown to;
    bool manager; /* nobody else */
    bool reason;  /* nothing without it */
} steps[] = {
    {"unit.launch" UNIT, FROM(IS_UNRELEASED), IS_AVAILABLE, true, false},
    {"unit.withdraw reason=安排" UNIT, FROM(IS_AVAILABLE), IS_UNRELEASED, true, true},
    {"unit.hold reason=安排" UNIT, FROM(IS_AVAILABLE), IS_HELD, true, true},
    {"unit.release" UNIT, FROM(IS_HELD), IS_AVAILABLE, true, false},
    {"unit.bar reason=安排" UNIT, FROM(IS_UNRELEASED) | FROM(IS_AVAILABLE) | FROM(IS_HELD) | FROM(IS_LOCKED), IS_BARRED,
     true, true},
    {"unit.unbar reason=安排" UNIT, FROM(IS_BARRED), IS_UNRELEASED, true, true},
    {"unit.lock consultant=002" UNIT, FROM(IS_AVAILABLE), IS_LOCKED, false, false},
    {"unit.unlock" UNIT, FROM(IS_LOCKED), IS_AVAILABLE, false, false},
    {"deal.reserve reserve_money=2000" BUYER, FROM(IS_AVAILABLE) | FROM(IS_HELD) | FROM(IS_LOCKED), IS_RESERVED,
     false, false},
    {"deal.unreserve" DEAL, FROM(IS_RESERVED), IS_AVAILABLE, false, false},
    {"deal.subscribe total=1000000 deposit=50000 pay_method=一次性" DEAL BUYER,
     FROM(IS_AVAILABLE) | FROM(IS_HELD) | FROM(IS_LOCKED) | FROM(IS_RESERVED), IS_SUBSCRIBED, false, false},
    {"deal.sign" DEAL, FROM(IS_SUBSCRIBED), IS_SIGNED, false, false},
    {"filing.finish" CONTRACT, FROM(IS_SIGNED), IS_FILED, false, false},
    {"delivery.hand_over" DEAL, FROM(IS_SIGNED) | FROM(IS_FILED), IS_DELIVERED, false, false},
    {"change.execute change_no=B1 approved_by=陈建国", FROM(IS_SUBSCRIBED) | FROM(IS_SIGNED), IS_AVAILABLE, false,
     false},
    {"change.execute change_no=B2 approved_by=陈建国", FROM(IS_SUBSCRIBED) | FROM(IS_SIGNED), IS_HELD, false, false},
};

static Shown shown_control(Site *site)
{
    static const Shown shown[] = {[UNIT_UNRELEASED] = IS_UNRELEASED, [UNIT_AVAILABLE] = IS_AVAILABLE,
                                  [UNIT_HELD] = IS_HELD, [UNIT_NOT_FOR_SALE] = IS_BARRED};
    Unit unit;
    UnitLock lock;
    assert_true(unit_load(&site->session, "1-1-101", "unit_no", &unit, &site->err));
    Shown control = shown[unit_shown_control(&site->session, &unit, site->session.today)];
    return control == IS_AVAILABLE && unit_lock_find(&site->session, "1-1-101", &lock) ? IS_LOCKED : control;
}

static Shown shown(Site *site)
{
    static const Shown deals[] = {[DEAL_RESERVED] = IS_RESERVED, [DEAL_SUBSCRIBED] = IS_SUBSCRIBED,
                                  [DEAL_SIGNED] = IS_SIGNED, [DEAL_FILED] = IS_FILED,
                                  [DEAL_DELIVERED] = IS_DELIVERED};
    Deal deal;
    bool live = store_find(site->db, &deal_entity, "deal_no", "RG-2026-00001", &site->arena, &deal) &&
                deal.state != DEAL_CANCELLED && deal.state != DEAL_VOID;
    return live ? deals[deal.state] : shown_control(site);
}

static void check_step(Site *site, Shown from, size_t i)
{
    bool allowed = steps[i].from & FROM(from);
    bool done = script_try(site, steps[i].line);
    Shown now = shown(site);
    if (done != allowed) {
        fail_msg("%s: %s was %s: %s", names[from], steps[i].line, done ? "done" : "refused",
                 done ? "" : site->err.text);
    }
    if (now != (allowed ? steps[i].to : from)) {
        fail_msg("%s: %s ends in %s", names[from], steps[i].line, names[now]);
    }
    if (!allowed && site->err.text[0] == '\0') {
        fail_msg("%s: %s is refused without a word", names[from], steps[i].line);
    }
}

/* An assistant may not take it; and nobody may without saying why. */
static void check_guards(Site *site, size_t i)
{
    if (steps[i].manager) {
        site->session.permission = MAY_ASSISTANT;
        bool done = script_try(site, steps[i].line);
        site->session.permission = MAY_MANAGER;
        if (done || site->err.code != ERR_DENIED) {
            fail_msg("%s is for the manager", steps[i].line);
        }
    }
    const char *reason = strstr(steps[i].line, " reason=安排");
    if (steps[i].reason) {
        const char *line = arena_format(&site->arena, "%.*s%s", (int)(reason - steps[i].line),
                                        steps[i].line, reason + strlen(" reason=安排"));
        if (script_try(site, line) || strcmp(site->err.field, "reason") != 0) {
            fail_msg("%s needs a reason", line);
        }
    }
}

static void a_unit_lives_by_its_table(void **state)
{
    static const DbActor actor = {"测试", "COMMAND", "test", NULL, 2026};
    (void)state;
    for (Shown from = IS_UNRELEASED; from < IS_COUNT; from++) {
        Site *site = deal_site();
        script_do(site, scripts[from]);
        assert_string_equal(names[from], names[shown(site)]);
        for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
            assert_true(db_begin(site->db, &actor, &site->err));
            if (steps[i].from & FROM(from)) {
                check_guards(site, i);
            }
            check_step(site, from, i);
            db_rollback(site->db, NULL);
        }
        site_free(site);
    }
}

static void a_unit_that_a_ticket_wishes_stays_launched(void **state)
{
    (void)state;
    Site *site = deal_site();
    script_do(site, "ticket.open ticket_no=C1 phone=13800000001 amount=20000" UNIT ";");
    REFUSED(site, ERR_CONFLICT, "unit_no", "unit.withdraw", "unit_no=1-1-101", "reason=安排");
    script_do(site, "ticket.refund ticket_no=C1;unit.withdraw reason=安排" UNIT ";");
    site_free(site);
}

/* One unit goes free and the other takes its place, in the state of the deal. */
static void a_change_of_unit_moves_the_state(void **state)
{
    (void)state;
    Site *site = deal_site();
    script_do(site, SIGNED_SCRIPT "filing.return" CONTRACT
                    ";unit.hold unit_no=1-1-102 reason=安排"
                    ";change.apply kind=换房 new_unit_no=1-1-102 new_total=1100000 reason=楼层 change_no=B3" DEAL
                    ";change.execute change_no=B3 approved_by=陈建国;");
    assert_int_equal(DEAL_SIGNED, deal_state(site, "RG-2026-00001"));
    assert_int_equal(IS_AVAILABLE, shown_control(site));
    REFUSED(site, ERR_CONFLICT, "unit_no", "unit.release", "unit_no=1-1-102");
    script_do(site, "unit.hold reason=安排" UNIT ";");
    site_free(site);
}

int unit_state_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_unit_lives_by_its_table),
        cmocka_unit_test(a_unit_that_a_ticket_wishes_stays_launched),
        cmocka_unit_test(a_change_of_unit_moves_the_state),
    };
    return cmocka_run_group_tests_name("unit_state", tests, NULL, NULL);
}

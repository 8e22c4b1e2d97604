/* The clock against the trail: refused on the command line, kept and marked at the desk. */
#include "domain/clock.h"

#include "domain/price.h"
#include "domain/setting.h"
#include "domain/unit.h"
#include "model/visit.h"
#include "report/todo.h"
#include "support/deal.h"

#include <stdlib.h>

int clock_tests(void);

static Visit *register_visit(Site *site, const char *phone)
{
    return TRY(site, "visit.register", arena_format(&site->arena, "phone=%s", phone), "name=张三", "sex=男",
               "source=抖音", "layout=三室", "want_area=90", "consultant=001");
}

/* A site whose last operation was on 2026-11-22 at 10:00, the clock at the time given. */
static Site *site_with_clock(const char *clock, Origin origin)
{
    Site *site = deal_site();
    site->session.origin = origin;
    setenv("ANCHANG_TODAY", clock, 1);
    site->session.today = date_today(480);
    site->session.now = time_now(480);
    return site;
}

static void the_command_line_goes_by_the_last_operation(void **state)
{
    static const struct {
        const char *clock;
        bool fits;
    } rows[] = {
        {"2026-11-22 09:50", true},  {"2026-11-22 09:49", false}, {"2026-11-21 10:00", false},
        {"1970-01-02 00:00", false}, {"2027-11-23 10:00", true},  {"2027-11-23 10:01", false},
        {"2036-11-22 10:00", false}, {"2026-11-22", true},        {"2026-11-21", false},
        {"2027-11-23", true},        {"2027-11-24", false},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Site *site = site_with_clock(rows[i].clock, ORIGIN_COMMAND);
        bool ok = register_visit(site, "13800000001") != NULL;
        if (ok != rows[i].fits || (!ok && site->err.code != ERR_CONFLICT)) {
            fail_msg("%s: %s", rows[i].clock, ok ? "saved" : site->err.text);
        }
        site_free(site);
    }
}

static void the_manager_sets_a_new_base(void **state)
{
    (void)state;
    Site *site = site_with_clock("2026-11-20 10:00", ORIGIN_COMMAND);
    site->session.late = "换了电脑";
    site->session.permission = MAY_ASSISTANT;
    assert_null(register_visit(site, "13800000001"));
    site->session.permission = MAY_MANAGER;
    assert_non_null(register_visit(site, "13800000001"));
    site->session.late = NULL;
    assert_non_null(register_visit(site, "13800000002")); /* the base is the 20th now */
    site_at(site, "2026-11-20", "09:49");
    assert_null(register_visit(site, "13800000003"));
    site_free(site);
}

static size_t waiting(Site *site)
{
    TodoList *list = arena_alloc(&site->arena, sizeof *list);
    assert_true(todo_list(site->db, day("2026-11-22"), &site->arena, list, &site->err));
    return list->counts[TODO_CLOCK];
}

static void the_desk_keeps_the_time_of_the_last_operation(void **state)
{
    (void)state;
    Site *site = site_with_clock("2026-11-20 08:00", ORIGIN_DESK);
    const char *before = query_one_text(site->db, "clock_base", NULL, &site->arena);
    const Visit *visit = register_visit(site, "13800000001");
    assert_non_null(visit);
    assert_int_equal(day("2026-11-22"), visit->date); /* what was left empty is of that time, too */
    assert_string_equal(before, query_one_text(site->db, "clock_base", NULL, &site->arena));
    assert_int_equal(day("2026-11-20"), site->session.today);
    assert_true(setting_save(&site->session, SETTING_REPORT_VALID_DAYS, "5", &site->err));
    assert_int_equal(2, waiting(site));
    site->session.permission = MAY_ASSISTANT;
    assert_false(clock_confirm(&site->session, "看过", &site->err));
    assert_int_equal(ERR_DENIED, site->err.code);
    site->session.permission = MAY_MANAGER;
    site_at(site, "2026-11-22", "10:30");
    assert_true(clock_confirm(&site->session, "电池换了", &site->err));
    assert_int_equal(0, waiting(site));
    assert_non_null(register_visit(site, "13800000002"));
    assert_int_equal(0, waiting(site));
    site_free(site);
}

static int64_t price_of(Site *site)
{
    Unit unit;
    assert_true(unit_load(&site->session, "1-1-101", "unit_no", &unit, &site->err));
    return unit.list_total;
}

static void a_wrong_clock_puts_no_price_in_force(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "price.draft", "reason=年底", "effective_on=2026-12-01", "percent=3");
    DO(site, "price.approve", "batch_no=TJ-2026-00001", "approved_by=陈建国");
    int64_t price = price_of(site);
    setenv("ANCHANG_TODAY", "2036-12-02 10:00", 1);
    site->session.today = day("2036-12-02");
    assert_true(price_take_effect(&site->session, &site->err));
    assert_int_equal(price, price_of(site));
    site_at(site, "2026-12-02", "10:00");
    assert_true(price_take_effect(&site->session, &site->err));
    assert_true(price < price_of(site));
    site->session.origin = ORIGIN_COMMAND; /* and what took effect by itself is no base */
    site_at(site, "2026-11-25", "10:00");
    assert_non_null(register_visit(site, "13800000001"));
    site_free(site);
}

int clock_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_command_line_goes_by_the_last_operation),
        cmocka_unit_test(the_manager_sets_a_new_base),
        cmocka_unit_test(the_desk_keeps_the_time_of_the_last_operation),
        cmocka_unit_test(a_wrong_clock_puts_no_price_in_force),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "support/deal.h"

#include "domain/reveal.h"
#include "domain/setting.h"

static int64_t look(Site *site, const char *phone)
{
    int64_t count = 0;
    error_clear(&site->err);
    return reveal_phone(&site->session, phone, &count, &site->err) ? count : -1;
}

static int64_t logged(Site *site)
{
    int64_t count = 0;
    Stmt *stmt = query_open(site->db, "audit_chain", NULL);
    while (query_next(stmt)) {
        count += strcmp(query_text(stmt, 5), "reveal") == 0;
    }
    query_close(stmt);
    return count;
}

static void visits(Site *site)
{
    DO(site, "call.register", "phone=13800000001", "source=抖音", "consultant=001");
    DO(site, "call.register", "phone=13800000002", "source=抖音", "consultant=001");
    DO(site, "call.register", "phone=13800000003", "source=抖音", "consultant=001");
}

static void a_look_is_logged_and_counted_once_a_day(void **state)
{
    (void)state;
    Site *site = deal_site();
    visits(site);
    assert_int_equal(1, look(site, "13800000001"));
    assert_int_equal(1, look(site, "13800000001"));
    assert_int_equal(2, look(site, "13800000002"));
    assert_int_equal(2, logged(site));
    site_at(site, "2026-11-23", "10:00");
    assert_int_equal(1, look(site, "13800000001"));
    assert_int_equal(3, logged(site));
    assert_int_equal(-1, look(site, "13899999999"));
    assert_int_equal(ERR_NOT_FOUND, site->err.code);
    site_free(site);
}

static void above_the_limit_the_manager_looks_on(void **state)
{
    (void)state;
    Site *site = deal_site();
    visits(site);
    assert_true(setting_save(&site->session, SETTING_REVEAL_LIMIT, "1", &site->err));
    assert_true(session_login(&site->session, "Z01", &site->err));
    assert_int_equal(1, look(site, "13800000001"));
    assert_int_equal(-1, look(site, "13800000002"));
    assert_int_equal(ERR_DENIED, site->err.code);
    assert_int_equal(1, look(site, "13800000001")); /* seen today: no second look */
    DO(site, "followup.add", "phone=13800000003", "consultant=001", "mode=电话", "effective=是",
       "content=约了今天回电", "next_date=2026-11-22");
    assert_int_equal(1, look(site, "13800000003")); /* due today: there to be rung */
    assert_int_equal(2, logged(site));
    assert_true(session_login(&site->session, "M01", &site->err));
    assert_int_equal(1, look(site, "13800000002"));
    assert_int_equal(2, look(site, "13800000001"));
    site_free(site);
}

static void a_reader_sees_none(void **state)
{
    (void)state;
    Site *site = deal_site();
    visits(site);
    site->session.permission = MAY_READER;
    assert_int_equal(-1, look(site, "13800000001"));
    assert_int_equal(ERR_DENIED, site->err.code);
    assert_int_equal(0, logged(site));
    site_free(site);
}

int reveal_tests(void);
int reveal_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_look_is_logged_and_counted_once_a_day),
        cmocka_unit_test(above_the_limit_the_manager_looks_on),
        cmocka_unit_test(a_reader_sees_none),
    };
    return cmocka_run_group_tests_name("reveal", tests, NULL, NULL);
}

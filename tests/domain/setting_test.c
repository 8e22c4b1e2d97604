/* Settings and lists of words: the manager's alone, by the role that he has at the time of the write. */
#include "support/site.h"

#include "base/text.h"
#include "domain/setting.h"

int setting_tests(void);

static int64_t logged(Site *site)
{
    int64_t rows = 0;
    Stmt *stmt = query_open(site->db, "audit_chain", NULL);
    while (query_next(stmt)) {
        rows++;
    }
    query_close(stmt);
    return rows;
}

static bool save(Site *site)
{
    error_clear(&site->err);
    return setting_save(&site->session, SETTING_SIGN_DAYS, "9", &site->err);
}

static bool add_word(Site *site)
{
    error_clear(&site->err);
    return setting_add_code(&site->session, "source", "飞鸽", &site->err);
}

static void refused_without_a_trace(Site *site)
{
    int64_t before = logged(site);
    assert_false(save(site));
    assert_int_equal(site->err.code, ERR_DENIED);
    assert_false(add_word(site));
    assert_int_equal(site->err.code, ERR_DENIED);
    assert_int_equal(setting_number(site->db, SETTING_SIGN_DAYS), 7);
    assert_int_equal(logged(site), before);
}

static void nobody_but_the_manager_saves_a_setting(void **state)
{
    (void)state;
    static const unsigned others[] = {MAY_ASSISTANT, MAY_FINANCE, MAY_READER, 0};
    Site *site = site_new("2026-11-22", "10:00");
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        site->session.permission = others[i];
        refused_without_a_trace(site);
    }
    int64_t before = logged(site);
    site->session.permission = MAY_MANAGER;
    assert_true(save(site));
    assert_true(add_word(site));
    assert_int_equal(setting_number(site->db, SETTING_SIGN_DAYS), 9);
    assert_int_equal(logged(site), before + 2);
    site_free(site);
}

static void be(Site *site, const char *staff_no)
{
    text_copy(site->session.staff_no, sizeof site->session.staff_no, staff_no);
    site->session.permission = MAY_MANAGER;
}

/* Who was the manager when he sat down is asked again in the write. */
static void a_manager_of_before_saves_none(void **state)
{
    (void)state;
    static const char *const fates[][2] = {{"role=财务", "status=在职"}, {"role=经理", "status=离职"}};
    Site *site = site_new("2026-11-22", "10:00");
    for (size_t i = 0; i < ARRAY_LEN(fates); i++) {
        be(site, "");
        DO(site, "staff.save", "no=M01", "name=陈建国", fates[i][0], fates[i][1]);
        be(site, "M01");
        refused_without_a_trace(site);
    }
    site_free(site);
}

int setting_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_but_the_manager_saves_a_setting),
        cmocka_unit_test(a_manager_of_before_saves_none),
    };
    return cmocka_run_group_tests_name("setting", tests, NULL, NULL);
}

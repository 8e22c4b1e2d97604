#include "support/site.h"

#include "db/query.h"

static void every_named_statement_prepares(void **state)
{
    Error err = {0};
    Site *site = site_new("2026-11-22", "10:00");
    (void)state;
    if (!query_check_all(site->db, &err)) {
        fail_msg("%s", err.text);
    }
    site_free(site);
}

static void a_statement_that_does_not_exist_reads_no_row(void **state)
{
    Site *site = site_new("2026-11-22", "10:00");
    (void)state;
    Stmt *stmt = query_open(site->db, "no_such_statement", NULL);
    assert_false(query_next(stmt));
    query_close(stmt);
    site_free(site);
}

int query_tests(void);
int query_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_named_statement_prepares),
        cmocka_unit_test(a_statement_that_does_not_exist_reads_no_row),
    };
    return cmocka_run_group_tests_name("query", tests, NULL, NULL);
}

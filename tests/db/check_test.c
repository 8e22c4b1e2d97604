/* The check of a file: what is not as this program makes it is named; a sound file has no finding. */
#include "support/deal.h"

#include "db/check.h"
#include "db/internal.h"

int check_tests(void);

static void run_sql(Site *site, const char *sql)
{
    char *message = NULL;
    sqlite3_db_config(site->db->handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    if (sqlite3_exec(site->db->handle, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", sql, message);
    }
}

static bool finds(Site *site, const char *sentence)
{
    Check check = {0};
    bool found = false;
    assert_true(check_run(site->db, CHECK_ALL, &check, &site->err));
    for (CheckFinding *finding = check.first; finding != NULL; finding = finding->next) {
        found = found || strstr(finding->what, sentence) != NULL;
    }
    check_clear(&check);
    return found;
}

static void a_sound_file_has_no_finding(void **state)
{
    (void)state;
    Site *site = deal_site();
    Check check = {0};
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    assert_true(check_run(site->db, CHECK_ALL, &check, &site->err));
    if (check.first != NULL) {
        fail_msg("%s", check.first->what);
    }
    assert_true(check.figures.rows > 0);
    assert_true(check.figures.trail > 0);
    assert_int_equal(64, (int)strlen(check.figures.head));
    check_clear(&check);
    site_free(site);
}

static void what_differs_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *edit;
        const char *finding;
    } edits[] = {
        {"DROP TRIGGER receipt_no_update", "缺少：触发器 receipt_no_update"},
        {"DROP TRIGGER audit_no_delete; CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit "
         "BEGIN SELECT 1; END",
         "被改动过：触发器 audit_no_delete"},
        {"CREATE TRIGGER helper AFTER INSERT ON visit BEGIN SELECT 1; END", "多出：触发器 helper"},
        {"DROP INDEX deal_one_live", "缺少：索引 deal_one_live"},
        {"DROP INDEX deal_one_live; CREATE INDEX deal_one_live ON deal (unit_now)",
         "被改动过：索引 deal_one_live"},
        {"CREATE INDEX helper ON visit (name)", "多出：索引 helper"},
        {"DROP VIEW view_flow", "缺少：视图 view_flow"},
        {"DROP VIEW view_flow; CREATE VIEW view_flow AS SELECT 1", "被改动过：视图 view_flow"},
        {"CREATE VIEW helper AS SELECT 1", "多出：视图 helper"},
        {"DROP TABLE faq", "缺少：表 faq"},
        {"ALTER TABLE faq ADD COLUMN helper TEXT", "被改动过：表 faq"},
        {"CREATE TABLE helper (a)", "多出：表 helper"},
        {"PRAGMA foreign_keys = OFF; DELETE FROM consultant WHERE no = '001'", "引用了不存在的行"},
        {"DROP TRIGGER audit_no_update; UPDATE audit SET actor = '别人' WHERE id = 2",
         "操作日志从第 2 行起被改动过"},
        {"PRAGMA ignore_check_constraints = ON; UPDATE deal SET state = 'GONE'; "
         "PRAGMA ignore_check_constraints = OFF", "文件损坏"},
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        Site *site = deal_site();
        deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
        run_sql(site, edits[i].edit);
        if (!finds(site, edits[i].finding)) {
            fail_msg("%s: no finding “%s”", edits[i].edit, edits[i].finding);
        }
        site_free(site);
    }
}

/* An interrupted statement stands for a read that fails, once. */
static int interrupt_soon(void *left)
{
    return --*(int *)left == 0;
}

static void a_failed_read_is_an_error_never_all_well(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    int steps = 1;
    for (int part = CHECK_FILE; part <= CHECK_STOCK; part *= 2) {
        bool failed = false;
        for (steps = 1; steps < 4000; steps = steps * 2) {
            int left = steps;
            Check check = {0};
            sqlite3_progress_handler(site->db->handle, 10, interrupt_soon, &left);
            bool ok = check_run(site->db, (unsigned)part, &check, &site->err);
            sqlite3_progress_handler(site->db->handle, 0, NULL, NULL);
            failed = failed || !ok;
            if (left <= 0) { /* it did stop: nothing may say that all is well */
                assert_true(!ok || check.first != NULL);
            }
            check_clear(&check);
        }
        assert_true(failed);
    }
    assert_int_equal(ERR_DB, site->err.code);
    site_free(site);
}

int check_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_file_has_no_finding),
        cmocka_unit_test(what_differs_is_named),
        cmocka_unit_test(a_failed_read_is_an_error_never_all_well),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}

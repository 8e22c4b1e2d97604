/* Printing: counted, sent by the site's command, and never half done. */
#include "support/deal.h"

#include "domain/print_log.h"
#include "domain/setting.h"
#include "report/print.h"

#include <sys/stat.h>
#include <unistd.h>

int print_tests(void);

static Site *paid_site(void)
{
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "receipt.post", "deal_no=RG-2026-00001", "kind=定金", "amount=50000");
    assert_true(setting_save(&site->session, SETTING_REPORT_DIR, site->folder, &site->err));
    return site;
}

static bool print_it(Site *site, const char *number, PrintDone *done)
{
    PrintAsk ask = {.kind = print_find("receipt"), .number = number};
    site->err = (Error){0};
    return print_run(&site->session, &ask, done, &site->err);
}

static void the_print_command_gets_the_file(void **state)
{
    (void)state;
    PrintDone done;
    Site *site = paid_site();
    const char *tray = arena_format(&site->arena, "%s/tray", site->folder);
    const char *sheet = arena_format(&site->arena, "%s/收据-SK-2026-00001.xlsx", tray);
    assert_int_equal(0, mkdir(tray, 0700));
    assert_true(setting_save(&site->session, SETTING_PRINT_COMMAND,
                             arena_format(&site->arena, "cp -t %s", tray),
                             &site->err));
    assert_true(print_it(site, "SK-2026-00001", &done));
    assert_true(done.sent);
    assert_int_equal(1, done.copy);
    assert_int_equal(0, access(sheet, R_OK));
    unlink(sheet);
    rmdir(tray);
    unlink(done.path);
    site_free(site);
}

static void a_failing_command_is_said_and_the_file_stays(void **state)
{
    (void)state;
    PrintDone done;
    Site *site = paid_site();
    assert_true(setting_save(&site->session, SETTING_PRINT_COMMAND, "false", &site->err));
    assert_false(print_it(site, "SK-2026-00001", &done));
    assert_int_equal(ERR_IO, site->err.code);
    assert_int_equal(0, access(done.path, R_OK));
    unlink(done.path);
    site_free(site);
}

static void what_is_not_written_is_not_counted(void **state)
{
    (void)state;
    PrintDone done;
    Site *site = paid_site();
    assert_false(print_it(site, "SK-2026-00099", &done));
    assert_int_equal(ERR_NOT_FOUND, site->err.code);
    assert_int_equal(0, print_copies(site->db, "receipt", "SK-2026-00099"));
    assert_true(print_it(site, "SK-2026-00001", &done));
    assert_true(print_it(site, "SK-2026-00001", &done));
    assert_int_equal(2, done.copy);
    assert_int_equal(2, print_copies(site->db, "receipt", "SK-2026-00001"));
    unlink(done.path);
    site_free(site);
}

int print_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_print_command_gets_the_file),
        cmocka_unit_test(a_failing_command_is_said_and_the_file_stays),
        cmocka_unit_test(what_is_not_written_is_not_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

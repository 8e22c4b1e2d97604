/* The site file under an open console: replaced by a sync client or a copy, or held by a program that
 * knows nothing of our lock. What is typed stays typed. */
#include "support/sample_site.h"
#include "support/site.h"
#include "support/terminal.h"

#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#define ITEM "7<F6>LS77<Tab>楼书<Tab>1<Tab><Tab>本"

static void copy_file(const char *from, const char *to)
{
    char block[65536];
    size_t len;
    FILE *in = fopen(from, "rb");
    FILE *out = fopen(to, "wb");
    assert_non_null(in);
    assert_non_null(out);
    while ((len = fread(block, 1, sizeof block, in)) > 0) {
        assert_int_equal(len, fwrite(block, 1, len, out));
    }
    fclose(in);
    fclose(out);
}

static void a_replaced_file_takes_no_save(void **state)
{
    (void)state;
    Terminal *terminal = terminal_start(NULL);
    const char *site = terminal_site(terminal);
    char copy[256];
    snprintf(copy, sizeof copy, "%s/copy.db", terminal_folder(terminal));
    terminal_keys(terminal, ITEM);
    copy_file(site, copy);
    assert_int_equal(0, rename(copy, site));
    terminal_keys(terminal, "<F2>");
    assert_true(terminal_shows(terminal, "已被换成别的文件"));
    assert_true(terminal_shows(terminal, "LS77")); /* the form is still there, */
    terminal_keys(terminal, "<F2>");
    assert_true(terminal_shows(terminal, "已被换成别的文件")); /* and it is no matter of trying again */
    terminal_free(terminal);
}

/* A writer of another program, as a database browser left open. */
static sqlite3 *hold(const char *site)
{
    sqlite3 *other = NULL;
    assert_int_equal(SQLITE_OK, sqlite3_open(site, &other));
    assert_int_equal(SQLITE_OK, sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL));
    return other;
}

static void a_save_waits_and_esc_keeps_the_form(void **state)
{
    (void)state;
    Terminal *terminal = terminal_start(NULL);
    terminal_keys(terminal, ITEM);
    sqlite3 *other = hold(terminal_site(terminal));
    terminal_send(terminal, "\033OQ"); /* F2 */
    terminal_await(terminal, "正在等");
    terminal_send(terminal, "\033\302\200"); /* Esc alone */
    terminal_await(terminal, "已取消，没有保存");
    assert_true(terminal_shows(terminal, "LS77"));
    terminal_send(terminal, "\033OQ");
    terminal_await(terminal, "正在等");
    sqlite3_close_v2(other);
    terminal_await(terminal, "已保存");
    terminal_free(terminal);
}

int moved_tests(void);
int moved_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_replaced_file_takes_no_save),
        cmocka_unit_test(a_save_waits_and_esc_keeps_the_form),
    };
    return cmocka_run_group_tests_name("moved", tests, NULL, NULL);
}

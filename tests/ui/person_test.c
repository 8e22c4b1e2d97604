/* Who sits at the terminal: his drafts are his, and a role taken away is gone at the next save. */
#include "support/sample_site.h"
#include "support/site.h"
#include "support/terminal.h"

#include <signal.h>
#include <stdio.h>

#define FORM "7<F6>" /* 登记物料: 编码 名称 … */
#define OFFER "接着填吗"

typedef struct Place {
    char folder[64];
    char site[96];
} Place;

static Place place_new(void)
{
    Place place;
    sample_folder(place.folder);
    snprintf(place.site, sizeof place.site, "%s/site.db", place.folder);
    sample_copy(place.site);
    assert_int_equal(0, SAMPLE_RUN("--db", place.site, "do", "staff.save", "no=M01", "name=陈建国", "role=经理"));
    assert_int_equal(0, SAMPLE_RUN("--db", place.site, "do", "staff.save", "no=Z01", "name=王芳", "role=销售助理"));
    return place;
}

static Terminal *sit(const Place *place, const char *staff_no)
{
    return terminal_start(&(TerminalSetup){.site = place->site, .arguments = {"--user", staff_no}});
}

static void a_draft_is_offered_to_whom_typed_it(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = sit(&place, "Z01");
    terminal_keys(terminal, FORM "<Tab>半张楼书");
    terminal_signal(terminal, SIGTERM);
    assert_int_equal(0, terminal_end(terminal));
    terminal_free(terminal);
    terminal = sit(&place, "M01");
    assert_false(terminal_shows(terminal, "没存完的表单"));
    terminal_keys(terminal, FORM);
    assert_false(terminal_shows(terminal, OFFER));
    terminal_free(terminal);
    terminal = sit(&place, "Z01");
    assert_true(terminal_shows(terminal, "没存完的表单"));
    terminal_keys(terminal, FORM);
    assert_true(terminal_shows(terminal, OFFER));
    terminal_keys(terminal, "<Enter>");
    assert_true(terminal_shows(terminal, "半张楼书"));
    terminal_free(terminal);
    sample_remove(place.folder);
}

/* Taken away on another terminal while his console is open. */
static void a_role_taken_away_saves_nothing_more(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = sit(&place, "Z01");
    terminal_keys(terminal, FORM "LS77<Tab>楼书<Tab>1<Tab><Tab>本");
    assert_int_equal(0, SAMPLE_RUN("--db", place.site, "do", "staff.save", "no=Z01", "name=王芳", "role=只读"));
    terminal_keys(terminal, "<F2>");
    assert_true(terminal_shows(terminal, "您的角色不能做"));
    assert_true(terminal_shows(terminal, "LS77"));
    assert_int_equal(0, SAMPLE_RUN("--db", place.site, "do", "staff.save", "no=Z01", "name=王芳", "role=销售助理", "status=离职"));
    terminal_keys(terminal, "<F2>");
    assert_true(terminal_shows(terminal, "王芳 已离职"));
    terminal_free(terminal);
    sample_remove(place.folder);
}

int person_tests(void);
int person_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draft_is_offered_to_whom_typed_it),
        cmocka_unit_test(a_role_taken_away_saves_nothing_more),
    };
    return cmocka_run_group_tests_name("person", tests, NULL, NULL);
}

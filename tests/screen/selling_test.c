/* Quotes and prices at work: what is typed, kept, compared, drafted and approved at the keys. */
#include "support/site.h"
#include "support/terminal.h"

#include <stdio.h>
#include <string.h>

static void expect(Terminal *terminal, const char *text, int line)
{
    if (!terminal_shows(terminal, text)) {
        fprintf(stderr, "line %d: no “%s” on\n%s", line, text, terminal_screen(terminal));
        fail();
    }
}

#define SHOWS(text) expect(terminal, text, __LINE__)
#define KEYS(script) terminal_keys(terminal, script)

static void a_quote_is_worked_out_while_it_is_typed(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("4/1201<Enter>q");
    SHOWS("填了房号和付款方式");
    KEYS("2<Tab>5w<Tab>");
    SHOWS("首付款");
    SHOWS("每月还款");
    KEYS("<S-Tab><S-Tab>1<Tab>");
    SHOWS("每月还款 -"); /* no loan any more */
    KEYS("<F2>");
    SHOWS("已保存 报价 BJ-2026-00001");
    SHOWS("付款计划");
    terminal_free(terminal);
}

static void quotes_are_kept_with_the_customer_and_compared(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("3<F6>萧文海<Enter>q1-1-1201<Tab><Tab>2<Tab>5w<F2>");
    SHOWS("BJ-2026-00001 1-1-1201 萧文海");
    KEYS("<F6>");
    KEYS("<Tab>1<F2>"); /* the same, paid at once */
    SHOWS("BJ-2026-00001 和 BJ-2026-00002");
    SHOWS("*付款方式");
    KEYS("<F8>");
    SHOWS("报价单写到");
    KEYS("<Esc><Esc><Enter>");
    SHOWS("BJ-2026-00002  1-1-1201"); /* in the timeline */
    KEYS("j<Space><Down><Space><F7>");
    SHOWS("BJ-2026-00002 和 BJ-2026-00001");
    KEYS("<Esc><Enter>");
    SHOWS("BJ-2026-00001 1-1-1201");
    KEYS("g<F2>");
    SHOWS("已保存 认购");
    terminal_free(terminal);
}

int selling_tests(void);
int selling_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quote_is_worked_out_while_it_is_typed),
        cmocka_unit_test(quotes_are_kept_with_the_customer_and_compared),
    };
    return cmocka_run_group_tests_name("selling", tests, NULL, NULL);
}

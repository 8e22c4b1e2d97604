/* Loans in front of a customer: figures at every key, two plans, the months, policy and answers. */
#include "support/site.h"
#include "support/terminal.h"

#include <stdio.h>
#include <string.h>

int calculator_tests(void);

static void expect(Terminal *terminal, const char *text, bool shown, int line)
{
    if (terminal_shows(terminal, text) != shown) {
        fprintf(stderr, "line %d: %s “%s” on\n%s", line, shown ? "no" : "still", text,
                terminal_screen(terminal));
        fail();
    }
}

#define SHOWS(text) expect(terminal, text, true, __LINE__)
#define HIDES(text) expect(terminal, text, false, __LINE__)
#define KEYS(script) terminal_keys(terminal, script)

static void figures_follow_every_key(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("<F9>dkjsq<Enter>");
    SHOWS("填总价和首付，或者直接填贷款金额");
    KEYS("1200000");
    SHOWS("贷款总额   1,020,000"); /* the least down payment of the policy */
    KEYS("<Tab>20w");
    SHOWS("贷款总额   1,000,000");
    SHOWS("4,243.05"); /* 3.05 % */
    SHOWS("2,784.84");
    KEYS("<Tab>50"); /* the percentage instead of the amount */
    SHOWS("贷款总额   600,000");
    HIDES("20w");
    KEYS("<Tab><Tab>100w"); /* the loan instead of both */
    SHOWS("首付金额   200,000");
    KEYS("<Tab><Tab><Tab><Tab><Tab>0");
    SHOWS("4,490.45"); /* LPR 3.5 % without points */
    terminal_free(terminal);
}

static void rate_change_lump_and_income_are_seen_at_once(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6c<Tab><Tab><Tab><Tab>100w<Tab><Tab><Tab><Tab><Tab>0<Tab><Tab><Tab>");
    HIDES("变动后月供");
    KEYS("13<Tab>3.05");
    SHOWS("变动后月供");
    SHOWS("4,249.61"); /* on what is left after a year */
    KEYS("<Tab><Tab>24<Tab><Tab>20w");
    SHOWS("少付利息");
    KEYS("<Tab>9000");
    SHOWS("收入够     收入不够");
    KEYS("<Tab>1000");
    SHOWS("收入不够     收入不够");
    terminal_free(terminal);
}

static void two_plans_stand_side_by_side_and_are_printed(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6c150w<Tab>45w<F7><Tab><Tab><Tab><Tab><Tab>20");
    SHOWS("甲案         乙案");
    SHOWS("*月数             360个月      240个月");
    HIDES("*贷款总额");
    KEYS("<F8>");
    SHOWS("CS-2026-00002,CS-2026-00001");
    KEYS("<F7>");
    HIDES("甲案");
    KEYS("<F2>");
    SHOWS("已保存 贷款测算 CS-2026-00003");
    terminal_free(terminal);
}

static void the_months_scroll_by_both_ways_and_are_exported(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6c<Tab><Tab><Tab><Tab>100w<F6>");
    SHOWS("1/360");
    SHOWS("4,243.05     1,701.38     2,541.67");
    KEYS("<Tab><End>");
    SHOWS("360/360");
    SHOWS("2,784.8");
    KEYS("x");
    SHOWS("已导出到");
    KEYS("<Esc>");
    SHOWS("贷款总额   1,000,000"); /* as it was left */
    terminal_free(terminal);
}

static void figures_that_were_not_saved_are_asked_about(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6c<Esc>");
    HIDES("贷款计算器"); /* nothing was typed */
    KEYS("c<Tab><Tab><Tab><Tab>100w<Esc>");
    SHOWS("填写的内容还没有保存");
    KEYS("3");
    SHOWS("贷款总额   1,000,000");
    KEYS("<Esc>1");
    SHOWS("已保存 贷款测算 CS-2026-00001");
    HIDES("贷款计算器");
    KEYS("c<Tab><Tab><Tab><Tab>100w<F2><Esc>");
    HIDES("贷款计算器"); /* saved a moment ago */
    KEYS("c<Tab><Tab><Tab><Tab>100w<Esc>2");
    HIDES("贷款计算器");
    terminal_free(terminal);
}

static void a_unit_and_a_quote_hand_their_figures_over(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("4/1201<Enter><F4>");
    SHOWS("1-1-1201");
    SHOWS("商贷利率   3.05%");
    KEYS("<Esc>q4<Tab>5w<Tab><Tab><Tab>60w<F2>");
    SHOWS("BJ-2026-00001");
    KEYS("k");
    SHOWS("组合");
    SHOWS("公积金金额 600,000");
    SHOWS("6,849.86");
    terminal_free(terminal);
}

static void a_new_policy_takes_the_place_of_the_old_one(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6z/lpr<Enter><F7>");
    SHOWS("登记贷款政策");
    KEYS("3.2<F2>");
    SHOWS("3.2% 执行中");
    KEYS("<End>");
    SHOWS("3.5% 已更新");
    KEYS("<Home>j20261231<F2>");
    SHOWS("已保存 政策失效");
    terminal_free(terminal);
}

static void an_answer_is_found_by_initials_and_copied(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6w/tqhk<Enter><Enter>");
    SHOWS("可以提前还款吗？");
    SHOWS("待核实");
    KEYS("y");
    SHOWS("回答已复制");
    KEYS("e<Tab><Tab>20261101<Tab>20261121<Tab>2<F2>");
    SHOWS("已过期");
    KEYS("<Esc><End>");
    SHOWS("可以提前还款吗？                                已过期"); /* stands last */
    terminal_free(terminal);
}

int calculator_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_follow_every_key),
        cmocka_unit_test(rate_change_lump_and_income_are_seen_at_once),
        cmocka_unit_test(two_plans_stand_side_by_side_and_are_printed),
        cmocka_unit_test(the_months_scroll_by_both_ways_and_are_exported),
        cmocka_unit_test(figures_that_were_not_saved_are_asked_about),
        cmocka_unit_test(a_unit_and_a_quote_hand_their_figures_over),
        cmocka_unit_test(a_new_policy_takes_the_place_of_the_old_one),
        cmocka_unit_test(an_answer_is_found_by_initials_and_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* 6 按揭 at the keys: the board, the page, papers, parts of the money with their receipt, another
 * bank. */
#include "support/site.h"
#include "support/terminal.h"

#include <stdio.h>

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

static void cards_stand_by_stage_and_open(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6");
    SHOWS("待收件 1 ");
    SHOWS("2-1-1501");
    HIDES("待放款 ");
    KEYS("<Right><Enter>"); /* the next column */
    SHOWS("1-2-1402 解嘉 商贷 招商银行 资料齐");
    KEYS("<Esc><End>"); /* the last ones; the first are scrolled away */
    SHOWS("拒贷");
    HIDES("待收件");
    KEYS("<Left><Left>");
    SHOWS("超时 4");
    KEYS("<Enter>");
    SHOWS("第 49 天，时限 20 天  超时"); /* what takes longest stands first */
    KEYS("<Esc>l");
    SHOWS("[全部]");
    SHOWS("筛选：待放款");
    SHOWS("部分放款");
    terminal_free(terminal);
}

static void papers_go_to_the_bank_and_come_back(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6/2-2-501<Enter>b<Tab>");
    KEYS("<F2>");
    SHOWS("请填写内容");
    KEYS("<C-u>近半年流水<F2>");
    SHOWS("已保存 要求补件");
    SHOWS("补件 1 ");
    KEYS("g"); /* the cursor went along */
    SHOWS("补件交回");
    SHOWS("近半年流水");
    KEYS("<F2><Enter>");
    SHOWS("送审  第 0 天");
    KEYS("<PgDn>");
    SHOWS("要求补件");
    SHOWS("补件交回");
    terminal_free(terminal);
}

static void money_comes_in_parts_with_its_receipt(void **state)
{
    Terminal *terminal = terminal_start(&(TerminalSetup){.width = 120, .height = 36});
    (void)state;
    KEYS("6/2-2-102<Enter>g");
    SHOWS("同一笔保存：收款 商贷放款 630000，到账 2026-11-22");
    KEYS("<Tab><Tab><Tab><C-u>230000");
    SHOWS("商贷放款 230000");
    KEYS("<F2>");
    SHOWS("已保存 登记放款");
    KEYS("<Enter>");
    SHOWS("部分放款  第 0 天");
    SHOWS("未放款 400,000");
    KEYS("<PgDn>");
    SHOWS("230,000  SK-2026-"); /* the receipt that came with it */
    KEYS("g<Tab><Tab><Tab><Tab><C-u>否");
    SHOWS("只登记放款");
    KEYS("<F2>");
    SHOWS("未放款 0");
    KEYS("u");
    SHOWS("2-2-102 叶秋国 已备案"); /* the deal itself */
    terminal_free(terminal);
}

static void a_refused_loan_goes_to_another_bank(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6/2-2-501<Enter>j<F2>");
    SHOWS("请填写拒贷原因");
    KEYS("征信逾期<F2>");
    SHOWS("已保存 推进按揭");
    KEYS("h");
    SHOWS("940000");
    KEYS("邮储银行<F2>");
    SHOWS("已保存 登记按揭");
    KEYS("/2-2-501<Enter><Enter>");
    SHOWS("赵平杰 商贷 邮储银行 待收件"); /* the refused one stands on its page, not on the board */
    KEYS("<End>");
    SHOWS("征信逾期");
    terminal_free(terminal);
}

static void the_parts_of_a_combined_loan_lead_to_each_other(void **state)
{
    Terminal *terminal = terminal_start(&(TerminalSetup){.width = 120, .height = 36});
    (void)state;
    KEYS("6/2-2-1001<Enter><Enter>");
    SHOWS("邹静桂 商贷 建设银行高新支行");
    SHOWS("组合贷款的另一部分");
    KEYS("t");
    SHOWS("邹静桂 公积金 住房公积金管理中心");
    terminal_free(terminal);
}

static void what_is_not_paid_stands_by_age(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6<S-Tab>");
    SHOWS("0–15 天");
    SHOWS("61 天以上");
    KEYS("<Enter>");
    SHOWS("筛选：0–15 天");
    KEYS("<Enter>");
    SHOWS("步骤：");
    terminal_free(terminal);
}

int loan_tests(void);
int loan_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cards_stand_by_stage_and_open),
        cmocka_unit_test(papers_go_to_the_bank_and_come_back),
        cmocka_unit_test(money_comes_in_parts_with_its_receipt),
        cmocka_unit_test(a_refused_loan_goes_to_another_bank),
        cmocka_unit_test(the_parts_of_a_combined_loan_lead_to_each_other),
        cmocka_unit_test(what_is_not_paid_stands_by_age),
    };
    return cmocka_run_group_tests_name("loan", tests, NULL, NULL);
}

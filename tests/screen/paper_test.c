/* Papers of a loan, kinds of buyers, the template and the banks, through the keys of a person. */
#include "support/sample_site.h"
#include "support/site.h"
#include "support/terminal.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>

int paper_tests(void);

static void expect(Terminal *terminal, const char *text, bool shown, int line)
{
    if (terminal_shows(terminal, text) != shown) {
        fprintf(stderr, "line %d: “%s” %s on\n%s", line, text, shown ? "is not" : "is",
                terminal_screen(terminal));
        fail();
    }
}

#define SHOWS(text) expect(terminal, text, true, __LINE__)
#define HIDES(text) expect(terminal, text, false, __LINE__)
#define KEYS(script) terminal_keys(terminal, script)

static void papers_of_a_loan_are_ticked_off(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6/2-1-602<Enter>k<Space><Space><Space><Enter>");
    SHOWS("3 份资料已收到");
    KEYS("<Home><Space><Space>k");
    SHOWS("2 份资料已核对");
    SHOWS("已核");
    KEYS("<Home>d缺本人页<F2>");
    SHOWS("退回");
    KEYS("c");
    SHOWS("余国您好：");
    SHOWS("2-1-602 的按揭（住房公积金管理中心 公积金）还缺以下资料：");
    SHOWS("1. 身份证 余国");
    SHOWS("谢谢！");
    KEYS("<Esc>p");
    SHOWS("按揭资料清单");
    terminal_free(terminal);
}

static void the_kind_of_buyer_changes_what_is_asked(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6k");
    SHOWS("婚姻证明");
    HIDES("结婚证");
    KEYS("b1<Tab>2<Tab><Tab>2<F2>");
    SHOWS("结婚证");
    SHOWS("配偶身份证");
    SHOWS("完税证明");
    SHOWS("居住证或社保证明");
    HIDES("婚姻证明");
    terminal_free(terminal);
}

static void the_template_is_the_managers(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("0<S-Tab><S-Tab><F6>X1<Tab>2<Tab>健康声明<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>30<F2>");
    SHOWS("已保存 登记资料清单");
    KEYS("6k");
    SHOWS("健康声明");
    KEYS("0/健康<Enter>d<F2>");
    SHOWS("已保存 停用一种资料");
    KEYS("6k");
    HIDES("健康声明");
    terminal_free(terminal);
}

static void a_bank_is_kept_and_its_loans_opened(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6o");
    SHOWS("按 F6 登记");
    KEYS("<F6>工商银行<Tab>城东支行<Tab>1<Tab>3.05<Tab><Tab>15<Tab>3000w<F2>");
    SHOWS("接单");
    KEYS("d<F2>");
    SHOWS("已停");
    KEYS("g<F2>");
    SHOWS("接单");
    KEYS("<Enter>");
    SHOWS("剩余");
    KEYS("<Enter>");
    SHOWS("认购编号");
    terminal_free(terminal);
}

/* A paper received long ago is good no longer: the to-do list says so and leads to it. */
static void an_expired_paper_is_a_thing_to_do(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6/00070<Enter>k/收入证明<Enter>e<S-Tab><C-u>2026-10-01<F2>");
    SHOWS("过期");
    KEYS("1/收入证明<Enter>");
    SHOWS("资料过期");
    KEYS("<Enter>");
    SHOWS("征信授权书");
    terminal_free(terminal);
}

int paper_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(papers_of_a_loan_are_ticked_off),
        cmocka_unit_test(the_kind_of_buyer_changes_what_is_asked),
        cmocka_unit_test(the_template_is_the_managers),
        cmocka_unit_test(a_bank_is_kept_and_its_loans_opened),
        cmocka_unit_test(an_expired_paper_is_a_thing_to_do),
    };
    return cmocka_run_group_tests_name("paper", tests, NULL, NULL);
}

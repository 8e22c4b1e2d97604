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

#define HEADINGS "一房一价表\n序号,楼栋,单元,楼层,房号,户型,建筑面积(㎡),总价（元）\n"

/* A list of two units of the sample site and a new one, in the folder where the program runs. */
static void write_list(const Terminal *terminal, const char *rows)
{
    char path[256];
    snprintf(path, sizeof path, "%s/list.csv", terminal_folder(terminal));
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fprintf(file, "%s%s", HEADINGS, rows) > 0);
    assert_int_equal(fclose(file), 0);
}

static void a_price_list_is_seen_drafted_and_approved(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    write_list(terminal, "1,1栋,1,12,1201,三室两厅,117.22,1600000\n"
                         "2,1栋,1,9,901,三室两厅,117.22,1552110\n"
                         "3,1栋,1,33,3301,三室两厅,117.22,1700000\n");
    KEYS("0<Tab><Tab><F6>G01<Tab>林经理<Tab>2<F2>"); /* who drafts does not approve */
    KEYS("4flist.csv<Enter>");
    SHOWS("调价 1  新房源 1  不变 1");
    SHOWS("+26,790");
    KEYS("<Tab>");
    SHOWS("1-1-3301");
    KEYS("<F7><F2>");
    SHOWS("调价单 TJ-2026-00001 已拟定，等经理批准；新房源 1 套");
    SHOWS("TJ-2026-00001  拟定");
    KEYS("<Enter>");
    SHOWS("1,573,210    1,600,000");
    KEYS("e<C-u>1610000<F2>");
    SHOWS("1,610,000");
    KEYS("<F7><F2>");
    SHOWS("审批人不能是申请人 本机 自己");
    KEYS("1<F2>");
    SHOWS("已保存 批准调价");
    SHOWS("已生效");
    KEYS("<Esc><Esc>/1201<Enter>p");
    SHOWS("161万");
    terminal_free(terminal);
}

static void a_faulty_price_list_is_not_imported(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    write_list(terminal, "1,1栋,1,12,1201,三室两厅,117.22,面议\n");
    KEYS("4flist.csv<Enter>");
    SHOWS("[有错]");
    SHOWS("list.csv:3:标准总价");
    KEYS("<F7>");
    SHOWS("导入：现在不能做");
    KEYS("<Esc>f没有.csv<Enter>");
    SHOWS("没有这个文件");
    terminal_free(terminal);
}

int selling_tests(void);
int selling_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quote_is_worked_out_while_it_is_typed),
        cmocka_unit_test(quotes_are_kept_with_the_customer_and_compared),
        cmocka_unit_test(a_price_list_is_seen_drafted_and_approved),
        cmocka_unit_test(a_faulty_price_list_is_not_imported),
    };
    return cmocka_run_group_tests_name("selling", tests, NULL, NULL);
}

/* Screens 3 to 7 and 0 at work: each does its job through the keys of a person. */
#include "support/sample_site.h"
#include "support/site.h"
#include "support/terminal.h"

#include "base/str.h"

#include <stdio.h>
#include <sqlite3.h>
#include <string.h>

static void expect(Terminal *terminal, const char *text, int line)
{
    if (!terminal_shows(terminal, text)) {
        fprintf(stderr, "line %d: no “%s” on\n%s", line, text, terminal_screen(terminal));
        fail();
    }
}

static void expect_not(Terminal *terminal, const char *text, int line)
{
    if (terminal_shows(terminal, text)) {
        fprintf(stderr, "line %d: “%s” on\n%s", line, text, terminal_screen(terminal));
        fail();
    }
}

#define SHOWS(text) expect(terminal, text, __LINE__)
#define HIDES(text) expect_not(terminal, text, __LINE__)
#define KEYS(script) terminal_keys(terminal, script)

/* 3 客户 */

static void a_customer_is_found_by_whatever_is_known(void **state)
{
    static const char *const words[] = {"15088440640", "0640", "萧文海", "萧", "xwh", "xiaowen", "1508844"};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        Terminal *terminal = terminal_start(NULL);
        KEYS("3<F6>");
        KEYS(words[i]);
        KEYS("<Enter>");
        SHOWS("萧文海");
        SHOWS("筛选：");
        KEYS("<F6><C-u><Enter>");
        SHOWS("/310"); /* all of them again */
        terminal_free(terminal);
    }
}

static void nobody_found_says_what_to_press(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("3<F6>19999999999<Enter>");
    SHOWS("没有符合的客户");
    terminal_free(terminal);
}

static void a_follow_up_stands_in_the_timeline(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("3<F6>萧文海<Enter><Enter>");
    SHOWS("客户已认购"); /* the timeline of before */
    KEYS("<F7>客户说周末带家人再来看<Tab>2<Tab>+5<F2>");
    SHOWS("已保存 登记跟进");
    SHOWS("客户说周末带家人再来看"); /* the page was read again */
    KEYS("<Esc>");
    SHOWS("11-27");
    terminal_free(terminal);
}

static void a_phone_is_shown_on_request_and_the_look_is_logged(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("3<F6>萧文海<Enter>");
    HIDES("8844");
    KEYS("v");
    SHOWS("150 8844 0640（今天看了 1 位）");
    KEYS("v"); /* a look again is no second one */
    SHOWS("150 8844 0640（今天看了 1 位）");
    KEYS("0<S-Tab>");
    SHOWS("reveal");
    terminal_free(terminal);
}

static void due_customers_show_their_phones_until_esc(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("3<Tab>");
    SHOWS("[到期与逾期]");
    KEYS("<Down>");
    SHOWS("177****6983");
    KEYS("v<Up>");
    SHOWS("177 1196 6983");
    SHOWS("今天看了 0 位"); /* who is due is there to be rung */
    KEYS("<Esc>");
    SHOWS("177****6983");
    terminal_free(terminal);
}

/* What is shown whole for a moment leaves masked, and with its row in the trail. */
static void a_list_is_written_out_masked_and_logged(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    char path[512];
    char text[4096] = "";
    (void)state;
    KEYS("3<Tab><Down>v");
    SHOWS("177 1196 6983");
    KEYS("x");
    SHOWS("已导出到 客户-2026-11-22.csv");
    snprintf(path, sizeof path, "%s/客户-2026-11-22.csv", terminal_folder(terminal));
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 100);
    fclose(file);
    assert_non_null(strstr(text, "177****6983"));
    assert_null(strstr(text, "1196"));
    KEYS("0<S-Tab>");
    SHOWS("export");
    terminal_free(terminal);
}

/* 4 房源 */

static void a_unit_is_subscribed_from_the_board(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("4/1201<Enter>");
    SHOWS("售 1201");
    KEYS("g15088440640<Tab>");
    SHOWS("萧文海"); /* the phone is known */
    KEYS("<Tab><Tab><Tab><Tab>5w<Tab>1<F2>");
    SHOWS("已保存 认购");
    SHOWS("认 1201");
    KEYS("<Enter>");
    SHOWS("1-1-1201 认购");
    KEYS("d");
    SHOWS("应收");
    terminal_free(terminal);
}

static void no_state_of_the_board_is_left_out(void **state)
{
    Terminal *terminal = terminal_start(&(TerminalSetup){.language = "en"});
    (void)state;
    KEYS("4");
    SHOWS("F 28  X 2"); /* with the names of the states there would be no room for X */
    KEYS("p");
    SHOWS("万  X ");
    terminal_free(terminal);
}

static void a_unit_is_held_and_released(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("4/1201<Enter>h<F2>客户约定<F2>");
    SHOWS("留 1201");
    KEYS("r<Enter>");
    SHOWS("售 1201");
    KEYS("r"); /* it is for sale: nothing to release */
    SHOWS("释放：现在不能做");
    terminal_free(terminal);
}

static void a_lock_counts_down_on_the_board_and_on_the_page(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("4/1201<Enter>k1<F2>");
    SHOWS("锁1201 30");
    KEYS("<Enter>");
    SHOWS("1-1-1201 锁定，还剩 30 分钟");
    KEYS("<Esc>k<F2>");
    SHOWS("售 1201");
    terminal_free(terminal);
}

static void tab_shows_the_next_building_and_then_the_batches(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("4<Tab>");
    SHOWS("2栋 销控");
    KEYS("<Tab>");
    SHOWS("第1批 销控");
    SHOWS("1-1-01"); /* a column of a batch names its building */
    KEYS("p");
    SHOWS("售 2,494万"); /* the value of each state */
    terminal_free(terminal);
}

/* 5 成交 */

static void a_second_buyer_takes_a_share(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("5<Enter>");
    HIDES("权益人"); /* one buyer alone is the deal's own */
    KEYS("<C-n><Enter>李四<Tab>100<Tab><Tab>11010519491231002X<Tab>1<F2>");
    SHOWS("请改小份额");
    KEYS("<C-u>40<F2>");
    SHOWS("1  萧文海  60%");
    SHOWS("2  李四    40%  配偶  身份证  110105********002X");
    KEYS("<C-n><Down><Down><Enter><Tab>30<F2>"); /* change 李四 */
    SHOWS("1  萧文海  70%");
    KEYS("<C-n><Down><Down><Down><Enter><F2>");
    HIDES("李四");
    terminal_free(terminal);
}

/* The list of tickets is the queue; out of turn is served with a warning. */
static void tickets_are_served_from_the_queue(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("5<Tab><Tab><Tab><Tab>");
    SHOWS("YJ-RC-2026-00004    4");
    KEYS("<C-w>1-1-1202<F2>");
    SHOWS("已保存 认筹志愿");
    SHOWS("1-1-1202");
    KEYS("<Down>a1-1-1201<Tab><Tab><Tab><Tab>1573210<Tab><Tab>50000<Tab>1<F2>");
    SHOWS("前面还有 1 组在排号");
    HIDES("YJ-RC-2026-00005    5 08-03 常航雨   151****9949       10,000 排号中");
    KEYS("p");
    SHOWS("认筹排号表");
    terminal_free(terminal);
}

/* A book comes in, its next number goes to the deal, a number that was left out is found and
 * voided. */
static void pre_printed_numbers_are_kept(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("5<C-b>");
    SHOWS("按 F6 登记领入");
    KEYS("<F6>1<Tab>RG<Tab>1<Tab>50<Tab>4<F2>");
    SHOWS("RG0001–RG0050");
    KEYS("<F7>王芳<F2>");
    SHOWS("王芳");
    KEYS("<Esc><Enter><C-e>");
    SHOWS("RG0001"); /* the next one, ready to be saved */
    KEYS("<C-u>RG0003<F2><PgDn>");
    SHOWS("印刷号");
    SHOWS("认购书  RG0003");
    KEYS("<Esc><C-b><Tab>");
    SHOWS("RG0002       认购书   缺号");
    KEYS("<Down>v污损<F2>");
    HIDES("RG0002");
    KEYS("<Tab>");
    SHOWS("RG0002       认购书   作废");
    KEYS("<S-Tab><S-Tab><Enter>");
    SHOWS("RG0001       认购书   缺号");
    SHOWS("RG0004       认购书   未用");
    terminal_free(terminal);
}

/* Two people compare: what they compare stands below the form. */
static void the_check_of_a_contract_shows_what_to_compare(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("5<Enter>f<Enter><F2>f<Enter>");
    SHOWS("复核人");
    SHOWS("请对照合同和认购书原件");
    SHOWS("1-1-201  三室两厅");
    SHOWS("1  萧文海  100%  150****0640");
    terminal_free(terminal);
}

static void a_deal_goes_from_signing_to_filing(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("0<Tab><Tab><F6>G01<Tab>林经理<Tab>2<F2>5<Tab>/1-1-601<Enter><Enter>");
    SHOWS("1-1-601 赖军娟 认购");
    KEYS("gHT-2026-90001<F2>");
    SHOWS("签约要另一个人复核"); /* the cursor went there */
    KEYS("林经理<F2>");
    SHOWS("已保存 签约");
    SHOWS("1-1-601 赖军娟 签约");
    KEYS("w<Tab>WQ2026110001<F2>");
    SHOWS("已保存 网签");
    KEYS("b<F2>");
    SHOWS("已保存 备案送件");
    SHOWS("已送件");
    KEYS("d<Tab>BA202611001<F2>");
    SHOWS("已保存 备案完成");
    SHOWS("1-1-601 赖军娟 已备案");
    terminal_free(terminal);
}

static void a_plan_is_made_and_changed_while_its_sum_holds(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("5<Tab>/1-1-601<Enter><C-k>");
    SHOWS("还没有付款计划");
    KEYS("<F6><F2>");
    SHOWS("付款方式是商业贷款，请填贷款金额");
    KEYS("70w<F2>");
    SHOWS("合计 1,531,010");
    SHOWS("首付款");
    KEYS("<Home><Down>t12.31<Tab>50w<F2>");
    SHOWS("分期款");
    SHOWS("12-31");
    SHOWS("合计 1,531,010");
    KEYS("<Home><Enter>.<F2>");
    SHOWS("定金按认购书");
    KEYS("<Esc>2<Esc><Enter><PgDn>");
    SHOWS("付款计划");
    terminal_free(terminal);
}

static void a_stage_of_the_pipeline_opens_its_households(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("5<S-Tab>");
    SHOWS("备案未归档");
    KEYS("<Down><Down><Enter>");
    SHOWS("筛选：认购未签");
    SHOWS("1-1-601");
    HIDES("已备案   ");
    KEYS("<Esc>");
    HIDES("筛选：");
    KEYS("<S-Tab><Home><Enter>");
    SHOWS("认筹编号");
    terminal_free(terminal);
}

static void a_receipt_is_posted_and_seen(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("5<Enter>");
    KEYS("r1<Tab>5w<F2>");
    SHOWS("已保存 收款");
    SHOWS("已付        50,000");
    KEYS("<Esc><S-Tab><S-Tab><S-Tab>");
    SHOWS("[收款]");
    SHOWS("定金");
    terminal_free(terminal);
}

static void a_change_moves_nothing_until_it_is_executed(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("0<Tab><Tab><F6>G01<Tab>林经理<Tab>2<F2>5<Enter>"); /* somebody must approve */
    KEYS("c5<Tab>");
    KEYS("<Tab><Tab>1440000<Tab><Tab><Tab><Tab><Tab><Tab>议价<F2>");
    SHOWS("已保存 申请变更");
    KEYS("<End><Up><Up>");
    SHOWS("已申请");
    KEYS("<Esc>");
    SHOWS("1,457,791");
    KEYS("4/201<Enter><Enter>");
    SHOWS("议价"); /* what the star stands for */
    KEYS("5<Enter>e<Tab>林经理<F2>");
    SHOWS("已保存 执行变更");
    KEYS("<Esc>");
    SHOWS("1,440,000");
    terminal_free(terminal);
}

/* 6 按揭 */

static void a_loan_is_advanced_by_its_next_stage(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6/解嘉<Enter>g");
    SHOWS("面签日期");
    KEYS("<F2>");
    SHOWS("已保存 推进按揭");
    KEYS("g");
    SHOWS("送审日期");
    KEYS("<F2>g");
    SHOWS("批贷金额");
    SHOWS("1630000");
    KEYS("<F2>");
    KEYS("/解嘉<Enter><Enter>/批贷<Enter>");
    SHOWS("批贷");
    terminal_free(terminal);
}

static void a_stage_opens_its_loans(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("6<S-Tab><S-Tab>");
    SHOWS("[阶段]");
    KEYS("<Enter>");
    SHOWS("[全部]");
    SHOWS("筛选：待收件");
    SHOWS("1/1 ");
    KEYS("<Esc>");
    HIDES("筛选：");
    terminal_free(terminal);
}

/* 7 物料 */

static void stock_follows_every_movement(void **state)
{
    static const struct {
        const char *keys; /* of the list, then of the form */
        const char *stock;
    } steps[] = {
        {"i50<F2>", "156"},  {"o6<F2>", "150"}, {"d10<F2>", "140"}, {"t5<F2>", "145"},
        {"b5<F2>", "140"},   {"l10<F2>", "130"}, {"g10<F2>", "140"},
    };
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("7");
    SHOWS("楼书");
    for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
        KEYS(steps[i].keys);
        SHOWS("已保存 出入库");
        const char *row = terminal_row(terminal, 4);
        if (strstr(row, "楼书") == NULL || strstr(row, steps[i].stock) == NULL) {
            fail_msg("after %s: %s", steps[i].keys, row);
        }
    }
    KEYS("k138<Tab>受潮<F2>");
    SHOWS("已保存 盘点");
    KEYS("<Enter>");
    SHOWS("楼书  库存 138 本");
    SHOWS("盘亏");
    terminal_free(terminal);
}

static void more_than_the_stock_is_refused_and_nothing_is_lost(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("7o107<F2>");
    SHOWS("库存不足，差 1");
    SHOWS(" 107 ");
    KEYS("<BS>6<F2>");
    SHOWS("已保存 出入库");
    terminal_free(terminal);
}

/* 0 设置 */

static void rules_and_lists_are_kept_and_logged(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("0<Down><Down><Down><Enter>");
    SHOWS("认购后几天内签约");
    KEYS("<C-u>10<Enter>");
    SHOWS("已保存设置");
    KEYS("<Tab><F6>S099<Tab>新顾问<F2>");
    SHOWS("已保存 登记置业顾问");
    SHOWS("新顾问");
    KEYS("<Tab><F6>G01<Tab>陈会计<Tab>3<F2>");
    SHOWS("已保存 登记人员");
    SHOWS("财务");
    KEYS("<Tab><Tab>");
    SHOWS("[码表]");
    SHOWS("银行 "); /* the list by its name, not by its code */
    HIDES("bank");
    KEYS("<S-Tab><S-Tab>");
    KEYS("<S-Tab><S-Tab><S-Tab>"); /* round the other way: the trail */
    SHOWS("[操作日志]");
    SHOWS("登记人员");
    SHOWS("登记置业顾问");
    KEYS("<Enter>");
    SHOWS("角色            财务");
    SHOWS("陈*"); /* the trail holds no name in clear */
    terminal_free(terminal);
}

static void a_target_shows_on_the_board(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("0<Tab><Tab><Tab>");
    SHOWS("[目标]");
    KEYS("<F6>2026-12<Tab>1<Tab><Tab>60<F2>");
    SHOWS("已保存 登记目标");
    SHOWS("2026-12");
    terminal_free(terminal);
}

/* 1 今日 */

static void a_figure_of_the_board_opens_its_rows(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    KEYS("1e");
    SHOWS("看哪个数的明细");
    KEYS("本月 净认购套数<Enter>");
    SHOWS("本月 净认购套数 = ");
    SHOWS("认购");
    KEYS("<Esc>");
    SHOWS("本月目标");
    terminal_free(terminal);
}

static void the_board_leads_to_the_thing_itself(void **state)
{
    static const struct {
        const char *kind;
        const char *page;
    } rows[] = {
        {"[来访待完善", "补全来访"}, {"[跟进到期", "经过"},   {"[跟进逾期", "经过"}, {"[逾期未签", "版本"},
        {"[待备案", "版本"},         {"[逾期未备案", "版本"}, {"[按揭超时", "版本"}, {"[待放款超期", "步骤"},
        {"[应收逾期", "版本"}, {"[缺货", "流水与结存"},
    };
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        KEYS("<Tab>");
        SHOWS(rows[i].kind);
        KEYS("<Enter>");
        SHOWS(rows[i].page);
        KEYS("<Esc>");
        SHOWS(rows[i].kind); /* back where it was */
    }
    KEYS("<Tab>");
    SHOWS("[全部");
    terminal_free(terminal);
}

static void drop_table(const char *site, const char *table)
{
    char sql[64];
    sqlite3 *handle = NULL;
    snprintf(sql, sizeof sql, "DROP TABLE %s", table);
    assert_int_equal(sqlite3_open(site, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

/* A list that cannot be read must not look like one that is empty. */
/* What was saved while the clock was off waits for the manager, who says what he found. */
static void a_wrong_clock_waits_for_the_manager(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    DO(site, "consultant.save", "no=001", "name=周强");
    site_at(site, "2026-11-21", "08:00");
    DO(site, "consultant.save", "no=002", "name=吴洁");
    site_at(site, "2026-11-22", "10:00");
    DO(site, "staff.save", "no=Z02", "name=陈建国", "role=经理");
    Terminal *terminal = terminal_start(&(TerminalSetup){
        .site = site->path, .arguments = {"--user", "Z02"},
        .environment = {"ANCHANG_TODAY=2026-11-22 10:05"}});
    SHOWS("时钟待核");
    SHOWS("登记置业顾问 电脑时钟 11-21 08:00");
    KEYS("<Enter>");
    SHOWS("写一句核对的结果");
    KEYS("电池换了<Enter>");
    HIDES("时钟待核");
    terminal_free(terminal);
    site_free(site);
}

static void a_file_that_cannot_be_read_says_so(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    drop_table(terminal_site(terminal), "stocktake");
    KEYS("7<S-Tab>");
    SHOWS("数据文件出错");
    terminal_free(terminal);
}

int work_tests(void);
int work_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_customer_is_found_by_whatever_is_known),
        cmocka_unit_test(nobody_found_says_what_to_press),
        cmocka_unit_test(a_follow_up_stands_in_the_timeline),
        cmocka_unit_test(a_phone_is_shown_on_request_and_the_look_is_logged),
        cmocka_unit_test(due_customers_show_their_phones_until_esc),
        cmocka_unit_test(a_list_is_written_out_masked_and_logged),
        cmocka_unit_test(a_unit_is_subscribed_from_the_board),
        cmocka_unit_test(no_state_of_the_board_is_left_out),
        cmocka_unit_test(a_unit_is_held_and_released),
        cmocka_unit_test(a_lock_counts_down_on_the_board_and_on_the_page),
        cmocka_unit_test(tab_shows_the_next_building_and_then_the_batches),
        cmocka_unit_test(a_second_buyer_takes_a_share),
        cmocka_unit_test(pre_printed_numbers_are_kept),
        cmocka_unit_test(tickets_are_served_from_the_queue),
        cmocka_unit_test(the_check_of_a_contract_shows_what_to_compare),
        cmocka_unit_test(a_deal_goes_from_signing_to_filing),
        cmocka_unit_test(a_plan_is_made_and_changed_while_its_sum_holds),
        cmocka_unit_test(a_stage_of_the_pipeline_opens_its_households),
        cmocka_unit_test(a_receipt_is_posted_and_seen),
        cmocka_unit_test(a_change_moves_nothing_until_it_is_executed),
        cmocka_unit_test(a_loan_is_advanced_by_its_next_stage),
        cmocka_unit_test(a_stage_opens_its_loans),
        cmocka_unit_test(stock_follows_every_movement),
        cmocka_unit_test(more_than_the_stock_is_refused_and_nothing_is_lost),
        cmocka_unit_test(rules_and_lists_are_kept_and_logged),
        cmocka_unit_test(a_target_shows_on_the_board),
        cmocka_unit_test(a_figure_of_the_board_opens_its_rows),
        cmocka_unit_test(the_board_leads_to_the_thing_itself),
        cmocka_unit_test(a_wrong_clock_waits_for_the_manager),
        cmocka_unit_test(a_file_that_cannot_be_read_says_so),
    };
    return cmocka_run_group_tests_name("work", tests, NULL, NULL);
}

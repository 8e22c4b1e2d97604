/* Screen 8: the workbook's figures, the rows behind them, the workbook at a key. */
#include "support/sample_site.h"
#include "support/site.h"
#include "support/terminal.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

int report_tests(void);

#define DAILY_NAME "翡翠湾-日报-2026-11-22.xlsx"

static void expect(Terminal *terminal, const char *text)
{
    if (!terminal_shows(terminal, text)) {
        fail_msg("%s is not shown:\n%s", text, terminal_screen(terminal));
    }
}

static bool file_is(Terminal *terminal, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", terminal_folder(terminal), name);
    return access(path, F_OK) == 0;
}

/* Where to look, by keys from the screen's opening, and what the rows' box then says. */
static const struct {
    const char *keys;
    const char *title;
    const char *position;
} figures[] = {
    {"8<Right><Right><Right><Right>/首访<Enter><Enter>", "首访 本月累计 = 24", "1/24"},
    {"8<Right><Right><Right><Right>/净认购套数<Enter><Enter>", "净认购套数 本月累计 = 7", "1/"},
    {"8/逾期未签<Enter><Enter>", "逾期未签 今日 = 2", "1/2"},
    {"8/已签未备案<Enter><Enter>", "已签未备案 今日 = 19", "1/19"},
    {"8/认购未签约<Enter><Enter>", "认购未签约 今日 = 5", "1/5"},
    {"8/待售套数<Enter><Enter>", "待售套数 今日 = 26", "1/26"},
    {"8/按揭未放款笔数<Enter><Enter>", "按揭未放款笔数 今日 = 20", "1/20"},
    {"8/逾期应收笔数<Enter><Enter>", "逾期应收笔数 今日 = 4", "1/4"},
    {"8/逾期跟进<Enter><Enter>", "逾期跟进 今日 = 127", "1/127"},
    {"8/有效认筹存量<Enter><Enter>", "有效认筹存量 今日 = 8", "1/8"},
    {"8w/首访转化率<Enter><Enter>", "认购毛套数 本周 = 3", "1/3"},
    {"8w<Tab><Right><Right><Right><Down><Down><Down><Enter>", "2026-11-19 来访(组) = 2", "1/2"},
    {"8m<Tab><Tab><Right>/中介<Enter><Enter>", "中介渠道 本月首访 = 3", "1/3"},
    {"8m<Tab><Tab><Right><Right>/合计<Enter><Enter>", "合计 本月复访 = 8", "1/8"},
};

static void a_figure_opens_the_rows_that_add_up_to_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(figures); i++) {
        Terminal *terminal = terminal_start(NULL);
        terminal_keys(terminal, figures[i].keys);
        expect(terminal, figures[i].title);
        expect(terminal, figures[i].position);
        terminal_keys(terminal, "<Esc>");
        expect(terminal, "F8工作簿");
        terminal_free(terminal);
    }
}

static void a_row_opens_what_it_is_about(void **state)
{
    (void)state;
    Terminal *terminal = terminal_start(NULL);
    terminal_keys(terminal, "8/逾期未签<Enter><Enter><Enter>");
    expect(terminal, "认购编号");
    expect(terminal, "应收");
    terminal_keys(terminal, "<Esc><Esc>8/首访<Enter><Right><Right><Right><Right><Enter><Enter>");
    expect(terminal, "到访日期");
    assert_false(terminal_shows(terminal, "13800"));
    terminal_free(terminal);
}

static void the_preview_steps_by_day_week_and_month(void **state)
{
    (void)state;
    Terminal *terminal = terminal_start(NULL);
    terminal_keys(terminal, "8-");
    expect(terminal, "日报 2026-11-21");
    terminal_keys(terminal, "w+-");
    expect(terminal, "周报 2026-11-16 ~ 11-22");
    terminal_keys(terminal, "m-");
    expect(terminal, "月报 2026-10-01 ~ 10-31");
    terminal_keys(terminal, "t<C-u>2026-05-01<Enter>");
    expect(terminal, "月报 2026-05-01 ~ 05-31");
    terminal_keys(terminal, "t<C-u>2026-13-01<Enter>");
    expect(terminal, "月报 2026-05-01 ~ 05-31");
    terminal_free(terminal);
}

static void the_workbook_is_written_and_said_where(void **state)
{
    (void)state;
    Terminal *terminal = terminal_start(&(TerminalSetup){.width = 120, .height = 36});
    terminal_keys(terminal, "8<F8>");
    expect(terminal, "已写出 /");
    expect(terminal, DAILY_NAME);
    assert_true(file_is(terminal, DAILY_NAME));
    terminal_free(terminal);
}

static void esc_leaves_no_workbook_behind(void **state)
{
    (void)state;
    Terminal *terminal = terminal_start(NULL);
    terminal_keys(terminal, "8");
    terminal_send(terminal, "e\033"); /* Esc is there when the first sheet is done */
    terminal_await(terminal, "已取消");
    assert_false(file_is(terminal, DAILY_NAME));
    terminal_free(terminal);
}

static void only_managers_write_whole_names_and_phones(void **state)
{
    char folder[64];
    char site[80];
    (void)state;
    sample_folder(folder);
    snprintf(site, sizeof site, "%s/site.db", folder);
    sample_copy(site);
    assert_int_equal(SAMPLE_RUN("--db", site, "do", "staff.save", "工号=Z1", "姓名=王芳", "角色=销售助理"), 0);
    Terminal *terminal =
        terminal_start(&(TerminalSetup){.site = site, .arguments = {"--user", "Z1"}});
    terminal_keys(terminal, "8u核对<Enter>");
    expect(terminal, "只有经理");
    assert_false(file_is(terminal, DAILY_NAME));
    terminal_free(terminal);
    sample_remove(folder);
}

static void charts_take_two_pages_where_there_is_little_room(void **state)
{
    (void)state;
    Terminal *terminal = terminal_start(NULL);
    terminal_keys(terminal, "8m<S-Tab>");
    expect(terminal, "成交漏斗");
    assert_false(terminal_shows(terminal, "本年首访"));
    terminal_keys(terminal, "<PgDn>");
    expect(terminal, "本年首访");
    terminal_resize(terminal, 120, 36);
    expect(terminal, "本年首访");
    expect(terminal, "成交漏斗");
    terminal_free(terminal);
}

int report_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_opens_the_rows_that_add_up_to_it),
        cmocka_unit_test(a_row_opens_what_it_is_about),
        cmocka_unit_test(the_preview_steps_by_day_week_and_month),
        cmocka_unit_test(the_workbook_is_written_and_said_where),
        cmocka_unit_test(esc_leaves_no_workbook_behind),
        cmocka_unit_test(only_managers_write_whole_names_and_phones),
        cmocka_unit_test(charts_take_two_pages_where_there_is_little_room),
    };
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}

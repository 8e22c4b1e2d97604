/* The toolkit on a terminal: what arrives as a key, how it looks on poor terminals, how it
 * leaves. */
#include "support/sample_site.h"
#include "support/site.h"
#include "support/terminal.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FORM "7<F6>"         /* 登记物料: 编码 名称 类别 … */
#define UNSAVED "还没有保存" /* what Esc asks in a changed form */

static bool in_box(Terminal *terminal, const char *title)
{
    char text[64];
    snprintf(text, sizeof text, "┌ %s ", title);
    return terminal_shows(terminal, text);
}

static void expect_box(Terminal *terminal, const char *title, size_t row)
{
    if (!in_box(terminal, title)) {
        fail_msg("row %zu: no %s on\n%s", row, title, terminal_screen(terminal));
    }
}

static void expect_shown(Terminal *terminal, const char *text, size_t row)
{
    if (!terminal_shows(terminal, text)) {
        fail_msg("row %zu: no %s on\n%s", row, text, terminal_screen(terminal));
    }
}

/* Keys */

static void function_keys_of_every_terminal_arrive(void **state)
{
    static const struct {
        const char *bytes;
        const char *box;
    } rows[] = {
        {"\033[11~", "帮助"}, {"\033[13~", "菜单"}, {"\033[20~", "命令"}, /* PuTTY, rxvt */
        {"\033[[A", "帮助"},  {"\033[[C", "菜单"},                        /* the Linux console */
        {"\033OP", "帮助"},   {"\033OR", "菜单"},                         /* xterm */
        {"\0331", "帮助"},    {"\0333", "菜单"},    {"\0339", "命令"},    /* Esc and a digit */
        {"\020", "命令"},     {"?", "帮助"},        {":", "命令"},        /* their second keys */
    };
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        terminal_send(terminal, rows[i].bytes);
        expect_box(terminal, rows[i].box, i);
        terminal_keys(terminal, "<Esc>");
        assert_false(in_box(terminal, rows[i].box));
    }
    terminal_free(terminal);
}

/* Keys that only the description of the terminal knows, and those of the usual ones. */
static void keys_of_the_description_arrive(void **state)
{
    static const struct {
        const char *term;
        const char *help; /* its F1 */
        const char *palette; /* its F9 */
    } rows[] = {
        {"TERM=sun", "\033[224z", "\033[232z"},  {"TERM=vt100", "\033OP", "\033Ow"},
        {"TERM=linux", "\033[[A", "\033[20~"},   {"TERM=xterm", "\033OP", "\033[20~"},
        {"TERM=screen", "\033OP", "\033[20~"},   {"TERM=tmux", "\033OP", "\033[20~"},
        {"TERM=rxvt", "\033[11~", "\033[20~"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Terminal *terminal = terminal_start(
            &(TerminalSetup){.language = "en", .environment = {rows[i].term}});
        terminal_send(terminal, rows[i].help);
        expect_shown(terminal, " Help ", i);
        terminal_keys(terminal, "<Esc>");
        terminal_send(terminal, rows[i].palette);
        expect_shown(terminal, " Command", i);
        terminal_free(terminal);
    }
}

static void function_keys_work_inside_a_form(void **state)
{
    static const char *const saves[] = {"\033[12~", "\033[[B", "\033OQ", "\0332", "\023"};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(saves); i++) {
        Terminal *terminal = terminal_start(NULL);
        terminal_keys(terminal, FORM "T1");
        terminal_send(terminal, saves[i]);
        assert_true(terminal_shows(terminal, "请填写名称"));
        assert_true(terminal_shows(terminal, "T1"));
        terminal_free(terminal);
    }
}

static void full_width_keys_are_commands_outside_fields(void **state)
{
    static const struct {
        const char *key;
        const char *shows;
    } rows[] = {
        {"？", "┌ 帮助 "}, {"：", "┌ 命令 ─"}, {"／", "\n│/"}, {"、", "\n│/"}, {"３", "到期与逾期"},
    };
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        terminal_keys(terminal, rows[i].key);
        if (!terminal_shows(terminal, rows[i].shows)) {
            fail_msg("row %zu: no %s on\n%s", i, rows[i].shows, terminal_screen(terminal));
        }
        terminal_keys(terminal, "<Esc>");
    }
    terminal_free(terminal);
}

static void full_width_characters_are_text_inside_fields(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, FORM "<Tab>？３、楼书");
    assert_true(terminal_shows(terminal, "？３、楼书"));
    assert_false(in_box(terminal, "帮助"));
    terminal_free(terminal);
}

static void unknown_sequences_are_swallowed(void **state)
{
    static const char *const sequences[] = {"\033[38;5;7~", "\033[1;5D", "\033[?1;2c", "\033[Z\t",
                                            "\033[99;99R",  "\033OX"};
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, FORM "T1");
    for (size_t i = 0; i < ARRAY_LEN(sequences); i++) {
        terminal_send(terminal, sequences[i]);
        assert_true(terminal_shows(terminal, "登记物料"));
        assert_false(terminal_shows(terminal, UNSAVED));
    }
    assert_true(terminal_shows(terminal, " T1 "));
    terminal_free(terminal);
}

static void undo_and_save_keys_are_not_eaten_by_the_line(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, FORM "<Tab>沙盘<C-z>");
    assert_false(terminal_shows(terminal, "沙盘"));
    terminal_keys(terminal, "沙盘<C-s>"); /* XOFF would freeze the terminal */
    assert_true(terminal_shows(terminal, "请填写编码"));
    terminal_free(terminal);
}

/* Editing */

static void hanzi_are_edited_in_a_field(void **state)
{
    int y = 0;
    int cursor_x = 0;
    int cursor_y = 0;
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, FORM "<Tab>翡翠湾宣传册<BS><Home><Del>大<End>子");
    int x = terminal_find(terminal, "大翠湾宣传子", &y);
    assert_true(x > 0);
    assert_true(terminal_cursor(terminal, &cursor_x, &cursor_y));
    assert_int_equal(cursor_x, x + 12);
    assert_int_equal(cursor_y, y);
    terminal_free(terminal);
}

static void a_paste_stays_in_its_field(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    assert_true(terminal_pasting(terminal));
    terminal_keys(terminal, FORM "<Tab>");
    terminal_paste(terminal, "第一行\r第二行\n");
    terminal_keys(terminal, "<Home>");
    assert_true(terminal_shows(terminal, "第一行 第二"));
    assert_true(terminal_shows(terminal, "登记物料"));
    terminal_free(terminal);
}

static void escape_asks_before_typed_text_is_lost(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, FORM "<Esc>"); /* nothing typed: nothing asked */
    assert_false(terminal_shows(terminal, "登记物料"));
    terminal_keys(terminal, FORM "T1<Esc>");
    assert_true(terminal_shows(terminal, UNSAVED));
    terminal_keys(terminal, "3");
    assert_true(terminal_shows(terminal, "登记物料"));
    terminal_keys(terminal, "<Esc>1");
    assert_true(terminal_shows(terminal, "请填写名称"));
    terminal_keys(terminal, "<Esc>2");
    assert_false(terminal_shows(terminal, "登记物料"));
    terminal_keys(terminal, FORM);
    assert_false(terminal_shows(terminal, "接着填吗"));
    terminal_free(terminal);
}

static void typed_hanzi_search_a_list(void **state)
{
    int y = 0;
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, "3白");
    int x = terminal_find(terminal, "白静国", &y);
    assert_true(terminal_cell(terminal, x, y).reverse);
    terminal_keys(terminal, "<Enter>n");
    x = terminal_find(terminal, "白立", &y);
    assert_true(terminal_cell(terminal, x, y).reverse);
    terminal_free(terminal);
}

static void initials_search_a_list(void **state)
{
    int y = 0;
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, "3/bjg");
    int x = terminal_find(terminal, "白静国", &y);
    assert_true(terminal_cell(terminal, x, y).reverse);
    terminal_free(terminal);
}

/* Lists and pop-ups */

static void a_list_is_sorted_by_a_column_and_back(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, "7s<Down><Enter>"); /* by name */
    assert_true(terminal_shows(terminal, "名称^"));
    assert_non_null(strstr(terminal_row(terminal, 4), "A4纸"));
    terminal_keys(terminal, "s<Down><Enter>");
    assert_true(terminal_shows(terminal, "名称v"));
    assert_null(strstr(terminal_row(terminal, 4), "A4纸"));
    terminal_free(terminal);
}

static void a_list_is_written_as_it_is_seen(void **state)
{
    char path[160];
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, "7x");
    assert_true(terminal_shows(terminal, "已导出到 物料-2026-11-22.csv"));
    snprintf(path, sizeof path, "%s/物料-2026-11-22.csv", terminal_folder(terminal));
    assert_int_equal(access(path, R_OK), 0);
    terminal_free(terminal);
}

static void a_page_becomes_plain_text_for_copying(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, "7<C-t>");
    assert_true(terminal_shows(terminal, "楼书"));
    assert_false(terminal_shows(terminal, "│"));
    terminal_keys(terminal, "q");
    assert_true(terminal_shows(terminal, "│"));
    terminal_free(terminal);
}

static void messages_are_kept_for_reading_later(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, "7xr<C-l>");
    assert_true(terminal_shows(terminal, "┌ 消息 "));
    assert_true(terminal_shows(terminal, "已导出到"));
    terminal_free(terminal);
}

static void the_ringing_phone_interrupts_a_form_and_gives_it_back(void **state)
{
    int x = 0;
    int y = 0;
    int after_x = 0;
    int after_y = 0;
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, FORM "<Tab>沙盘<Tab>1<Tab>");
    terminal_cursor(terminal, &x, &y);
    terminal_keys(terminal, "<F12>");
    assert_true(terminal_shows(terminal, "┌ 来电"));
    terminal_keys(terminal, "13900001111<Esc>2");
    assert_false(terminal_shows(terminal, "┌ 来电"));
    assert_true(terminal_shows(terminal, "沙盘"));
    terminal_cursor(terminal, &after_x, &after_y);
    assert_int_equal(after_x, x);
    assert_int_equal(after_y, y);
    terminal_free(terminal);
}

static void the_palette_finds_by_chinese_initials_and_english(void **state)
{
    static const char *const words[] = {"登记跟进", "djgj", "followup"};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        Terminal *terminal = terminal_start(NULL);
        terminal_keys(terminal, "<F9>");
        terminal_keys(terminal, words[i]);
        terminal_keys(terminal, "<Enter>");
        assert_true(terminal_shows(terminal, "┌ 登记跟进 "));
        terminal_free(terminal);
    }
}

/* Sizes and looks */

static void any_size_is_survived_and_the_old_one_restored(void **state)
{
    static const char *const places[] = {"", "4", "5<F1>", FORM "T1", "<F9>", FORM "T1<Esc>"};
    static const int sizes[][2] = {{40, 10}, {1, 1}, {79, 24}, {80, 23}, {200, 60}, {82, 24}, {300, 5}};
    (void)state;
    for (size_t place = 0; place < ARRAY_LEN(places); place++) {
        Str before = {0};
        Terminal *terminal = terminal_start(NULL);
        terminal_keys(terminal, places[place]);
        str_add(&before, terminal_screen(terminal));
        for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
            terminal_resize(terminal, sizes[i][0], sizes[i][1]);
            if (i == 0) {
                assert_true(terminal_shows(terminal, "窗口太小 (40 x 10)"));
            }
        }
        terminal_resize(terminal, 80, 24);
        assert_string_equal(terminal_screen(terminal), before.data);
        str_clear(&before);
        terminal_free(terminal);
    }
}

static void keys_do_nothing_but_leave_while_the_window_is_small(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_resize(terminal, 40, 10);
    terminal_keys(terminal, "7<F6>T1");
    terminal_resize(terminal, 80, 24);
    assert_true(terminal_shows(terminal, "┌ 业绩 "));
    terminal_resize(terminal, 40, 10);
    terminal_keys(terminal, "<F10>");
    assert_int_equal(terminal_end(terminal), 0);
    terminal_free(terminal);
}

static bool has_colour(Terminal *terminal)
{
    for (int y = 0; y < 24; y++) {
        for (int x = 0; x < 80; x++) {
            if (terminal_cell(terminal, x, y).colour >= 0) {
                return true;
            }
        }
    }
    return false;
}

static void colours_can_be_switched_off(void **state)
{
    static const TerminalSetup setups[] = {
        {.environment = {"NO_COLOR=1"}},
        {.arguments = {"--mono"}},
        {.environment = {"TERM=vt100"}},
        {.environment = {"TERM=xterm-mono"}},
    };
    int y = 0;
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    assert_true(has_colour(terminal));
    terminal_free(terminal);
    for (size_t i = 0; i < ARRAY_LEN(setups); i++) {
        terminal = terminal_start(&setups[i]);
        assert_false(has_colour(terminal));
        int x = terminal_find(terminal, "1今日", &y); /* where you are, without a colour */
        assert_true(terminal_cell(terminal, x, y).reverse);
        terminal_free(terminal);
    }
}

static void an_empty_no_color_leaves_colours_on(void **state)
{
    Terminal *terminal = terminal_start(&(TerminalSetup){.environment = {"NO_COLOR="}});
    (void)state;
    assert_true(has_colour(terminal));
    terminal_free(terminal);
}

static void ascii_replaces_box_lines(void **state)
{
    Terminal *terminal = terminal_start(&(TerminalSetup){.arguments = {"--ascii"}});
    (void)state;
    terminal_keys(terminal, "4");
    assert_false(terminal_shows(terminal, "─"));
    assert_false(terminal_shows(terminal, "│"));
    assert_false(terminal_shows(terminal, "━"));
    assert_true(terminal_shows(terminal, "+ 1栋 销控 --"));
    terminal_free(terminal);
}

static void hanzi_are_drawn_in_any_locale(void **state)
{
    static const TerminalSetup setups[] = {
        {.language = "", .environment = {"LANG=C"}},
        {.language = "", .environment = {"LC_ALL=POSIX"}},
        {.language = "", .environment = {"LANG=zh_CN.GB18030"}},
        {.language = "", .environment = {"LANG=no_SUCH.locale", "LC_CTYPE=nonsense"}},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(setups); i++) {
        Terminal *terminal = terminal_start(&setups[i]);
        assert_true(terminal_shows(terminal, "翡翠湾 1今日"));
        terminal_free(terminal);
    }
}

static void a_terminal_without_hanzi_is_offered_english(void **state)
{
    Terminal *terminal = terminal_start(
        &(TerminalSetup){.language = "", .environment = {"TERM=linux"}});
    (void)state;
    assert_true(terminal_shows(terminal, "fbterm"));
    assert_false(terminal_alternate(terminal));
    terminal_keys(terminal, "<Enter>");
    terminal_await(terminal, "1Today");
    terminal_free(terminal);
    terminal = terminal_start(&(TerminalSetup){.language = "", .environment = {"TERM=linux"}});
    terminal_keys(terminal, "q<Enter>");
    assert_int_equal(terminal_end(terminal), 2);
    terminal_free(terminal);
    terminal = terminal_start(&(TerminalSetup){.language = "en", .environment = {"TERM=linux"}});
    assert_true(terminal_shows(terminal, "1Today"));
    terminal_free(terminal);
}

static void an_unknown_terminal_is_refused(void **state)
{
    Terminal *terminal = terminal_start(&(TerminalSetup){.environment = {"TERM=no-such-terminal"}});
    (void)state;
    assert_int_equal(terminal_end(terminal), 3);
    assert_true(terminal_shows(terminal, "TERM=no-such-terminal"));
    assert_true(terminal_restored(terminal));
    terminal_free(terminal);
}

int terminal_tests(void);
int terminal_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(function_keys_of_every_terminal_arrive),
        cmocka_unit_test(keys_of_the_description_arrive),
        cmocka_unit_test(function_keys_work_inside_a_form),
        cmocka_unit_test(full_width_keys_are_commands_outside_fields),
        cmocka_unit_test(full_width_characters_are_text_inside_fields),
        cmocka_unit_test(unknown_sequences_are_swallowed),
        cmocka_unit_test(undo_and_save_keys_are_not_eaten_by_the_line),
        cmocka_unit_test(hanzi_are_edited_in_a_field),
        cmocka_unit_test(a_paste_stays_in_its_field),
        cmocka_unit_test(escape_asks_before_typed_text_is_lost),
        cmocka_unit_test(typed_hanzi_search_a_list),
        cmocka_unit_test(initials_search_a_list),
        cmocka_unit_test(a_list_is_sorted_by_a_column_and_back),
        cmocka_unit_test(a_list_is_written_as_it_is_seen),
        cmocka_unit_test(a_page_becomes_plain_text_for_copying),
        cmocka_unit_test(messages_are_kept_for_reading_later),
        cmocka_unit_test(the_ringing_phone_interrupts_a_form_and_gives_it_back),
        cmocka_unit_test(the_palette_finds_by_chinese_initials_and_english),
        cmocka_unit_test(any_size_is_survived_and_the_old_one_restored),
        cmocka_unit_test(keys_do_nothing_but_leave_while_the_window_is_small),
        cmocka_unit_test(colours_can_be_switched_off),
        cmocka_unit_test(an_empty_no_color_leaves_colours_on),
        cmocka_unit_test(ascii_replaces_box_lines),
        cmocka_unit_test(hanzi_are_drawn_in_any_locale),
        cmocka_unit_test(a_terminal_without_hanzi_is_offered_english),
        cmocka_unit_test(an_unknown_terminal_is_refused),
    };
    return cmocka_run_group_tests_name("terminal", tests, NULL, NULL);
}

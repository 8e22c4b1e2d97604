/* A line cuts its bytes where it likes: whatever is cut, at every byte, with and without a pause,
 * at every screen and in a form, the console lives and shows what the whole bytes would show. */
#include "support/site.h"
#include "support/terminal.h"

#include "base/str.h"
#include "screen/screens.h"

#include <stdio.h>
#include <string.h>

#define FORM "7<F6><Tab>"        /* 登记物料, in the field 名称 */
#define FIELD "名称*"
#define FORM_OF_VISITS "来访登记" /* which opens with its screen */
#define BACK "\033\302\200"      /* Esc at once: behind it comes a control that is no key */
#define CLEAR "\025"             /* Ctrl-U */

/* Esc is the key only after a silence that no pause of a test comes near. */
static Terminal *start_patient(void)
{
    return terminal_start(&(TerminalSetup){.environment = {"ESCDELAY=20000"}});
}

static void send_cut(Terminal *terminal, const char *bytes, size_t cut, bool pause)
{
    char first[64] = "";
    assert_true(cut < sizeof first);
    memcpy(first, bytes, cut);
    if (cut == 0) {
        terminal_send(terminal, bytes);
    } else if (pause) {
        terminal_send(terminal, first);
        terminal_send(terminal, bytes + cut);
    } else {
        terminal_write(terminal, first, cut);
        terminal_send(terminal, bytes + cut);
    }
}

static void fail_with_bytes(Terminal *terminal, const char *place, const char *bytes, size_t cut)
{
    Str code = {0};
    for (; *bytes != '\0'; bytes++) {
        str_format(&code, " %02x", (unsigned char)*bytes);
    }
    fail_msg("%s,%s cut at %zu:\n%s", place, str_text(&code), cut, terminal_screen(terminal));
}

/* In a form: the field holds exactly the text */

typedef struct Typed {
    const char *bytes;
    const char *text;
} Typed;

static const Typed typed[] = {
    {"张三丰", "张三丰"},
    {"a😀𠮷b", "a😀𠮷b"},
    {"a\325\305\310\375b", "ab"}, /* 张三 in GBK */
    {"13812340077", "13812340077"},
    {"x\033[200~张\r三\033[201~y", "x张 三y"},
    {"ab\033ODc\033[Cd\033[3~", "acbd"}, /* Left, Right, Del */
    {"a\033[19~b\033[[E\302\205", "ab"}, /* F8 does nothing here; F5 of the Linux console */
    {"a\033[1;5Db", "ab"},
    {"a\033]11;rgb:1c/1c/1c\007b", "ab"},
    {"a\033]11;rgb:1c/1c/1c\033\\b", "ab"},
    {"a\033P>|tmux 3\033\\b", "ab"},
    {"a\033_Gi=1;OK\033\\\033^p\033\\\033Xs\033\\b", "ab"},
};

static void expect_text(Terminal *terminal, const char *label, const char *bytes, size_t cut,
                        const char *text)
{
    int y = 0;
    size_t len = strlen(text);
    assert_true(terminal_find(terminal, label, &y) > 0);
    const char *shown = strstr(terminal_row(terminal, y), label) + strlen(label);
    shown += strspn(shown, " ");
    if (strncmp(shown, text, len) != 0 || shown[len] != ' ') {
        fail_with_bytes(terminal, label, bytes, cut);
    }
}

static void a_form_holds_what_was_typed_wherever_it_was_cut(void **state)
{
    Terminal *terminal = start_patient();
    (void)state;
    terminal_keys(terminal, FORM);
    for (size_t i = 0; i < ARRAY_LEN(typed); i++) {
        size_t len = strlen(typed[i].bytes);
        for (size_t round = 0; round < 2 * len; round++) {
            send_cut(terminal, typed[i].bytes, round / 2, round % 2 == 0);
            expect_text(terminal, FIELD, typed[i].bytes, round / 2, typed[i].text);
            terminal_send(terminal, CLEAR);
        }
    }
    terminal_free(terminal);
}

/* At every screen: the same as the whole bytes show, and back */

static const char *const seen[] = {
    "张", "😀", "\033[200~张\033[201~", "\033[11~", "\033OR",
};

/* Nothing may come of them. */
static const char *const unseen[] = {
    "\325\305\310", "\033[1;5z", "\033]11;r\007",
    "\033]11;r\033\\", "\033P>|x\033\\", "\033_x\033\\",
};

static void expect_screen(Terminal *terminal, const Str *wanted, const char *place,
                          const char *bytes, size_t cut)
{
    if (strcmp(terminal_screen(terminal), str_text(wanted)) != 0) {
        fail_with_bytes(terminal, place, bytes, cut);
    }
}

static void take_screen(Terminal *terminal, Str *out)
{
    str_reset(out);
    str_add(out, terminal_screen(terminal));
}

static void go_back(Terminal *terminal, const Str *home)
{
    for (int i = 0; i < 3 && strcmp(terminal_screen(terminal), str_text(home)) != 0; i++) {
        terminal_send(terminal, BACK);
    }
}

static void try_seen(Terminal *terminal, const Str *home, const char *place, const char *bytes)
{
    Str whole = {0};
    terminal_send(terminal, bytes);
    take_screen(terminal, &whole);
    go_back(terminal, home);
    for (size_t round = 2; round < 2 * strlen(bytes); round++) {
        send_cut(terminal, bytes, round / 2, round % 2 == 0);
        expect_screen(terminal, &whole, place, bytes, round / 2);
        go_back(terminal, home);
        expect_screen(terminal, home, place, bytes, round / 2);
    }
    str_clear(&whole);
}

static void try_unseen(Terminal *terminal, const Str *home, const char *place, const char *bytes)
{
    for (size_t round = 2; round < 2 * strlen(bytes); round++) {
        send_cut(terminal, bytes, round / 2, round % 2 == 0);
        expect_screen(terminal, home, place, bytes, round / 2);
    }
}

static void every_screen_shows_the_same_wherever_it_was_cut(void **state)
{
    Terminal *terminal = start_patient();
    Str home = {0};
    (void)state;
    for (size_t i = 0; i < screen_list_count; i++) {
        const char place[] = {(char)screen_list[i]->number, '\0'};
        terminal_send(terminal, place);
        if (terminal_shows(terminal, FORM_OF_VISITS)) {
            terminal_send(terminal, BACK);
        }
        take_screen(terminal, &home);
        for (size_t row = 0; row < ARRAY_LEN(seen); row++) {
            try_seen(terminal, &home, place, seen[row]);
        }
        for (size_t row = 0; row < ARRAY_LEN(unseen); row++) {
            try_unseen(terminal, &home, place, unseen[row]);
        }
    }
    str_clear(&home);
    terminal_free(terminal);
}

/* A raw paste into the first form of a start loses nothing, in however many parts it comes. */
static void a_phone_right_after_start_is_whole(void **state)
{
    static const char phone[] = "213812340077";
    (void)state;
    for (size_t round = 0; round < 2 * (sizeof phone - 1); round++) {
        Terminal *terminal = terminal_start(NULL);
        send_cut(terminal, phone, round / 2, round % 2 == 0);
        expect_text(terminal, "手机*", phone, round / 2, "13812340077");
        terminal_free(terminal);
    }
}

/* Nobody may have to wait for megabytes that say nothing, nor find them in his form. */
static void a_huge_sequence_leaves_the_form_as_it_is(void **state)
{
    static const char *const ends[][2] = {
        {"\033[", "m"}, {"\033]52;c;", "\007"}, {"\033P", "\033\\"}};
    static char part[4000];
    Terminal *terminal = start_patient();
    (void)state;
    memset(part, '7', sizeof part);
    terminal_keys(terminal, FORM "楼");
    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        terminal_send(terminal, ends[i][0]);
        for (int times = 0; times < 500; times++) {
            terminal_write(terminal, part, sizeof part);
        }
        terminal_send(terminal, ends[i][1]);
        terminal_send(terminal, "书");
    }
    expect_text(terminal, FIELD, "", 0, "楼书书书");
    terminal_free(terminal);
}

/* Its end never comes: after a silence it is what it was, and the keyboard lives. */
static void a_paste_without_an_end_is_given_up(void **state)
{
    Terminal *terminal = start_patient();
    (void)state;
    terminal_keys(terminal, FORM);
    terminal_send(terminal, "\033[200~半张");
    assert_false(terminal_shows(terminal, "半张"));
    terminal_await(terminal, "半张");
    terminal_keys(terminal, "楼书");
    expect_text(terminal, FIELD, "", 0, "半张楼书");
    terminal_free(terminal);
}

static void escape_alone_is_a_key(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, "7<F6><Esc>");
    terminal_await(terminal, "┌ 库存 ");
    assert_false(terminal_shows(terminal, FIELD));
    terminal_free(terminal);
}

int line_tests(void);
int line_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_holds_what_was_typed_wherever_it_was_cut),
        cmocka_unit_test(every_screen_shows_the_same_wherever_it_was_cut),
        cmocka_unit_test(a_phone_right_after_start_is_whole),
        cmocka_unit_test(a_huge_sequence_leaves_the_form_as_it_is),
        cmocka_unit_test(a_paste_without_an_end_is_given_up),
        cmocka_unit_test(escape_alone_is_a_key),
    };
    return cmocka_run_group_tests_name("line", tests, NULL, NULL);
}

/* Leaving: by key, by signal, by a cut line, by a crash. The terminal is as before, and what was
 * half typed is offered again. */
#include "support/sample_site.h"
#include "support/site.h"
#include "support/terminal.h"

#include "base/str.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define FORM "7<F6>" /* 登记物料: 编码 名称 … */
#define OFFER "接着填吗"

/* A site that outlives its terminals. */
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
    return place;
}

static Terminal *start_on(const Place *place)
{
    return terminal_start(&(TerminalSetup){.site = place->site});
}

/* An Esc is the key only after a long silence: half a sequence stays half of one. */
static Terminal *start_patient(const Place *place)
{
    return terminal_start(
        &(TerminalSetup){.site = place->site, .environment = {"ESCDELAY=20000"}});
}

/* The one draft beside the site; false when there is none yet. */
static bool read_draft(const Place *place, Str *out)
{
    DIR *dir = opendir(place->folder);
    bool found = false;
    str_reset(out);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char path[400];
        char text[4096];
        struct stat stat_of;
        size_t len = strlen(entry->d_name);
        if (strstr(entry->d_name, "-draft-") == NULL || strcmp(entry->d_name + len - 4, ".new") == 0) {
            continue;
        }
        snprintf(path, sizeof path, "%s/%s", place->folder, entry->d_name);
        FILE *file = fopen(path, "r");
        if (file != NULL) {
            assert_int_equal(stat(path, &stat_of), 0);
            assert_int_equal(stat_of.st_mode & 0777, 0600);
            str_add_len(out, text, fread(text, 1, sizeof text, file));
            fclose(file);
            found = true;
        }
    }
    closedir(dir);
    return found;
}

/* Waits until the draft holds text: the program keeps it by itself. */
static void await_draft(Terminal *terminal, const Place *place, const char *text)
{
    Str draft = {0};
    for (int tries = 0; !read_draft(place, &draft) || strstr(draft.data, text) == NULL; tries++) {
        if (tries > 2000) {
            fail_msg("no draft with %s, but “%s”", text, str_text(&draft));
        }
        terminal_settle(terminal);
    }
    str_clear(&draft);
}

static void expect_left(Terminal *terminal)
{
    assert_true(terminal_restored(terminal));
    assert_false(terminal_alternate(terminal));
    assert_false(terminal_pasting(terminal));
    int x;
    int y;
    assert_true(terminal_cursor(terminal, &x, &y));
}

/* A new terminal offers what was typed, and gives it back. */
static void expect_offer(const Place *place, const char *typed)
{
    Terminal *terminal = start_on(place);
    assert_true(terminal_shows(terminal, "没存完的表单"));
    terminal_keys(terminal, FORM);
    assert_true(terminal_shows(terminal, OFFER));
    terminal_keys(terminal, "<Enter>");
    assert_true(terminal_shows(terminal, typed));
    terminal_free(terminal);
}

static void the_quit_key_leaves_the_terminal_as_it_was(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    assert_true(terminal_alternate(terminal));
    assert_false(terminal_restored(terminal));
    terminal_keys(terminal, "<F10>");
    assert_int_equal(terminal_end(terminal), 0);
    expect_left(terminal);
    terminal_free(terminal);
}

static void quitting_with_unsaved_text_asks_and_keeps_it(void **state)
{
    Place place = place_new();
    Terminal *terminal = start_on(&place);
    (void)state;
    terminal_keys(terminal, FORM "<Tab>楼书<F10>");
    assert_true(terminal_shows(terminal, "退出吗"));
    terminal_keys(terminal, "2<F10>1");
    assert_int_equal(terminal_end(terminal), 0);
    terminal_free(terminal);
    expect_offer(&place, "楼书");
    sample_remove(place.folder);
}

static void a_signal_that_ends_keeps_the_draft(void **state)
{
    static const int signals[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGUSR1, SIGALRM, SIGIO};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
        Place place = place_new();
        Terminal *terminal = start_on(&place);
        terminal_keys(terminal, FORM "<Tab>半张楼书");
        terminal_signal(terminal, signals[i]);
        assert_int_equal(terminal_end(terminal), 0);
        expect_left(terminal);
        terminal_free(terminal);
        expect_offer(&place, "半张楼书");
        sample_remove(place.folder);
    }
}

/* To the last character, also of a paste or a sequence that had not ended. */
static void what_was_typed_up_to_a_signal_is_in_the_draft(void **state)
{
    static const char *const rows[][2] = {
        {"楼书\346", "name=楼书\n"},      {"楼书\033", "name=楼书\n"},
        {"楼书\033[1", "name=楼书\n"},    {"楼书\033]11;rgb:", "name=楼书\n"},
        {"楼\033[200~书一", "name=楼书一\n"}, {"楼\033[200~书一\033[20", "name=楼书一\n"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Place place = place_new();
        Str draft = {0};
        Terminal *terminal = start_patient(&place);
        terminal_keys(terminal, FORM "<Tab>");
        terminal_send(terminal, rows[i][0]);
        terminal_signal(terminal, i % 2 == 0 ? SIGINT : SIGHUP);
        assert_int_equal(terminal_end(terminal), 0);
        expect_left(terminal);
        assert_true(read_draft(&place, &draft));
        assert_non_null(strstr(draft.data, rows[i][1]));
        terminal_free(terminal);
        str_clear(&draft);
        sample_remove(place.folder);
    }
}

static void a_signal_that_stops_is_not_heard(void **state)
{
    static const int signals[] = {SIGTSTP, SIGTTIN, SIGTTOU};
    Terminal *terminal = terminal_start(NULL);
    (void)state;
    terminal_keys(terminal, FORM "<Tab>");
    for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
        terminal_signal(terminal, signals[i]);
        terminal_keys(terminal, "楼");
    }
    assert_true(terminal_shows(terminal, "楼楼楼"));
    assert_true(terminal_alternate(terminal));
    terminal_free(terminal);
}

/* SIGSTOP cannot be refused: a shell takes the terminal back, and gives it again by SIGCONT. */
static void a_stopped_program_comes_back_with_its_screen(void **state)
{
    Terminal *terminal = terminal_start(NULL);
    Str before = {0};
    (void)state;
    terminal_keys(terminal, FORM "<Tab>楼书");
    str_add(&before, terminal_screen(terminal));
    terminal_signal(terminal, SIGSTOP);
    terminal_reset_modes(terminal);
    assert_true(terminal_restored(terminal));
    terminal_signal(terminal, SIGCONT);
    terminal_settle(terminal);
    assert_false(terminal_restored(terminal));
    assert_true(terminal_alternate(terminal));
    assert_true(terminal_pasting(terminal));
    assert_string_equal(terminal_screen(terminal), before.data);
    terminal_keys(terminal, "二");
    assert_true(terminal_shows(terminal, "楼书二"));
    str_clear(&before);
    terminal_free(terminal);
}

static void a_cut_line_ends_the_program_and_keeps_the_draft(void **state)
{
    Place place = place_new();
    Terminal *terminal = start_on(&place);
    (void)state;
    terminal_keys(terminal, FORM "<Tab>断线");
    terminal_cut(terminal);
    assert_int_equal(terminal_end(terminal), 0);
    terminal_free(terminal);
    expect_offer(&place, "断线");
    sample_remove(place.folder);
}

static void a_killed_program_loses_at_most_the_last_seconds(void **state)
{
    Place place = place_new();
    Terminal *terminal = start_on(&place);
    (void)state;
    terminal_keys(terminal, FORM "<Tab>早先打的");
    await_draft(terminal, &place, "早先打的");
    terminal_keys(terminal, "后来打的");
    terminal_signal(terminal, SIGKILL);
    assert_int_equal(terminal_end(terminal), -SIGKILL);
    terminal_free(terminal);
    expect_offer(&place, "早先打的");
    sample_remove(place.folder);
}

static void a_crash_gives_the_terminal_back_and_still_is_a_crash(void **state)
{
    static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
        Terminal *terminal = terminal_start(NULL);
        terminal_keys(terminal, "4");
        terminal_signal(terminal, signals[i]);
        assert_int_equal(terminal_end(terminal), -signals[i]);
        expect_left(terminal);
        terminal_free(terminal);
    }
}

static void a_draft_is_offered_once(void **state)
{
    Place place = place_new();
    Terminal *terminal = start_on(&place);
    Str draft = {0};
    (void)state;
    terminal_keys(terminal, FORM "<Tab>金钥匙");
    terminal_signal(terminal, SIGTERM);
    terminal_end(terminal);
    terminal_free(terminal);
    terminal = start_on(&place);
    terminal_keys(terminal, FORM "<Right><Enter>"); /* 不要了 */
    assert_false(terminal_shows(terminal, "金钥匙"));
    assert_false(read_draft(&place, &draft));
    terminal_keys(terminal, "<Esc>" FORM);
    assert_false(terminal_shows(terminal, OFFER));
    terminal_free(terminal);
    str_clear(&draft);
    sample_remove(place.folder);
}

/* The offer opens before somebody who is typing: his first digit is no answer to it. */
static void a_phone_pasted_at_the_offer_is_whole(void **state)
{
    static const struct {
        const char *pasted; /* a raw paste, with the key of the screen before it or not */
        const char *answer;
    } rows[] = {
        {"13812340077", "<Right><Enter>"},         {"13812340077", "<Enter>"},
        {"13812340077", "<Esc>"},                  {"213812340077", "<Right><Enter>"},
        {"\033[200~13812340077\033[201~", "<Right><Enter>"},
        {"1381234008\17777", "<Right><Enter>"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Place place = place_new();
        Terminal *terminal = start_on(&place);
        terminal_keys(terminal, "213900001111");
        terminal_signal(terminal, SIGTERM);
        terminal_end(terminal);
        terminal_free(terminal);
        terminal = start_on(&place);
        terminal_keys(terminal, rows[i].pasted[0] == '2' ? "" : "2");
        terminal_send(terminal, rows[i].pasted);
        assert_true(terminal_shows(terminal, OFFER));
        terminal_keys(terminal, rows[i].answer);
        assert_false(terminal_shows(terminal, OFFER));
        assert_true(terminal_shows(terminal, " 13812340077 "));
        assert_false(terminal_shows(terminal, "13900001111"));
        terminal_free(terminal);
        sample_remove(place.folder);
    }
}

static void a_saved_form_leaves_no_draft(void **state)
{
    Place place = place_new();
    Terminal *terminal = start_on(&place);
    Str draft = {0};
    (void)state;
    terminal_keys(terminal, FORM "T1<Tab>金钥匙<Tab>1<Tab><Tab>本");
    await_draft(terminal, &place, "金钥匙");
    terminal_keys(terminal, "<F2>");
    assert_true(terminal_shows(terminal, "已保存"));
    assert_false(read_draft(&place, &draft));
    terminal_free(terminal);
    str_clear(&draft);
    sample_remove(place.folder);
}

static void two_terminals_never_mix_their_drafts(void **state)
{
    Place place = place_new();
    Terminal *first = start_on(&place);
    (void)state;
    terminal_keys(first, FORM "<Tab>我的楼书");
    await_draft(first, &place, "我的楼书");
    Terminal *second = start_on(&place);
    terminal_keys(second, FORM);
    assert_false(terminal_shows(second, OFFER));
    terminal_free(second);
    terminal_keys(first, "二");
    assert_true(terminal_shows(first, "我的楼书二"));
    terminal_free(first);
    sample_remove(place.folder);
}

static void a_draft_is_not_offered_for_another_row(void **state)
{
    Place place = place_new();
    Terminal *terminal = start_on(&place);
    (void)state;
    terminal_keys(terminal, "3g客户说周末再来"); /* a follow-up of the first customer */
    terminal_signal(terminal, SIGTERM);
    terminal_end(terminal);
    terminal_free(terminal);
    terminal = start_on(&place);
    terminal_keys(terminal, "3<Down>g");
    assert_false(terminal_shows(terminal, OFFER));
    terminal_keys(terminal, "<Esc><Up>g");
    assert_true(terminal_shows(terminal, OFFER));
    terminal_free(terminal);
    sample_remove(place.folder);
}

int leave_tests(void);
int leave_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_quit_key_leaves_the_terminal_as_it_was),
        cmocka_unit_test(quitting_with_unsaved_text_asks_and_keeps_it),
        cmocka_unit_test(a_signal_that_ends_keeps_the_draft),
        cmocka_unit_test(what_was_typed_up_to_a_signal_is_in_the_draft),
        cmocka_unit_test(a_signal_that_stops_is_not_heard),
        cmocka_unit_test(a_stopped_program_comes_back_with_its_screen),
        cmocka_unit_test(a_cut_line_ends_the_program_and_keeps_the_draft),
        cmocka_unit_test(a_killed_program_loses_at_most_the_last_seconds),
        cmocka_unit_test(a_crash_gives_the_terminal_back_and_still_is_a_crash),
        cmocka_unit_test(a_draft_is_offered_once),
        cmocka_unit_test(a_phone_pasted_at_the_offer_is_whole),
        cmocka_unit_test(a_saved_form_leaves_no_draft),
        cmocka_unit_test(two_terminals_never_mix_their_drafts),
        cmocka_unit_test(a_draft_is_not_offered_for_another_row),
    };
    return cmocka_run_group_tests_name("leave", tests, NULL, NULL);
}

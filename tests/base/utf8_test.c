#include "base/support.h"

#include "base/utf8.h"

#include <string.h>

static void utf8_refuses_malformed_bytes(void **state)
{
    static const char *const rows[] = {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                       "\x80",     "\xE4\xB8",     "\xFF",         "a\xC3"};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (utf8_valid(rows[i], strlen(rows[i]))) {
            fail_msg("row %zu is valid", i);
        }
    }
    assert_true(utf8_valid("中文 a·", strlen("中文 a·")));
}

static void utf8_width_agrees_with_terminals(void **state)
{
    static const struct {
        const char *text;
        int width;
    } rows[] = {{"中", 2}, {"￥", 2}, {"㎡", 2}, {"、", 2}, {"《", 2}, {"·", 1}, {"—", 1}, {"…", 1},
                {"①", 1}, {"℃", 1},  {"²", 1},  {"¥", 1},  {"─", 1},  {"│", 1}, {"┌", 1}, {"□", 1},
                {"●", 1}, {"★", 1},  {"“", 1},  {"e\u0301", 1}, {"ab中", 4}};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (utf8_width(rows[i].text) != rows[i].width) {
            fail_msg("%s is %d wide", rows[i].text, utf8_width(rows[i].text));
        }
    }
}

static void utf8_fit_never_cuts_a_cluster(void **state)
{
    (void)state;
    assert_int_equal(utf8_fit("中文", 3), 3);
    assert_int_equal(utf8_fit("中文", 4), 6);
    assert_int_equal(utf8_fit("e\u0301x", 1), 3);
    assert_int_equal(utf8_fit("中", 1), 0);
}

static void text_clean_follows_its_rule(void **state)
{
    static const struct {
        TextRule rule;
        const char *in;
        const char *out; /* NULL: refused */
    } rows[] = {
        {TEXT_LINE, "　你好 ", "你好"},          {TEXT_FREE, "a\r\nb", "a\nb"},
        {TEXT_LINE, "a\nb", NULL},               {TEXT_LINE, "a\x07", NULL},
        {TEXT_LINE, "a\u202e", NULL},            {TEXT_LINE, "a\u200b", NULL},
        {TEXT_FREE, "a\u200db", "a\u200db"},     {TEXT_NAME, "阿\u2022依", "阿·依"},
        {TEXT_NAME, "  ", NULL},                 {TEXT_NAME, "张☎", NULL},
        {TEXT_CODE, "ＲＧ－１", "RG-1"},          {TEXT_LINE, "\xC3(", NULL},
        {TEXT_LINE, "e\u0301", "é"},             {TEXT_LINE, "\ue000", NULL},
    };
    Arena arena = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const char *out = NULL;
        bool ok = text_clean(&arena, rows[i].in, rows[i].rule, &out, NULL);
        if (ok != (rows[i].out != NULL)) {
            fail_msg("row %zu: %s", i, ok ? out : "refused");
        }
        if (ok) {
            CHECK_TEXT(out, rows[i].out, rows[i].in);
        }
    }
    arena_clear(&arena);
}

static void text_clean_limits_the_length(void **state)
{
    Arena arena = {0};
    char name[256] = "";
    const char *out;
    (void)state;
    for (int i = 0; i < 65; i++) {
        strcat(name, "中");
    }
    assert_false(text_clean(&arena, name, TEXT_NAME, &out, NULL));
    assert_true(text_clean(&arena, name + 3, TEXT_NAME, &out, NULL));
    arena_clear(&arena);
}

static void text_visible_shows_what_could_harm(void **state)
{
    Arena arena = {0};
    (void)state;
    CHECK_TEXT(text_visible(&arena, "a\x1b[31m"), "aU+001B[31m", "escape");
    CHECK_TEXT(text_visible(&arena, "a\xFFz"), "aU+00FFz", "bad byte");
    CHECK_TEXT(text_visible(&arena, "张三"), "张三", "plain");
    CHECK_TEXT(text_visible(&arena, "a\nb\xE2\x80\xA8"), "aU+000AbU+2028", "line ends");
    arena_clear(&arena);
    Str lines = {0};
    static const char text[] = "\xEF\xBB\xBF" "a\tb\r\nc\rd\x1b\xEF\xBB\xBF\0e";
    text_visible_lines(&lines, text, sizeof text - 1);
    CHECK_TEXT(str_text(&lines), "a\tb\ncU+000DdU+001BU+FEFFU+0000e", "lines");
    str_clear(&lines);
}

int utf8_tests(void);
int utf8_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_refuses_malformed_bytes),
        cmocka_unit_test(utf8_width_agrees_with_terminals),
        cmocka_unit_test(utf8_fit_never_cuts_a_cluster),
        cmocka_unit_test(text_clean_follows_its_rule),
        cmocka_unit_test(text_clean_limits_the_length),
        cmocka_unit_test(text_visible_shows_what_could_harm),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}

#include "support/site.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/event.h"

#include <stdio.h>
#include <string.h>

/* Feeds the bytes of a burst and writes what came out: keys by name, pastes in brackets. */
static const char *decode(const char *bytes, Str *out)
{
    Decoder decoder = {0};
    Event event;
    char name[16];
    uint32_t code;
    for (size_t used; *bytes != '\0'; bytes += used) {
        used = utf8_decode(bytes, strlen(bytes), &code);
        decoder_feed(&decoder, code);
    }
    decoder_flush(&decoder);
    str_reset(out);
    while (decoder_next(&decoder, &event)) {
        if (event.kind == EVENT_PASTE) {
            str_format(out, "[%s]", event.text);
        } else {
            str_format(out, "%s%s", out->len > 0 ? " " : "",
                       key_label(name, sizeof name, event.key));
        }
    }
    decoder_clear(&decoder);
    return str_text(out);
}

static void bursts_are_decoded(void **state)
{
    static const char *const rows[][2] = {
        {"\033", "Esc"},
        {"\033\033", "Esc Esc"},
        {"\0331", "F1"},
        {"\0330", "F10"},
        {"\0339x", "F9 x"},
        {"\033x", "Esc x"},
        {"a\033[38;5;1mb", "a b"},     /* nobody knows it: swallowed whole */
        {"\033[200;1~\033[M", ""},
        {"\033Oz1", "1"},
        {"\033[1;5Dq", "q"},
        {"张\n\b", "张 Enter Backspace"},
    };
    Str out = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (strcmp(decode(rows[i][0], &out), rows[i][1]) != 0) {
            fail_msg("row %zu: got “%s”, expected “%s”", i, str_text(&out), rows[i][1]);
        }
    }
    str_clear(&out);
}

static void a_paste_is_one_event_without_line_breaks(void **state)
{
    static const char text[] = "第一行\n第二行\t\033[31m完";
    Decoder decoder = {0};
    Event event;
    uint32_t code;
    (void)state;
    decoder_feed(&decoder, K_PASTE_START);
    for (size_t at = 0, used; text[at] != '\0'; at += used) {
        used = utf8_decode(text + at, strlen(text + at), &code);
        decoder_feed(&decoder, code);
    }
    assert_false(decoder_next(&decoder, &event));
    decoder_feed(&decoder, K_PASTE_END);
    assert_true(decoder_next(&decoder, &event));
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_string_equal(event.text, "第一行 第二行 [31m完");
    assert_false(decoder_next(&decoder, &event));
    decoder_clear(&decoder);
}

static void a_huge_paste_is_cut_not_refused(void **state)
{
    Decoder decoder = {0};
    Event event;
    (void)state;
    decoder_feed(&decoder, K_PASTE_START);
    for (size_t i = 0; i < 2 * PASTE_MAX; i++) {
        decoder_feed(&decoder, 0x623F);
    }
    decoder_feed(&decoder, K_PASTE_END);
    assert_true(decoder_next(&decoder, &event));
    assert_true(strlen(event.text) <= PASTE_MAX);
    assert_true(utf8_valid(event.text, strlen(event.text)));
    decoder_clear(&decoder);
}

static void full_width_command_keys_act_as_their_twins(void **state)
{
    static const char from[] = "？／、：；。－＋０９ａＺ　";
    static const char to[] = "?//:;.-+09aZ ";
    uint32_t code;
    size_t at = 0;
    (void)state;
    for (size_t i = 0; to[i] != '\0'; i++) {
        at += utf8_decode(from + at, strlen(from + at), &code);
        assert_int_equal(key_fold(code), (Key)to[i]);
    }
    assert_int_equal(key_fold(0x5F20), 0x5F20);
    assert_int_equal(key_fold(K_F(2)), K_F(2));
}

static void names_of_keys_read_back(void **state)
{
    static const char *const names[] = {"F1",   "F12", "Enter", "Esc", "Tab", "Shift-Tab", "Ctrl-S",
                                        "PgDn", "Ins", "a",     "?",   "张",  "Space",     "Del"};
    char buf[16];
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        Key key = key_from_name(names[i]);
        assert_int_not_equal(key, K_NONE);
        assert_string_equal(key_label(buf, sizeof buf, key), names[i]);
    }
    assert_int_equal(key_from_name("F13"), K_NONE);
    assert_int_equal(key_from_name(""), K_NONE);
}

int event_tests(void);
int event_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bursts_are_decoded),
        cmocka_unit_test(a_paste_is_one_event_without_line_breaks),
        cmocka_unit_test(a_huge_paste_is_cut_not_refused),
        cmocka_unit_test(full_width_command_keys_act_as_their_twins),
        cmocka_unit_test(names_of_keys_read_back),
    };
    return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}

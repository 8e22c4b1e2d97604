#include "support/site.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/key.h"

#include <string.h>

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

int key_tests(void);
int key_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_width_command_keys_act_as_their_twins),
        cmocka_unit_test(names_of_keys_read_back),
    };
    return cmocka_run_group_tests_name("key", tests, NULL, NULL);
}

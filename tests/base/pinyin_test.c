#include "base/support.h"

#include "base/pinyin.h"

static void pinyin_reads_surnames_their_own_way(void **state)
{
    static const char *const rows[][3] = {
        {"单立人", "slr", "shanliren"},   {"曾国", "zg", "zengguo"},    {"解英", "xy", "xieying"},
        {"欧阳娜", "oyn", "ouyangna"},    {"尉迟恭", "ycg", "yuchigong"}, {"万俟雪", "mqx", "moqixue"},
        {"张三丰", "zsf", "zhangsanfeng"}, {"查良", "zl", "zhaliang"},   {"仇和", "qh", "qiuhe"},
        {"区红", "oh", "ouhong"},
    };
    char buf[64];
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        CHECK_TEXT(pinyin_initials(buf, sizeof buf, rows[i][0]), rows[i][1], rows[i][0]);
        CHECK_TEXT(pinyin_full(buf, sizeof buf, rows[i][0]), rows[i][2], rows[i][0]);
    }
}

static void pinyin_match_tries_every_reading(void **state)
{
    (void)state;
    assert_true(pinyin_match("单立人", "dl"));
    assert_true(pinyin_match("单立人", "sl"));
    assert_true(pinyin_match("单立人", "shanli"));
    assert_true(pinyin_match("张三丰", "zhangs"));
    assert_true(pinyin_match("认购", "rg"));
    assert_false(pinyin_match("张三丰", "ls"));
    assert_false(pinyin_match("张", "zhangsan"));
}

int pinyin_tests(void);
int pinyin_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pinyin_reads_surnames_their_own_way),
        cmocka_unit_test(pinyin_match_tries_every_reading),
    };
    return cmocka_run_group_tests_name("pinyin", tests, NULL, NULL);
}

/* What leaves the report layer of personal data. */
#include "base/str.h"
#include "report/shown.h"
#include "support/site.h"

int shown_tests(void);

typedef struct RemarkCase {
    const char *text;
    const char *shown;
} RemarkCase;

static void remark_hides_the_digits_of_phones_and_ids(void **state)
{
    static const RemarkCase cases[] = {
        {"", ""},
        {"看了3-1-1802和3-1-1803", "看了3-1-1802和3-1-1803"},
        {"11-22 18:30 再来", "11-22 18:30 再来"},
        {"2026-11-22 回访", "2026-11-22 回访"},
        {"电话13800138000找他", "电话138****8000找他"},
        {"138 0013 8000", "138 **** 8000"},
        {"138-0013-8000", "138-****-8000"},
        {"+86 13800138000", "+86 1******8000"},
        {"１３８００１３８０００", "１３８****８０００"},
        {"证件11010519491231002X", "证件110***********002X"},
        {"座机 62345678", "座机 623*5678"},
        {"预算 120万", "预算 120万"},
        {"两套 1-1-101 1-1-102", "两套 1-1-101 1-1-102"},
    };
    Arena arena = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        assert_string_equal(shown_remark(&arena, cases[i].text, false), cases[i].shown);
        assert_string_equal(shown_remark(&arena, cases[i].text, true), cases[i].text);
    }
    arena_clear(&arena);
}

static void names_and_phones_are_masked_unless_allowed(void **state)
{
    Arena arena = {0};
    (void)state;
    assert_string_equal(shown_name(&arena, "张三丰", false), "张*");
    assert_string_equal(shown_name(&arena, "欧阳锋", false), "欧阳*");
    assert_string_equal(shown_name(&arena, "张三丰", true), "张三丰");
    assert_string_equal(shown_name(&arena, NULL, false), "");
    assert_string_equal(shown_phone(&arena, "13800138000", false), "138****8000");
    assert_string_equal(shown_phone(&arena, "13800138000", true), "13800138000");
    arena_clear(&arena);
}

int shown_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remark_hides_the_digits_of_phones_and_ids),
        cmocka_unit_test(names_and_phones_are_masked_unless_allowed),
    };
    return cmocka_run_group_tests_name("shown", tests, NULL, NULL);
}

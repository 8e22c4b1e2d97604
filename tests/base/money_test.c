#include "base/support.h"

#include "base/money.h"

#include <string.h>

static void money_capital_follows_the_rules_of_bills(void **state)
{
    static const struct {
        int64_t fen;
        const char *text;
    } rows[] = {
        {123456789, "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"},
        {10000000, "壹拾万元整"},
        {1005005, "壹万零伍拾元零伍分"},
        {50, "伍角整"},
        {INT64_C(100000000000), "壹拾亿元整"},
        {5, "伍分"},
        {0, "零元整"},
        {100000001, "壹佰万元零壹分"},
        {101000, "壹仟零壹拾元整"},
        {10010000, "壹拾万零壹佰元整"},
        {INT64_C(2000050000), "贰仟万零伍佰元整"},
        {INT64_C(100000000000000), "壹万亿元整"},
        {1000, "壹拾元整"},
        {100100, "壹仟零壹元整"},
        {100000050, "壹佰万元伍角整"},
        {1001005, "壹万零壹拾元零伍分"},
    };
    char buf[192];
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        CHECK_TEXT(money_capital(buf, sizeof buf, rows[i].fen), rows[i].text, "大写");
    }
}

static void money_parse_reads_files_strictly(void **state)
{
    static const char *const bad[] = {"",     "1,200", "120万", "1.2w", "￥5", "1.234", ".5",
                                      "5.",   "--5",   "1e5",   "abc",  "1 2", "10000000000",
                                      "99999999999999999999999"};
    int64_t fen = 0;
    (void)state;
    assert_true(money_parse("1234.5", &fen, NULL));
    assert_int_equal(fen, 123450);
    assert_true(money_parse("-３", &fen, NULL));
    assert_int_equal(fen, -300);
    assert_true(money_parse("9999999999.99", &fen, NULL));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        if (money_parse(bad[i], &fen, NULL)) {
            fail_msg("%s was read as money", bad[i]);
        }
    }
}

static void money_parse_entry_reads_what_people_type(void **state)
{
    static const struct {
        const char *text;
        int64_t fen;
    } rows[] = {{"120万", 120000000}, {"1.2w", 1200000},   {"1,200,000", 120000000},
                {"3亿", INT64_C(30000000000)}, {"￥1,234.50", 123450}, {"500元", 50000},
                {"0.0001万", 100}};
    int64_t fen = 0;
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (!money_parse_entry(rows[i].text, &fen, NULL) || fen != rows[i].fen) {
            fail_msg("%s: got %lld", rows[i].text, (long long)fen);
        }
    }
    assert_false(money_parse_entry("1,20", &fen, NULL));
    assert_false(money_parse_entry("1.00000001万", &fen, NULL));
    assert_false(money_parse_entry("999999999亿", &fen, NULL));
}

static void money_formats_for_people_and_files(void **state)
{
    char buf[40];
    (void)state;
    CHECK_TEXT(money_format(buf, sizeof buf, 123450), "1,234.50", "money");
    CHECK_TEXT(money_format(buf, sizeof buf, 120000000), "1,200,000", "money");
    CHECK_TEXT(money_format(buf, sizeof buf, -12345), "-123.45", "money");
    CHECK_TEXT(money_plain(buf, sizeof buf, 123450), "1234.50", "plain");
    CHECK_TEXT(money_format(buf, sizeof buf, NONE), "", "none");
    CHECK_TEXT(area_format(buf, sizeof buf, 11722), "117.22", "area");
    CHECK_TEXT(area_format(buf, sizeof buf, 11850), "118.5", "area");
    CHECK_TEXT(rate_format(buf, sizeof buf, 30500), "3.05", "rate");
}

static void ratio_round_is_half_up_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(ratio_round(1, 1, 2), 1);
    assert_int_equal(ratio_round(-1, 1, 2), -1);
    assert_int_equal(ratio_round(1, 1, 3), 0);
    assert_int_equal(ratio_round(2, 1, 3), 1);
    assert_int_equal(ratio_round(INT64_C(999999999999), 1000000, INT64_C(999999999999)), 1000000);
    assert_true(ratio_round(5, 1, 0) == NONE);
}

/* 80 zeros and the figure that counts: never the beginning alone. */
static void numbers_that_are_too_long_are_refused(void **state)
{
    static bool (*const parsers[])(const char *text, int64_t *value, Error *err) = {
        money_parse, money_parse_entry, area_parse, rate_parse, count_parse};
    char text[100] = "";
    int64_t value = 0;
    (void)state;
    memset(text, '0', 80);
    strcpy(text + 80, "5");
    for (size_t i = 0; i < ARRAY_LEN(parsers); i++) {
        assert_false(parsers[i](text, &value, NULL));
    }
}

int money_tests(void);
int money_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_capital_follows_the_rules_of_bills),
        cmocka_unit_test(money_parse_reads_files_strictly),
        cmocka_unit_test(money_parse_entry_reads_what_people_type),
        cmocka_unit_test(numbers_that_are_too_long_are_refused),
        cmocka_unit_test(money_formats_for_people_and_files),
        cmocka_unit_test(ratio_round_is_half_up_away_from_zero),
    };
    return cmocka_run_group_tests_name("money", tests, NULL, NULL);
}

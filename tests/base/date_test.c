#include "base/support.h"

#include "base/date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The computer's clock as this runner sees it: a test may set it. */
static time_t real_time = -1;

time_t time(time_t *out)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    time_t seconds = real_time >= 0 ? real_time : now.tv_sec;
    if (out != NULL) {
        *out = seconds;
    }
    return seconds;
}

static int64_t day(const char *text)
{
    int64_t date = NONE;
    assert_true(date_parse(text, &date, NULL));
    return date;
}

static void date_parse_reads_what_files_carry(void **state)
{
    static const char *const rows[][2] = {
        {"2026-11-22", "2026-11-22"},          {"2026/1/2", "2026-01-02"},
        {"20261122", "2026-11-22"},            {"2026-11-22 00:00:00", "2026-11-22"},
        {"２０２６－１１－２２", "2026-11-22"}, {"1900-1-1", "1900-01-01"},
        {"2024-02-29", "2024-02-29"},
    };
    char buf[16];
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        CHECK_TEXT(date_format(buf, sizeof buf, day(rows[i][0])), rows[i][1], rows[i][0]);
    }
}

static void date_parse_refuses_what_is_no_date(void **state)
{
    static const char *const rows[] = {"",           "now",        "2026-02-30", "2026-13-01",
                                       "2026-00-10", "2025-02-29", "1899-12-31", "26-11-22",
                                       "2026-11",    "2026.11.22", "2026-11/22", "2026--1-2",
                                       "2026-11-22x", "12:00",     "-2026-11-2", "２０２６年",
                                       "3000-01-01", "9999-12-31"}; /* no column takes them */
    int64_t date = 7;
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (date_parse(rows[i], &date, NULL)) {
            fail_msg("%s was read as a date", rows[i]);
        }
    }
    assert_int_equal(date, 7);
}

static void date_parse_entry_knows_short_forms(void **state)
{
    static const char *const rows[][2] = {
        {".", "2026-11-22"},  {"。", "2026-11-22"}, {"-1", "2026-11-21"},
        {"+7", "2026-11-29"}, {"6.1", "2026-06-01"}, {"20261201", "2026-12-01"},
    };
    char buf[16];
    int64_t date;
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_true(date_parse_entry(rows[i][0], day("2026-11-22"), &date, NULL));
        CHECK_TEXT(date_format(buf, sizeof buf, date), rows[i][1], rows[i][0]);
    }
    assert_false(date_parse_entry("2.30", day("2026-11-22"), &date, NULL));
}

static void date_iso_week_crosses_years(void **state)
{
    static const struct {
        const char *date;
        int year;
        int week;
    } rows[] = {{"2026-12-31", 2026, 53}, {"2027-01-01", 2026, 53}, {"2027-01-03", 2026, 53},
                {"2027-01-04", 2027, 1},  {"2026-01-01", 2026, 1},  {"2024-12-30", 2025, 1}};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        int year = 0;
        int week = 0;
        date_iso_week(day(rows[i].date), &year, &week);
        if (year != rows[i].year || week != rows[i].week) {
            fail_msg("%s is %d-W%02d", rows[i].date, year, week);
        }
    }
    assert_int_equal(date_week_start(day("2027-01-03")), day("2026-12-28"));
    assert_int_equal(date_week_start(day("2026-01-01")), day("2025-12-29"));
}

static void date_arithmetic_is_civil(void **state)
{
    (void)state;
    assert_int_equal(day("2027-01-31") + 30, day("2027-03-02"));
    assert_int_equal(date_add_months(day("2024-02-29"), 12), day("2025-02-28"));
    assert_int_equal(date_add_months(day("2026-01-31"), 1), day("2026-02-28"));
    assert_int_equal(date_month_end(day("2024-02-01")), day("2024-02-29"));
    assert_int_equal(date_weekday(day("2026-11-22")), 7);
    for (int64_t date = day("1900-01-01"); date < day("2100-01-01"); date++) {
        Civil civil = date_civil(date);
        assert_int_equal(date_from_civil(civil.year, civil.month, civil.day), date);
    }
}

static void time_and_month_are_strict(void **state)
{
    static const char *const bad[] = {"24:00", "14:60", "1405", "14:5", ":05", "14:", "14:05:99", "下午"};
    int64_t value;
    (void)state;
    assert_true(time_parse("9:05", &value, NULL));
    assert_int_equal(value, 9 * 60 + 5);
    assert_true(time_parse("１４：０５：３０", &value, NULL));
    assert_int_equal(value, 14 * 60 + 5);
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        if (time_parse(bad[i], &value, NULL)) {
            fail_msg("%s was read as a time", bad[i]);
        }
    }
    assert_true(month_parse("2026-11", &value, NULL));
    assert_false(month_parse("2026-13", &value, NULL));
    assert_false(month_parse("3000-01", &value, NULL));
    assert_false(month_parse("2026-11-01", &value, NULL));
}

/* Whatever was set for the run is put back. */
static void with_clock(const char *fixed, void check(void))
{
    char *kept = getenv("ANCHANG_TODAY") != NULL ? strdup(getenv("ANCHANG_TODAY")) : NULL;
    setenv("ANCHANG_TODAY", fixed, 1);
    check();
    kept != NULL ? setenv("ANCHANG_TODAY", kept, 1) : unsetenv("ANCHANG_TODAY");
    free(kept);
}

static void check_still(void)
{
    char buf[32];
    assert_int_equal(date_today(480), day("2026-11-22"));
    assert_int_equal(time_now(480), 7 * 60 + 5);
    assert_string_equal(instant_now(buf, sizeof buf), "2026-11-21T23:05:00Z");
}

/* A date alone is the site's day at every hour: the last of London's still belongs to it, and the
 * instant is the one of that day and hour in Shanghai. */
static void check_date_only(void)
{
    static const struct {
        int minute; /* of the UTC day */
        int local;
        const char *instant;
    } rows[] = {
        {0, 8 * 60, "2026-11-22T00:00:00Z"},
        {15 * 60 + 59, 23 * 60 + 59, "2026-11-22T15:59:00Z"},
        {16 * 60, 0, "2026-11-21T16:00:00Z"},
        {23 * 60 + 59, 7 * 60 + 59, "2026-11-21T23:59:00Z"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char buf[32];
        real_time = (time_t)(day("2024-02-29") * 24 * 60 + rows[i].minute) * 60;
        assert_int_equal(date_today(480), day("2026-11-22"));
        assert_int_equal(time_now(480), rows[i].local);
        assert_string_equal(instant_now(buf, sizeof buf), rows[i].instant);
    }
    real_time = -1;
}

static void check_unset(void)
{
    static const struct {
        const char *day; /* UTC */
        int minute;
        const char *today;
        int local;
    } rows[] = {
        {"2024-02-28", 16 * 60 - 1, "2024-02-28", 24 * 60 - 1},
        {"2024-02-28", 16 * 60, "2024-02-29", 0},
        {"2026-12-31", 23 * 60 + 59, "2027-01-01", 7 * 60 + 59},
        {"2027-01-01", 0, "2027-01-01", 8 * 60},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char buf[32];
        char want[32];
        real_time = (time_t)(day(rows[i].day) * 24 * 60 + rows[i].minute) * 60;
        assert_int_equal(date_today(480), day(rows[i].today));
        assert_int_equal(time_now(480), rows[i].local);
        snprintf(want, sizeof want, "%sT%02d:%02d:00Z", rows[i].day, rows[i].minute / 60,
                 rows[i].minute % 60);
        assert_string_equal(instant_now(buf, sizeof buf), want);
    }
    real_time = -1;
}

static void clock_stands_where_it_was_set(void **state)
{
    (void)state;
    with_clock("2026-11-22 07:05", check_still);
    with_clock("2026-11-22", check_date_only);
    with_clock("2026-11-22 nonsense", check_date_only);
}

static void clock_that_is_not_set_is_the_site_s(void **state)
{
    (void)state;
    with_clock("", check_unset);
}

int date_tests(void);
int date_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(date_parse_reads_what_files_carry),
        cmocka_unit_test(date_parse_refuses_what_is_no_date),
        cmocka_unit_test(date_parse_entry_knows_short_forms),
        cmocka_unit_test(date_iso_week_crosses_years),
        cmocka_unit_test(date_arithmetic_is_civil),
        cmocka_unit_test(time_and_month_are_strict),
        cmocka_unit_test(clock_stands_where_it_was_set),
        cmocka_unit_test(clock_that_is_not_set_is_the_site_s),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}

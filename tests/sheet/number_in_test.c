#include "sheet/number_in.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

int number_in_tests(void);

static void number_format_tells_its_kind(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        NumberKind kind;
    } rows[] = {
        {"General", NUMBER_PLAIN},
        {"0.00", NUMBER_PLAIN},
        {"#,##0.00\"元\"", NUMBER_PLAIN},
        {"\"day\"0", NUMBER_PLAIN},
        {"[Red]0;[Blue]-0", NUMBER_PLAIN},
        {"0\\d", NUMBER_PLAIN},
        {"_-* #,##0_d", NUMBER_PLAIN},
        {"0.00%", NUMBER_PERCENT},
        {"yyyy-mm-dd", NUMBER_DATE},
        {"yyyy\"年\"m\"月\"d\"日\"", NUMBER_DATE},
        {"[$-804]yyyy/m/d;@", NUMBER_DATE},
        {"m/d/yy h:mm", NUMBER_DATE},
        {"yyyy\"年\"m\"月\";@", NUMBER_MONTH},
        {"mmm-yy", NUMBER_MONTH},
        {"h:mm", NUMBER_TIME},
        {"[h]:mm:ss", NUMBER_TIME},
        {"h:mm AM/PM", NUMBER_TIME},
        {"mm:ss", NUMBER_TIME},
        {"\"open", NUMBER_PLAIN},
        {"[open", NUMBER_PLAIN},
        {"[", NUMBER_PLAIN},
        {"[h", NUMBER_PLAIN},
        {"\\", NUMBER_PLAIN},
        {"", NUMBER_PLAIN},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (number_kind_format(rows[i].format) != rows[i].kind) {
            fail_msg("%s: %d", rows[i].format, (int)number_kind_format(rows[i].format));
        }
    }
    assert_int_equal(number_kind_builtin(14), NUMBER_DATE);
    assert_int_equal(number_kind_builtin(31), NUMBER_DATE);
    assert_int_equal(number_kind_builtin(57), NUMBER_MONTH);
    assert_int_equal(number_kind_builtin(20), NUMBER_TIME);
    assert_int_equal(number_kind_builtin(4), NUMBER_PLAIN);
}

static void iso_is_written_as_seen(void **state)
{
    (void)state;
    static const struct {
        const char *raw;
        NumberKind kind;
        bool since_1904;
        const char *text;
    } rows[] = {
        {"1899-12-31T10:15:00", NUMBER_PLAIN, false, "10:15"},
        {"1899-12-30T10:15:30Z", NUMBER_PLAIN, false, "10:15:30"},
        {"1899-12-31T00:00:00", NUMBER_TIME, false, "00:00"},
        {"1904-01-01T10:15:00", NUMBER_PLAIN, true, "10:15"},
        {"1904-01-01T10:15:00", NUMBER_PLAIN, false, "1904-01-01 10:15"},
        {"10:15:00", NUMBER_PLAIN, false, "10:15"},
        {"T10:15", NUMBER_PLAIN, false, "10:15"},
        {"2026-11-22T10:15:00", NUMBER_TIME, false, "10:15"},
        {"2026-11-22T10:14:59.9999", NUMBER_DATE, false, "2026-11-22 10:15"},
        {"2026-11-22T23:59:59.9", NUMBER_DATE, false, "2026-11-23"},
        {"2026-11-22T00:00:00.000", NUMBER_DATE, false, "2026-11-22"},
        {"2026-11-22", NUMBER_DATE, false, "2026-11-22"},
        {"2026-11-01", NUMBER_MONTH, false, "2026-11"},
        {"2026-02-30T10:15:00", NUMBER_DATE, false, "2026-02-30T10:15:00"},
        {"2026-11-22T25:00:00", NUMBER_DATE, false, "2026-11-22T25:00:00"},
        {"soon", NUMBER_DATE, false, "soon"},
        {"", NUMBER_DATE, false, ""},
    };
    Arena arena = {0};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const char *text = iso_text(&arena, rows[i].raw, rows[i].kind, rows[i].since_1904);
        if (strcmp(text, rows[i].text) != 0) {
            fail_msg("%s: %s", rows[i].raw, text);
        }
    }
    arena_clear(&arena);
}

static void number_is_written_as_seen(void **state)
{
    (void)state;
    static const struct {
        const char *raw;
        NumberKind kind;
        bool since_1904;
        const char *text; /* NULL = at fault */
    } rows[] = {
        {"0", NUMBER_PLAIN, false, "0"},
        {"-0", NUMBER_PLAIN, false, "0"},
        {"13800138000", NUMBER_PLAIN, false, "13800138000"},
        {"1.38E+10", NUMBER_PLAIN, false, "13800000000"},
        {"117.22", NUMBER_PLAIN, false, "117.22"},
        {"117.22000000000001", NUMBER_PLAIN, false, "117.22"},
        {"1234567.8900000001", NUMBER_PLAIN, false, "1234567.89"},
        {"-5.5", NUMBER_PLAIN, false, "-5.5"},
        {"100", NUMBER_PLAIN, false, "100"},
        {"1E-3", NUMBER_PLAIN, false, "0.001"},
        {"9.9999999999999995E-2", NUMBER_PLAIN, false, "0.1"},
        {"1e-300", NUMBER_PLAIN, false, "0"},
        {"999999999999999", NUMBER_PLAIN, false, "999999999999999"},
        {"110105199001011234", NUMBER_PLAIN, false, NULL},
        {"1e400", NUMBER_PLAIN, false, NULL},
        {"nan", NUMBER_PLAIN, false, NULL},
        {"0x10", NUMBER_PLAIN, false, NULL},
        {"12a", NUMBER_PLAIN, false, NULL},
        {"3.0499999999999999E-2", NUMBER_PERCENT, false, "3.05%"},
        {"46348", NUMBER_DATE, false, "2026-11-22"},
        {"46348.5", NUMBER_DATE, false, "2026-11-22 12:00"},
        {"46348.99999999999", NUMBER_DATE, false, "2026-11-23"},
        {"44886", NUMBER_DATE, true, "2026-11-22"},
        {"1", NUMBER_DATE, false, "1900-01-01"},
        {"59", NUMBER_DATE, false, "1900-02-28"},
        {"60", NUMBER_DATE, false, NULL},
        {"61", NUMBER_DATE, false, "1900-03-01"},
        {"0", NUMBER_DATE, false, NULL},
        {"-1", NUMBER_DATE, false, NULL},
        {"2958465", NUMBER_DATE, false, "9999-12-31"},
        {"2958466", NUMBER_DATE, false, NULL},
        {"1e300", NUMBER_DATE, false, NULL},
        {"46327", NUMBER_MONTH, false, "2026-11"},
        {"46348", NUMBER_MONTH, false, "2026-11-22"},
        {"0.604166666666667", NUMBER_TIME, false, "14:30"},
        {"0.604178240740741", NUMBER_TIME, false, "14:30:01"},
        {"46348.604166666664", NUMBER_TIME, false, "14:30"},
        {"0", NUMBER_TIME, false, "00:00"},
        {"0.5", NUMBER_DATE, false, "12:00"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Arena arena = {0};
        const char *problem = NULL;
        const char *text =
            number_text(&arena, rows[i].raw, rows[i].kind, rows[i].since_1904, &problem);
        if (!text_equal(text, rows[i].text) || (text == NULL) != (problem != NULL)) {
            fail_msg("%s: wanted %s, got %s", rows[i].raw, rows[i].text, text);
        }
        arena_clear(&arena);
    }
}

int number_in_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number_format_tells_its_kind),
        cmocka_unit_test(iso_is_written_as_seen),
        cmocka_unit_test(number_is_written_as_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

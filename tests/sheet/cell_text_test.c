#include "sheet/cell_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/utf8.h"

int cell_text_tests(void);

static void cell_text_shows_what_ruins_or_deceives(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *cell;
    } rows[] = {
        {"张三\n李四", "张三\n李四"},
        {"=1+1", "=1+1"},
        {"a\x1b[31m", "aU+001B[31m"},
        {"a\u202eb", "aU+202Eb"},
        {"x\ny\u200bz", "x\nyU+200Bz"},
        {"👨\u200d👩", "👨\u200d👩"},
        {"_x0041_", "_x005F_x0041_"},
        {"_x00g1_ a_x", "_x00g1_ a_x"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Arena arena = {0};
        assert_string_equal(cell_text(&arena, rows[i].text), rows[i].cell);
        arena_clear(&arena);
    }
}

static void cell_text_never_gives_bad_utf8(void **state)
{
    (void)state;
    static const char *const bad[] = {"\xff", "a\xe5\xbc", "\xed\xa0\x80", "\xc0\x80", "\xef\xbf\xbf"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        Arena arena = {0};
        const char *text = cell_text(&arena, bad[i]);
        assert_true(utf8_valid(text, strlen(text)));
        assert_string_not_equal(text, bad[i]);
        arena_clear(&arena);
    }
}

static void cell_text_unescape_is_the_way_back(void **state)
{
    (void)state;
    Arena arena = {0};
    static const char *const texts[] = {"_x0041_", "a_x000D_b", "_x005F_", "plain", "_x_x0041_"};
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        assert_string_equal(cell_text_unescape(&arena, cell_text(&arena, texts[i])), texts[i]);
    }
    assert_string_equal(cell_text_unescape(&arena, "a_x000D_\nb"), "a\r\nb");
    assert_string_equal(cell_text_unescape(&arena, "_xD800__x0000_"), "_xD800__x0000_");
    arena_clear(&arena);
}

int cell_text_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cell_text_shows_what_ruins_or_deceives),
        cmocka_unit_test(cell_text_never_gives_bad_utf8),
        cmocka_unit_test(cell_text_unescape_is_the_way_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

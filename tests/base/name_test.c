#include "base/support.h"

#include "base/name.h"
#include "base/str.h"
#include "base/utf8.h"

static void names_are_stored_in_standard_characters(void **state)
{
    static const char *const rows[][2] = {
        {"\uE863小明", "䶮小明"},       {"\uE864", "\u9FBB"},         {"\uE816", "\U00020087"},
        {"\uE854", "\u9FBA"},          {"\uE81E", "\u9FB4"},         {"张○一", "张〇一"},
        {"买买提‧吐尔逊", "买买提·吐尔逊"}, {"买买提・吐尔逊", "买买提·吐尔逊"},
        {"买买提･吐尔逊", "买买提·吐尔逊"}, {"买买提•吐尔逊", "买买提·吐尔逊"},
    };
    static const char *const refused[] = {"\uE814", "\uE865", "\uF8FF", "\U000F0000", "\uE815", "张☆"};
    Arena arena = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const char *clean = NULL;
        text_clean(&arena, rows[i][0], TEXT_NAME, &clean, NULL);
        CHECK_TEXT(clean, rows[i][1], rows[i][0]);
    }
    for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
        const char *clean = NULL;
        if (text_clean(&arena, refused[i], TEXT_NAME, &clean, NULL)) {
            fail_msg("%s was taken", refused[i]);
        }
    }
    arena_clear(&arena);
}

static void names_are_compared_without_their_dots(void **state)
{
    (void)state;
    assert_true(name_contains("买买提·吐尔逊", "买买提吐尔"));
    assert_true(name_contains("买买提．吐尔逊", "提・吐"));
    assert_true(name_contains("䶮小明", "\uE863小"));
    assert_false(name_contains("买买提·吐尔逊", "提逊"));
    assert_false(name_contains("买买提·吐尔逊", "·"));
    assert_false(name_contains("1.2", "12"));
}

int name_tests(void);
int name_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_stored_in_standard_characters),
        cmocka_unit_test(names_are_compared_without_their_dots),
    };
    return cmocka_run_group_tests_name("name", tests, NULL, NULL);
}

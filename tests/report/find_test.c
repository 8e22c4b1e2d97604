/* 查找: a name is found however its dot is written. */
#include "report/find.h"

#include "base/str.h"
#include "support/site.h"

int find_tests(void);

static const char *first_name(Site *site, const char *typed)
{
    const FindResult *found = find_text(site->db, typed, &site->arena);
    return found != NULL ? found->name : "";
}

static void a_name_is_found_however_its_dot_is_written(void **state)
{
    static const char *const names[] = {"买买提·吐尔逊", "阿依古丽.买买提", "䶮小明"};
    static const struct {
        const char *typed;
        int name;
    } rows[] = {
        {"买买提·吐尔逊", 0}, {"买买提•吐尔逊", 0}, {"买买提‧吐尔逊", 0}, {"买买提・吐尔逊", 0},
        {"买买提･吐尔逊", 0}, {"买买提.吐尔逊", 0}, {"买买提．吐尔逊", 0}, {"买买提吐尔逊", 0},
        {"提吐", 0},          {"提•吐", 0},        {"阿依古丽·买", 1},    {"古丽买", 1},
        {"\uE863小", 2},      {"mmtt", 0},
    };
    Site *site = site_new("2026-11-22", "10:00");
    (void)state;
    site_consultants(site, (const char *const[]){"周强", NULL});
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        DO(site, "visit.register", arena_format(&site->arena, "phone=1380000000%zu", i),
           arena_format(&site->arena, "name=%s", names[i]), "sex=男", "source=抖音", "layout=三室",
           "want_area=90", "consultant=001");
    }
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (strcmp(first_name(site, rows[i].typed), names[rows[i].name]) != 0) {
            fail_msg("%s found %s", rows[i].typed, first_name(site, rows[i].typed));
        }
    }
    assert_string_equal("", first_name(site, "提逊"));
    site_free(site);
}

int find_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_found_however_its_dot_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

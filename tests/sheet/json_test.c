#include "sheet/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/date.h"

int json_tests(void);

static void json_puts_commas_and_levels(void **state)
{
    (void)state;
    Str out = {0};
    Json json = {.out = &out};
    json_object(&json);
    json_key_text(&json, "kind", "日\"报");
    json_key_int(&json, "n", -12);
    json_key_int(&json, "none", NONE);
    json_key_ppm(&json, "ratio", 166667);
    json_key_ppm(&json, "loss", -500000);
    json_key_ppm(&json, "undefined", NONE);
    json_key(&json, "rows");
    json_array(&json);
    json_object(&json);
    json_end(&json);
    json_array(&json);
    json_end(&json);
    json_bool(&json, true);
    json_null(&json);
    json_end(&json);
    json_key_text(&json, "last", NULL);
    json_end(&json);
    assert_string_equal(str_text(&out),
                        "{\"kind\":\"日\\\"报\",\"n\":-12,\"none\":null,\"ratio\":0.166667,"
                        "\"loss\":-0.500000,\"undefined\":null,\"rows\":[{},[],true,null],"
                        "\"last\":null}");
    str_clear(&out);
}

int json_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_puts_commas_and_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

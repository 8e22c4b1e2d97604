#include "base/support.h"

#include "base/identity.h"

static void phone_normalize_reads_every_kind(void **state)
{
    static const char *const rows[][2] = {
        {"13800138000", "13800138000"},        {"+86 138-0013-8000", "13800138000"},
        {"0086 13800138000", "13800138000"},   {"8613800138000", "13800138000"},
        {"１３８００１３８０００", "13800138000"}, {"=\"13800138000\"", "13800138000"},
        {"138\u00a00013\u00a08000", "13800138000"}, {"010-12345678", "01012345678"},
        {"0571-87654321", "057187654321"},     {"+852 9123 4567", "+85291234567"},
        {"00853 6612 3456", "+85366123456"},   {"+86 10 12345678", "01012345678"},
    };
    char out[PHONE_SIZE];
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (!phone_normalize(rows[i][0], out, NULL)) {
            fail_msg("%s was refused", rows[i][0]);
        }
        CHECK_TEXT(out, rows[i][1], rows[i][0]);
    }
}

static void phone_normalize_refuses_the_rest(void **state)
{
    static const char *const rows[] = {
        "",            "1380013800",  "138001380001", "12800138000", "-13800138000", "400-800-1234",
        "+1 212 5551234", "13800138000转5", "138\u200b00138000", "\ufeff13800138000",
        "1.38E+10",    "138****8000", "abc",          "=\"\"",       "０",
    };
    char out[PHONE_SIZE];
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (phone_normalize(rows[i], out, NULL)) {
            fail_msg("%s was read as %s", rows[i], out);
        }
    }
}

static void id_no_checks_cards_and_takes_documents(void **state)
{
    char out[ID_NO_SIZE];
    (void)state;
    assert_true(id_no_normalize("11010519491231002x", out, NULL));
    CHECK_TEXT(out, "11010519491231002X", "card");
    assert_false(id_no_normalize("110105194912310021", out, NULL));
    assert_false(id_no_normalize("11010519491331002X", out, NULL));
    assert_true(id_no_normalize("E12345678", out, NULL));
    assert_true(id_no_normalize("110105491231002", out, NULL));
    assert_false(id_no_normalize("E123", out, NULL));
    assert_false(id_no_normalize("110105********002X", out, NULL));
    assert_false(id_no_normalize("护照123456", out, NULL));
}

static void masks_hide_the_middle(void **state)
{
    char buf[64];
    (void)state;
    CHECK_TEXT(phone_mask(buf, sizeof buf, "13812345678"), "138****5678", "phone");
    CHECK_TEXT(phone_mask(buf, sizeof buf, PHONE_ANONYMOUS), "未留电", "phone");
    CHECK_TEXT(id_no_mask(buf, sizeof buf, "11010519491231002X"), "110105********002X", "id");
    CHECK_TEXT(name_mask(buf, sizeof buf, "张三丰"), "张*", "name");
    CHECK_TEXT(name_mask(buf, sizeof buf, "欧阳娜"), "欧阳*", "name");
    CHECK_TEXT(phone_format(buf, sizeof buf, "13812345678"), "138 1234 5678", "phone");
    assert_true(name_is_title("张先生"));
    assert_true(name_is_title("欧阳女士"));
    assert_false(name_is_title("张三"));
}

int identity_tests(void);
int identity_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phone_normalize_reads_every_kind),
        cmocka_unit_test(phone_normalize_refuses_the_rest),
        cmocka_unit_test(id_no_checks_cards_and_takes_documents),
        cmocka_unit_test(masks_hide_the_middle),
    };
    return cmocka_run_group_tests_name("identity", tests, NULL, NULL);
}

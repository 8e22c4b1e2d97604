#include "base/support.h"

#include "base/identity.h"
#include "base/str.h"

#include <string.h>

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
    static const struct {
        const char *text;
        const char *stored; /* NULL: refused, */
        const char *word;   /* and this is said */
        bool file;
    } rows[] = {
        {"11010519491231002x", "11010519491231002X", NULL, true},
        {" 110105 19491231 002X", "11010519491231002X", NULL, true},
        {"'11010519491231002X", "11010519491231002X", NULL, true},
        {"110105194912310021", NULL, "校验不符", true},
        {"11010519491331002X", NULL, "校验不符", true},
        {"11010519491231002Y", NULL, "18 位", true},
        {"11010519491231002号", NULL, "18 位", true},
        {"110105199001021000", NULL, "设为文本", true},
        {"110105199001021000", "110105199001021000", NULL, false},
        {"110105194912310000", NULL, "设为文本", true},
        {"110105194912310000", NULL, "校验不符", false},
        {"911100006000373419", "911100006000373419", NULL, true},
        {"91110000600037341L", "91110000600037341L", NULL, true},
        {"931100006000370000", "931100006000370000", NULL, true},
        {"110105491231002", "110105491231002", NULL, true},
        {"11010549123100", NULL, "18 位", true},
        {"1101054912310021", NULL, "18 位", true},
        {"11010519491231002", NULL, "18 位", true},
        {"1101051949123100211", NULL, "18 位", true},
        {"11010519491231002112", NULL, "18 位", true},
        {"E12345678", "E12345678", NULL, true},
        {"A123456(3)", "A123456(3)", NULL, true},
        {"Ａ１２３４５６（３）", "A123456(3)", NULL, true},
        {"南字第1234567号", "南字第1234567号", NULL, true},
        {"京－12345—6", "京-12345-6", NULL, true},
        {"护照123456", "护照123456", NULL, true},
        {"一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十", NULL, true},
        {"E123", NULL, "5–20", true},
        {"E1234/5678", NULL, "5–20", true},
        {"-----", NULL, "5–20", true},
        {"一二三四五六七八九十一二三四五六七八九十一", NULL, "5–20", true},
        {"110105********002X", NULL, "遮盖", true},
        {"1.10105E+17", NULL, "科学计数", true},
    };
    char out[ID_NO_SIZE];
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Error err = {0};
        bool ok = id_no_normalize(rows[i].text, rows[i].file, out, &err);
        if (ok != (rows[i].stored != NULL) ||
            (ok ? strcmp(out, rows[i].stored) != 0 : strstr(err.text, rows[i].word) == NULL)) {
            fail_msg("%s: %s %s", rows[i].text, out, err.text);
        }
    }
}

/* What stands behind many blanks counts as well. */
static void numbers_that_are_too_long_are_refused(void **state)
{
    char text[400];
    char out[ID_NO_SIZE];
    (void)state;
    snprintf(text, sizeof text, "13812345678%300s", "9");
    assert_false(phone_normalize(text, out, NULL));
    snprintf(text, sizeof text, "11010519491231002X%300s", "9");
    assert_false(id_no_normalize(text, true, out, NULL));
}

static void masks_hide_the_middle(void **state)
{
    char buf[64];
    (void)state;
    CHECK_TEXT(phone_mask(buf, sizeof buf, "13812345678"), "138****5678", "phone");
    CHECK_TEXT(phone_mask(buf, sizeof buf, PHONE_ANONYMOUS), "未留电", "phone");
    CHECK_TEXT(id_no_mask(buf, sizeof buf, "11010519491231002X"), "110105********002X", "id");
    CHECK_TEXT(id_no_mask(buf, sizeof buf, "南字第1234567号"), "南字*******7号", "officer");
    CHECK_TEXT(id_no_mask(buf, sizeof buf, "A1234567"), "A1****67", "permit");
    CHECK_TEXT(id_no_mask(buf, sizeof buf, "一二三四五六七八九十一二三四五六七八"),
               "一二**************七八", "as long as a card");
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
        cmocka_unit_test(numbers_that_are_too_long_are_refused),
        cmocka_unit_test(masks_hide_the_middle),
    };
    return cmocka_run_group_tests_name("identity", tests, NULL, NULL);
}

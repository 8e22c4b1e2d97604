#include "support/site.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/edit.h"

#include <string.h>

static void type(Edit *edit, const char *text)
{
    uint32_t code;
    for (size_t used; *text != '\0'; text += used) {
        used = utf8_decode(text, strlen(text), &code);
        edit_key(edit, code);
    }
}

/* What a field of this width shows; the cursor's column goes to *cursor. */
static const char *shown(Edit *edit, int width, Str *out, int *cursor)
{
    Canvas canvas;
    canvas_init(&canvas, 40, 1);
    edit_draw(edit, &canvas, 0, 0, width, ROLE_EDIT, true);
    str_reset(out);
    canvas_row(&canvas, 0, out);
    *cursor = canvas.cursor_x;
    canvas_clear(&canvas);
    return str_text(out);
}

static void keys_edit_by_whole_characters(void **state)
{
    static const struct {
        const char *typed;
        Key keys[8];
        const char *expected;
    } rows[] = {
        {"张三丰", {K_BACKSPACE}, "张三"},
        {"张三丰", {K_HOME, K_DELETE}, "三丰"},
        {"张三丰", {K_LEFT, K_LEFT, 0x5C0F}, "张小三丰"},
        {"张三丰", {K_HOME, 'A', K_END, 'Z'}, "A张三丰Z"},
        {"张三丰", {K_CTRL('A'), K_RIGHT, K_CTRL('K')}, "张"},
        {"张三丰", {K_CTRL('U')}, ""},
        {"老客户 三房", {K_CTRL('W')}, "老客户 "},
        {"𠮷野家", {K_HOME, K_DELETE}, "野家"},
        {"e\xCC\x81" "a", {K_LEFT, K_BACKSPACE}, "a"}, /* a letter and its accent are one */
        {"", {K_BACKSPACE, K_DELETE, K_LEFT, K_HOME, K_CTRL('W'), K_CTRL('Z')}, ""},
    };
    (void)state;
    for (size_t row = 0; row < ARRAY_LEN(rows); row++) {
        Edit edit;
        edit_init(&edit);
        type(&edit, rows[row].typed);
        for (size_t i = 0; i < 8 && rows[row].keys[i] != K_NONE; i++) {
            edit_key(&edit, rows[row].keys[i]);
        }
        assert_string_equal(edit_text(&edit), rows[row].expected);
        edit_clear(&edit);
    }
}

static void undo_takes_back_a_run_of_typing_at_once(void **state)
{
    Edit edit;
    (void)state;
    edit_init(&edit);
    type(&edit, "三房");
    edit_key(&edit, K_BACKSPACE);
    edit_key(&edit, K_BACKSPACE);
    type(&edit, "四房");
    assert_int_equal(edit_key(&edit, K_CTRL('Z')), EDIT_CHANGED);
    assert_string_equal(edit_text(&edit), "");
    edit_key(&edit, K_CTRL('Z'));
    assert_string_equal(edit_text(&edit), "三房");
    edit_key(&edit, K_CTRL('Z'));
    assert_string_equal(edit_text(&edit), "");
    assert_int_equal(edit_key(&edit, K_CTRL('Z')), EDIT_MOVED);
    edit_clear(&edit);
}

static void undo_goes_back_a_bounded_number_of_steps(void **state)
{
    Edit edit;
    (void)state;
    edit_init(&edit);
    for (int i = 0; i < 3 * EDIT_UNDO; i++) {
        edit_insert(&edit, "房");
    }
    int steps = 0;
    while (edit_undo(&edit)) {
        steps++;
    }
    assert_int_equal(steps, EDIT_UNDO);
    edit_clear(&edit);
}

static void twelve_hanzi_scroll_in_ten_columns(void **state)
{
    Edit edit;
    Str out = {0};
    int cursor = 0;
    (void)state;
    edit_init(&edit);
    type(&edit, "一二三四五六七八九十百千");
    assert_string_equal(shown(&edit, 10, &out, &cursor), "<九十百千");
    assert_int_equal(cursor, 9);
    edit_key(&edit, K_BACKSPACE);
    assert_string_equal(edit_text(&edit), "一二三四五六七八九十百");
    assert_int_equal(strncmp(shown(&edit, 10, &out, &cursor), "<", 1), 0);
    edit_key(&edit, K_HOME);
    assert_string_equal(shown(&edit, 10, &out, &cursor), "一二三四 >");
    assert_int_equal(cursor, 0);
    edit_key(&edit, K_END);
    for (int i = 0; i < 6; i++) {
        edit_key(&edit, K_LEFT);
        shown(&edit, 10, &out, &cursor);
        assert_true(cursor >= 0 && cursor < 10);
        assert_true(utf8_width(str_text(&out)) <= 10);
    }
    str_clear(&out);
    edit_clear(&edit);
}

static void every_width_keeps_the_cursor_inside(void **state)
{
    Edit edit;
    Str out = {0};
    int cursor = 0;
    (void)state;
    edit_init(&edit);
    type(&edit, "翡翠湾 3-1-1802 三室两厅 abc");
    for (int width = 1; width < 36; width++) {
        edit_key(&edit, K_END);
        for (int i = 0; i < 24; i++) {
            shown(&edit, width, &out, &cursor);
            assert_true(utf8_width(str_text(&out)) <= width);
            assert_true(cursor >= 0 && (cursor < width || width < 4));
            edit_key(&edit, K_LEFT);
        }
    }
    str_clear(&out);
    edit_clear(&edit);
}

static void a_paste_becomes_one_line_and_one_undo_step(void **state)
{
    Edit edit;
    (void)state;
    edit_init(&edit);
    type(&edit, "看房：");
    assert_true(edit_insert(&edit, "周六\n上午\t来\x01"));
    assert_string_equal(edit_text(&edit), "看房：周六 上午 来 ");
    edit_key(&edit, K_CTRL('Z'));
    assert_string_equal(edit_text(&edit), "看房：");
    assert_true(edit_insert(&edit, "\xFF\xFE好"));
    assert_true(utf8_valid(edit_text(&edit), strlen(edit_text(&edit))));
    edit_clear(&edit);
}

static void what_stands_there_is_typed_over_or_edited(void **state)
{
    Edit edit;
    (void)state;
    edit_init(&edit);
    edit_set(&edit, "2026-11-22", false);
    type(&edit, "-1");
    assert_string_equal(edit_text(&edit), "-1");
    edit_key(&edit, K_CTRL('Z'));
    assert_string_equal(edit_text(&edit), "2026-11-22");
    edit_set(&edit, "100", false);
    edit_key(&edit, K_END);
    type(&edit, "0");
    assert_string_equal(edit_text(&edit), "1000");
    edit_set(&edit, "107", false);
    edit_key(&edit, K_BACKSPACE);
    type(&edit, "6");
    assert_string_equal(edit_text(&edit), "106");
    edit_set(&edit, "001", false);
    assert_true(edit_insert(&edit, "003"));
    assert_string_equal(edit_text(&edit), "003");
    edit_clear(&edit);
}

static void keys_of_no_editor_are_passed_on(void **state)
{
    static const Key keys[] = {K_ENTER, K_ESC, K_TAB, K_UP, K_F(2), K_PAGE_DOWN, K_CTRL('S')};
    Edit edit;
    (void)state;
    edit_init(&edit);
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        assert_int_equal(edit_key(&edit, keys[i]), EDIT_PASS);
    }
    edit_clear(&edit);
}

int edit_tests(void);
int edit_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_edit_by_whole_characters),
        cmocka_unit_test(undo_takes_back_a_run_of_typing_at_once),
        cmocka_unit_test(undo_goes_back_a_bounded_number_of_steps),
        cmocka_unit_test(twelve_hanzi_scroll_in_ten_columns),
        cmocka_unit_test(every_width_keeps_the_cursor_inside),
        cmocka_unit_test(a_paste_becomes_one_line_and_one_undo_step),
        cmocka_unit_test(what_stands_there_is_typed_over_or_edited),
        cmocka_unit_test(keys_of_no_editor_are_passed_on),
    };
    return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}

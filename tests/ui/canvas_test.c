#include "support/site.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/canvas.h"
#include "ui/column.h"

#include <string.h>

static const char *row(Canvas *canvas, int y, Str *out)
{
    str_reset(out);
    canvas_row(canvas, y, out);
    return str_text(out);
}

static void wide_characters_are_never_halved(void **state)
{
    Canvas canvas;
    Str out = {0};
    (void)state;
    canvas_init(&canvas, 10, 2);
    canvas_text(&canvas, 0, 0, 5, ROLE_TEXT, "张三丰");
    assert_string_equal(row(&canvas, 0, &out), "张三");
    canvas_put(&canvas, 1, 0, 10, ROLE_TEXT, "x"); /* on the right half of 张 */
    assert_string_equal(row(&canvas, 0, &out), " x三");
    canvas_put(&canvas, 9, 1, 20, ROLE_TEXT, "湾"); /* does not fit at the edge */
    assert_string_equal(row(&canvas, 1, &out), "");
    str_clear(&out);
    canvas_clear(&canvas);
}

static void text_outside_is_clipped(void **state)
{
    Canvas canvas;
    Str out = {0};
    (void)state;
    canvas_init(&canvas, 6, 1);
    canvas_put(&canvas, -1, 0, 6, ROLE_TEXT, "ab");
    canvas_put(&canvas, 4, 0, 99, ROLE_TEXT, "cdef");
    canvas_put(&canvas, 0, 5, 6, ROLE_TEXT, "no row");
    canvas_text(&canvas, 99, 0, 4, ROLE_TEXT, "x");
    canvas_box(&canvas, (Rect){-2, -2, 40, 40}, "t");
    canvas_bar(&canvas, 0, 0, 0, ROLE_TEXT, 5, 3);
    assert_string_equal(row(&canvas, 0, &out), "b   cd");
    str_clear(&out);
    canvas_clear(&canvas);
}

static void controls_are_shown_by_their_numbers(void **state)
{
    static const char *const rows[][2] = {
        {"a\033[31mb", "aU+001B[31mb"},
        {"x\xE2\x80\xAE" "y", "xU+202Ey"}, /* a bidi override */
        {"bad\xFF", "bad"},
        {"\x7F", "U+007F"},
    };
    Canvas canvas;
    Str out = {0};
    (void)state;
    canvas_init(&canvas, 40, 1);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        canvas_text(&canvas, 0, 0, 40, ROLE_TEXT, rows[i][0]);
        assert_int_equal(strncmp(row(&canvas, 0, &out), rows[i][1], strlen(rows[i][1])), 0);
        assert_null(strchr(str_text(&out), '\033'));
    }
    str_clear(&out);
    canvas_clear(&canvas);
}

static void box_lines_join_and_turn_to_ascii(void **state)
{
    Canvas canvas;
    Str out = {0};
    (void)state;
    canvas_init(&canvas, 12, 3);
    canvas_box(&canvas, (Rect){0, 0, 6, 3}, NULL);
    canvas_box(&canvas, (Rect){5, 0, 6, 3}, NULL);
    assert_string_equal(row(&canvas, 0, &out), "┌────┬────┐");
    assert_string_equal(row(&canvas, 2, &out), "└────┴────┘");
    canvas.ascii = true;
    canvas_begin(&canvas);
    canvas_box(&canvas, (Rect){0, 0, 6, 3}, NULL);
    assert_string_equal(row(&canvas, 0, &out), "+----+");
    assert_string_equal(row(&canvas, 1, &out), "|    |");
    str_clear(&out);
    canvas_clear(&canvas);
}

static void columns_give_way_in_their_order(void **state)
{
    static const Column columns[] = {
        {"abc", 10, 0, COLUMN_LEFT, true}, {"de", 8, 2, COLUMN_LEFT, false},
        {"fg", 8, 1, COLUMN_RIGHT, false}, {"hi", 4, 0, COLUMN_LEFT, false},
    };
    ColumnPlace places[4];
    (void)state;
    assert_false(column_place(columns, 4, 33, places));
    assert_int_equal(places[3].x, 29);
    assert_true(column_place(columns, 4, 30, places));
    assert_int_equal(places[1].width, 0); /* the highest give goes first */
    assert_int_equal(places[2].width, 8);
    assert_int_equal(places[0].width, 16); /* the rest widens what stretches */
    column_place(columns, 4, 16, places);
    assert_int_equal(places[2].width, 0);
    column_place(columns, 4, 6, places);
    assert_true(places[0].width > 0 && places[0].width <= 6);
}

static void a_column_is_never_narrower_than_its_title(void **state)
{
    static const Column columns[] = {{"Valid until", 5, 0, COLUMN_LEFT, false},
                                     {"x", 5, 0, COLUMN_LEFT, false}};
    ColumnPlace places[2];
    (void)state;
    column_place(columns, 2, 40, places);
    assert_int_equal(places[0].width, 11);
    assert_int_equal(places[1].x, 12);
}

int canvas_tests(void);
int canvas_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wide_characters_are_never_halved),
        cmocka_unit_test(text_outside_is_clipped),
        cmocka_unit_test(controls_are_shown_by_their_numbers),
        cmocka_unit_test(box_lines_join_and_turn_to_ascii),
        cmocka_unit_test(columns_give_way_in_their_order),
        cmocka_unit_test(a_column_is_never_narrower_than_its_title),
    };
    return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}

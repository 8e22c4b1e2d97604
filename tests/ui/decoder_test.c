/* Bytes in, events out: the same ones wherever the bytes are cut. */
#include "support/site.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/decoder.h"

#include <stdio.h>
#include <string.h>

static void write_event(const Event *event, Str *out)
{
    char name[16];
    str_add(out, out->len > 0 ? " " : "");
    if (event->kind == EVENT_PASTE) {
        str_format(out, "[%s]", event->text);
    } else if (event->kind == EVENT_CLICK) {
        str_format(out, "(%d,%d)", event->x, event->y);
    } else {
        str_add(out, key_label(name, sizeof name, event->key));
    }
}

static void take_events(Decoder *decoder, Str *out)
{
    Event event;
    while (decoder_next(decoder, &event)) {
        write_event(&event, out);
    }
}

static void feed(Decoder *decoder, const char *bytes, size_t len, Str *out)
{
    while (len > 0) {
        size_t used = decoder_feed(decoder, bytes, len);
        take_events(decoder, out);
        bytes += used;
        len -= used;
    }
}

/* The line is quiet for good. */
static void end(Decoder *decoder, Str *out)
{
    decoder_flush(decoder);
    decoder_abandon(decoder);
    take_events(decoder, out);
}

/* What comes in two parts, with a pause between them that ends an Esc alone. The pause cannot
 * matter but where it makes two of one. */
static const char *decode_cut(Decoder *decoder, const char *bytes, size_t len, size_t cut,
                              bool pause, Str *out)
{
    str_reset(out);
    feed(decoder, bytes, cut, out);
    if (pause && decoder_open(decoder) != OPEN_ESCAPE) {
        decoder_flush(decoder);
        take_events(decoder, out);
    }
    feed(decoder, bytes + cut, len - cut, out);
    end(decoder, out);
    return str_text(out);
}

typedef struct Line {
    const char *bytes;
    const char *events;
} Line;

static const Line rows[] = {
    /* characters */
    {"a", "a"},
    {"张三", "张 三"},
    {"é😀𠮷", "é 😀 𠮷"},
    {"13812340077", "1 3 8 1 2 3 4 0 0 7 7"},
    {"张\n\b\r\177\t", "张 Enter Backspace Enter Backspace Tab"},
    {"\302\233\302\205x", "x"}, /* C1 controls */
    /* what is no UTF-8: GBK, a hanzi that broke off, a surrogate, overlong, too high */
    {"\325\305\310\375x", "x"},
    {"\345\274x", "x"},
    {"\345\274张", "张"},
    {"\355\240\200x\300\200y\364\220\200\200z\377", "x y z"},
    {"\345\033[A", "Up"},
    /* Esc */
    {"\033", "Esc"},
    {"\033\033", "Esc Esc"},
    {"\0331", "F1"},
    {"\0330", "F10"},
    {"\0339x", "F9 x"},
    {"\033x", "Esc x"},
    {"\033张", "Esc 张"},
    {"\033\033[A", "Esc Up"},
    /* keys of PuTTY, rxvt, the Linux console, xterm */
    {"\033[11~\033[15~\033[24~", "F1 F5 F12"},
    {"\033[[A\033[[E", "F1 F5"},
    {"\033OP\033OS\033OA\033OM", "F1 F4 Up Enter"},
    {"\033[A\033[Z\033[7~\033[4~\033[5~\033[3~", "Up Shift-Tab Home End PgUp Del"},
    /* nobody knows them: swallowed whole */
    {"a\033[38;5;1mb", "a b"},
    {"\033[200;1~x", "x"},
    {"\033Oz1\033O5Px", "1 x"},
    {"\033[1;5Dq\033[?1;2cx\033[99;99Rx", "q x x"},
    {"\033[M\033[<0;3;4Mx", "x"},
    /* a sequence that broke off: the keyboard goes on */
    {"\033[12\rx", "Enter x"},
    {"\033[12张\033O\003", "张 Ctrl-C"},
    {"\033[12\033[A", "Up"},
    /* replies of the terminal */
    {"a\033]11;rgb:1c1c/1c1c/1c1c\007b", "a b"},
    {"a\033]11;rgb:1c1c/1c1c/1c1c\033\\b", "a b"},
    {"a\033P>|XTerm(379)\033\\b", "a b"},
    {"a\033P1+r544e=787465\033\\\033_Gi=31;OK\033\\b\033^pm\033\\\033Xsos\033\\c", "a b c"},
    {"\033]0;标题\233\234\033\\x", "x"},
    {"\033]11;broken\033[Ax", "Up x"},
    {"\033]11;broken\030x", "x"},
    /* pastes */
    {"\033[200~第一行\n第二行\t\033[31m完\033[201~", "[第一行 第二行 [31m完]"},
    {"\033[200~13812340077\033[201~\r", "[13812340077] Enter"},
    {"x\033[200~\033[20\033\033[201\033[201~y", "x [[20[201] y"},
    {"\033[200~\325\305a\345\033[201~\033[200~b\033[201~", "[a] [b]"},
    {"\033[200~no end", "[no end]"},
};

static void expect(size_t row, size_t cut, const char *got, const char *expected)
{
    if (strcmp(got, expected) != 0) {
        fail_msg("row %zu cut at %zu: got “%s”, expected “%s”", row, cut, got, expected);
    }
}

static void a_cut_changes_nothing_at_any_byte(void **state)
{
    Str out = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        size_t len = strlen(rows[i].bytes);
        for (size_t cut = 0; cut <= len; cut++) {
            for (int pause = 0; pause < 2; pause++) {
                Decoder decoder = {0};
                const char *got = decode_cut(&decoder, rows[i].bytes, len, cut, pause, &out);
                expect(i, cut, got, rows[i].events);
                decoder_clear(&decoder);
            }
        }
    }
    str_clear(&out);
}

static void bytes_one_by_one_are_the_same(void **state)
{
    Str out = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Decoder decoder = {0};
        str_reset(&out);
        for (const char *at = rows[i].bytes; *at != '\0'; at++) {
            feed(&decoder, at, 1, &out);
        }
        end(&decoder, &out);
        expect(i, 1, str_text(&out), rows[i].events);
        decoder_clear(&decoder);
    }
    str_clear(&out);
}

/* Esc is a key as soon as the line is quiet for the time of a sequence, and no sooner. */
static void escape_alone_waits_for_the_rest_of_a_sequence(void **state)
{
    Str out = {0};
    Decoder decoder = {0};
    (void)state;
    feed(&decoder, "\033", 1, &out);
    assert_string_equal(str_text(&out), "");
    assert_int_equal(decoder_open(&decoder), OPEN_ESCAPE);
    decoder_flush(&decoder);
    take_events(&decoder, &out);
    assert_string_equal(out.data, "Esc");
    assert_int_equal(decoder_open(&decoder), OPEN_NOTHING);
    feed(&decoder, "1", 1, &out);
    assert_string_equal(out.data, "Esc 1");
    decoder_clear(&decoder);
    str_clear(&out);
}

static void what_never_ends_is_given_up(void **state)
{
    static const Line open[] = {
        {"\033[12", ""},       {"\033O", ""},  {"\033[[", ""},         {"\033]11;rgb:", ""},
        {"\033Pabc\033", ""},  {"\033_", ""},  {"\033[200~半张", "[半张]"},
        {"\033[200~\033[20", "[]"},
    };
    Str out = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(open); i++) {
        Decoder decoder = {0};
        str_reset(&out);
        feed(&decoder, open[i].bytes, strlen(open[i].bytes), &out);
        decoder_flush(&decoder);
        assert_int_equal(decoder_open(&decoder), OPEN_SEQUENCE);
        decoder_abandon(&decoder);
        take_events(&decoder, &out);
        expect(i, 0, str_text(&out), open[i].events);
        assert_int_equal(decoder_open(&decoder), OPEN_NOTHING);
        str_reset(&out);
        feed(&decoder, "[1张", 5, &out);
        expect(i, 0, str_text(&out), "[ 1 张");
        decoder_clear(&decoder);
    }
    str_clear(&out);
}

/* Megabytes of parameters or of a reply: nothing is kept of them, nothing comes of them. */
static void a_huge_sequence_is_swallowed(void **state)
{
    static const Line huge[] = {{"\033[", "m"}, {"\033]52;c;", "\007"}, {"\033P", "\033\\"}};
    static char part[65536];
    Str out = {0};
    (void)state;
    memset(part, '7', sizeof part);
    for (size_t i = 0; i < ARRAY_LEN(huge); i++) {
        Decoder decoder = {0};
        feed(&decoder, huge[i].bytes, strlen(huge[i].bytes), &out);
        for (int times = 0; times < 128; times++) {
            feed(&decoder, part, sizeof part, &out);
        }
        feed(&decoder, huge[i].events, strlen(huge[i].events), &out);
        assert_string_equal(str_text(&out), "");
        assert_int_equal(decoder_open(&decoder), OPEN_NOTHING);
        decoder_clear(&decoder);
    }
    str_clear(&out);
}

static void a_huge_paste_is_cut_not_refused(void **state)
{
    Decoder decoder = {0};
    Event event = {0};
    (void)state;
    decoder_feed(&decoder, "\033[200~", 6);
    for (size_t i = 0; i < 2 * PASTE_MAX; i++) {
        assert_false(decoder_next(&decoder, &event));
        assert_int_equal(decoder_feed(&decoder, "房", 3), 3);
    }
    assert_false(decoder_next(&decoder, &event));
    decoder_feed(&decoder, "\033[201~", 6);
    assert_true(decoder_next(&decoder, &event));
    assert_true(strlen(event.text) <= PASTE_MAX && strlen(event.text) > PASTE_MAX / 2);
    assert_true(utf8_valid(event.text, strlen(event.text)));
    decoder_clear(&decoder);
}

static void keys_of_the_terminal_go_before_those_of_all(void **state)
{
    Str out = {0};
    Decoder decoder = {0};
    (void)state;
    decoder_add_key(&decoder, "\033[224z", K_F(1)); /* sun */
    decoder_add_key(&decoder, "\033A", K_UP);       /* vt52 */
    decoder_add_key(&decoder, "\033[2~", K_DELETE);
    decoder_add_key(&decoder, "\n", K_DOWN); /* no sequence: Enter stays Enter */
    decoder_add_key(&decoder, "\033", K_DOWN);
    const char *got = decode_cut(&decoder, "\033[224z\033A\033[2~\n\033", 14, 7, false, &out);
    assert_string_equal(got, "F1 Up Del Enter Esc");
    decoder_clear(&decoder);
    str_clear(&out);
}

static void mouse_reports_are_clicks_and_wheel_keys(void **state)
{
    static const Line reports[] = {
        {"\033[<0;12;5M\033[<0;12;5m", "(11,4)"}, {"\033[<64;1;1M", "Up Up Up"},
        {"\033[<65;1;1Mx", "Down Down Down x"},   {"\033[M ,%", "(11,4)"},
        {"\033[M`!!\033[Ma!!", "Up Up Up Down Down Down"}, {"\033[M#,%\033[<2;1;1Mx", "x"},
        {"\033[<;;Mx\033[<99999;1;1Mx", "x x"},
    };
    Str out = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(reports); i++) {
        size_t len = strlen(reports[i].bytes);
        for (size_t cut = 0; cut <= len; cut++) {
            Decoder decoder = {.mouse = true};
            expect(i, cut, decode_cut(&decoder, reports[i].bytes, len, cut, true, &out),
                   reports[i].events);
            decoder_clear(&decoder);
        }
    }
    str_clear(&out);
}

int decoder_tests(void);
int decoder_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cut_changes_nothing_at_any_byte),
        cmocka_unit_test(bytes_one_by_one_are_the_same),
        cmocka_unit_test(escape_alone_waits_for_the_rest_of_a_sequence),
        cmocka_unit_test(what_never_ends_is_given_up),
        cmocka_unit_test(a_huge_sequence_is_swallowed),
        cmocka_unit_test(a_huge_paste_is_cut_not_refused),
        cmocka_unit_test(keys_of_the_terminal_go_before_those_of_all),
        cmocka_unit_test(mouse_reports_are_clicks_and_wheel_keys),
    };
    return cmocka_run_group_tests_name("decoder", tests, NULL, NULL);
}

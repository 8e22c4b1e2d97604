/* Every screen and every kind of window as text, compared with tests/screen/golden. */
#include "support/sample_site.h"
#include "support/site.h"
#include "support/terminal.h"

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Variant {
    const char *language;
    int width;
    int height;
} Variant;

static const Variant variants[] = {{"zh", 80, 24}, {"zh", 120, 36}, {"en", 80, 24}};

/* A golden: its name and the keys that lead there from the first screen. */
static const struct {
    const char *name;
    const char *keys;
} goldens[] = {
    {"1-today", ""},
    {"2-visit", "2"},
    {"2-visit-known", "25029<Enter>"},
    {"2-visit-list", "2<Esc>"},
    {"2-rotation", "2<C-b>"},
    {"2-sign-in", "2<C-b><F6>"},
    {"2-slip", "2<F12>"},
    {"3-customer", "3"},
    {"3-customer-page", "3<Enter>"},
    {"4-unit", "4"},
    {"4-unit-page", "4<Enter>"},
    {"4-quote-form", "4/1201<Enter>q4<Tab>5w<Tab><Tab><Tab>60w"},
    {"4-quote", "4/1201<Enter>q4<Tab>5w<Tab><Tab><Tab>60w<F2>"},
    {"4-quote-pair", "4/1201<Enter>q4<Tab>5w<Tab><Tab><Tab>60w<F2><F7><Enter><F2>"},
    {"4-price-batches", "4c加推<S-Tab><S-Tab>2<F2>v"},
    {"4-price-batch", "4c加推<S-Tab><S-Tab>2<F2>v<Enter>"},
    {"5-deal", "5"},
    {"5-deal-page", "5<Enter>"},
    {"5-pipeline", "5<S-Tab>"},
    {"5-change", "5c"},
    {"5-papers", "5<Enter>f<Down><Enter>"},
    {"5-plan", "5<Tab>/1-1-601<Enter><C-k><F6>70w<F2>"},
    {"5-tickets", "5<Tab><Tab><Tab><Tab>"},
    {"5-arrears", "5o<Tab><Tab><Tab><Tab>"},
    {"5-arrears-ask", "5o<S-Tab><S-Tab><S-Tab><S-Tab>"},
    {"5-arrears-month", "5o<S-Tab>"},
    {"6-calculator", "6c1500000<Tab>450000"},
    {"6-calculator-pair", "6c1500000<Tab>450000<F7><Tab>40<Tab><Tab><Tab><Tab>20"},
    {"6-schedule", "6c1500000<Tab>450000<F6>"},
    {"6-policy", "6z"},
    {"6-faq", "6w"},
    {"6-faq-answer", "6w<Down><Down><Enter>"},
    {"6-papers", "6/00070<Enter>kb1<F2><Space><Space><Space><Space><Space><Enter><Home><Space><Space>k"},
    {"6-banks", "6o<F6>工商银行<Tab>城东支行<Tab>1<Tab>3.05<Tab><Tab>15<Tab>3000w<F2>"},
    {"6-board", "6"},
    {"6-loan", "6<Tab>"},
    {"6-loan-page", "6<Enter>"},
    {"7-item", "7"},
    {"8-report", "8"},
    {"8-report-agents", "8w<Tab><Tab><Tab><Right><Right><Right><Right><Right><Right>"},
    {"8-report-charts", "8m<S-Tab>"},
    {"8-report-rows", "8<Right><Right><Right>/认购毛套数<Enter><Enter>"},
    {"9-affairs", "9"},
    {"9-affairs-form", "9<Tab><F6>"},
    {"0-setting", "0"},
    {"0-template", "0<S-Tab><S-Tab>"},
    {"help", "5<F1>"},
    {"menu", "5<F3>"},
    {"palette", "<F9>"},
    {"form", "7<F6>"},
    {"picker", "7<F6><Tab><Tab><F4>"},
    {"dialog", "7<F6>X1<Esc>"},
};

static void read_golden(const char *path, Str *out)
{
    char buf[8192];
    size_t len;
    FILE *file = fopen(path, "rb");
    while (file != NULL && (len = fread(buf, 1, sizeof buf, file)) > 0) {
        str_add_len(out, buf, len);
    }
    if (file != NULL) {
        fclose(file);
    }
}

static void write_golden(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* Takes the first line off text. */
static const char *take_line(const char **text, int *len)
{
    const char *line = *text;
    *len = (int)strcspn(line, "\n");
    *text += *len + (line[*len] == '\n');
    return line;
}

static void print_difference(const char *path, const char *wanted, const char *got)
{
    print_error("%s (make golden accepts what is shown now)\n", path);
    while (*wanted != '\0' || *got != '\0') {
        int old_len;
        int new_len;
        const char *old = take_line(&wanted, &old_len);
        const char *new = take_line(&got, &new_len);
        if (old_len != new_len || memcmp(old, new, (size_t)old_len) != 0) {
            print_error("-%.*s\n+%.*s\n", old_len, old, new_len, new);
        }
    }
}

/* True when the screen is as the file says, or the file was written. */
static bool check_golden(const Variant *variant, size_t row)
{
    char path[128];
    Str wanted = {0};
    Terminal *terminal = terminal_start(&(TerminalSetup){
        .language = variant->language, .width = variant->width, .height = variant->height});
    terminal_keys(terminal, goldens[row].keys);
    const char *got = terminal_screen(terminal);
    snprintf(path, sizeof path, "tests/screen/golden/%s-%s-%dx%d.txt", goldens[row].name,
             variant->language, variant->width, variant->height);
    read_golden(path, &wanted);
    bool same = strcmp(str_text(&wanted), got) == 0;
    if (!same && getenv("ANCHANG_GOLDEN") != NULL) {
        write_golden(path, got);
        same = true;
    } else if (!same) {
        print_difference(path, str_text(&wanted), got);
    }
    str_clear(&wanted);
    terminal_free(terminal);
    return same;
}

static void check_variant(const Variant *variant)
{
    size_t failed = 0;
    for (size_t row = 0; row < ARRAY_LEN(goldens); row++) {
        failed += !check_golden(variant, row);
    }
    assert_int_equal(failed, 0);
}

static void screens_look_as_agreed_in_chinese_at_80x24(void **state)
{
    (void)state;
    check_variant(&variants[0]);
}

static void screens_look_as_agreed_in_chinese_at_120x36(void **state)
{
    (void)state;
    check_variant(&variants[1]);
}

static void screens_look_as_agreed_in_english_at_80x24(void **state)
{
    (void)state;
    check_variant(&variants[2]);
}

int golden_tests(void);
int golden_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens_look_as_agreed_in_chinese_at_80x24),
        cmocka_unit_test(screens_look_as_agreed_in_chinese_at_120x36),
        cmocka_unit_test(screens_look_as_agreed_in_english_at_80x24),
    };
    return cmocka_run_group_tests_name("golden", tests, NULL, NULL);
}

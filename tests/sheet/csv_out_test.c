#include "sheet/csv_out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "sheet/csv_in.h"
#include "sheet/support.h"

int csv_out_tests(void);

static void csv_quotes_only_when_needed(void **state)
{
    (void)state;
    static const char wanted[] = "\xEF\xBB\xBF"
                                 "a,\"b,c\",\"d\"\"e\",\"f\ng\",,'=1,-5\r\n'＋86,\" x\"\r\n";
    char *data = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&data, &size);
    CsvWriter csv;
    Error err = {0};
    csv_start(&csv, file);
    csv_text(&csv, "a");
    csv_text(&csv, "b,c");
    csv_text(&csv, "d\"e");
    csv_text(&csv, "f\ng");
    csv_text(&csv, NULL);
    csv_text(&csv, "=1");
    csv_number(&csv, "-5");
    csv_end_row(&csv);
    csv_text(&csv, "＋86");
    csv_text(&csv, " x");
    csv_end_row(&csv);
    assert_true(csv_finish(&csv, &err));
    fclose(file);
    assert_string_equal(data, wanted);
    free(data);
}

/* Every text of up to four of these pieces survives the way out and in again. */
static const char *const pieces[] = {"", "'", "=", "+", "-", "@", "\t", "\r", "＝", "＠",
                                     "x", "\"", ",", "\n", " ", "张"};

static void csv_out_and_in_is_the_identity(void **state)
{
    (void)state;
    size_t n = ARRAY_LEN(pieces);
    size_t total = n * n * n * n;
    char *data = NULL;
    size_t size = 0;
    char text[32];
    FILE *file = open_memstream(&data, &size);
    CsvWriter csv;
    csv_start(&csv, file);
    csv_text(&csv, "key");
    csv_text(&csv, "text");
    csv_end_row(&csv);
    for (size_t i = 0; i < total; i++) {
        snprintf(text, sizeof text, "%s%s%s%s", pieces[i % n], pieces[i / n % n],
                 pieces[i / n / n % n], pieces[i / n / n / n]);
        csv_number(&csv, "1");
        csv_text(&csv, text);
        csv_end_row(&csv);
    }
    fclose(file);
    Arena arena = {0};
    SheetTable table;
    csv_parse(&arena, data, size, CSV_DETECT, &table);
    assert_int_equal(table.fault_count, 0);
    assert_int_equal(table.row_count, total);
    for (size_t i = 0; i < total; i++) {
        snprintf(text, sizeof text, "%s%s%s%s", pieces[i % n], pieces[i / n % n],
                 pieces[i / n / n % n], pieces[i / n / n / n]);
        expect_cell(&table, i, 1, text);
    }
    arena_clear(&arena);
    free(data);
}

static void csv_finish_tells_of_a_full_disk(void **state)
{
    (void)state;
    FILE *file = fopen("/dev/full", "w");
    if (file == NULL) {
        skip();
    }
    CsvWriter csv;
    Error err = {0};
    csv_start(&csv, file);
    csv_text(&csv, "a");
    assert_false(csv_finish(&csv, &err));
    assert_int_equal(err.code, ERR_IO);
    fclose(file);
}

int csv_out_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_quotes_only_when_needed),
        cmocka_unit_test(csv_out_and_in_is_the_identity),
        cmocka_unit_test(csv_finish_tells_of_a_full_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

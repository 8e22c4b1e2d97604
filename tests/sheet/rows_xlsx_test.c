#include "sheet/rows_xlsx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/str.h"
#include "sheet/sheet.h"
#include "sheet/support.h"

int rows_xlsx_tests(void);

static const RowsColumn columns[] = {
    {"手机", ROLE_TEXT}, {"姓名", ROLE_TEXT}, {"日期", ROLE_DATE}, {"时间", ROLE_TIME},
    {"金额", ROLE_MONEY}, {"面积", ROLE_AREA}, {"人数", ROLE_COUNT}, {"备注", ROLE_TEXT},
};

static void write_row(RowsXlsx *rows, int i)
{
    char phone[24];
    snprintf(phone, sizeof phone, "138%08d", i);
    rows_text(rows, phone);
    rows_text(rows, i % 2 == 0 ? "张三" : "=1+1");
    rows_number(rows, 20779 + i % 300);
    rows_number(rows, i % 3 == 0 ? NONE : i % 1440);
    rows_number(rows, (int64_t)i * 1000001);
    rows_number(rows, 11722);
    rows_number(rows, i);
    rows_text(rows, i % 5 == 0 ? "第一行\n_x0041_ 第二行" : NULL);
    rows_end(rows);
}

static void rows_are_read_back_as_written(void **state)
{
    (void)state;
    char path[600];
    Arena arena = {0};
    SheetTable table;
    Error err = {0};
    RowsXlsx *rows = rows_open(scratch(path, sizeof path, "register.xlsx"), "visits", columns,
                               ARRAY_LEN(columns), &err);
    assert_non_null(rows);
    for (int i = 0; i < 2000; i++) {
        write_row(rows, i);
    }
    assert_true(rows_close(rows, &err));
    assert_true(sheet_read(&arena, path, &table, &err));
    assert_int_equal(table.fault_count, 0);
    assert_int_equal(table.row_count, 2000);
    expect_cell(&table, 0, 0, "13800000000");
    expect_cell(&table, 0, 3, "");
    expect_cell(&table, 0, 7, "第一行\n_x0041_ 第二行");
    expect_cell(&table, 1, 1, "=1+1");
    expect_cell(&table, 1, 2, "2026-11-23");
    expect_cell(&table, 1, 3, "00:01");
    expect_cell(&table, 1, 4, "10000.01");
    expect_cell(&table, 1, 5, "117.22");
    expect_cell(&table, 1, 7, "");
    expect_cell(&table, 1999, 4, "19990019.99");
    openpyxl_reads("register", path);
    arena_clear(&arena);
}

static void rows_too_many_cells_is_an_error(void **state)
{
    (void)state;
    char path[600];
    Error err = {0};
    RowsXlsx *rows = rows_open(scratch(path, sizeof path, "wide.xlsx"), "a", columns, 1, &err);
    rows_text(rows, "1");
    rows_text(rows, "2");
    rows_number(rows, 3);
    rows_end(rows);
    assert_false(rows_close(rows, &err));
    assert_int_equal(err.code, ERR_IO);
    rows_abort(NULL);
}

/* A device is written through memory: nothing is renamed over it. */
static void rows_to_a_device_are_copied(void **state)
{
    (void)state;
    Error err = {0};
    RowsXlsx *rows = rows_open("/dev/null", "a", columns, ARRAY_LEN(columns), &err);
    assert_non_null(rows);
    write_row(rows, 1);
    assert_true(rows_close(rows, &err));
    rows = rows_open("/dev/full", "a", columns, ARRAY_LEN(columns), &err);
    write_row(rows, 1);
    assert_false(rows_close(rows, &err));
    assert_int_equal(err.code, ERR_IO);
}

int rows_xlsx_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_read_back_as_written),
        cmocka_unit_test(rows_too_many_cells_is_an_error),
        cmocka_unit_test(rows_to_a_device_are_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

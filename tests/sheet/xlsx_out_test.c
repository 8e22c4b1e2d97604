#include "sheet/xlsx_out.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/date.h"
#include "sheet/sheet.h"
#include "sheet/support.h"

int xlsx_out_tests(void);

static void write_overview(XlsxBook *book, XlsxSheet *sheet)
{
    static const char *const headings[] = {"指标", "今日", "昨日"};
    xlsx_text(sheet, cell_at(0, 0), ROLE_TITLE, "海棠湾项目销售日报 2026-11-22");
    for (int i = 0; i < 3; i++) {
        xlsx_text(sheet, cell_at(2, i), ROLE_HEADING, headings[i]);
    }
    xlsx_text(sheet, cell_at(3, 0), ROLE_LABEL, "来访(组)");
    xlsx_number(sheet, cell_at(3, 1), ROLE_COUNT, 1204);
    xlsx_number(sheet, cell_at(3, 2), ROLE_COUNT, -3);
    xlsx_text(sheet, cell_at(4, 0), ROLE_LABEL, "净认购金额(元)");
    xlsx_number(sheet, cell_at(4, 1), ROLE_MONEY, 12345678905);
    xlsx_number(sheet, cell_at(4, 2), ROLE_MONEY_WHOLE, 120000000);
    xlsx_text(sheet, cell_at(5, 0), ROLE_LABEL, "首访转化率");
    xlsx_ratio(sheet, cell_at(5, 1), ROLE_RATIO, 1, 8);
    xlsx_ratio(sheet, cell_at(5, 2), ROLE_RATIO, 1, 0);
    xlsx_text(sheet, cell_at(6, 0), ROLE_LABEL, "面积");
    xlsx_number(sheet, cell_at(6, 1), ROLE_AREA, 11722);
    xlsx_number(sheet, cell_at(6, 2), ROLE_AREA, NONE);
    xlsx_text(sheet, cell_at(7, 0), ROLE_LABEL, "合计");
    xlsx_formula(sheet, cell_at(7, 1), ROLE_COUNT | ROLE_TOTAL, "=SUM(B4:B4)", 1204);
    xlsx_formula(sheet, cell_at(7, 2), ROLE_RATIO | ROLE_TOTAL, "=IFERROR(B4/0,\"—\")", NONE);
    xlsx_text(sheet, cell_at(8, 0), ROLE_TEXT, "=1+1");
    xlsx_text(sheet, cell_at(8, 1), ROLE_TEXT | ROLE_ALERT, "a\x1b[31m\xff");
    xlsx_number(sheet, cell_at(8, 2), ROLE_DATE, 20779);
    xlsx_number(sheet, cell_at(9, 1), ROLE_TIME, 870);
    xlsx_number(sheet, cell_at(9, 2), ROLE_MONEY_WAN, 12050000);
    xlsx_number(sheet, cell_at(10, 1), ROLE_RATE, 30500);
    xlsx_number(sheet, cell_at(10, 2), ROLE_DECIMAL, 12300000);
    xlsx_merge(sheet, cell_at(11, 0), cell_at(11, 2), ROLE_NOTE, "口径：按业务日期");
    xlsx_blank(sheet, cell_at(12, 0), ROLE_TEXT);
    xlsx_page_break(sheet, 12);
    xlsx_row_height(sheet, 0, 28);
    xlsx_autofilter(sheet, cell_at(2, 0), cell_at(8, 2));
    xlsx_properties(book, "日报", "Anchang");
}

static void write_charts(XlsxBook *book, const XlsxSheet *data)
{
    XlsxSheet *sheet = xlsx_sheet(book, "图/表", &(XlsxLayout){.fit_tall = 1});
    const XlsxSeries series = {
        .name = "今日",
        .categories = {data, cell_at(3, 0), cell_at(4, 0)},
        .values = {data, cell_at(3, 1), cell_at(4, 1)},
    };
    for (int kind = CHART_LINE; kind <= CHART_DOUGHNUT; kind++) {
        xlsx_chart(sheet, cell_at(kind * 16, 0),
                   &(XlsxChart){.kind = (XlsxChartKind)kind, .title = "走势", .series = &series,
                                .series_count = 1, .y_title = "组"});
    }
    xlsx_column_width(sheet, 0, 30);
    for (int fill = 0; fill < FILL_COUNT_; fill++) {
        xlsx_fill(sheet, cell_at(100, fill + 1), (XlsxFill)fill, "101 售");
    }
}

static bool write_report(const char *path, Error *err)
{
    XlsxBook *book = xlsx_open(path, err);
    if (book == NULL) {
        return false;
    }
    XlsxSheet *sheet = xlsx_sheet(book, "日报总览",
                                  &(XlsxLayout){.freeze_rows = 3, .freeze_columns = 1,
                                                .repeat_from = 2, .repeat_to = 3,
                                                .header_text = "甲&乙"});
    write_overview(book, sheet);
    write_charts(book, sheet);
    return xlsx_close(book, err);
}

static void xlsx_report_is_written_and_read_again(void **state)
{
    (void)state;
    char path[600];
    Arena arena = {0};
    SheetTable table;
    Error err = {0};
    assert_true(write_report(scratch(path, sizeof path, "report.xlsx"), &err));
    assert_true(sheet_read(&arena, path, &table, &err));
    expect_cell(&table, 1, 1, "1204");
    expect_cell(&table, 2, 1, "123456789.05");
    expect_cell(&table, 3, 1, "12.5%");
    expect_cell(&table, 3, 2, "—");
    expect_cell(&table, 6, 0, "=1+1");
    expect_cell(&table, 6, 1, "aU+001B[31mU+00FF");
    expect_cell(&table, 6, 2, "2026-11-22");
    openpyxl_reads("report", path);
    arena_clear(&arena);
}

static int files_like(const char *folder, const char *part)
{
    DIR *open = opendir(folder);
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(open)) != NULL;) {
        count += strstr(entry->d_name, part) != NULL;
    }
    closedir(open);
    return count;
}

static void xlsx_abort_leaves_the_old_file(void **state)
{
    (void)state;
    char path[600];
    char folder[600];
    Arena arena = {0};
    Error err = {0};
    size_t size;
    write_file(scratch(path, sizeof path, "kept.xlsx"), "old", 3);
    XlsxBook *book = xlsx_open(path, &err);
    assert_non_null(book);
    xlsx_text(xlsx_sheet(book, "a", NULL), cell_at(0, 0), ROLE_TEXT, "x");
    xlsx_abort(book);
    assert_string_equal(read_text(&arena, path, &size), "old");
    assert_int_equal(files_like(scratch(folder, sizeof folder, ""), ".tmp"), 0);
    arena_clear(&arena);
}

static void xlsx_bad_sheet_fails_the_close_and_keeps_the_old_file(void **state)
{
    (void)state;
    char path[600];
    Arena arena = {0};
    Error err = {0};
    size_t size;
    write_file(scratch(path, sizeof path, "kept.xlsx"), "old", 3);
    XlsxBook *book = xlsx_open(path, &err);
    xlsx_sheet(book, "同名", NULL);
    XlsxSheet *twin = xlsx_sheet(book, "同名", NULL);
    xlsx_text(twin, cell_at(0, 0), ROLE_TEXT, "x");
    xlsx_number(twin, cell_at(0, 1), ROLE_COUNT, 1);
    xlsx_chart(twin, cell_at(0, 1), &(XlsxChart){.kind = CHART_PIE});
    assert_false(xlsx_close(book, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_string_equal(read_text(&arena, path, &size), "old");
    arena_clear(&arena);
}

static void xlsx_open_needs_a_folder(void **state)
{
    (void)state;
    char path[600];
    Error err = {0};
    assert_null(xlsx_open(scratch(path, sizeof path, "none/a.xlsx"), &err));
    assert_int_equal(err.code, ERR_IO);
}

static void xlsx_cell_name_is_for_formulas(void **state)
{
    (void)state;
    char name[16];
    assert_string_equal(xlsx_cell_name(name, sizeof name, cell_at(3, 1)), "B4");
    assert_string_equal(xlsx_cell_name(name, sizeof name, cell_at(0, 27)), "AB1");
}

int xlsx_out_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xlsx_report_is_written_and_read_again),
        cmocka_unit_test(xlsx_abort_leaves_the_old_file),
        cmocka_unit_test(xlsx_bad_sheet_fails_the_close_and_keeps_the_old_file),
        cmocka_unit_test(xlsx_open_needs_a_folder),
        cmocka_unit_test(xlsx_cell_name_is_for_formulas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

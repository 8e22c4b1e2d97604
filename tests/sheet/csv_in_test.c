#include "sheet/csv_in.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "sheet/support.h"

int csv_in_tests(void);

static void parse(Arena *arena, const char *text, SheetTable *table)
{
    csv_parse(arena, text, strlen(text), CSV_DETECT, table);
}

/* Each malformed file of interface.md: where its first fault is, and how many there are. */
static const struct {
    const char *name;
    const char *bytes;
    size_t size;
    size_t count;
    long line;
    const char *column;
    const char *text;
} malformed[] = {
#define FILE_ROW(name, bytes, ...) {name, bytes, sizeof bytes - 1, __VA_ARGS__}
    FILE_ROW("empty", "", 1, 0, NULL, "空的"),
    FILE_ROW("only a BOM", "\xEF\xBB\xBF", 1, 0, NULL, "空的"),
    FILE_ROW("only blank lines", "\n , ,\n\n", 1, 0, NULL, "空的"),
    FILE_ROW("not decodable", "姓名,手机\n\xFF\xFF\xFF\n", 1, 0, NULL, "读不出"),
    FILE_ROW("odd UTF-16", "\xFF\xFEx", 1, 0, NULL, "读不出"),
    FILE_ROW("lone surrogate in UTF-16", "\xFF\xFE\x00\xD8x\x00", 1, 0, NULL, "读不出"),
    FILE_ROW("repeated heading", "姓名,手机,姓名\n", 1, 1, "姓名", "重复"),
    FILE_ROW("repeated after folding", "A1, Ａ１ \n", 1, 1, "A1", "重复"),
    FILE_ROW("two repeated headings", "a,a,b,b\n1,2,3,4\n", 2, 1, "a", "重复"),
    FILE_ROW("semicolons", "姓名;手机\n张三;138\n", 1, 1, "1", "逗号"),
    FILE_ROW("tabs", "姓名\t手机\n张三\t138\n", 1, 1, "1", "逗号"),
    FILE_ROW("semicolon in the second", "序号,姓名;手机\n", 1, 1, "2", "逗号"),
    FILE_ROW("short row", "姓名,手机,组别\n张三,138\n", 1, 2, "组别", "列数不够"),
    FILE_ROW("very short row", "姓名,手机,组别\n张三\n", 1, 2, "手机", "列数不够"),
    FILE_ROW("short after an empty heading", "a,,b\n1\n", 1, 2, "b", "列数不够"),
    FILE_ROW("long row", "姓名,手机\n张三,138,x\n", 1, 2, "3", "没有表头"),
    FILE_ROW("text under an empty heading", "a,,b\n1,2,3\n", 1, 2, "2", "没有表头"),
    FILE_ROW("two faulty rows", "a,b\n1\n1,2\n1,2,3\n", 2, 2, "b", "列数不够"),
    FILE_ROW("bare quote", "姓名,手机\n张\"三\",138\n", 1, 2, "姓名", "两端"),
    FILE_ROW("text after a quote", "姓名,手机\n\"张三\"x,138\n", 1, 2, "姓名", "后面"),
    FILE_ROW("one fault a cell", "姓名,手机\n\"张\"x\"\",138\n", 1, 2, "姓名", "后面"),
    FILE_ROW("unterminated quote", "姓名,手机\n张三,138\n李四,\"139\n王五,137\n", 1, 3, "手机",
             "没有结束"),
    FILE_ROW("quote on a later line", "a,b\n\"x\ny\",1\"\n", 1, 3, "b", "两端"),
    FILE_ROW("CR alone", "姓名,手机\r张三,138\r", 1, 1, "2", "CR"),
    FILE_ROW("CR inside a row", "姓名,手机\n张三\r,138\n", 1, 2, "姓名", "CR"),
    FILE_ROW("CR at the end", "a,b\n1,2\r", 1, 2, "b", "CR"),
    FILE_ROW("NUL", "姓名,手机\n张\0三,138\n", 1, 2, "姓名", "NUL"),
    FILE_ROW("NUL in a quoted cell", "a,b\n1,\"x\0y\"\n", 1, 2, "b", "NUL"),
    FILE_ROW("NUL in a heading", "姓\0名,手机\n张三,138\n", 1, 1, "1", "NUL"),
    FILE_ROW("quote in a heading", "姓\"名,手机\n张三,138\n", 1, 1, "1", "两端"),
};

static void csv_names_line_and_column_of_each_fault(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(malformed); i++) {
        Arena arena = {0};
        SheetTable table;
        csv_parse(&arena, malformed[i].bytes, malformed[i].size, CSV_DETECT, &table);
        if (table.fault_count != malformed[i].count) {
            fail_msg("%s: %zu faults", malformed[i].name, table.fault_count);
        }
        expect_fault(&table, 0, malformed[i].line, malformed[i].column, malformed[i].text);
        arena_clear(&arena);
    }
}

/* The same table in each encoding that is recognised. */
static const struct {
    const char *name;
    const char *bytes;
    size_t size;
} encoded[] = {
#define BYTES(name, bytes) {name, bytes, sizeof bytes - 1}
    BYTES("UTF-8", "\xE5\xA7\x93\xE5\x90\x8D,b\n\xE5\xBC\xA0\xE4\xB8\x89,1\n"),
    BYTES("UTF-8 with BOM", "\xEF\xBB\xBF\xE5\xA7\x93\xE5\x90\x8D,b\r\n\xE5\xBC\xA0\xE4\xB8\x89,1\r\n"),
    BYTES("GB18030", "\xD0\xD5\xC3\xFB,b\n\xD5\xC5\xC8\xFD,1\n"),
    BYTES("UTF-16LE", "\xFF\xFE\xD3\x59\x0D\x54,\0b\0\n\0\x20\x5F\x09\x4E,\0\x31\0\n\0"),
    BYTES("UTF-16BE", "\xFE\xFF\x59\xD3\x54\x0D\0,\0b\0\r\0\n\x5F\x20\x4E\x09\0,\0\x31"),
};

static void csv_reads_every_encoding(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(encoded); i++) {
        Arena arena = {0};
        SheetTable table;
        csv_parse(&arena, encoded[i].bytes, encoded[i].size, CSV_DETECT, &table);
        assert_int_equal(table.fault_count, 0);
        assert_int_equal(table.column_count, 2);
        assert_string_equal(table.headings[0], "姓名");
        assert_int_equal(table.row_count, 1);
        expect_cell(&table, 0, 0, "张三");
        expect_cell(&table, 0, 1, "1");
        arena_clear(&arena);
    }
}

static void csv_forced_encoding_wins(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    csv_parse(&arena, "\xC4\xA7\n\xC4\xA7\n", 6, CSV_GB18030, &table);
    assert_string_equal(table.headings[0], "魔");
    csv_parse(&arena, "\xC4\xA7\n\xC4\xA7\n", 6, CSV_DETECT, &table);
    assert_string_equal(table.headings[0], "ħ");
    arena_clear(&arena);
}

static void csv_reads_quotes_and_lines(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    parse(&arena, "a,b,c\n\n1,\"x,\"\"y\"\"\nz\",3\n,,\n \t,\xE3\x80\x80,\n\"4\",,\"\"\n", &table);
    assert_int_equal(table.fault_count, 0);
    assert_int_equal(table.row_count, 2);
    expect_cell(&table, 0, 1, "x,\"y\"\nz");
    assert_int_equal(table.rows[0].line, 3);
    assert_int_equal(table_cell_line(&table.rows[0], 1), 3);
    assert_int_equal(table_cell_line(&table.rows[0], 2), 4);
    assert_int_equal(table.rows[1].line, 7);
    expect_cell(&table, 1, 0, "4");
    expect_cell(&table, 1, 2, "");
    arena_clear(&arena);
}

static void csv_drops_trailing_empty_cells(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    parse(&arena, "a,\xE2\x80\x83,\"\n\"\n1\n", &table); /* what folds to nothing is empty, too */
    assert_int_equal(table.fault_count, 0);
    assert_int_equal(table.column_count, 1);
    parse(&arena, "a,b,,\n1,2\n1,2,,\n1,2,,,,,\n1,2, \n", &table);
    assert_int_equal(table.fault_count, 0);
    assert_int_equal(table.column_count, 2);
    assert_int_equal(table.row_count, 4);
    assert_int_equal(table.rows[2].cell_count, 2);
    arena_clear(&arena);
}

static void csv_heading_alone_is_no_fault(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    parse(&arena, " 姓名 ,手机", &table);
    assert_int_equal(table.fault_count, 0);
    assert_int_equal(table.row_count, 0);
    assert_int_equal(table_column(&table, "姓名"), 0);
    assert_int_equal(table_column(&table, "手机"), 1);
    assert_int_equal(table_column(&table, "组别"), -1);
    arena_clear(&arena);
}

static void csv_faulty_row_stays_for_the_reject_file(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    parse(&arena, "a,b\n1,2\n3\n4,5,6\n", &table);
    assert_int_equal(table.row_count, 3);
    assert_null(table.rows[0].fault);
    assert_non_null(table.rows[1].fault);
    expect_cell(&table, 1, 0, "3");
    expect_cell(&table, 1, 1, "");
    expect_cell(&table, 2, 2, "6");
    arena_clear(&arena);
}

static void csv_refuses_513_columns(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    Str text = {0};
    for (int i = 0; i < 513; i++) {
        str_format(&text, "%sc%d", i == 0 ? "" : ",", i);
    }
    parse(&arena, str_text(&text), &table);
    assert_int_equal(table.fault_count, 1);
    expect_fault(&table, 0, 1, "513", "512");
    str_reset(&text);
    str_add(&text, "a\n1");
    for (int i = 0; i < 600; i++) {
        str_add(&text, ",1");
    }
    parse(&arena, str_text(&text), &table);
    assert_int_equal(table.fault_count, 1);
    expect_fault(&table, 0, 2, "601", "512");
    str_clear(&text);
    arena_clear(&arena);
}

static void csv_guard_is_taken_off(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        const char *text;
    } rows[] = {
        {"'=1+1", "=1+1"}, {"'+86", "+86"}, {"'-5", "-5"},     {"'@a", "@a"},   {"'＝1", "＝1"},
        {"''=1", "'=1"},   {"'abc", "'abc"}, {"''abc", "''abc"}, {"'", "'"},     {"''", "''"},
        {"=1+1", "=1+1"},  {"", ""},         {"'\tx", "\tx"},    {"x'=", "x'="}, {"'－1", "－1"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_string_equal(csv_unguard(rows[i].cell), rows[i].text);
    }
}

static void csv_missing_file_is_an_error(void **state)
{
    (void)state;
    char path[600];
    Arena arena = {0};
    SheetTable table;
    Error err = {0};
    assert_false(csv_read(&arena, scratch(path, sizeof path, "none/a.csv"), CSV_DETECT, &table, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_false(csv_read(&arena, scratch(path, sizeof path, ""), CSV_DETECT, &table, &err));
    assert_int_equal(err.code, ERR_IO);
    arena_clear(&arena);
}

int csv_in_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_names_line_and_column_of_each_fault),
        cmocka_unit_test(csv_reads_every_encoding),
        cmocka_unit_test(csv_forced_encoding_wins),
        cmocka_unit_test(csv_reads_quotes_and_lines),
        cmocka_unit_test(csv_drops_trailing_empty_cells),
        cmocka_unit_test(csv_heading_alone_is_no_fault),
        cmocka_unit_test(csv_faulty_row_stays_for_the_reject_file),
        cmocka_unit_test(csv_refuses_513_columns),
        cmocka_unit_test(csv_guard_is_taken_off),
        cmocka_unit_test(csv_missing_file_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

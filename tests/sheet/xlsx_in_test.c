#include "sheet/xlsx_in.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "sheet/sheet.h"
#include "sheet/support.h"
#include "sheet/zip_in.h"

int xlsx_in_tests(void);

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type "\" Target=\"" target "\"/>"

static const char root_relations[] = RELATIONS RELATION("rId1", "officeDocument",
                                                        "xl/workbook.xml") "</Relationships>";
static const char relations[] =
    RELATIONS RELATION("rId1", "worksheet", "worksheets/sheet2.xml")
    RELATION("rId2", "worksheet", "/xl/worksheets/sheet1.xml")
    RELATION("rId3", "sharedStrings", "sharedStrings.xml") RELATION("rId4", "styles", "styles.xml")
    RELATION("rId5", "chartsheet", "chartsheets/sheet1.xml") "</Relationships>";
static const char workbook[] =
    "<workbook " MAIN " xmlns:q=\"" OFFICE "\"><sheets>"
    "<sheet name=\"图\" sheetId=\"3\" q:id=\"rId5\"/>"
    "<sheet name=\"藏\" sheetId=\"1\" state=\"hidden\" q:id=\"rId1\"/>"
    "<sheet name=\"来访\" sheetId=\"2\" q:id=\"rId2\"/></sheets></workbook>";
static const char strings[] =
    "<sst " MAIN "><si><t>姓名</t></si><si><r><t>张</t></r><r><t xml:space=\"preserve\"> 三</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>ZHANG</t></rPh></si><si><t/></si><si><t>a_x000D_&#10;b</t></si></sst>";
static const char styles[] =
    "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy\\-mm\\-dd;@\"/>"
    "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
    "<xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"20\"/><xf numFmtId=\"10\"/>"
    "</cellXfs></styleSheet>";

#define SHEET(rows) "<worksheet " MAIN "><sheetData>" rows "</sheetData></worksheet>"
#define HEADINGS                                                                                   \
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>手机</t></is>" \
    "</c><c r=\"C1\" t=\"str\"><v>日期</v></c></row>"

/* A workbook whose visible sheet is text; the usual parts around it. */
static const char *make_book(char *path, size_t size, const char *frame, const char *sheet)
{
    const ZipPart parts[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", root_relations},
        {"xl/workbook.xml", frame},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/sharedStrings.xml", strings},
        {"xl/styles.xml", styles},
        {"xl/worksheets/sheet1.xml", sheet},
        {"xl/worksheets/sheet2.xml", SHEET("")},
    };
    scratch(path, size, "in.xlsx");
    write_zip(path, parts, ARRAY_LEN(parts));
    return path;
}

static void read_sheet_text(Arena *arena, const char *sheet, SheetTable *table)
{
    char path[600];
    Error err = {0};
    assert_true(sheet_read(arena, make_book(path, sizeof path, workbook, sheet), table, &err));
}

static void xlsx_reads_each_kind_of_cell(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    read_sheet_text(
        &arena,
        SHEET(HEADINGS "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\"><v>13800138000</v></c>"
                       "<c r=\"C3\" s=\"1\"><v>46348</v></c></row>"
                       "<row r=\"4\"><c r=\"C4\" s=\"2\"><v>46348.0</v></c></row>"
                       "<row r=\"5\"><c t=\"b\"><v>1</v></c><c><f>1+1</f><v>117.22</v></c>"
                       "<c s=\"3\"><v>0.60416666666666663</v></c></row>"
                       "<row r=\"6\"><c r=\"A6\" t=\"s\"><v>2</v></c></row>"
                       "<row r=\"7\"><c r=\"A7\" s=\"4\"><v>3.0499999999999999E-2</v></c>"
                       "<c r=\"B7\" t=\"d\"><v>2026-11-22T00:00:00</v></c>"
                       "<c r=\"C7\" t=\"d\"><v>2026-11-22T10:30:00Z</v></c></row>"
                       "<row><c t=\"str\"><f>x</f><v></v></c><c t=\"s\"><v>3</v></c></row>"),
        &table);
    assert_int_equal(table.fault_count, 0);
    assert_int_equal(table.column_count, 3);
    assert_string_equal(table.headings[2], "日期");
    assert_int_equal(table.row_count, 5);
    expect_cell(&table, 0, 0, "张 三");
    expect_cell(&table, 0, 1, "13800138000");
    expect_cell(&table, 0, 2, "2026-11-22");
    assert_int_equal(table.rows[0].line, 3);
    expect_cell(&table, 1, 0, "");
    expect_cell(&table, 1, 2, "2026-11-22");
    expect_cell(&table, 2, 0, "TRUE");
    expect_cell(&table, 2, 1, "117.22");
    expect_cell(&table, 2, 2, "14:30");
    expect_cell(&table, 3, 0, "3.05%");
    expect_cell(&table, 3, 1, "2026-11-22");
    expect_cell(&table, 3, 2, "2026-11-22 10:30");
    expect_cell(&table, 4, 1, "a\r\nb");
    assert_int_equal(table.rows[4].line, 8);
    arena_clear(&arena);
}

static void xlsx_names_row_and_column_of_a_fault(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    read_sheet_text(&arena,
                    SHEET(HEADINGS "<row r=\"2\"><c r=\"B2\" t=\"e\"><v>#N/A</v></c></row>"
                                   "<row r=\"3\"><c r=\"B3\"><f>A1</f></c></row>"
                                   "<row r=\"4\"><c r=\"B4\"><v>110105199001011234</v></c></row>"
                                   "<row r=\"5\"><c r=\"C5\" s=\"1\"><v>60</v></c></row>"
                                   "<row r=\"6\"><c r=\"A6\" t=\"s\"><v>99</v></c></row>"
                                   "<row r=\"7\"><c r=\"AA7\"><v>1</v></c></row>"
                                   "<row r=\"8\"><c r=\"ZZ8\"><v>1</v></c></row>"),
                    &table);
    expect_fault(&table, 0, 2, "手机", "#N/A");
    expect_fault(&table, 1, 3, "手机", "公式");
    expect_fault(&table, 2, 4, "手机", "15 位");
    expect_fault(&table, 3, 5, "日期", "不存在");
    expect_fault(&table, 4, 6, "姓名", "找不到");
    expect_fault(&table, 5, 7, "27", "没有表头");
    expect_fault(&table, 6, 8, "702", "512");
    assert_int_equal(table.fault_count, 7);
    arena_clear(&arena);
}

/* A row that is refused goes into the reject file as it is, with nothing of the row above. */
static void xlsx_numbers_rows_and_fills_gaps(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    read_sheet_text(&arena,
                    SHEET(HEADINGS "<row r=\"9\"><c r=\"A9\"><v>1</v></c><c r=\"B9\"><v>2</v></c></row>"
                                   "<row r=\"-3\"><c r=\"XFD10\"><v>3</v></c></row>"
                                   "<row r=\"99999999999999999999\"><c><v>4</v></c></row>"),
                    &table);
    assert_int_equal(table.row_count, 3);
    assert_int_equal(table.rows[1].line, 10);
    assert_int_equal(table.rows[2].line, 11);
    expect_cell(&table, 1, 0, "");
    expect_cell(&table, 1, 1, "");
    assert_int_equal(table_cell_line(&table.rows[1], 0), 10);
    arena_clear(&arena);
}

static void xlsx_counts_days_from_1904(void **state)
{
    (void)state;
    char path[600];
    Arena arena = {0};
    SheetTable table;
    Error err = {0};
    static const char frame[] = "<workbook " MAIN " xmlns:r=\"" OFFICE
                                "\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" "
                                "sheetId=\"1\" r:id=\"rId2\"/></sheets></workbook>";
    make_book(path, sizeof path, frame,
              SHEET(HEADINGS "<row r=\"2\"><c r=\"C2\" s=\"1\"><v>44886</v></c></row>"));
    assert_true(xlsx_read(&arena, path, &table, &err));
    assert_int_equal(table.fault_count, 0);
    expect_cell(&table, 0, 2, "2026-11-22");
    arena_clear(&arena);
}

static void xlsx_refuses_hostile_sheets(void **state)
{
    (void)state;
    static const struct {
        const char *sheet;
        const char *text;
    } rows[] = {
        {"<!DOCTYPE x [<!ENTITY a \"b\">]>" SHEET(HEADINGS), "DOCTYPE"},
        {"<worksheet><sheetData><row>", "损坏"},
        {"", "损坏"},
        {"no xml", "损坏"},
        {SHEET(""), "空的"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Arena arena = {0};
        SheetTable table;
        read_sheet_text(&arena, rows[i].sheet, &table);
        assert_int_equal(table.fault_count, 1);
        expect_fault(&table, 0, 0, NULL, rows[i].text);
        arena_clear(&arena);
    }
}

static void xlsx_refuses_a_bomb_and_deep_nesting(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    size_t size = (size_t)8 << 20;
    char *text = memory_alloc(size + 200);
    int head = snprintf(text, size, "<worksheet " MAIN "><sheetData>");
    memset(text + head, ' ', size);
    strcpy(text + size, "</sheetData></worksheet>");
    read_sheet_text(&arena, text, &table);
    expect_fault(&table, 0, 0, NULL, "太大");
    text[0] = '\0';
    for (char *at = text; at < text + 1000; at += 3) {
        memcpy(at, "<a>", 4);
    }
    read_sheet_text(&arena, text, &table);
    expect_fault(&table, 0, 0, NULL, "损坏");
    free(text);
    arena_clear(&arena);
}

static void xlsx_keeps_inside_the_workbook(void **state)
{
    (void)state;
    Arena arena = {0};
    static const char *const bad[] = {"../../etc/passwd", "a\\b", "http://x/y", "a//b", "", "/"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        assert_null(zip_resolve(&arena, "xl/workbook.xml", bad[i]));
    }
    assert_null(zip_resolve(&arena, "xl/workbook.xml", NULL));
    assert_string_equal(zip_resolve(&arena, "xl/workbook.xml", "worksheets/sheet1.xml"),
                        "xl/worksheets/sheet1.xml");
    assert_string_equal(zip_resolve(&arena, "xl/workbook.xml", "/xl/s.xml"), "xl/s.xml");
    assert_string_equal(zip_resolve(&arena, "", "xl/workbook.xml"), "xl/workbook.xml");
    arena_clear(&arena);
}

static void sheet_read_goes_by_content(void **state)
{
    (void)state;
    static const char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest";
    static const char sealed[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
                                 "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    static const struct {
        const char *name;
        const char *bytes;
        size_t size;
        const char *text; /* NULL = read without a fault */
    } rows[] = {
        {"a.xls", ole, sizeof ole - 1, ".xls"},
        {"a.csv", ole, sizeof ole - 1, ".xls"},
        {"a.xlsx", sealed, sizeof sealed - 1, "密码"},
        {"b.xlsx", "姓名\n张三\n", 14, "损坏"},
        {"c.xlsx", "PK\x03\x04junk", 8, "损坏"},
        {"d.xlsx", "", 0, "空的"},
        {"e.csv", "姓名\n张三\n", 14, NULL},
        {"f.txt", "姓名\n张三\n", 14, NULL},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char path[600];
        Arena arena = {0};
        SheetTable table;
        Error err = {0};
        write_file(scratch(path, sizeof path, rows[i].name), rows[i].bytes, rows[i].size);
        assert_true(sheet_read(&arena, path, &table, &err));
        assert_int_equal(table.fault_count, rows[i].text == NULL ? 0 : 1);
        if (rows[i].text != NULL) {
            expect_fault(&table, 0, 0, NULL, rows[i].text);
        }
        arena_clear(&arena);
    }
}

static void sheet_read_tells_of_a_missing_file(void **state)
{
    (void)state;
    char path[600];
    Arena arena = {0};
    SheetTable table;
    Error err = {0};
    scratch(path, sizeof path, "none.xlsx");
    assert_false(sheet_read(&arena, path, &table, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_false(xlsx_read(&arena, path, &table, &err));
    assert_false(xlsx_read(&arena, scratch(path, sizeof path, ""), &table, &err));
    arena_clear(&arena);
}

/* Made by openpyxl: a second library's idea of a workbook. */
static void xlsx_reads_a_workbook_of_openpyxl(void **state)
{
    (void)state;
    Arena arena = {0};
    SheetTable table;
    Error err = {0};
    assert_true(sheet_read(&arena, "tests/sheet/openpyxl.xlsx", &table, &err));
    assert_int_equal(table.fault_count, 0);
    assert_int_equal(table.row_count, 2);
    static const char *const wanted[] = {"2026-11-22", "13800138000", "张三", "117.22", "14:30",
                                         "TRUE", "1200000"};
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
        expect_cell(&table, 0, i, wanted[i]);
    }
    assert_int_equal(table.rows[1].line, 4);
    expect_cell(&table, 1, 2, "=1+1");
    arena_clear(&arena);
}

int xlsx_in_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xlsx_reads_each_kind_of_cell),
        cmocka_unit_test(xlsx_names_row_and_column_of_a_fault),
        cmocka_unit_test(xlsx_numbers_rows_and_fills_gaps),
        cmocka_unit_test(xlsx_counts_days_from_1904),
        cmocka_unit_test(xlsx_refuses_hostile_sheets),
        cmocka_unit_test(xlsx_refuses_a_bomb_and_deep_nesting),
        cmocka_unit_test(xlsx_keeps_inside_the_workbook),
        cmocka_unit_test(sheet_read_goes_by_content),
        cmocka_unit_test(sheet_read_tells_of_a_missing_file),
        cmocka_unit_test(xlsx_reads_a_workbook_of_openpyxl),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

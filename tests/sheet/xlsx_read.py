"""xlsx_read.py report|register WORKBOOK: openpyxl reads what xlsx_out_test.c or rows_xlsx_test.c wrote."""
import os
import sys
import zipfile
from datetime import datetime, time

try:
    import openpyxl
except ImportError:  # another python3 stands before the system's
    if sys.executable == '/usr/bin/python3':
        raise
    os.execv('/usr/bin/python3', ['/usr/bin/python3', *sys.argv])


def equal(name, wanted, got):
    assert wanted == got and type(wanted) is type(got), (name, wanted, got)


def report(path):
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)["日报总览"]
    sheet = book["日报总览"]
    equal("sheets", ["日报总览", "图 表"], book.sheetnames)
    equal("count", 1204, sheet["B4"].value)
    equal("negative", -3, sheet["C4"].value)
    equal("money", 123456789.05, sheet["B5"].value)
    equal("money format", "#,##0.00", sheet["B5"].number_format)
    equal("whole", 1200000, sheet["C5"].value)
    equal("ratio", 0.125, sheet["B6"].value)
    equal("ratio format", "0.0%", sheet["B6"].number_format)
    equal("undefined ratio", "—", sheet["C6"].value)
    equal("area", 117.22, sheet["B7"].value)
    equal("undefined area", "—", sheet["C7"].value)
    equal("formula", "=SUM(B4:B4)", sheet["B8"].value)
    equal("cached", 1204, values["B8"].value)
    equal("cached dash", "—", values["C8"].value)
    equal("text", "=1+1", sheet["A9"].value)
    equal("text is a string", "s", sheet["A9"].data_type)
    equal("date", datetime(2026, 11, 22), sheet["C9"].value)
    equal("time", time(14, 30), sheet["B10"].value)
    equal("wan", 12.05, sheet["C10"].value)
    equal("rate", 3.05, sheet["B11"].value)
    equal("decimal", 12.3, sheet["C11"].value)
    assert sheet["B8"].font.bold and sheet["A3"].font.bold and not sheet["B4"].font.bold
    equal("font", "微软雅黑", sheet["A1"].font.name)
    equal("paper", 9, int(sheet.page_setup.paperSize))
    equal("landscape", "landscape", sheet.page_setup.orientation)
    equal("fit to any height", 0, int(sheet.page_setup.fitToHeight))
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    equal("freeze", "B4", sheet.freeze_panes)
    equal("repeat", "$3:$3", sheet.print_title_rows.split("!")[-1])
    equal("header", "甲&&乙", sheet.oddHeader.left.text)
    assert "&P" in sheet.oddFooter.center.text and "&N" in sheet.oddFooter.center.text
    equal("filter", "A3:C9", sheet.auto_filter.ref)
    equal("breaks", [12], [b.id for b in sheet.row_breaks.brk])
    equal("merge", "A12:C12", str(list(sheet.merged_cells.ranges)[0]))
    assert sheet.column_dimensions["A"].width >= 14, sheet.column_dimensions["A"].width
    assert 16 <= sheet.column_dimensions["B"].width <= 24, sheet.column_dimensions["B"].width
    grid = book["图 表"]
    assert len({grid.cell(101, i).fill.fgColor.rgb for i in range(2, 10)}) == 8

    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        charts = [n for n in names if n.startswith("xl/charts/chart")]
        equal("charts", 6, len(charts))
        for part in names:
            assert "externalLink" not in part, part
            parts.read(part).decode("utf-8")


def register(path):
    rows = openpyxl.load_workbook(path).active
    equal("rows", 2001, rows.max_row)
    equal("phone", "13800000000", rows["A2"].value)
    equal("formula text", "s", rows["B3"].data_type if rows["B3"].data_type != "inlineStr" else "s")
    equal("formula text", "=1+1", rows["B3"].value)
    equal("money", 10000.01, rows["E3"].value)
    assert rows["D2"].value is None and rows["H3"].value is None
    equal("freeze", "A2", rows.freeze_panes)
    with zipfile.ZipFile(path) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


{'report': report, 'register': register}[sys.argv[1]](sys.argv[2])

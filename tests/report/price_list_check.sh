#!/bin/sh
# An xlsx 一房一价表 as a developer sends it, from the command line: shown first, then drafted.
set -eu
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
run() { "$ANCHANG" --db "$site/s.db" "$@"; }
run init --project 测试苑 2>/dev/null
for room in 101 102; do
    run do unit.save building=3 entrance=1 floor=1 room=$room layout=三房 gross_area=100 list_total=1000000 >/dev/null
done
/usr/bin/python3 - "$site/list.xlsx" <<'PY'
import sys, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["测试苑 3号楼 一房一价表"])
sheet.merge_cells("A1:H1")
sheet.append(["序号", "楼栋", "单元", "楼层", "房号", "户型", "建筑面积(㎡)", "总价(元)"])
sheet.append([1, "3号楼", "1单元", 1, 101, "三房", 100, 1030000])
sheet.append([2, None, None, 1, 102, "三房", 100, 1000000])
sheet.append([3, None, None, 2, 201, "三房", 100.5, 1050000])
sheet.merge_cells("B3:B5")
sheet.append(["合计", None, None, None, None, None, 300.5, 3080000])
book.save(sys.argv[1])
PY
run import pricelist "$site/list.xlsx" --preview >"$site/preview" 2>"$site/errors"
grep -q '调价 *3-1-101 .*1,030,000 *+30,000 *+3.0%' "$site/preview"
grep -q '新房源 *3-1-201' "$site/preview"
grep -q '调价 1  新房源 1  不变 1  货值 200万 变为 308万' "$site/preview"
[ "$(run export units | wc -l)" -eq 3 ]
[ ! -s "$site/errors" ]
run import pricelist "$site/list.xlsx" 2>&1 >/dev/null | grep -q 'TJ-.*-00001 待经理批准'
run export units | grep '^3,1,2,201,' | grep -q 未推
run export units | grep '^3,1,1,101,' | grep -q ',1000000,'
batch=$(run export prices --format json | sed -n 's/.*"batch_no":"\([^"]*\)".*/\1/p' | head -1)
run do price.approve batch_no="$batch" >/dev/null 2>&1 && exit 1 || [ $? -eq 4 ] # who drafted does not approve
run do staff.save no=M01 name=陈建国 role=经理 >/dev/null
run --user M01 do price.approve batch_no="$batch" >/dev/null
run export units | grep '^3,1,1,101,' | grep -q ',1030000,'
run import pricelist "$site/list.xlsx" 2>/dev/null >/dev/null && exit 1 || [ $? -eq 1 ]
run import visits "$site/list.xlsx" --preview 2>/dev/null && exit 1 || [ $? -eq 2 ]
printf '楼栋,单元,楼层,房号,户型,建筑面积,总价\n3,1,1,101,三房,100,abc\n' >"$site/bad.csv"
run import pricelist "$site/bad.csv" --preview 2>&1 >/dev/null | grep -q "^$site/bad.csv:2:标准总价: "
run check >/dev/null
echo "ok: a price list is shown, drafted, approved"

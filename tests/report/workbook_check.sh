#!/bin/sh
# The workbooks of the sample sites hold what the JSON of the same day holds, nothing of a person in
# clear; the command writes them under their own names, beside and renamed, logged, or not at all.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=python3
"$python" -c 'import openpyxl' 2>/dev/null || python=/usr/bin/python3
fail() {
    echo "workbook_check.sh: $1"
    exit 1
}
# status WANTED COMMAND…: the exit status of a command.
status() {
    wanted=$1
    shift
    got=0
    "$@" >"$work/out" 2>"$work/err" || got=$?
    [ "$got" -eq "$wanted" ] || fail "exit $got instead of $wanted: $* $(cat "$work/err")"
}
report() { "$ANCHANG" --db "$work/$site.db" report "$@"; }
for site in small netting; do
    "$ANCHANG" --db "$work/$site.db" init --project 翡翠湾 2>/dev/null
    "$ANCHANG" --db "$work/$site.db" import all "tests/data/$site" 2>/dev/null
done
check() {
    report "$1" --date "$2" -o "$work/book.xlsx" >"$work/out"
    [ "$(cat "$work/out")" = "$work/book.xlsx" ] || fail "the path is printed"
    report "$1" --date "$2" --format json -o "$work/book.json"
    "$python" tests/report/workbook_check.py "$1" "$work/book.xlsx" "$work/book.json" "tests/data/$site"
}
site=netting
check daily 2026-11-09
check daily 2026-11-12
check daily 2026-11-20
check weekly 2026-11-08
check monthly 2026-11-30
site=small
check daily 2026-11-20
check daily 2026-10-31
check weekly 2026-11-22
check monthly 2026-10-15

# Names, endings, stdout.
program=$PWD/$ANCHANG
case $ANCHANG in /*) program=$ANCHANG ;; esac
mkdir "$work/names"
for kind in daily weekly monthly; do
    (cd "$work/names" && "$program" --db "$work/small.db" report "$kind" --date 2026-11-22)
done >"$work/out"
printf './翡翠湾-日报-2026-11-22.xlsx\n./翡翠湾-周报-2026-W47.xlsx\n./翡翠湾-月报-2026-11.xlsx\n' |
    cmp - "$work/out" || fail "the default names"
[ "$(ls -A "$work/names" | wc -l)" -eq 3 ] || fail "nothing but the workbooks is left"
report daily -o - >"$work/pipe.xlsx"
"$python" -c 'import sys, zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None' "$work/pipe.xlsx"
report daily -o "$work/a.json" && head -c 1 "$work/a.json" | grep -q '{' || fail "the ending says json"
report daily -o "$work/a.txt" && head -1 "$work/a.txt" | grep -q 日报 || fail "the ending says text"
report daily -o "$work/no.ending/../a" 2>/dev/null && fail "a folder that is not there"
report daily -o "$work/a" >/dev/null && head -c 2 "$work/a" | grep -q PK || fail "else xlsx"
status 2 report daily --format csv
status 2 report yearly

# English on the screen, Chinese in the workbook.
"$ANCHANG" --lang en --db "$work/small.db" report daily -o "$work/english.xlsx" >/dev/null
"$ANCHANG" --lang zh --db "$work/small.db" report daily -o "$work/chinese.xlsx" >/dev/null
"$python" - "$work/english.xlsx" "$work/chinese.xlsx" <<'CHECK'
import sys
import openpyxl
one, two = (openpyxl.load_workbook(name) for name in sys.argv[1:])
for sheet in one:
    for row in sheet.iter_rows():
        for cell in row:
            other = two[sheet.title][cell.coordinate].value
            assert cell.value == other or '制表' in str(other), (sheet.title, cell.coordinate, cell.value)
CHECK

# A customer named =1+1 is a string, masked or not; whole numbers only for the manager with a reason.
run() { "$ANCHANG" --db "$work/small.db" do "$@" >/dev/null; }
run staff.save 工号=Z1 姓名=王芳 角色=销售助理
run visit.register 到访日期=2026-11-22 手机=13800138000 姓名==1+1 性别=男 认知途径=抖音 \
    意向户型=三室两厅 意向面积=100 接待顾问=S003 备注="电话 138-0013-8000"
report daily -o "$work/masked.xlsx" >/dev/null
status 2 report daily -o "$work/bare.xlsx" --unmask
status 4 "$ANCHANG" --db "$work/small.db" --user Z1 report daily -o "$work/bare.xlsx" --unmask --reason 核对
[ ! -e "$work/bare.xlsx" ] || fail "a refused export leaves no file"
report daily -o "$work/bare.xlsx" --unmask --reason 核对 >/dev/null
"$python" - "$work/masked.xlsx" "$work/bare.xlsx" <<'CHECK'
import sys
import zipfile
import openpyxl
masked, bare = sys.argv[1:]
def cells(name):
    return [c for row in openpyxl.load_workbook(name)['来访明细'].iter_rows() for c in row]
assert any(c.value == '=1+1' and c.data_type == 's' for c in cells(bare))
assert any(c.value == '13800138000' for c in cells(bare))
assert any(c.value == '138****8000' for c in cells(masked))
assert any(c.value == '=*' and c.data_type == 's' for c in cells(masked))
with zipfile.ZipFile(masked) as file:
    for part in file.namelist():
        assert '0013-8000' not in file.read(part).decode('utf-8'), part
CHECK

# The log: what, period, rows, hash, path; an unmasked one with its reason.
"$python" - "$work/small.db" >"$work/audit" <<'LOG'
import sqlite3
import sys
for row in sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True).execute(
        "SELECT changes FROM audit WHERE entity = 'export'"):
    print(*row)
LOG
hash=$(sha256sum "$work/bare.xlsx" | cut -d' ' -f1)
grep -q "$hash" "$work/audit" || fail "the hash of the file is in the log"
grep "$hash" "$work/audit" | grep -q '2026-11-22/2026-11-22.*bare.xlsx.*yes.*核对' || fail "the log row"
hash=$(sha256sum "$work/pipe.xlsx" | cut -d' ' -f1)
grep -q "$hash" "$work/audit" || fail "what went to stdout is in the log"

# A failure leaves the old file.
cp "$work/a.json" "$work/kept.xlsx"
chmod 400 "$work/kept.xlsx"
status 3 report daily -o "$work/missing/a.xlsx"
status 3 sh -c "'$ANCHANG' --db '$work/small.db' report daily -o - >/dev/full"
mkdir "$work/folder.xlsx"
status 3 report daily -o "$work/folder.xlsx"
[ -z "$(find "$work" -name '.*.tmp')" ] || fail "a temporary is left"
"$ANCHANG" --db "$work/small.db" check >/dev/null
echo "ok: the workbooks hold what the JSON holds"

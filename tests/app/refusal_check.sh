#!/bin/sh
# Whatever is wrong on the command line, in a path or on the disk gives one sentence of the user's
# language and its exit status, and leaves the data as they were.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "refusal_check.sh: $1"
    exit 1
}
run() { "$ANCHANG" --lang zh --db "$work/site.db" "$@"; }
run init --project 翡翠湾 2>/dev/null
run do consultant.save no=001 name=周强 >/dev/null
state() { { run export visits; run export consultants; run export calls; } | sha256sum; }
# refused STATUS WORD COMMAND…: the status, one line that holds the word, nothing written.
refused() {
    wanted=$1
    word=$2
    shift 2
    got=0
    "$@" >/dev/null 2>"$work/err" </dev/null || got=$?
    [ "$got" -eq "$wanted" ] || fail "exit $got instead of $wanted: $* $(cat "$work/err")"
    [ "$(wc -l <"$work/err")" -eq 1 ] || fail "not one line: $* $(cat "$work/err")"
    grep -q "^anchang: .*$word" "$work/err" || fail "$* said: $(cat "$work/err")"
}
visit() {
    run do visit.register 到访日期=2026-11-22 手机=13800138000 姓名=张三丰 性别=男 认知途径=抖音 \
        意向户型=三室 意向面积=90 接待顾问=001
}
visit >/dev/null
before=$(state)
odd=$(printf '\377\376')

# What stands on the command line.
refused 2 --wat run --wat
refused 2 --db "$ANCHANG" --db
refused 2 fr "$ANCHANG" --lang fr --db "$work/site.db" today
refused 2 abc run --wait abc today
refused 2 晚于 run export visits --from 2026-11-22 --to 2026-11-01
refused 2 2026-02-30 run report daily --date 2026-02-30
refused 2 写了两次 run do consultant.save no=002 工号=003 name=李明
refused 2 字段=值 run do consultant.save no
refused 2 没有字段 run do consultant.save "$odd=1"
refused 2 do.*--list run do no.operation
refused 1 没有找到 run find "$odd"
refused 1 手机号码不对 run do call.register "phone=$odd" source=抖音
refused 1 U+202E run do consultant.save no=002 "name=$(printf 'a\342\200\256b')"
refused 1 没有这一天 run do call.register date=2026-02-30 phone=13800138000 source=抖音
refused 1 一年以后 run do call.register date=2030-01-01 phone=13800138000 source=抖音
refused 1 不存在 run --user 没有人 today

# Paths and disks, in words and not in English.
refused 3 不存在 "$ANCHANG" --lang zh --db "$work/none.db" today
refused 3 没有这个文件 "$ANCHANG" --lang zh --db "$work/none/site.db" init --project 新
refused 3 普通文件 "$ANCHANG" --lang zh --db "$work" today
refused 1 已存在 run init --project 新
refused 3 这是文件夹 run report daily -o "$work/"
refused 3 没有这个文件 run report daily -o "$work/none/a.xlsx"
refused 3 不是文件夹 run report daily -o "$work/site.db/a.xlsx"
refused 3 没有这个文件 run import visits "$work/none.csv"
refused 3 普通文件 run import visits /dev/zero
head -c 100000 /dev/zero | tr '\0' a >"$work/wide.csv"
got=0
run import visits "$work/wide.csv" >/dev/null 2>"$work/err" || got=$?
[ "$got" -eq 1 ] && [ "$(wc -c <"$work/err")" -lt 4000 ] || fail "a file of one word: $got, $(wc -c <"$work/err") bytes"
refused 3 磁盘满了 sh -c '"$1" --lang zh --db "$2" report daily --format json -o - >/dev/full' - "$ANCHANG" "$work/site.db"
# 34 KB a file: enough for the journal, not for a workbook.
refused 3 文件超过 sh -c 'ulimit -f 68; "$1" --lang zh --db "$2" report daily -o "$3"' - \
    "$ANCHANG" "$work/site.db" "$work/big.xlsx"
[ ! -e "$work/big.xlsx" ] || fail "half a file is left"
refused 3 无法读取数据文件 sh -c 'ulimit -f 1; "$1" --lang zh --db "$2" today' - "$ANCHANG" "$work/site.db"
[ -z "$(find "$work" -name '.*.tmp')" ] || fail "a temporary is left"
[ "$(state)" = "$before" ] || fail "a refused command wrote"
run check >/dev/null || fail "the file is not sound"
echo "ok: one sentence and one status for each fault, nothing written"

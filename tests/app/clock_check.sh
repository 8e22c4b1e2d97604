#!/bin/sh
# A clock that is off: writing is refused until the manager says so, reading never is and never counts.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "clock_check.sh: $1 $(cat "$work/err")"
    exit 1
}
# at TIME COMMAND…
at() {
    ANCHANG_TODAY=$1
    export ANCHANG_TODAY
    shift
    "$ANCHANG" --lang zh --db "$work/site.db" "$@" 2>"$work/err"
}
# refused TIME COMMAND…: exit 1 and one line that names the clock
refused() {
    got=0
    at "$@" >/dev/null || got=$?
    [ "$got" -eq 1 ] || fail "exit $got: $*"
    [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q '^anchang: 电脑时钟是' "$work/err" || fail "$* said:"
}
call() {
    at "$1" do call.register 手机=13800138000 认知途径=抖音 >/dev/null
}
at '2030-01-01 10:00' init --project 翡翠湾
at '2026-11-22 10:00' do consultant.save no=001 name=周强 >/dev/null || fail 'init set a base'
printf '来电日期,手机,认知途径\n2026-11-20,13800138001,抖音\n' >"$work/calls.csv"
refused '2026-11-20 10:00' do call.register 手机=13800138000 认知途径=抖音
refused '2026-11-20 10:00' import calls "$work/calls.csv"
refused '2028-01-01 10:00' import calls "$work/calls.csv"
at '2026-11-20 10:00' import calls "$work/calls.csv" --dry-run || fail 'a rehearsal writes nothing'
mkdir "$work/all"
cp "$work/calls.csv" "$work/all"
refused '2026-11-20 10:00' import all "$work/all"

# Whoever reads is not asked for the time, and leaves none.
for time in '2030-11-20 10:00' '1990-11-20 10:00' '2030-11-20'; do
    at "$time" today >/dev/null || fail "today at $time"
    at "$time" find 周强 >/dev/null || [ $? -eq 1 ] || fail "find at $time"
    at "$time" report daily --date 1990-01-02 --format json >/dev/null || fail "report at $time"
    at "$time" export consultants --unmask --reason 核对 >/dev/null || fail "export at $time"
    at "$time" print board 2026-11-22 -o "$work/board.xlsx" >/dev/null || fail "print at $time"
    at "$time" backup "$work/backup.db" >/dev/null || fail "backup at $time"
    at "$time" check >/dev/null || fail "check at $time"
done
call '2026-11-22 09:55' || fail 'a log row became the base'

# The manager's word is the new base.
at '2026-11-20 10:00' do staff.save no=101 name=王芳 role=销售助理 >/dev/null && fail 'before the base'
at '2026-11-22 10:05' do staff.save no=101 name=王芳 role=销售助理 >/dev/null || fail 'staff'
refused '2026-11-20 10:00' --user 101 do call.register 手机=13800138002 认知途径=抖音 --late 换电脑
at '2026-11-20 10:00' import calls "$work/calls.csv" --late 换了电脑 || fail '--late'
call '2026-11-20 10:01' || fail 'the new base'
refused '2028-11-22 10:05' do call.register 手机=13800138003 认知途径=抖音
at '2028-11-22 10:05' do call.register 手机=13800138003 认知途径=抖音 --late 停业两年 >/dev/null || fail '--late far on'
refused 2028-11-21 do call.register 手机=13800138003 认知途径=抖音
call 2028-11-22 || fail 'days are compared'
at '2028-11-22 10:05' check >/dev/null || fail 'the file is not sound'

# What the questions of an init brought is no base either.
ask="'$ANCHANG' --lang zh --db '$work/asked.db' init"
printf '翡翠湾\n\n王芳 经理\n' | ANCHANG_TODAY='2030-01-01 10:00' script -qec "$ask" /dev/null >"$work/err"
ANCHANG_TODAY='2026-11-22 10:00' "$ANCHANG" --db "$work/asked.db" export staff 2>/dev/null | grep -q 王芳 || fail 'asked:'
ANCHANG_TODAY='2026-11-22 10:00' "$ANCHANG" --db "$work/asked.db" do consultant.save no=001 name=周强 >/dev/null ||
    fail 'a person named at the start is a base'

# A demonstration has a day of its own.
demo() {
    ANCHANG_TODAY=$1 "$ANCHANG" --db "$work/demo.db" do call.register 手机=13800138009 认知途径=抖音 >/dev/null
}
ANCHANG_TODAY=2026-11-22 "$ANCHANG" --db "$work/demo.db" demo --customers 20 2>/dev/null
demo '2026-11-22 10:00' && demo '2020-01-01 10:00' && demo 2026-11-22 || fail 'a demonstration is excepted'
echo "ok: a wrong clock is refused, reading is not, the manager's word holds"

#!/bin/sh
# Salvage: a file cut short, with damaged pages or with its log left behind gives back what can be read; the
# site's rows win over those that a new file starts with; what is missing is told by table; the damaged file
# is not touched; a salvage that fails leaves nothing.
set -eu
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" # the leak check cannot work under strace
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "salvage_check.sh: $1"
    exit 1
}
"$ANCHANG" --db "$work/site.db" demo --today 2026-11-22 2>/dev/null
"$ANCHANG" --db "$work/site.db" backup "$work/whole.db" >/dev/null
# salvage FILE OUT: the status, the file untouched.
salvage() {
    rm -f "$2"
    sum=$(sha256sum "$1")
    got=0
    "$ANCHANG" --lang zh --db "$1" check --salvage "$2" >"$work/out" 2>"$work/err" || got=$?
    [ "$sum" = "$(sha256sum "$1")" ] || fail "$1 was changed"
    [ -z "$(find "$work" -name '*.damaged-*' -o -name '*.new-*')" ] || fail "a copy is left"
}
# told FILE WHOLE: each table of the new file lacks no more than the message tells.
told() {
    python3 - "$1" "$2" "$work/out" <<'TOLD'
import re, sqlite3, sys
new, whole = (sqlite3.connect(name) for name in sys.argv[1:3])
told = {m[1]: int(m[2]) if m[2] else 10**9 for m in re.finditer(
    r'^表 (\w+)：救出 \d+ 行，(?:最多缺|缺)(?: (\d+) 行|多少行不知道)', open(sys.argv[3]).read(), re.M)}
kept = held = 0
for (table,) in whole.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall():
    rows = set(whole.execute(f'SELECT * FROM {table}'))
    found = set(new.execute(f'SELECT * FROM {table}'))
    assert found <= rows, (table, sorted(found - rows, key=str)[:2])
    assert len(rows - found) <= told.get(table, 0), (table, len(rows - found), told.get(table))
    kept, held = kept + len(found), held + len(rows)
print(kept * 100 // held)
TOLD
}

# All of a sound file comes back, and passes the check.
salvage "$work/whole.db" "$work/all.db"
[ $got = 0 ] && [ ! -s "$work/out" ] || fail "a sound file: exit $got, $(head -3 "$work/out")"
[ "$(told "$work/all.db" "$work/whole.db")" = 100 ] || fail "rows of a sound file are missing"
"$ANCHANG" --db "$work/all.db" check >/dev/null || fail "what came back is not sound"
[ "$(stat -c %a "$work/all.db")" = 600 ] || fail "the new file is open to others"

# Cut short: nearly as much comes back as is there.
size=$(stat -c %s "$work/whole.db")
for part in 99:95 90:80 50:40; do
    head -c $((size * ${part%:*} / 100)) "$work/whole.db" >"$work/cut.db"
    salvage "$work/cut.db" "$work/saved.db"
    [ $got = 1 ] || fail "${part%:*} % of a file: exit $got"
    share=$(told "$work/saved.db" "$work/whole.db") || fail "${part%:*} %: the message is wrong"
    [ "$share" -ge "${part#*:}" ] || fail "${part%:*} % of a file gives $share % of the rows"
    "$ANCHANG" --db "$work/saved.db" today >/dev/null || fail "${part%:*} %: the new file cannot be used"
done

# Pages destroyed here and there, in tables with and without rowid.
python3 - "$work/whole.db" "$work/holes.db" <<'HOLES'
import random, sys
dice = random.Random(7)
data = bytearray(open(sys.argv[1], 'rb').read())
for page in dice.sample(range(200, len(data) // 4096), 40):
    data[page * 4096:(page + 1) * 4096] = dice.randbytes(4096) if page % 2 else bytes(4096)
open(sys.argv[2], 'wb').write(data)
HOLES
salvage "$work/holes.db" "$work/saved.db"
[ $got = 1 ] || fail "40 lost pages: exit $got"
share=$(told "$work/saved.db" "$work/whole.db") || fail "40 lost pages: the message is wrong"
[ "$share" -ge 90 ] || fail "40 lost pages of $((size / 4096)) leave $share % of the rows"

# The site changed, and took away, rows that every new file starts with.
python3 - "$work/whole.db" "$work/changed.db" <<'CHANGED'
import shutil, sqlite3, sys
shutil.copy(sys.argv[1], sys.argv[2])
db = sqlite3.connect(sys.argv[2])
db.execute("UPDATE paper_template SET name = '我们自己的资料' WHERE code = 'D01'")
db.execute("DELETE FROM code WHERE name = '抖音'")
db.execute("UPDATE code SET position = 77 WHERE name = '网络'")
db.commit()
CHANGED
salvage "$work/changed.db" "$work/saved.db"
[ $got = 0 ] || fail "seeded rows: exit $got, $(cat "$work/out")"
[ "$(told "$work/saved.db" "$work/changed.db")" = 100 ] || fail "seeded rows came back"

# The log beside the file counts.
"$ANCHANG" --db "$work/site.db" check >/dev/null
strace -qq -o /dev/null -e trace=fdatasync -e inject=fdatasync:signal=KILL:when=4 \
    "$ANCHANG" --db "$work/site.db" do call.register phone=13800000003 source=抖音 >/dev/null 2>&1 || true
[ -s "$work/site.db-wal" ] || fail "no log is left"
salvage "$work/site.db" "$work/saved.db"
[ $got = 0 ] || fail "with a log: exit $got, $(cat "$work/out" "$work/err")"
[ -s "$work/site.db-wal" ] || fail "the log was taken away"
"$ANCHANG" --db "$work/saved.db" export calls | grep -q 138'\*\*\*\*'0003 || fail "a row of the log is lost"

# References into nothing are listed, and the number of those not shown.
python3 - "$work/whole.db" "$work/dangling.db" <<'DANGLING'
import shutil, sqlite3, sys
shutil.copy(sys.argv[1], sys.argv[2])
db = sqlite3.connect(sys.argv[2])
db.execute('DELETE FROM contract')
db.commit()
DANGLING
salvage "$work/dangling.db" "$work/saved.db"
[ $got = 1 ] && grep -q '引用了不存在的行: filing 1 → contract' "$work/out" || fail "dangling: $got $(cat "$work/out")"
grep -q '引用了不存在的行: 另有' "$work/out" || fail "the others are not counted"

# What fails leaves nothing; what exists stays.
head -c 50000 /dev/urandom >"$work/noise.db"
salvage "$work/noise.db" "$work/none.db"
[ $got -ne 0 ] && [ "$(wc -l <"$work/err")" = 1 ] || fail "noise: exit $got, $(cat "$work/err")"
[ -z "$(find "$work" -name 'none.db*')" ] || fail "a failed salvage leaves $(find "$work" -name 'none.db*')"
got=0
"$ANCHANG" --db "$work/whole.db" check --salvage "$work/all.db" >/dev/null 2>&1 || got=$?
[ $got = 1 ] || fail "an existing file: exit $got"
for fault in pwrite64:ENOSPC:200 rename:EIO:1 fsync:EIO:1 ftruncate:EIO:1; do
    call=${fault%%:*}
    rest=${fault#*:}
    got=0
    strace -qq -o "$work/trace" -e "trace=$call" -e "inject=$call:error=${rest%:*}:when=${rest#*:}+" \
        "$ANCHANG" --lang zh --db "$work/cut.db" check --salvage "$work/none.db" >/dev/null 2>"$work/err" || got=$?
    grep -q INJECTED "$work/trace" || continue
    [ $got = 3 ] && [ "$(wc -l <"$work/err")" = 1 ] || fail "$fault: exit $got, $(cat "$work/err")"
    [ -z "$(find "$work" -name 'none.db*')" ] || fail "$fault leaves $(find "$work" -name 'none.db*')"
done
echo "ok: what can be read is saved, what is missing is named"

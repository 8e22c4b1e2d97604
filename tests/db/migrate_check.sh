#!/bin/sh
# A site file of the first version opens with this program: a verified copy first, every row there, the
# file sound. Killed in the middle it opens again; a newer, a foreign or no database at all is refused
# and stays as it was.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "migrate_check.sh: $1"
    exit 1
}
# refused FILE WORD: exit 3, one sentence with the word, not a byte of the file changed.
refused() {
    "$ANCHANG" --lang zh --db "$1" check >/dev/null 2>"$work/err" && fail "check takes $2"
    grep -q "$2" "$work/err" || fail "check said: $(cat "$work/err")"
    before=$(sha256sum "$1")
    got=0
    "$ANCHANG" --lang zh --db "$1" today >/dev/null 2>"$work/err" || got=$?
    [ "$got" -eq 3 ] || fail "exit $got for $2"
    [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q "$2" "$work/err" || fail "said: $(cat "$work/err")"
    [ "$before" = "$(sha256sum "$1")" ] || fail "$1 was changed"
    [ ! -e "$1-wal" ] || [ ! -s "$1-wal" ] || fail "$1 has a journal"
}

python3 - "$work/first.db" <<'MAKE'
import pathlib
import sqlite3
import sys
db = sqlite3.connect(sys.argv[1])
for name in ['migrations/0001_site.sql', *sorted(f'seed/{p.name}' for p in pathlib.Path('data/seed').glob('*.sql'))]:
    db.executescript(pathlib.Path('data', name).read_text(encoding='utf-8'))
STAMP = {'rev': 1, 'created_at': '2026-11-01T01:00:00Z', 'created_by': '王芳',
         'updated_at': '2026-11-01T01:00:00Z', 'updated_by': '王芳', 'origin': 'DESK'}
def add(table, stamp=STAMP, **row):
    row = {**row, **stamp}
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
               list(row.values()))
add('consultant', no='001', name='周强', status='ACTIVE')
add('unit', building='1', entrance='1', floor=1, room='101', layout='三室两厅', gross_area=10000,
    list_total=100000000, control='AVAILABLE', permit_no='预售证第1号', permit_date='2026-10-01',
    unit_no='1-1-101')
add('visit', date='2026-11-20', time='10:00', phone='13800138000', name='张三丰', sex='M', party_size=2,
    source='抖音', layout='三室两厅', want_area='100', consultant='001', kind='PURCHASE',
    visit_no='LF-2026-00001')
add('customer', name='张三丰', sex='M', phone='13800138000', owner='001', initials='zsf',
    pinyin='zhangsanfeng', name_date='2026-11-20')
db.execute("INSERT INTO customer_phone VALUES ('13800138000', 1, 1, '00083100831')")
db.execute("INSERT INTO ownership (customer_id, owner, decided_on, reason, created_at, created_by)"
           " VALUES (1, '001', '2026-11-20', '来访', '2026-11-20T02:00:00Z', '王芳')")
add('deal', deal_no='RG-2026-00001', sub_date='2026-11-20', unit_no='1-1-101', phone='13800138000',
    name='张三丰', total=98000000, deposit=5000000, pay_method='LUMP', consultant='001',
    state='SUBSCRIBED', unit_now='1-1-101', total_now=98000000, pay_now='LUMP')
add('receipt', receipt_no='SK-2026-00001', deal_no='RG-2026-00001', kind='DEPOSIT', amount=5000000,
    arrived_on='2026-11-20', transfer=0)
add('item', code='LS01', name='楼书', category='COLLATERAL', measure='本', min_stock=20)
add('movement', movement_no='CK-2026-00001', date='2026-11-01', item_code='LS01', kind='RECEIPT', qty=100)
add('movement', movement_no='CK-2026-00002', date='2026-11-20', item_code='LS01', kind='ISSUE', qty=8)
for kind, last in ('LF', 1), ('RG', 1), ('SK', 1), ('CK', 2):
    db.execute('INSERT INTO sequence VALUES (?, 2026, ?)', (kind, last))
db.execute('PRAGMA user_version = 1')
db.execute('PRAGMA application_id = 0x414E4348')
db.commit()
MAKE

same_rows() { # FILE: what the first version held is there
    python3 - "$work/first.db" "$1" <<'SAME'
import sqlite3
import sys
old, new = (sqlite3.connect(f'file:{name}?mode=ro', uri=True) for name in sys.argv[1:])
tables = [row[0] for row in old.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                        " AND name NOT LIKE 'sqlite_%'")]
held = 0
for table in tables:
    columns = [row[1] for row in old.execute(f'PRAGMA table_info({table})')]
    rows = old.execute(f'SELECT * FROM {table}').fetchall()
    held += len(rows)
    if not rows or table == 'setting':
        continue
    kept = [name for name in columns if name in
            [row[1] for row in new.execute(f'PRAGMA table_info({table})')] and name != 'reason']
    for row in old.execute(f"SELECT {', '.join(kept)} FROM {table}"):
        same = ' AND '.join(f'{name} IS ?' for name in kept)
        assert new.execute(f'SELECT count(*) FROM {table} WHERE {same}', row).fetchone()[0], (table, row)
assert held > 11, held
SAME
}

# The upgrade, by a command that only reads.
cp "$work/first.db" "$work/site.db"
"$ANCHANG" --db "$work/site.db" report daily --date 2026-11-20 --format json >"$work/report" ||
    fail "the first version does not open"
grep -q '"visitors":{"day":2' "$work/report" || fail "the visit counts"
grep -q '"collect_deposit_fen":{"day":5000000' "$work/report" || fail "the receipt counts"
copy="$work/site.db.before-upgrade-1"
[ -e "$copy" ] || fail "no copy was made first"
[ "$(stat -c %a "$copy")" = 600 ] || fail "the copy is open to others"
same_rows "$copy"
same_rows "$work/site.db"
"$ANCHANG" --db "$work/site.db" check >/dev/null || fail "the upgraded file is not sound"
"$ANCHANG" --db "$work/site.db" export movements >"$work/out"
grep -q 'CK-2026-00002.*,8' "$work/out" || fail "the movement"
"$ANCHANG" --db "$work/site.db" do stock.move date=2026-11-21 item_code=LS01 kind=领用 qty=92 >/dev/null
"$ANCHANG" --db "$work/site.db" do stock.move date=2026-11-21 item_code=LS01 kind=领用 qty=1 \
    >/dev/null 2>&1 && fail "the stock lost a movement"
"$ANCHANG" --db "$work/site.db" check >/dev/null || fail "the file in use is not sound"

# The copy is a backup like any other: it is sound, it can be restored, and is upgraded again.
"$ANCHANG" --db "$copy" check >/dev/null || fail "the copy is not sound"
"$ANCHANG" restore "$copy" --db "$work/again.db" >/dev/null || fail "the copy cannot be restored"
"$ANCHANG" --db "$work/again.db" today >/dev/null
same_rows "$work/again.db"

# Killed at any write of the upgrade it opens again and holds everything.
if command -v strace >/dev/null; then
    for n in 1 10 40 120; do
        rm -f "$work/site.db"*
        cp "$work/first.db" "$work/site.db"
        ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" strace -qq -o /dev/null -e trace=pwrite64 -e inject=pwrite64:signal=KILL:when=$n \
            "$ANCHANG" --db "$work/site.db" today >/dev/null 2>&1 || true
        "$ANCHANG" --db "$work/site.db" check >/dev/null || fail "killed at write $n: not sound"
        same_rows "$work/site.db"
    done
fi

# Not ours.
cp "$work/first.db" "$work/newer.db"
python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("PRAGMA user_version = 9999")' "$work/newer.db"
refused "$work/newer.db" 更新的版本
python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("CREATE TABLE t (a)")' "$work/foreign.db"
refused "$work/foreign.db" 别的程序
head -c 100000 /dev/urandom >"$work/noise.db"
refused "$work/noise.db" 不是案场
printf 'hello\n' >"$work/text.db"
refused "$work/text.db" 不是案场
echo "ok: the first version is upgraded whole"

#!/bin/sh
# Restore and backup on the real program: every rename, unlink, fsync and open of them fails once; the site
# always opens and holds the old rows or the new ones, exit 0 only with the new; the old file with its log is
# kept under a name of its own, never written over; nothing half-done is left.
set -eu
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" # the leak check cannot work under strace
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "restore_check.sh: $1"
    exit 1
}
run() { "$ANCHANG" --lang zh --db "$work/site.db" "$@"; }
# rows FILE: the calls that the file holds, with its log; a copy is asked.
rows() {
    rm -f "$work"/asked*
    cp "$1" "$work/asked"
    [ ! -e "$1-wal" ] || cp "$1-wal" "$work/asked-wal"
    "$ANCHANG" --db "$work/asked" export calls --format json 2>/dev/null | grep -c '"id"' || true
}
call() { run do call.register "phone=$1" source=抖音 >/dev/null; }
exits() { # STATUS WORD COMMAND…
    wanted=$1
    word=$2
    shift 2
    got=0
    "$@" >"$work/out" 2>"$work/err" </dev/null || got=$?
    [ "$got" -eq "$wanted" ] || fail "exit $got instead of $wanted: $* $(cat "$work/err")"
    grep -q -- "$word" "$work/err" || fail "$* said: $(cat "$work/err")"
}
kept() { find "$work" -name 'site.db.before-restore-*' -not -name '*-wal' | sort; }

run init --project 恢复 2>/dev/null
call 13800000001
run backup "$work/backup.db" >/dev/null
call 13800000002

# Something is replaced only when that is meant.
exits 1 --yes run restore "$work/backup.db"
[ "$(rows "$work/site.db")" = 2 ] && [ -z "$(kept)" ] || fail "a restore without --yes"
exits 3 不存在 run restore "$work/none.db" --yes
exits 1 不用恢复 run restore "$work/site.db" --yes
exits 1 换一个文件名 run backup "$work/site.db"

# A committed log is never lost: one process leaves its rows in it and is killed, then the restore comes.
leave_log() { # killed behind the commit, when the log goes into the file: the fourth sync
    strace -qq -o /dev/null -e trace=fdatasync -e inject=fdatasync:signal=KILL:when=4 \
        "$ANCHANG" --db "$work/site.db" do call.register "phone=$1" source=抖音 >/dev/null 2>&1 || true
}
leave_log 13800000003
[ -s "$work/site.db-wal" ] || fail "no log is left to be kept"
exits 0 另存为 run restore "$work/backup.db" --yes
[ "$(rows "$work/site.db")" = 1 ] || fail "the backup is not in place"
[ "$(kept | wc -l)" = 1 ] || fail "kept: $(kept)"
first=$(kept)
[ "$(rows "$first")" = 3 ] || fail "the kept file lost the log: $(rows "$first")"
[ "$(stat -c %a "$work/site.db")" = 600 ] || fail "the site is open to others"
run check >/dev/null || fail "the restored site is not sound"

# A second one at the same moment of the clock keeps its own.
sum=$(sha256sum "$first")
call 13800000004
ANCHANG_TODAY='2026-11-22 10:00' run restore "$work/backup.db" --yes >/dev/null 2>&1
ANCHANG_TODAY='2026-11-22 10:00' run restore "$work/backup.db" --yes >/dev/null 2>&1
ANCHANG_TODAY='2026-11-22 10:00' run restore "$work/backup.db" --yes >/dev/null 2>&1
[ "$(kept | wc -l)" = 4 ] || fail "kept: $(kept)"
[ "$sum" = "$(sha256sum "$first")" ] || fail "an earlier kept file was written over"

# A site that is no database any more: it and its log are kept as they are.
head -c 20000 /dev/urandom >"$work/broken.db"
head -c 5000 /dev/urandom >"$work/broken.db-wal"
cp "$work/broken.db" "$work/was.db"
cp "$work/broken.db-wal" "$work/was.log"
"$ANCHANG" --db "$work/broken.db" restore "$work/backup.db" --yes >/dev/null 2>&1 || fail "no restore over a broken site"
"$ANCHANG" --db "$work/broken.db" check >/dev/null || fail "the log of the broken site was played into the new one"
cmp -s "$work/was.db" "$work"/broken.db.before-restore-*[0-9] || fail "the broken file was not kept"
cmp -s "$work/was.log" "$work"/broken.db.before-restore-*-wal || fail "its log was not kept"

# A link leads to the site: the file behind it is restored, the link stays, both ways have one lock.
ln -s site.db "$work/link.db"
"$ANCHANG" --db "$work/link.db" restore "$work/backup.db" --yes >/dev/null 2>&1 || fail "no restore through a link"
[ -L "$work/link.db" ] && [ "$(rows "$work/site.db")" = 1 ] || fail "the link was replaced"

# Each call of a kind fails once, the first, the second …, until it fails no more.
settle() {
    rm -f "$work"/site.db*
    cp "$work/start.db" "$work/site.db"
    cp "$work/start.log" "$work/site.db-wal"
}
rm -f "$work"/site.db*
run init --project 恢复 2>/dev/null
call 13800000001
call 13800000002
leave_log 13800000003
cp "$work/site.db" "$work/start.db"
cp "$work/site.db-wal" "$work/start.log"
tried=0
failed() { # CALLS ERROR STEP: of the restore; every STEP-th
    n=1
    while :; do
        settle
        status=0
        strace -qq -o "$work/trace" -e "trace=$1" -e "inject=$1:error=$2:when=$n" \
            "$ANCHANG" --lang zh --db "$work/site.db" restore "$work/backup.db" --yes >/dev/null 2>"$work/err" || status=$?
        case "$status $(rows "$work/site.db")" in
        '0 1' | '3 3' | '3 1') ;;
        '127 3') # the loader failed
            n=$((n + $3))
            continue
            ;;
        *) fail "$1 $n fails with $2: exit $status, $(rows "$work/site.db") rows: $(cat "$work/err")" ;;
        esac
        if [ "$status" = 3 ] && [ "$(rows "$work/site.db")" = 1 ]; then
            grep -q 已经恢复 "$work/err" || fail "$1 $n: restored, but it said $(cat "$work/err")"
        fi
        if [ "$(rows "$work/site.db")" = 1 ]; then
            [ "$(rows "$(kept)")" = 3 ] || fail "$1 $n: the old file is not kept whole"
        else
            grep -q '^anchang: ' "$work/err" || fail "$1 $n: no sentence"
            [ -z "$(kept)" ] || fail "$1 $n: $(kept) is left of nothing"
        fi
        run check >/dev/null || fail "$1 $n: the site is not sound"
        [ "$2" = EINVAL ] || [ ! -e "$work/site.db.restoring" ] || grep -q unlink "$work/trace" || fail "$1 $n: half a file is left"
        tried=$((tried + 1))
        grep -q INJECTED "$work/trace" || break
        n=$((n + $3))
    done
}
failed rename,renameat,renameat2 EIO 1
failed renameat2 EINVAL 1 # a file system without exchange: the way by a copy
failed fsync,fdatasync EIO 1
failed unlink,unlinkat EIO 1
failed openat EACCES 5
failed ftruncate EIO 3
failed pread64 EIO 61
failed pwrite64 ENOSPC 61

# The same for a backup: the old one stays whole, or the new one is there; nothing else is left.
settle
run backup "$work/old.db" >/dev/null
call 13800000005
for fault in rename:EIO fsync,fdatasync:EIO openat:EACCES pwrite64:ENOSPC pread64:EIO unlink:EIO; do
    n=1
    case $fault in p*) step=31 ;; *) step=1 ;; esac
    while :; do
        cp "$work/old.db" "$work/b.db"
        status=0
        strace -qq -o "$work/trace" \
            -e "trace=${fault%:*}" -e "inject=${fault%:*}:error=${fault#*:}:when=$n" \
            "$ANCHANG" --lang zh --db "$work/site.db" backup "$work/b.db" >/dev/null 2>"$work/err" || status=$?
        "$ANCHANG" --db "$work/b.db" check >/dev/null 2>&1 || fail "backup, $fault $n: no good backup is left"
        case "$status $(rows "$work/b.db")" in
        '0 4' | '3 3' | '127 3') ;;
        '3 4') grep -q 写好了 "$work/err" || fail "backup, $fault $n: it said $(cat "$work/err")" ;;
        *) fail "backup, $fault $n: exit $status, $(rows "$work/b.db") rows: $(cat "$work/err")" ;;
        esac
        tried=$((tried + 1))
        grep -q INJECTED "$work/trace" || break
        n=$((n + step))
    done
done
echo "ok: $tried failing calls"

#!/bin/sh
# Another program holds the file: --wait bounds the wait, the sentence is in the user's language and says
# who it is as far as that can be known, and whoever is patient gets his turn.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db=$work/site.db
run() { "$ANCHANG" --lang zh --db "$db" "$@"; }
run init --project 等 >/dev/null 2>&1
mkfifo "$work/held" "$work/go"
# hold: a writer that knows nothing of our lock, until a line comes.
hold() {
    python3 -c '
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", file=open(sys.argv[2], "w"))
open(sys.argv[3]).readline()
db.execute("ROLLBACK")' "$db" "$work/held" "$work/go" &
    read -r held <"$work/held"
    [ "$held" = held ]
}
hold
for wait in 0 1; do
    got=0
    run --wait $wait do consultant.save no=01 name=周强 >/dev/null 2>"$work/err" || got=$?
    [ "$got" = 3 ] && grep -aq '正忙（python3，进程 [0-9]*）' "$work/err" || { echo "$got"; cat "$work/err"; exit 1; }
    [ "$(wc -l <"$work/err")" = 1 ]
done
run --wait 60 do consultant.save no=01 name=周强 >"$work/out" 2>"$work/err" &
patient=$!
echo go >"$work/go"
wait $patient || { cat "$work/err"; exit 1; }
grep -q '"no":"01"' "$work/out"
wait
echo "ok: a wait is bounded and ends in turn"

#!/bin/sh
# The sample reports equal after `import all`, after single imports in table order (where the sample
# allows it), and after an unmasked export imported into an empty site; importing again changes nothing.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
registers='consultants units staff calls visits followups tickets subscriptions contracts filings receipts
changes loans items movements targets'
compare() { /usr/bin/python3 tests/report/sample_compare.py "$ANCHANG" "$1" "$2"; }
new_site() { "$ANCHANG" --db "$1" init --project 样例 2>/dev/null; }

for sample in netting small history; do
    data=tests/data/$sample
    new_site "$work/all.db"
    "$ANCHANG" --db "$work/all.db" import all "$data" 2>/dev/null
    compare "$work/all.db" "$data"
    "$ANCHANG" --db "$work/all.db" import all "$data" 2>"$work/again.txt"
    if grep -v '新增 0\|0 行' "$work/again.txt"; then
        exit 1
    fi
    mkdir "$work/export"
    for register in $registers; do
        "$ANCHANG" --db "$work/all.db" export "$register" -o "$work/export/$register.csv" --unmask --reason 检查
    done
    new_site "$work/again.db"
    "$ANCHANG" --db "$work/again.db" import all "$work/export" 2>/dev/null
    compare "$work/again.db" "$data"
    "$ANCHANG" --db "$work/again.db" check
    if [ "$sample" != history ]; then
        new_site "$work/single.db"
        for register in $registers; do
            if [ -e "$data/$register.csv" ]; then
                "$ANCHANG" --db "$work/single.db" import "$register" "$data/$register.csv" 2>/dev/null
            fi
        done
        compare "$work/single.db" "$data"
    fi
    rm -rf "$work"/*
done
echo "ok: the samples are equal on every way in"

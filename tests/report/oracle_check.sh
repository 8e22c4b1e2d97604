#!/bin/sh
# Histories that nobody wrote an expected file for: the demonstration's registers of several seeds, changed
# at random, imported as one history; all three reports of several dates equal the oracle's.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=/usr/bin/python3
for seed in ${ORACLE_SEEDS:-1 2}; do
    mkdir "$work/$seed" "$work/$seed.in"
    "$ANCHANG" --db "$work/$seed.demo" demo --seed "$seed" --customers 260 --today 2026-11-22 2>/dev/null
    for register in consultants units staff calls visits followups tickets subscriptions contracts filings receipts \
        changes loans items movements targets; do
        "$ANCHANG" --db "$work/$seed.demo" export $register --unmask --reason 检查 -o "$work/$seed/$register.csv"
    done
    sed -i 's/盘亏/报损/' "$work/$seed/movements.csv"
    $python tests/report/mutate.py "$work/$seed" "$work/$seed.in" "$seed"
    "$ANCHANG" --db "$work/$seed.db" init --project 推演 2>/dev/null
    "$ANCHANG" --db "$work/$seed.db" import all "$work/$seed.in" 2>"$work/log" || { head -20 "$work/log"; exit 1; }
    $python tests/report/oracle_check.py "$ANCHANG" "$work/$seed.db" "$work/$seed.in" \
        2026-08-10 2026-09-05 2026-09-30 2026-10-18 2026-11-15 2026-11-22 2026-12-31
done
for sample in netting small history; do
    "$ANCHANG" --db "$work/$sample.db" init --project 样例 2>/dev/null
    "$ANCHANG" --db "$work/$sample.db" import all "tests/data/$sample" 2>/dev/null
    $python tests/report/oracle_check.py "$ANCHANG" "$work/$sample.db" "tests/data/$sample" 2026-06-15 2026-10-31 2026-11-30
done
echo "ok: the reports are the oracle's"

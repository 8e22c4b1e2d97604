#!/bin/sh
# 按揭台账 of the demonstration: a line an application, the unpaid is the approved less the paid, late is what is
# longer in its stage than the settings allow, phones are masked; it is written and never read.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ANCHANG_TODAY=2026-11-22
"$ANCHANG" --lang zh --db "$work/site.db" demo >/dev/null 2>&1
"$ANCHANG" --lang zh --db "$work/site.db" export mortgages -o "$work/mortgages.csv" 2>/dev/null
"$ANCHANG" --lang zh --db "$work/site.db" export loans -o "$work/loans.csv" 2>/dev/null
python3 - "$work" <<'CHECK'
import csv
import sys
def rows(name):
    with open(f'{sys.argv[1]}/{name}.csv', encoding='utf-8-sig', newline='') as file:
        return list(csv.DictReader(file))
LIMITS = {'待收件': 7, '资料齐': 2, '面签': 3, '送审': 15, '补件': 5, '批贷': 5, '抵押登记': 10, '待放款': 20,
          '部分放款': 20}
ledger, loans = rows('mortgages'), rows('loans')
assert len(ledger) == len(loans) > 20, (len(ledger), len(loans))
for row, loan in zip(ledger, loans):
    assert (row['认购编号'], row['银行'], row['阶段']) == (loan['认购编号'], loan['银行'], loan['阶段']), row
    ended = row['阶段'] in ('拒贷', '已撤')
    due = 0 if ended else float(row['批贷金额'] or row['申请金额']) - float(row['放款金额'] or 0)
    assert float(row['未放款']) == due, row
    assert row['超时'] == ('是' if int(row['本阶段天数']) > LIMITS.get(row['阶段'], 10**6) else '否'), row
    assert '****' in row['手机'], row
assert {'补件', '待放款', '已放款', '拒贷'} <= {row['阶段'] for row in ledger}
assert any(int(row['补件次数']) > 1 for row in ledger) and any(row['缺件'] for row in ledger)
CHECK
if "$ANCHANG" --lang zh --db "$work/site.db" import mortgages "$work/mortgages.csv" 2>"$work/said"; then
    echo "the ledger was read"
    exit 1
fi
grep -q "没有台账" "$work/said"
echo "ok: the ledger is the loans"

#!/bin/sh
# The demonstration: the same arguments give the same data, the file is sound, every state of the domain
# is there, the tables add up, and an existing file is never overwritten.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for n in 1 2; do
    "$ANCHANG" --db "$work/$n.db" demo --seed 7 --today 2026-11-22 2>/dev/null
    "$ANCHANG" --db "$work/$n.db" check
    mkdir "$work/$n"
    for register in consultants units staff calls visits followups tickets subscriptions contracts filings receipts \
        changes loans items movements targets reports rotation dunnings deliveries archives archive_papers \
        archive_loans prices buyers books book_numbers banks templates profiles; do
        "$ANCHANG" --db "$work/$n.db" export $register --unmask --reason 检查 --format json -o "$work/$n/$register.json"
    done
    "$ANCHANG" --db "$work/$n.db" report daily --date 2026-11-22 --format json >"$work/$n/daily.json"
done
diff -r "$work/1" "$work/2"
if "$ANCHANG" --db "$work/1.db" demo 2>/dev/null; then
    echo "demo overwrote a file"
    exit 1
fi

# The whole site leaves in registers and comes back as one history; only what README.md names stays behind.
mkdir "$work/out"
for register in consultants units staff calls visits followups tickets subscriptions contracts filings receipts \
    changes loans items movements targets rotation dunnings deliveries archives archive_papers archive_loans \
    banks templates profiles; do
    "$ANCHANG" --db "$work/1.db" export $register --unmask --reason 检查 -o "$work/out/$register.csv"
done
again() { ANCHANG_TODAY=2026-11-23 "$ANCHANG" --db "$work/again.db" "$@"; }
again init --project 翡翠湾 2>/dev/null
again import all "$work/out" >/dev/null 2>"$work/log" || { cat "$work/log"; exit 1; }
for register in units subscriptions contracts filings receipts deliveries archives archive_papers archive_loans \
    banks templates profiles; do
    again export $register --unmask --reason 检查 -o - | diff - "$work/out/$register.csv"
done
/usr/bin/python3 - "$work/1" <<'CHECK'
import json
import sys

folder = sys.argv[1]


def values(register, field):
    with open(f"{folder}/{register}.json", encoding="utf-8") as rows:
        return {row[field] for row in json.load(rows)}


wanted = {
    ("units", "control"): {"未推", "待售", "保留", "不可售"},
    ("subscriptions", "state"): {"SUBSCRIBED", "SIGNED", "FILED", "DELIVERED", "CANCELLED"},
    ("subscriptions", "pay_method"): {"一次性", "商业贷款", "公积金贷款", "组合贷款", "分期"},
    ("tickets", "state"): {"OPEN", "CONVERTED", "REFUNDED"},
    ("buyers", "relation"): {"配偶"},
    ("filings", "state"): {"SENT", "FILED", "RETURNED", "REVOKED"},
    ("changes", "state"): {"APPLIED", "EXECUTED", "VOID"},
    ("changes", "kind"): {"退房", "挞定", "换房", "更名", "价格变更", "付款方式变更", "延期签约", "延期付款"},
    ("loans", "state"): {"WAIT_DOCS", "INTERVIEWED", "SUBMITTED", "SUPPLEMENT", "APPROVED", "REGISTERED", "DISBURSED",
                        "REJECTED", "DROPPED"},
    ("receipts", "kind"): {"定金", "首付", "房款", "商贷放款", "公积金放款", "尾款", "面积补差", "退款", "违约金",
                           "维修基金", "契税", "代收费"},
    ("movements", "kind"): {"采购入库", "领用", "分发", "退库", "报损", "借出", "归还", "盘亏"},
    ("followups", "mode"): {"电话", "微信", "短信", "外拜", "其他"},
    ("followups", "grade"): {"A", "B", "C", "D"},
    ("visits", "kind"): {"购房", "非购房"},
    ("reports", "state"): {"VALID", "VISITED", "VOID"},
    ("dunnings", "mode"): {"电话", "短信", "催款函"},
    ("deliveries", "state"): {"DELIVERED", "TITLE_SENT", "TITLED"},
    ("archives", "kind"): {"一户一档", "批文", "证照", "收文", "发文", "印章使用"},
    ("archives", "state"): {"IN", "OUT", "LOST"},
    ("archive_loans", "state"): {"OUT", "RETURNED", "LOST"},
    ("staff", "role"): {"销售助理", "经理", "财务", "只读"},
    ("consultants", "status"): {"在职", "离职"},
}
missing = {key: want - values(*key) for key, want in wanted.items() if want - values(*key)}
assert not missing, missing
daily = json.load(open(f"{folder}/daily.json", encoding="utf-8"))
for table in ("by_source", "by_consultant", "by_layout"):
    for key in ("first_visits", "sub_gross_sets", "sub_net_sets", "sub_net_amount_fen", "sign_net_sets"):
        total = sum(row[key]["month"] for row in daily[table])
        assert total == daily["flow"][key]["month"], (table, key, total)
assert daily["flow"]["visits"]["day"] > 0 and daily["stock"]["followups_overdue"] > 0
assert daily["stock"]["items_low"] + daily["stock"]["items_out"] > 0
CHECK
echo "ok: the demonstration is the same twice, sound, and comes back from its registers"

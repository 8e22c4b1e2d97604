#!/bin/sh
# Every kind of paper is written, counted, and says that it is a reprint.
set -e
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
run() { "$ANCHANG" --db "$site/s.db" "$@"; }
run init --project 测试苑 >/dev/null 2>&1
cp tests/data/small/*.csv "$site/"
run import all "$site" >/dev/null 2>&1
deal=YJ-RG-2026-00003
run do delivery.hand_over deal_no=$deal measured_area=120 >/dev/null 2>&1
run do archive.register kind=一户一档 deal_no=$deal place=A柜 >/dev/null
receipt=$(run do receipt.post deal_no=$deal kind=维修基金 amount=10050.05 | sed 's/.*"receipt_no":"\([^"]*\)".*/\1/')
owing=$(run do deal.subscribe unit_no="$(run export units --format json | tr '{' '\n' | grep '"state":null\|AVAILABLE' |
    sed -n 's/.*"unit_no":"\([^"]*\)".*/\1/p' | while read -r unit; do
        run export subscriptions | grep -q ",$unit," || { echo "$unit"; break; }; done)" \
    phone=13800001111 name=赵六 total=9000000 deposit=50000 pay_method=一次性 consultant=S001 \
    sub_date=2026-11-10 | sed 's/.*"deal_no":"\([^"]*\)".*/\1/')
run do dunning.add deal_no="$owing" due_on=2026-11-10 mode=催款函 >/dev/null
quoted=$(run export subscriptions --format json | sed -n 's/.*"unit_no":"\([^"]*\)".*/\1/p' | head -1)
run do quote.save unit_no="$quoted" name=赵六 pay_method=商业贷款 deposit=50000 >/dev/null
run do quote.save unit_no="$quoted" name=赵六 pay_method=一次性 deposit=50000 >/dev/null

check() { # KIND NUMBER TEXT...
    kind=$1 number=$2
    shift 2
    run print "$kind" "$number" -o "$site/$kind.xlsx" >/dev/null 2>&1
    /usr/bin/python3 - "$site/$kind.xlsx" "$@" <<'PY'
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
text = ' '.join(str(c.value) for s in book for r in s.iter_rows() for c in r if c.value is not None)
for want in sys.argv[2:]:
    paper = want.startswith('paper=')
    have = str(book.worksheets[0].page_setup.paperSize) if paper else text
    assert (have == want[6:]) if paper else (want in have), (sys.argv[1], want, text[:400])
PY
}
check subscription "$owing" 认购书 赵六 13800001111 玖佰万元整 伍万元整 paper=9
run do buyer.add deal_no="$owing" name=钱七 share=40 id_kind=护照 id_no=E12345678 relation=配偶 >/dev/null
for sheet in subscription checklist; do
    check $sheet "$owing" 赵六 60% '权益人 2' 钱七 护照 E12345678 '40% 配偶'
done
check checklist "$owing" '证件 钱七'
ticket=$(run do ticket.open phone=13800001112 amount=20000 unit_no=1-1-101 | sed 's/.*"ticket_no":"\([^"]*\)".*/\1/')
run do ticket.wish ticket_no="$ticket" position=2 unit_no=1-1-102 >/dev/null
check queue 2026-11-22 认筹排号表 '138****1112' '1-1-101 1-1-102' "$ticket"
run do book.receive kind=认购书 prefix=RG first=1 last=20 digits=4 received_on=2026-11-01 >/dev/null
run do book.hand_out book_no=HB-2026-00001 handed_to=王芳 handed_on=2026-11-02 >/dev/null
run do book.use kind=认购书 number=RG0002 document_no="$owing" date=2026-11-10 >/dev/null
run do book.void kind=认购书 number=RG0002 void_reason=写错 date=2026-11-11 >/dev/null
run do book.use kind=认购书 number=RG0003 document_no="$owing" date=2026-11-11 >/dev/null
run do book.void kind=认购书 number=RG0001 void_reason=污损 date=2026-11-12 >/dev/null
run do book.return book_no=HB-2026-00001 returned_on=2026-11-20 >/dev/null
check subscription "$owing" 认购书号 RG0003
check receipt "$receipt" 收据 10,050.05 壹万零伍拾元零伍分 paper=11
check receipt "$receipt" '重印（第 2 次打印）'
check receipt "$receipt" '重印（第 3 次打印）'
check checklist "$owing" 签约资料清单 赵六 缺
run do loan_paper.receive deal_no=YJ-RG-2026-00070 kind=商贷 paper=收入证明 received_on=2026-11-10 >/dev/null
check loan-papers YJ-RG-2026-00070 按揭资料清单 工商银行城东支行 收入证明 已收 2026-12-10 原件 还缺
check plan "$owing" 付款计划 定金 逾期
check dunning CD-2026-00001 催款函 伍万元整 '12 天'
check handover JF-2026-00001 交房单 实测面积 退还买受人
check archive DA-2026-00001 档案目录 商品房买卖合同 A柜
check quote BJ-2026-00001 报价单 赵六 付款计划 等额本金 契税 paper=9
check quote BJ-2026-00001,BJ-2026-00002 对比 BJ-2026-00002 不同 付款计划
run quote BJ-2026-00001 BJ-2026-00002 | grep -q '^ \*付款方式'
run quote BJ-2026-00001 --format json | python3 -c 'import json, sys
rows = {r["key"]: r for r in json.load(sys.stdin)["rows"]}
assert rows["plan.commercial"]["fen"] + rows["plan.定金"]["fen"] + rows["plan.首付款"]["fen"] == rows["total"]["fen"]'
run quote BJ-2026-00009 2>/dev/null && exit 1 || [ $? -eq 1 ]
run do calculation.save mix=商贷 loan_commercial=1000000 points=0 >/dev/null
run do calculation.save mix=商贷 loan_commercial=800000 points=0 extra_month=12 extra=100000 >/dev/null
check loan CS-2026-00001 贷款测算 4490.45 616560.88 5694.44 526458.33 期次 360 paper=9
check loan CS-2026-00001,CS-2026-00002 对比 CS-2026-00002 不同 少付利息
run loan CS-2026-00001 CS-2026-00002 | grep -q '^ \*贷款总额'
run loan CS-2026-00001 --format json | python3 -c 'import json, sys
sheet = json.load(sys.stdin)
rows = {r["key"]: r for r in sheet["rows"]}
assert sheet["calculation_no"] == "CS-2026-00001"
assert rows["equal.interest"]["fen"] == 52645833 and rows["loan.months"]["months"] == 360'
run loan CS-2026-00009 2>/dev/null && exit 1 || [ $? -eq 1 ]
check pricelist 1 价格表 待售 已售
check board 2026-11-22 销控表 待售
check reconcile 2026-11 合计 定金

# The pre-printed form: offsets move the words, nothing else.
run print receipt "$receipt" --format text -o "$site/a.txt" >/dev/null 2>&1
grep -q "^ *壹万零伍拾元零伍分 .*10,050.05 元$" "$site/a.txt"
[ "$(wc -l <"$site/a.txt")" -eq 8 ]

# What is not there, and who may not.
run print receipt SK-2026-09999 -o "$site/none.xlsx" 2>/dev/null && exit 1 || [ $? -eq 1 ]
[ ! -e "$site/none.xlsx" ]
run print nothing 1 2>/dev/null && exit 1 || [ $? -eq 2 ]
run print plan "$owing" --format text 2>/dev/null && exit 1 || [ $? -eq 2 ]
run do staff.save no=R1 name=看客 role=只读 >/dev/null
run --user R1 print receipt "$receipt" -o "$site/none.xlsx" 2>/dev/null && exit 1 || [ $? -eq 4 ]
run --user R1 print pricelist 1 -o "$site/list.xlsx" >/dev/null 2>&1
run check >/dev/null

# The registers of this part come back as they went out.
run do archive.lend archive_no=DA-2026-00001 borrower=李娜 reason=核对 >/dev/null
run do archive.return archive_no=DA-2026-00001 remark=页数核对无误 >/dev/null
run do archive.lend archive_no=DA-2026-00001 borrower=李娜 reason=核对 >/dev/null
run do archive.file archive_no=DA-2026-00001 paper=婚姻证明 pages=2 remark=另附 >/dev/null
mkdir "$site/out"
for register in dunnings deliveries archives archive_papers archive_loans buyers books book_numbers wishes; do
    run export $register --unmask --reason test -o "$site/out/$register.csv"
    cp "$site/out/$register.csv" "$site/"
done
run export subscriptions --unmask --reason test -o "$site/subscriptions.csv"
run export tickets --unmask --reason test -o "$site/tickets.csv"
run export receipts --unmask --reason test -o "$site/receipts.csv"
again() { "$ANCHANG" --db "$site/again.db" "$@"; }
again init --project 测试苑 >/dev/null 2>&1
again import all "$site" >/dev/null 2>"$site/log" || { cat "$site/log"; exit 1; }
for register in dunnings deliveries archives archive_papers archive_loans buyers books book_numbers wishes; do
    again export $register --unmask --reason test -o - | diff - "$site/out/$register.csv"
done
# Present, missing and unforeseen papers of a file among them; twice the same is once.
grep -q '页数核对无误,已归还' "$site/out/archive_loans.csv"
grep -q '婚姻证明,2,' "$site/out/archive_papers.csv"
grep -q '交房资料,,,' "$site/out/archive_papers.csv"
again import archive_papers "$site/archive_papers.csv" >/dev/null 2>&1
again export archive_papers --unmask --reason test -o - | diff - "$site/out/archive_papers.csv"
echo "ok: each paper is written and counted"

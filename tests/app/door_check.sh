#!/bin/sh
# Money and prices have one door each, for every role and from every side: what a role may not do by
# `do` it may not do by a file either, and whoever asked for something does not approve it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db=$work/site.db
run() { "$ANCHANG" --lang zh --db "$db" "$@"; }
# ends STATUS WORD COMMAND…: the status, and the word in what is said.
ends() {
    wanted=$1 word=$2 got=0
    shift 2
    run "$@" >"$work/out" 2>"$work/err" || got=$?
    [ "$got" = "$wanted" ] && { [ -z "$word" ] || grep -aq "$word" "$work/err"; } && return
    echo "$*: status $got instead of $wanted, said:"
    cat "$work/err"
    exit 1
}
run init --project 门 >/dev/null 2>&1
for person in 'Z01 王芳 销售助理' 'M01 陈建国 经理' 'M02 林总 经理' 'F01 李娜 财务' 'R01 周远 只读'; do
    set -- $person
    run do staff.save no=$1 name=$2 role=$3 >/dev/null
done
run do consultant.save no=01 name=周强 >/dev/null
for room in 101 102 103; do
    run do unit.save building=1 entrance=1 floor=1 room=$room layout=三房 gross_area=100 list_total=1000000 \
        floor_total=900000 permit_no=证1 permit_date=2026-01-01 >/dev/null
done
SALE='phone=13800000001 name=张三 deposit=50000 pay_method=一次性 consultant=01'
run --user Z01 do deal.subscribe unit_no=1-1-101 total=1000000 sub_date=2026-11-10 $SALE >/dev/null
deal=RG-2026-00001
run --user Z01 do receipt.post deal_no=$deal kind=定金 amount=50000 arrived_on=2026-11-10 >/dev/null

# Money goes out by 财务 or 经理, and by its own operation.
ends 1 用“退款”登记 --user M01 do receipt.post deal_no=$deal kind=退款 amount=1
ends 4 找经理 --user Z01 do receipt.refund deal_no=$deal amount=1 reason=退
ends 0 '' --user F01 do receipt.refund deal_no=$deal amount=1000 reason=退
head=收款编号,认购编号,款项类型,金额,到账日期,转款
printf '%s\n' $head SK-9,$deal,退款,1000,2026-11-11,否 >"$work/receipts.csv"
ends 4 'receipts.csv:2:' --user Z01 import receipts "$work/receipts.csv"
printf '%s\n' $head SK-9,$deal,退款,1000,2026-11-11,否 SK-8,$deal,定金,0,2026-11-11,否 >"$work/mixed.csv"
ends 1 'mixed.csv:3:金额' --user Z01 import receipts "$work/mixed.csv"
ends 0 '新增 1' --user F01 import receipts "$work/receipts.csv"
ends 0 '已存在 1' --user F01 import receipts "$work/receipts.csv"
run --user Z01 do ticket.open phone=13800000009 amount=10000 >/dev/null
ends 4 找经理 --user Z01 do ticket.refund ticket_no=RC-2026-00001
ends 0 '' --user F01 do ticket.refund ticket_no=RC-2026-00001

# The price of a launched unit: an approved batch, by another than who drafted it.
UNIT='building=1 entrance=1 floor=1 room=102 layout=三房 gross_area=100'
ends 1 调价单 --user M01 do unit.save $UNIT list_total=1000000 floor_total=100000
ends 1 调价单 --user M01 do unit.save $UNIT list_total=100000
ends 4 经理 --user Z01 do unit.save $UNIT list_total=1000000 control=未推
units=楼栋,单元,楼层,房号,户型,建筑面积,标准总价,底价总价
printf '%s\n' $units 1,1,1,102,三房,100,1000000,100000 >"$work/units.csv"
ends 1 'units.csv:2:底价总价' --user M01 import units "$work/units.csv"
run --user M01 do price.draft reason=涨价 >/dev/null
run --user M01 do price.set batch_no=TJ-2026-00001 unit_no=1-1-102 list_total=1100000 floor_total=950000 >/dev/null
ends 4 不能是申请人 --user M01 do price.approve batch_no=TJ-2026-00001
ends 4 不能是申请人 --user M02 do price.approve batch_no=TJ-2026-00001 approved_by=陈建国
ends 0 '' --user M02 do price.approve batch_no=TJ-2026-00001

# Below the floor: an approved special price, or the manager's import, which stores one.
ends 4 特批 --user M01 do deal.subscribe unit_no=1-1-103 total=800000 $SALE
run --user M01 do special.apply unit_no=1-1-103 phone=13800000001 total=800000 reason=内部 >/dev/null
ends 4 不能是申请人 --user M01 do special.approve special_no=TP-2026-00001
sales=认购编号,认购日期,房号,手机,姓名,成交总价,定金,付款方式,顾问
printf '%s\n' $sales RG-7,2026-11-10,1-1-103,13800000007,李四,800000,50000,一次性,01 >"$work/sales.csv"
ends 4 'sales.csv:2:成交总价' --user Z01 import subscriptions "$work/sales.csv"
ends 0 '新增 1' --user M01 import subscriptions "$work/sales.csv"

# A change: applied by one, executed or approved by another, in a file by the manager alone.
run --user M01 do change.apply deal_no=$deal kind=价格变更 new_total=990000 reason=补 >/dev/null
ends 4 不能是申请人 --user M01 do change.execute change_no=BG-2026-00001
ends 4 不能是申请人 --user M01 do change.approve change_no=BG-2026-00001
changes=变更编号,认购编号,变更类型,申请日期,执行日期,新总价,原因
printf '%s\n' $changes BG-2026-00001,$deal,价格变更,2026-11-22,2026-11-22,990000,补 >"$work/changes.csv"
ends 4 'changes.csv:2:' --user M01 import changes "$work/changes.csv" # his own application
ends 4 'changes.csv:2:' --user Z01 import changes "$work/changes.csv"
ends 0 '' --user M02 import changes "$work/changes.csv"

# The whole site is the manager's: in, out in clear, and back.
mkdir "$work/all" && cp "$work/units.csv" "$work/all/"
ends 4 找经理 --user Z01 import all "$work/all"
ends 4 找经理 --user R01 backup "$work/copy.db"
[ ! -e "$work/copy.db" ]
ends 4 经理 --user R01 export visits --unmask --reason 看
ends 0 '' --user M01 backup "$work/copy.db"
ends 4 找经理 --user R01 restore "$work/copy.db" --yes
ends 4 找经理 --user F01 restore "$work/copy.db" --yes
ends 0 '' --user M01 restore "$work/copy.db" --yes

run check >/dev/null
echo "ok: money and prices have one door"

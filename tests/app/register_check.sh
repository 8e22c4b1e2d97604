#!/bin/sh
# A register file with one bad cell is refused with FILE:LINE:COLUMN and nothing of it is imported; a value
# that a known row did not have is not lost in silence.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "register_check.sh: $1"
    exit 1
}
run() { "$ANCHANG" --lang zh --db "$work/site.db" "$@"; }
run init --project 翡翠湾 2>/dev/null
run do consultant.save no=01 name=周强 >/dev/null
run do unit.save building=1 entrance=1 floor=1 room=101 layout=三室两厅 gross_area=100 list_total=1000000 \
    permit_no=证1 permit_date=2026-01-01 >/dev/null
run do deal.subscribe unit_no=1-1-101 phone=13900000001 name=客户 total=1000000 deposit=50000 pay_method=一次性 \
    consultant=01 sub_date=2026-11-01 >/dev/null
run do book.receive kind=认购书 prefix=RG first=1 last=20 digits=4 received_on=2026-11-01 >/dev/null
run do ticket.open phone=13900000001 amount=20000 date=2026-11-01 >/dev/null
run do archive.register kind=一户一档 title=客户 deal_no=RG-2026-00001 date=2026-11-02 place=柜一 >/dev/null 2>&1
new='buyers books book_numbers wishes banks templates policies faqs profiles archive_papers'
state() { for register in $new; do run export "$register"; done | sha256sum; }
before=$(state)
long=$(head -c 200000 /dev/zero | tr '\0' x)

# bad REGISTER HEADINGS ROW COLUMN
bad() {
    file=$work/$1.csv
    printf '%s\n%s\n' "$2" "$3" >"$file"
    got=0
    run import "$1" "$file" >/dev/null 2>"$work/err" || got=$?
    [ "$got" -eq 1 ] || fail "exit $got: $1 $4 $(head -c 300 "$work/err")"
    grep -q "^$file:2:$4: " "$work/err" || fail "$1 $4 said: $(head -c 300 "$work/err")"
    [ "$before" = "$(state)" ] || fail "$1 $4 was imported"
}
buyer='认购编号,序号,登记日期,姓名,证件类型,证件号码,份额'
bad buyers "$buyer" 'RG-2026-00009,2,2026-11-02,甲,护照,E1234567,50' 认购编号
bad buyers "$buyer" 'RG-2026-00001,0,2026-11-02,甲,护照,E1234567,50' 序号
bad buyers "$buyer" 'RG-2026-00001,2,2026-02-30,甲,护照,E1234567,50' 登记日期
bad buyers "$buyer" "RG-2026-00001,2,2026-11-02,$long,护照,E1234567,50" 姓名
bad buyers "$buyer" 'RG-2026-00001,2,2026-11-02,甲,工牌,E1234567,50' 证件类型
bad buyers "$buyer" 'RG-2026-00001,2,2026-11-02,甲,身份证,990101197512073144,50' 证件号码
bad buyers "$buyer" 'RG-2026-00001,2,2026-11-02,甲,护照,E1234567,100' 份额
bad buyers "$buyer" 'RG-2026-00001,2,2026-11-02,甲,护照,E1234567,-1' 份额
bad buyers "$buyer" 'RG-2026-00001,2,2026-11-02,甲,护照,E1234567,99999999999999999999' 份额
bad books '号本编号,单据,起号,止号,领入日期' 'HB-2026-00009,认购书,30,20,2026-11-02' 止号
bad books '号本编号,单据,起号,止号,领入日期' 'HB-2026-00009,认购书,30,99999999999999999999,2026-11-02' 止号
bad books '号本编号,单据,前缀,起号,止号,位数,领入日期' 'HB-2026-00009,认购书,RG,20,30,4,2026-11-02' 起号
bad book_numbers '单据,号码,日期,单据编号' '认购书,RG0021,2026-11-02,RG-2026-00001' 号码
bad book_numbers '单据,号码,日期,单据编号' '认购书,RG0001,2026-10-02,RG-2026-00001' 日期
bad book_numbers '单据,号码,日期,单据编号' '认购书,RG0001,2026-11-02,=1+1' 单据编号
bad wishes '认筹编号,志愿,意向房号,登记日期' 'RC-2026-00001,4,1-1-101,2026-11-02' 志愿
bad wishes '认筹编号,志愿,意向房号,登记日期' 'RC-2026-00001,2,1-1-109,2026-11-02' 意向房号
bad banks '银行,产品,最低首付' '工商银行,商贷,101' 最低首付
bad banks '银行,产品,额度' '工商银行,商贷,10000000000' 额度
bad policies '城市,政策项目,生效日期,数值' '全国,贷款最长年限,2026-11-02,0' 数值
bad policies '城市,政策项目,生效日期,金额' '全国,LPR,2026-11-02,3' 金额
bad profiles '认购编号,序号,婚姻' 'RG-2026-00001,2,已婚' 序号
bad profiles '认购编号,序号,婚姻' 'RG-2026-00001,1,单身' 婚姻
bad templates '编码,用于,资料,次序' 'X1,签约用,某,900' 次序
bad faqs '问题,主题,回答,更新日期' '问,利率,答,0001-01-01' 更新日期
bad archive_papers '档案编号,资料名称' 'DA-2026-00009,认购书' 档案编号

# The number was used; that it is void comes from book.void, not from a row that is passed over.
heading='单据,号码,日期,单据编号,作废原因'
printf '%s\n%s\n' "$heading" '认购书,RG0002,2026-11-02,RG-2026-00001,' >"$work/used.csv"
run import book_numbers "$work/used.csv" 2>/dev/null
run import book_numbers "$work/used.csv" 2>&1 | grep -q '已存在 1' || fail 'a row again is no row known'
before=$(state)
bad book_numbers "$heading" '认购书,RG0002,2026-11-02,RG-2026-00001,写坏' 作废原因

# A card that ends in 000 is what a spreadsheet leaves; a true one is told so.
printf '%s\n%s\n' "$buyer" 'RG-2026-00001,2,2026-11-02,甲,身份证,110105199001021000,50' >"$work/card.csv"
run import buyers "$work/card.csv" 2>&1 | grep -q '2:证件号码: .*设为文本' || fail 'a rounded card'
run import buyers "$work/card.csv" --yes 2>&1 | grep -q '新增 1' || fail 'a true card that ends in 000'
echo "ok: each bad cell is named, nothing imported"

#!/bin/sh
# The registers of the desk, reports and rotation: what is exported comes back equal on an empty site.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
site="$ANCHANG --db $folder/site.db"
copy="$ANCHANG --db $folder/copy.db"
unset LANGUAGE
export LC_ALL=C.UTF-8
export ANCHANG_TODAY="2026-11-20 09:00"
$site init --project 翡翠湾
for n in 1 2; do
    $site do consultant.save 工号=00$n 姓名=顾问$n >/dev/null
    $site do rotation.sign_in 顾问=00$n >/dev/null
done
$site do report.register 渠道=贝壳 报备手机=13800000001 >/dev/null
$site do report.register 渠道=链家 报备手机='138****0002' 经纪人=小何 >/dev/null
export ANCHANG_TODAY="2026-11-20 10:00"
$site do visit.receive 手机=13800000001 姓名=张三 性别=男 认知途径=中介渠道 意向户型=三房 意向面积=100 >/dev/null
$site do rotation.post 顾问=002 动作=公务外出 原因=送合同 >/dev/null
export ANCHANG_TODAY="2026-11-21 09:00"
$copy init --project 翡翠湾
$site export consultants -o "$folder/consultants.csv"
$site export rotation -o "$folder/rotation.csv"
$site export reports --unmask --reason 核对 -o "$folder/reports.csv"
$site export reports -o "$folder/masked.csv"
for register in consultants rotation reports; do
    $copy import $register "$folder/$register.csv"
done
$copy export rotation -o "$folder/rotation2.csv"
cmp "$folder/rotation.csv" "$folder/rotation2.csv"
grep -q 轮到接待 "$folder/rotation.csv"
grep -q 13800000001 "$folder/reports.csv"
grep -q "138\*\*\*\*0001" "$folder/masked.csv"
if grep -q 13800000001 "$folder/masked.csv"; then
    echo "a phone in clear"
    exit 1
fi
$copy export reports --unmask --reason 核对 -o "$folder/reports2.csv"
cut -d, -f1-7 "$folder/reports.csv" >"$folder/a"
cut -d, -f1-7 "$folder/reports2.csv" >"$folder/b"
cmp "$folder/a" "$folder/b"
$copy import rotation "$folder/rotation.csv" 2>&1 | grep -q '已存在 4'
# Today's board is made at the desk: a file can't.
export ANCHANG_TODAY="2026-11-20 18:00"
other="$ANCHANG --db $folder/other.db"
$other init --project 翡翠湾
$other import consultants "$folder/consultants.csv"
sed 's/2026-11-20/2026-11-21/' "$folder/rotation.csv" >"$folder/today.csv"
if $other import rotation "$folder/today.csv" 2>"$folder/fault"; then
    echo "a row of tomorrow's rotation was imported"
    exit 1
fi
grep -q 'today.csv:2:日期' "$folder/fault"
echo "ok: reports and rotation come back as they went"

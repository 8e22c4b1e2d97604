#!/bin/sh
# Several processes write at once: every save is there once, none is lost, none is refused as busy, the
# trail is whole; one unit that all of them want goes to exactly one; and a process killed in the middle
# of a change of unit leaves all of it or nothing.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db=$work/site.db
run() { "$ANCHANG" --db "$db" "$@"; }
count() { run export "$1" --format json 2>/dev/null | grep -c '"id"' || true; }
run init --project 并发 2>/dev/null
run do consultant.save no=01 name=周强 >/dev/null
for room in 101 102; do
    run do unit.save building=1 entrance=1 floor=1 room=$room layout=三室两厅 gross_area=100 list_total=1000000 \
        permit_no=证1 permit_date=2026-01-01 >/dev/null
done

writer() {
    for n in 1 2 3 4 5 6 7 8 9 10; do
        run do call.register phone=1380000"$1"0"$(printf %02d "$n")" source=抖音 consultant=01 >/dev/null || echo "lost $1 $n"
    done
}
for w in 1 2 3 4; do
    writer $w &
done
wait
[ "$(count calls)" = 40 ] || { echo "calls: $(count calls)"; exit 1; }
numbers=$(run export calls --format json | grep -o 'LD-2026-[0-9]*' | sort -u | wc -l)
[ "$numbers" = 40 ]

for w in 1 2 3 4 5 6; do
    run do deal.subscribe unit_no=1-1-101 phone=1390000000$w name=客户 total=1000000 deposit=50000 pay_method=一次性 \
        consultant=01 >"$work/sold.$w" 2>/dev/null &
done
wait
[ "$(cat "$work"/sold.* | grep -c deal_no)" = 1 ]
[ "$(count subscriptions)" = 1 ]

# Killed at every third write of 换房, from the first to behind the last: the change, the deal and both
# units agree afterwards, and both outcomes were met.
run do change.apply deal_no=RG-2026-00001 kind=换房 new_unit_no=1-1-102 new_total=1100000 reason=高楼层 >/dev/null
cp "$db" "$work/before.db"
before=0
after=0
write=1
while :; do
    rm -f "$db"-*
    cp "$work/before.db" "$db"
    status=0
    ASAN_OPTIONS=detect_leaks=0 strace -o /dev/null -e trace=pwrite64 -e inject=pwrite64:signal=KILL:when=$write \
        "$ANCHANG" --db "$db" do change.execute change_no=BG-2026-00001 >/dev/null 2>&1 || status=$?
    deal=$(run export subscriptions --format json | tr ',' '\n' | grep -E '"(unit_now|total_now_fen)"' | tr -d '\n')
    case "$deal $(run export changes --format json | grep -o '"state":"[A-Z]*"')" in
    *1-1-101*100000000*APPLIED*) before=$((before + 1)) ;;
    *1-1-102*110000000*EXECUTED*) after=$((after + 1)) ;;
    *)
        echo "torn at write $write: $deal"
        exit 1
        ;;
    esac
    run check >/dev/null
    [ $status = 137 ] || break
    write=$((write + 3))
done
[ $status = 0 ] # not killed any more: it ended well (the leak check can't work under strace)
echo "killed at $write writes: $before times nothing, $after times all"
[ $before -gt 3 ] && [ $after -gt 1 ]

#!/bin/sh
# run.sh BUILD: runs every cmocka runner and every tests/*/*_check.sh; the last line is the sum.
# Nothing passes by saying nothing: a runner ends in order, with every module of its layer and every test that
# it announced; the last line of a check is its "ok: …"; no sanitizer found anything in any process.
build=$1
output=$build/tests/output
passed=0
failed=0
export ANCHANG="$PWD/$build/anchang"
export ANCHANG_TODAY='2026-11-22 14:05' # it stands still: no test knows the hour
export ASAN_OPTIONS="exitcode=99:log_path=$PWD/$build/tests/sanitizer"
unset ANCHANG_DB

# What a runner said, which may hold any bytes: announced, passed, failed and skipped tests, groups.
sums() {
    tr -d '\000' <"$output" | LC_ALL=C awk '
        /^\[==========\] Running [0-9]+ test/ { announced += $3; groups++ }
        /^\[  PASSED  \] [0-9]+ test/ { passed += $4 }
        /^\[  FAILED  \] [0-9]+ test/ { failed += $4 }
        /^\[  SKIPPED \] [0-9]+ test/ { skipped += $4 }
        END { print announced + 0, passed + 0, failed + 0, skipped + 0, groups + 0 }'
}
# reports: shows what a sanitizer found, and is true when it did.
reports() {
    set -- "$build"/tests/sanitizer.*
    [ -e "$1" ] || return 1
    head -n 60 "$@"
    rm -f "$@"
}
rm -f "$build"/tests/sanitizer.*
for runner in "$build"/tests/*_runner; do
    echo "== $runner"
    status=0
    "$runner" >"$output" 2>&1 || status=$?
    set -- $(sums)
    layer=${runner##*/}
    modules=$(ls tests/"${layer%_runner}"/*_test.c 2>/dev/null | wc -l)
    fault=
    [ "$status" -eq 0 ] || { [ "$3" -gt 0 ] && [ "$status" -lt 90 ]; } || fault="ended with $status"
    [ "$1" -gt 0 ] && [ "$1" -eq $(($2 + $3 + $4)) ] || fault="$fault, ran $(($2 + $3 + $4)) of $1 tests"
    [ "$5" -ge "$modules" ] || fault="$fault, $5 of $modules modules"
    ! reports || fault="$fault, a sanitizer found something"
    if [ "$3" -gt 0 ]; then
        grep -a -B40 FAILED "$output" | head -n 200
    fi
    if [ -n "$fault" ]; then
        tail -n 40 "$output"
        echo "FAILED $runner: ${fault#, }"
    fi
    passed=$((passed + $2))
    failed=$((failed + $3 + (${#fault} > 0)))
done
for check in tests/*/*_check.sh; do
    [ -e "$check" ] || continue
    echo "== $check"
    status=0
    sh "$check" >"$output" 2>&1 || status=$?
    last=$(tail -n 1 "$output" | tr -d '\000')
    fault=
    [ "$status" -eq 0 ] || fault="ended with $status"
    case $last in 'ok: '?*) ;; *) fault=${fault:-"ended without its line ok: …"} ;; esac
    ! reports || fault="$fault, a sanitizer found something"
    if [ -n "$fault" ]; then
        failed=$((failed + 1))
        tail -n 40 "$output"
        echo "FAILED $check: ${fault#, }"
    else
        passed=$((passed + 1))
        echo "$last"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

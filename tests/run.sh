#!/bin/sh
# run.sh BUILD: runs every cmocka runner and every tests/*/*_check.sh; the last line is the sum.
build=$1
passed=0
failed=0
export ANCHANG="$PWD/$build/anchang"
export ANCHANG_TODAY=2026-11-22
unset ANCHANG_DB
for runner in "$build"/tests/*_runner; do
    echo "== $runner"
    "$runner" >"$build/tests/output" 2>&1
    status=$?
    grep -E 'FAILED|PASSED|error:|Error|: error|ERROR' "$build/tests/output" | grep -v '^\[  PASSED  \]' || true
    p=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$build/tests/output" | awk '{s += $1} END {print s + 0}')
    f=$(sed -n 's/^\[  FAILED  \] .*: \([0-9]*\) test.*/\1/p;s/^\[  FAILED  \] \([0-9]*\) test.*/\1/p' "$build/tests/output" | awk '{s += $1} END {print s + 0}')
    if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then
        tail -30 "$build/tests/output"
        f=1
    elif [ "$status" -ne 0 ]; then
        grep -B40 'FAILED' "$build/tests/output" | head -200
    fi
    passed=$((passed + p))
    failed=$((failed + f))
done
for check in tests/*/*_check.sh; do
    [ -e "$check" ] || continue
    echo "== $check"
    if sh "$check" >"$build/tests/output" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        tail -40 "$build/tests/output"
        echo "FAILED $check"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

#!/bin/sh
# The suite can fail: whatever crashes, runs nothing, says nothing or only half, hides behind odd bytes or is
# found by a sanitizer is counted, and the closing line tells the truth.
set -eu
run=$PWD/tests/run.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
tried=0
# sum LINE RUNNER CHECK: the closing line of a suite of one module, one runner and one check (their shell text).
sum() {
    rm -rf tests b
    mkdir -p tests/app b/tests
    : >tests/app/one_test.c
    printf '#!/bin/sh\n%s\n' "$2" >b/tests/app_runner
    printf '%s\n' "$3" >tests/app/one_check.sh
    chmod +x b/tests/app_runner
    status=0
    sh "$run" b >out 2>&1 || status=$?
    wanted=1
    case $1 in *' 0 failed') wanted=0 ;; esac
    if [ "$(tail -n 1 out)" != "$1" ] || [ "$status" -ne "$wanted" ]; then
        echo "$2 / $3: exit $status, wanted $1"
        cat out
        exit 1
    fi
    tried=$((tried + 1))
}
good='echo "[==========] Running 2 test(s)."; echo "[==========] 2 test(s) run."; echo "[  PASSED  ] 2 test(s)."'
bad='echo "[==========] Running 2 test(s)."; echo "[  PASSED  ] 1 test(s)."; echo "[  FAILED  ] 1 test(s), listed below:"'
ok='echo "ok: one thing"'
sum '3 passed, 0 failed' "$good" "$ok"
sum '2 passed, 1 failed' "$bad; exit 1" "$ok"
sum '2 passed, 1 failed' "printf '\\377\\000\\376\\n'; $bad; exit 1" "$ok"
sum '2 passed, 2 failed' "$bad; kill -SEGV \$\$" "$ok"
sum '3 passed, 1 failed' "$good; kill -SEGV \$\$" "$ok"
sum '3 passed, 1 failed' "$good; exit 1" "$ok"
sum '3 passed, 1 failed' "$good; echo '[==========] Running 1 test(s).'" "$ok" # left in the middle
sum '1 passed, 1 failed' ":" "$ok"
sum '1 passed, 1 failed' "echo '[==========] Running 0 test(s).'" "$ok"
sum '3 passed, 1 failed' "$good; : >tests/app/two_test.c" "$ok"                # a module that never ran
sum '2 passed, 1 failed' "$good" ':'
sum '2 passed, 1 failed' "$good" 'echo something; exit 0; echo "ok: not reached"'
sum '2 passed, 1 failed' "$good" "$ok; exit 1"
sum '2 passed, 1 failed' "$good" "$ok; kill -SEGV \$\$"
report='printf "==1==ERROR: AddressSanitizer \377\n" >"${ASAN_OPTIONS##*log_path=}.1"'
sum '2 passed, 1 failed' "$good" "$report; $ok"
sum '3 passed, 1 failed' "$good; $report" "$ok"
grep -aq 'ERROR: AddressSanitizer' out
echo "ok: $tried suites, each with its sum"

#!/bin/sh
# fuzz.sh BUILD SECONDS TARGET...: runs each target on its corpus and then for so many seconds, two at a time. One line a
# target; what broke is kept below BUILD/crash, and BUILD/TARGET_fuzz FILE shows it again.
set -u
build=$1
seconds=$2
shift 2

# Bytes of an input: enough for what a target can hold, few enough for many runs.
most() {
    case $1 in
    values | search) echo 256 ;;
    arguments) echo 4096 ;;
    *) echo 2048 ;;
    esac
}

one() {
    mkdir -p "$build/crash" "$build/corpus/$1" "$build/tmp/$1"
    log=$build/$1.log
    rm -f "$build/crash/$1-"*
    TMPDIR=$build/tmp/$1 \
    ASAN_OPTIONS=detect_stack_use_after_return=1:allocator_may_return_null=1 \
    UBSAN_OPTIONS=print_stacktrace=1 \
    "$build/$1_fuzz" -max_total_time="$seconds" -max_len="$(most "$1")" -timeout=10 -rss_limit_mb=2048 -seed="${SEED:-1}" \
        -close_fd_mask=3 -print_final_stats=1 -artifact_prefix="$build/crash/$1-" \
        "$build/corpus/$1" "tests/fuzz/corpus/$1" >"$log" 2>&1
    status=$?
    rm -rf "$build/tmp/$1"
    if [ "$status" -eq 0 ]; then
        sed -n "s/^Done \([0-9]*\) runs in \([0-9]*\) second.*/$1: \1 runs, \2 s/p" "$log"
    else
        grep -a -E '^tests/fuzz/|ERROR: |runtime error|Test unit written' "$log" | head -5 | sed "s/^/$1: /"
        echo "$1: FAILED, see $log"
    fi
    return "$status"
}

if [ "${FUZZ_ONE:-}" ]; then
    one "$1"
    exit
fi
export FUZZ_ONE=1
printf '%s\n' "$@" | xargs -n 1 -P 2 sh "$0" "$build" "$seconds"

#!/bin/sh
# run.sh ANCHANG DB: opens the console on the demonstration site; without a terminal prints today's board
# and the daily report. The demonstration lives on its own last day.
set -eu
export ANCHANG_TODAY="${ANCHANG_TODAY:-2026-11-22}"
if [ -t 0 ] && [ -t 1 ]; then
    exec "$1" --db "$2"
fi
"$1" --db "$2" today
"$1" --db "$2" report daily --format json

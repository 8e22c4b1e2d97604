#!/bin/sh
# run.sh ANCHANG DB: opens the console on the demonstration site; without a terminal prints today's board
# and writes the three workbooks beside the site file. The demonstration lives on its own last day.
set -eu
export ANCHANG_TODAY="${ANCHANG_TODAY:-2026-11-22}"
if [ -t 0 ] && [ -t 1 ]; then
    exec "$1" --db "$2"
fi
program=$(realpath "$1")
site=$(realpath "$2")
"$program" --db "$site" today
folder=$(dirname "$2")
for kind in daily weekly monthly; do
    name=$(cd "$folder" && "$program" --db "$site" report "$kind")
    echo "$folder/${name#./}"
done

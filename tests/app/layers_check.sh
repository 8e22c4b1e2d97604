#!/bin/sh
# The check of the layers can fail: each forbidden line is found, and a clean tree passes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
refused() { # FILE LINE: the line in that file must be reported
    mkdir -p "$work/src/$(dirname "$1")"
    echo "$2" >"$work/src/$1"
    if sh tests/layers.sh "$work/src" >"$work/out"; then
        echo "not found: $2 in $1"
        exit 1
    fi
    grep -q "$1:1:" "$work/out"
    rm "$work/src/$1"
}
mkdir -p "$work/src/db"
echo '#include "model/entity.h"' >"$work/src/db/clean.c"
sh tests/layers.sh "$work/src"
refused base/a.c '#include "model/field.h"'
refused ui/a.c '#include "domain/session.h"'
refused domain/a.c '#include "report/report.h"'
refused sheet/a.c '#include "db/db.h"'
refused screen/a.c '#include <ncurses.h>'
refused screen/b.c '    sqlite3_exec(handle, sql, NULL, NULL, NULL);'
refused domain/b.c 'static const char *sql = "SELECT 1 FROM deal";'
refused report/a.c '#include <xlsxwriter.h>'
refused app/a.c '    fprintf(stderr, "%s", name);'
refused app/b.c '    printf("%s", name);'
refused report/b.c '    fputs(str_text(&text), stdout);'
refused app/c.c '          name, stderr);'
echo "ok: each forbidden line is found"

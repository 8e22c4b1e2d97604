#!/bin/sh
# layers.sh DIR...: every #include "layer/…" must point to its own layer or to one on its left.
set -eu
find "$@" -name '*.[ch]' | sort | xargs awk '
BEGIN {
    allow["base"] = "base"
    allow["model"] = "base model"
    allow["db"] = "base model db"
    allow["sheet"] = "base sheet"
    allow["domain"] = "base model db domain"
    allow["report"] = "base model db domain sheet report"
    allow["ui"] = "base model ui"
    allow["screen"] = "base model db domain sheet report ui screen"
    allow["app"] = "base model db domain sheet report ui screen app"
}
/^#include "/ {
    split($2, quoted, "\"")
    split(quoted[2], to, "/")
    n = split(FILENAME, path, "/")
    layer = path[n - 1]
    if (index(" " allow[layer] " ", " " to[1] " ") == 0) {
        printf "%s:%d: %s must not include %s\n", FILENAME, FNR, layer, quoted[2]
        bad = 1
    }
}
/^#include <(n?curses|ncursesw\/)/ && FILENAME !~ /ui\/term\.c$/ {
    printf "%s:%d: only ui/term.c includes curses\n", FILENAME, FNR
    bad = 1
}
/sqlite3_[a-z]+ *\(|^#include <sqlite3/ && FILENAME !~ /\/db\// {
    printf "%s:%d: only db calls sqlite3\n", FILENAME, FNR
    bad = 1
}
/"(SELECT|INSERT|UPDATE|DELETE|CREATE|REPLACE|PRAGMA) / && FILENAME !~ /\/db\// {
    printf "%s:%d: SQL outside db and data/\n", FILENAME, FNR
    bad = 1
}
/^#include <xlsxwriter/ && FILENAME !~ /\/sheet\// {
    printf "%s:%d: only sheet includes libxlsxwriter\n", FILENAME, FNR
    bad = 1
}
(/(^|[^a-z_])v?printf\(|(^|[^a-z_])(puts|putchar|perror)\(|f(printf|puts|putc)\(.*std(out|err)/ ||
 /^[^*]*, std(out|err)\)/) && FILENAME !~ /app\/say\.c$/ {
    printf "%s:%d: only app/say.c writes to stdout and stderr\n", FILENAME, FNR
    bad = 1
}
END { exit bad }'

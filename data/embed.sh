#!/bin/sh
# embed.sh OUT FILE...: writes OUT/embed.S, which holds every file's bytes, and OUT/embed_index.c, the
# table that base/embedded.h declares. A file's name is its path without "data/" or the build folder.
set -eu
out=$1
shift
twice=$(printf '%s\n' "$@" | grep '\.sql$' | xargs grep -h '^-- :name' | sort | uniq -d)
[ -z "$twice" ] || { echo "one statement, two texts: $twice" >&2; exit 1; }
{
    echo '    .section .rodata'
    n=0
    for file in "$@"; do
        printf '    .global embed_%d\nembed_%d:\n    .incbin "%s"\n    .global embed_end_%d\nembed_end_%d:\n    .byte 0\n' \
            $n $n "$file" $n $n
        n=$((n + 1))
    done
    echo '    .section .note.GNU-stack,"",%progbits'
} > "$out/embed.S"
{
    echo '#include "base/embedded.h"'
    n=0
    for file in "$@"; do
        echo "extern const char embed_$n[], embed_end_$n[];"
        n=$((n + 1))
    done
    echo 'const EmbeddedFile embedded_files[] = {'
    n=0
    for file in "$@"; do
        name=${file#data/}
        echo "    { \"${name#"$out"/}\", embed_$n, embed_end_$n },"
        n=$((n + 1))
    done
    echo '};'
    echo "const size_t embedded_count = $n;"
} > "$out/embed_index.c"

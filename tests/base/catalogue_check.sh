#!/bin/sh
# Every text that a user can see, _("…") and N_("…"), has its English line in data/po/en.po.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# complete SOURCES…: the texts of the sources against the catalogue; what lacks a line is named.
complete() {
    xgettext --from-code=UTF-8 --language=C -k_ -kN_ -o "$folder/texts.pot" "$@" &&
        msgcmp data/po/en.po "$folder/texts.pot" 2>"$folder/missing"
}
msgfmt -c -o /dev/null data/po/en.po
if ! complete $(find include src -name '*.[ch]' | sort); then
    sed -n 's,.*/texts.pot:\([0-9]*\): .*,\1,p' "$folder/missing" | while read -r line; do
        sed -n "$((line - 4)),${line}p" "$folder/texts.pot" | grep -E '^(#:|msgid|")'
    done
    echo "add the English of these to data/po/en.po"
    exit 1
fi
# The check can fail: a text that no catalogue holds is found.
echo 'const char *text = _("这句话没有英文");' >"$folder/planted.c"
if complete "$folder/planted.c"; then
    echo "a text without English was not found"
    exit 1
fi
echo "ok: every text has its English"

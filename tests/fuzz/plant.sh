#!/bin/sh
# plant.sh [TARGET...]: plants one fault at a time into a copy of the source, a row below each, and gives its target 20 s to
# find it. A target that finds nothing is the failure here. `make fuzz` comes first: its objects are taken over.
set -eu
copy=build/plant
rm -rf "$copy"
mkdir -p "$copy/build"
cp -a Makefile src include data tests "$copy"
cp -a build/gen "$copy/build"
cp -a build/fuzz "$copy/build"
rm -rf "$copy/build/fuzz/corpus" "$copy/build/fuzz/crash"
missed=0

plant() { # target, file, what sed does to it
    cp -a "$copy/$2" "$copy/whole"
    sed -i "$3" "$copy/$2"
    if cmp -s "$copy/whole" "$copy/$2"; then
        echo "$1: nothing to plant in $2"
        missed=1
        return
    fi
    make -s -C "$copy" MODE=fuzz "build/fuzz/$1_fuzz" >"$copy/make.log" 2>&1 || cat "$copy/make.log"
    if (cd "$copy" && sh tests/fuzz/fuzz.sh build/fuzz 20 "$1") >"$copy/found.log"; then
        echo "$1: MISSED $3"
        missed=1
    else
        echo "$1: $(head -1 "$copy/found.log" | sed "s/^$1: //")"
    fi
    cp "$copy/whole" "$copy/$2"
}

while IFS='	' read -r target file change; do
    case " ${*:-$target} " in
    *" $target "*) plant "$target" "$file" "$change" ;;
    esac
done <<'END'
csv	src/sheet/csv_out.c	s/csv_guarded(text) ?/false ?/
csv	src/sheet/encoding.c	s/x33", 4, 2}/x33", 4, 1}/
xlsx	src/sheet/xlsx_in.c	s/bool fits = column < SHEET_MAX_COLUMNS;/bool fits = true;/
xlsx	src/sheet/xlsx_in.c	s/index >= scan->book->string_count/false/
values	src/base/date.c	s/|| month > 12 //
values	src/base/money.c	s/text_copy_whole(/text_copy(/
keys	src/ui/decoder.c	s/if (decoder->sequence_len < sizeof decoder->sequence)/if (true)/
keys	src/ui/decoder.c	s/    size_t room = sizeof decoder->input/    decoder->matched = 0;\n&/
search	src/report/find.c	s/"find_phone", phone)/"find_phone", clean)/
search	src/report/find.c	s/phone_mask(masked, sizeof masked, phone)/phone/
arguments	src/app/options.c	s/\*i + 1 >= argc/false/
arguments	src/report/import.c	s/!import->dry_run \&\& (before == 0/(true || (before == 0/;s/|| import->reject)) {/|| import->reject))) {/
END
exit "$missed"

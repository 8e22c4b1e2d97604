#!/bin/sh
# fresh.sh [run|test …]: the README's commands on a Debian 12 with nothing but the base system (debootstrap
# minbase in a chroot, no locale set): `make run` as root and as somebody with sudo, `make test` as root.
# Needs root and debootstrap; the mirror is that of this machine's apt. Works in build/fresh.
set -eu
root=$PWD
place=$root/build/fresh
trap 'for at in dev/pts proc; do umount "$place"/*/$at 2>/dev/null || true; done' EXIT

# The first Debian mirror that apt knows here, of either kind of list.
mirror() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
        sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[[^]]*\] *\)*\([^ ]*\).*/\2/p' |
        grep '/debian/*$' | head -1
}

# command WORD: as the README prints it.
command_of() {
    sed -n "s/^    \(.*make $1\)\( *#.*\)*\$/\1/p" README.md | head -1
}

base() {
    command -v debootstrap >/dev/null || { echo 'install debootstrap first' >&2; exit 2; }
    [ -e "$place/base/etc/debian_version" ] && return
    mkdir -p "$place"
    debootstrap --variant=minbase bookworm "$place/base.new" "$(mirror)" >"$place/debootstrap.log"
    cp /etc/apt/apt.conf.d/*check* "$place/base.new/etc/apt/apt.conf.d/" 2>/dev/null || true
    mv "$place/base.new" "$place/base"
}

# A system of its own with the checkout in /home/anchang/site.
system() {
    umount "$place/$1/dev/pts" "$place/$1/proc" 2>/dev/null || true
    rm -rf "${place:?}/$1"
    cp -a "$place/base" "$place/$1"
    cp /etc/resolv.conf "$place/$1/etc/resolv.conf"
    mount -t proc proc "$place/$1/proc"
    mount -t devpts -o ptmxmode=666 devpts "$place/$1/dev/pts"
    inside "$1" useradd -m anchang
    mkdir "$place/$1/home/anchang/site"
    git archive HEAD | tar -x -C "$place/$1/home/anchang/site"
    inside "$1" chown -R anchang /home/anchang
}

inside() {
    name=$1
    shift
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb chroot "$place/$name" "$@"
}

# try NAME USER COMMAND: the command of the README, in the checkout, without a terminal.
try() {
    echo "== $1: $3 as $2"
    if inside "$1" su "$2" -c "cd /home/anchang/site && $3" </dev/null >"$place/$1.log" 2>&1; then
        tail -4 "$place/$1.log"
    else
        tail -30 "$place/$1.log"
        echo "FAILED $1"
        exit 1
    fi
}

[ $# -gt 0 ] || set -- run test
for what; do
    base
    case $what in
    run)
        system root
        try root root "$(command_of run)"
        ls "$place/root/home/anchang/site/build/demo/"*.xlsx
        system sudo
        inside sudo sh -c 'apt-get -y -q update && apt-get -y -q install --no-install-recommends sudo' >/dev/null
        echo 'anchang ALL=(ALL) NOPASSWD: ALL' >"$place/sudo/etc/sudoers.d/anchang"
        try sudo anchang "$(command_of run)"
        ;;
    test)
        system test
        try test root "$(command_of test)"
        ;;
    esac
done

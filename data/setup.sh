#!/bin/sh
# setup.sh run|test|lint|bench: installs what is missing by apt-get (Debian 12). With nothing missing it touches no network.
set -eu
packages='gcc make pkg-config gettext libncurses-dev libsqlite3-dev libutf8proc-dev libsodium-dev libexpat1-dev
libxlsxwriter-dev libminizip-dev zlib1g-dev'
if [ "${1:-run}" = test ]; then
    packages="$packages clang libclang-rt-14-dev libcmocka-dev libvterm-dev python3-openpyxl universal-ctags strace python3"
fi
if [ "${1:-run}" = lint ]; then
    packages="$packages clang-tidy cppcheck"
fi
if [ "${1:-run}" = bench ]; then
    packages="$packages sqlite3 less python3-openpyxl"
fi
missing=
for package in $packages; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
if [ -z "$missing" ]; then
    exit 0
fi
echo "installing:$missing" >&2
sudo=
if [ "$(id -u)" != 0 ]; then
    sudo=sudo
fi
$sudo env DEBIAN_FRONTEND=noninteractive apt-get -y -q update >&2
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get -y -q install --no-install-recommends $missing >&2

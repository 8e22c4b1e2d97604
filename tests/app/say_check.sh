#!/bin/sh
# What the command line says is made visible, one line a message; what could not be said is exit 3.
set -eu
exec /usr/bin/python3 tests/app/say_check.py "$ANCHANG"

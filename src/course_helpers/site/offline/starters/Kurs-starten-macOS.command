#!/bin/sh
# Serves the course on this machine only. macOS brings Perl; its python3 may be a mere offer to install one.
cd "$(dirname "$0")/programm" || exit 1
if xcode-select -p >/dev/null 2>&1 && command -v python3 >/dev/null 2>&1; then
  exec python3 kurs.py "$@"
fi
exec perl kurs.pl "$@"

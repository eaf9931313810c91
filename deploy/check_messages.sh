#!/usr/bin/env bash
# Fail where a catalogue is out of step with the code. The catalogues are left as they were.
set -euo pipefail
cd "$(dirname "$0")/.."
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT
cp -r locale/. "$kept"
deploy/make_messages.sh
status=0
for file in locale/*/LC_MESSAGES/django.po; do
  if ! diff -q <(grep -v '^"POT-Creation-Date' "$kept/${file#locale/}") <(grep -v '^"POT-Creation-Date' "$file") >/dev/null; then
    echo "$file is out of step with the code. Run: make messages" >&2
    status=1
  fi
done
cp -r "$kept/." locale
exit $status

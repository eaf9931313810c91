#!/usr/bin/env bash
# Install what `make demo` or `make test` needs on a fresh Debian 12. Says one line and stops where it may not.
set -euo pipefail
cd "$(dirname "$0")/.."

UV_VERSION=0.13.8
packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core)
if [ "${1:-demo}" = test ]; then
  packages+=(chromium-headless-shell gettext libatomic1 poppler-utils) # libatomic1: for the browser tests' own driver
fi

PYTHON=${PORTAL_PYTHON:-$(command -v python3.11 || command -v python3 || true)}
if [ -z "$PYTHON" ] || ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Vägval needs Python 3.11 or newer: install the package python3." >&2
  exit 1
fi
# The interpreter itself, not a version manager's stand-in, for which uv would make .venv anew each time.
PYTHON=$("$PYTHON" -c 'import os, sys; print(os.path.realpath(sys.executable))')
"$PYTHON" -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ]; then
    run=()
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    run=(sudo)
  else
    echo "Missing, and there is no root or sudo to install it with. Ask for: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  echo "Installing ${missing[*]}"
  log=$(mktemp)
  if ! { "${run[@]}" apt-get update -qq && "${run[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -5 "$log" >&2
    echo "apt-get could not install: ${missing[*]}" >&2
    exit 1
  fi
fi

mkdir -p var
tools=var/tools
if ! [ -x "$tools/bin/uv" ] || [ "$("$tools/bin/uv" --version 2>/dev/null | cut -d' ' -f2)" != "$UV_VERSION" ]; then
  "$PYTHON" -m venv --clear "$tools"
  "$tools/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
fi

# Trust what this machine trusts: behind a proxy with its own certificates the bundled list is not enough.
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
  export UV_SYSTEM_CERTS=1
fi

if [ "${1:-demo}" = test ]; then
  "$tools/bin/uv" sync --frozen --quiet --python "$PYTHON"
else
  "$tools/bin/uv" sync --frozen --quiet --python "$PYTHON" --no-dev --inexact
fi

.venv/bin/python -m babel.messages.frontend compile --directory locale --domain django --statistics >/dev/null 2>var/compile.log \
  || { cat var/compile.log >&2; exit 1; }

#!/usr/bin/env bash
# Serve the portal with the starter guidance and a lifelike municipality. Safe to run again: nothing is lost.
set -euo pipefail
cd "$(dirname "$0")/.."
port=$1
workers=$2
python=.venv/bin/python

if $python -c "import socket,sys; s=socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(('127.0.0.1', int(sys.argv[1])))" "$port" 2>/dev/null; then :; else
  echo "Port $port is in use. If that is Vägval, it is at http://localhost:$port/. Else choose another: make demo PORT=$((port + 1))" >&2
  exit 1
fi

export PUBLIC_URL=${PUBLIC_URL:-http://localhost:$port}
$python manage.py check_var
DATABASE_ROLE=owner $python manage.py migrate --verbosity 0
$python manage.py load_starter
$python manage.py build_demo
$python manage.py collectstatic --noinput --verbosity 0
echo
$python manage.py demo_codes
echo
echo "Vägval is at http://localhost:$port/  (Ctrl-C stops it; your data stays in var/)"
exec .venv/bin/python -m gunicorn portal.wsgi --config deploy/gunicorn.py --bind "127.0.0.1:$port" --workers "$workers"

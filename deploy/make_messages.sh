#!/usr/bin/env bash
# Bring locale/ in step with the code. With an argument: into that folder instead, for comparison.
set -euo pipefail
cd "$(dirname "$0")/.."
# The file a sentence stands in is kept (translators ask), its line is not (it moves with every change).
DJANGO_SETTINGS_MODULE=portal.settings.base .venv/bin/python manage.py makemessages --locale sv --locale ar --no-obsolete \
  --add-location file --ignore 'var*' --ignore '.venv' --ignore 'tests' --ignore 'benchmarks' --ignore 'docs' --verbosity 0

#!/usr/bin/env bash
# Bring locale/ in step with the code.
set -euo pipefail
cd "$(dirname "$0")/.."
# Every catalogue that is there. A new language begins with a copy of another's head, plural forms included: gettext
# knows no "lattlast" and would leave a head that Babel cannot read.
locales=()
for folder in locale/*/; do
  locales+=(--locale "$(basename "$folder")")
done
# The file a sentence stands in is kept (translators ask), its line is not (it moves with every change).
DJANGO_SETTINGS_MODULE=portal.settings.base .venv/bin/python manage.py makemessages "${locales[@]}" --no-obsolete \
  --add-location file --ignore 'var*' --ignore '.venv' --ignore 'tests' --ignore 'benchmarks' --ignore 'docs' --verbosity 0

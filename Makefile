# Vägval. `make` alone lists what can be made. Everything works from a path with a space in it.

PORT ?= 8000
WORKERS ?= 2
PYTHON := .venv/bin/python
# Compiled packages start 2.7 times faster; a set PYTHONDONTWRITEBYTECODE would undo it.
export UV_COMPILE_BYTECODE = 1
unexport PYTHONDONTWRITEBYTECODE
unexport DJANGO_SETTINGS_MODULE

.DEFAULT_GOAL := help
.PHONY: help demo code test lint prove mutants bench messages fresh

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

demo: ## install what is missing, load the starter guidance and a lifelike municipality, serve on PORT=8000
	@deploy/prepare.sh demo
	@deploy/demo.sh "$(PORT)" "$(WORKERS)"

code: ## print the demo log-ins' six-digit codes of this moment
	@$(PYTHON) manage.py demo_codes

test: ## everything needed for, and the whole suite: linters, types, migrations, translations, tests, browser journeys
	@deploy/prepare.sh test
	@$(PYTHON) -m tests.prepared & $(MAKE) --no-print-directory lint; linted=$$?; wait; exit $$linted
	@$(PYTHON) -m pytest -n 2 -q

lint: ## ruff, mypy, djlint, import-linter, migrations and catalogues
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check --quiet . || { echo "Run: .venv/bin/ruff format ."; exit 1; }
	@$(PYTHON) -m mypy portal content eligibility
	@.venv/bin/djlint templates --lint --quiet
	@PYTHONPATH=. .venv/bin/lint-imports --no-cache
	@$(PYTHON) manage.py makemigrations --check --dry-run
	@deploy/check_messages.sh

prove: ## what takes longer than the suite allows: more hypothesis examples and saves at once, every page in every language, the mutation check, the benchmarks
	@deploy/prepare.sh test
	@HYPOTHESIS_PROFILE=prove $(PYTHON) -m pytest -n 2 -q tests/eligibility/law tests/eligibility/api/test_schemathesis.py tests/casework/test_no_save_is_lost.py \
		tests/browser/test_every_page_in_every_language.py tests/browser/test_public_surface_keeps_nothing.py
	@$(PYTHON) -m tests.eligibility.law.mutants
	@$(MAKE) --no-print-directory bench

mutants: ## flip each comparison, number and condition of the law in turn; name those that no test notices
	@deploy/prepare.sh test
	@$(PYTHON) -m tests.eligibility.law.mutants $(ONLY)

bench: ## the benchmarks: time as ratios in one run, beside their goals
	@for script in benchmarks/*.py; do $(PYTHON) "$$script" || exit 1; done

messages: ## bring the catalogues in step with the code (fills no translation)
	@deploy/make_messages.sh

fresh: ## forget the demo's data on this machine: moves var/ aside, deletes nothing
	@if [ -d var ]; then mv var "var.$$(date +%Y%m%d-%H%M%S)" && echo "var/ was moved aside."; else echo "There is no var/."; fi

# Two commands do everything: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
export PORT
# Without compiled files every process of ours reads 1,400 modules anew: the demo then starts two seconds later.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo test test-long check bench lock messages format clean screenshots

help: ## this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 14

setup: $(BIN)/.ready node_modules/.ready var/.messages ## environment, packages and translations (shared by demo and test)

$(BIN)/uv: requirements-uv.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

$(BIN)/.ready: $(BIN)/uv requirements-dev.lock pyproject.toml
	@$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements-dev.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/.ready: package.json package-lock.json .npmrc
	@npm ci --loglevel=error
	@touch $@

var/.messages: $(wildcard draagkracht/locale/*/LC_MESSAGES/*.po) $(BIN)/.ready
	@mkdir -p var
	@$(BIN)/python tools/messages.py compile
	@touch $@

demo: setup ## the whole product with made-up municipalities on 127.0.0.1:$PORT; Ctrl-C stops it
	@$(BIN)/draagkracht demo

test: setup ## everything that must hold: style, types, structure, unit, integration, browser
	@bash tools/run-tests.sh

test-long: setup ## what takes minutes: fuzzing, large sizes
	@HYPOTHESIS_PROFILE=nightly $(BIN)/pytest -q -n 2 --ignore=tests/e2e tests

check: setup ## the fast part of `make test`: style, types, structure, unit tests
	@bash tools/run-tests.sh fast

bench: setup ## speed, as ratios measured in one run
	@failed=; for name in recommend entitlements respite_plan respite_growth respite_decision respite_side_by_side respite_online pages work_list imports search_speed search_quality; do echo "== $$name"; $(BIN)/python benchmarks/$$name.py || failed="$$failed $$name"; done; test -z "$$failed" || { echo "bars that were not met:$$failed"; exit 1; }

lock: $(BIN)/uv ## renew the lock files after a change of pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --all-extras -c requirements.lock pyproject.toml -o requirements-dev.lock

messages: setup ## collect texts into the translation files, and say what is not translated
	@$(BIN)/python tools/messages.py collect

format: setup ## put Python and templates in their format
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --quiet --fix . && $(BIN)/djlint --quiet --reformat draagkracht || true

screenshots: setup ## pages at 390 and 1280 px in Dutch and Arabic, into var/screenshots
	@$(BIN)/python tools/screenshots.py

clean: ## remove everything that `make setup` and `make demo` made
	@rm -rf .venv node_modules var build *.egg-info

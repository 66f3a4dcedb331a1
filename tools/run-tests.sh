#!/usr/bin/env bash
# All checks, in the order in which they fail fastest. `fast` leaves out what needs a database or a browser.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
step() { printf '\n== %s\n' "$1"; }

# One command a line: `set -e` does not see what fails before an `&&`.
step "style (ruff)"
"$bin/ruff" check --quiet .
"$bin/ruff" format --quiet --check .
step "templates (djlint)"
"$bin/djlint" --quiet --check draagkracht
"$bin/djlint" --quiet --lint draagkracht
step "types (mypy, strict)";     "$bin/mypy"
step "imports (import-linter)";  "$bin/lint-imports" --no-logo --no-cache 2>&1 | tail -n 12; test "${PIPESTATUS[0]}" = 0

if [ "${1:-}" = fast ]; then
    step "unit tests and structure"
    "$bin/pytest" -q -n 2 -m "not long" tests/unit tests/test_architecture.py
    exit 0
fi

step "unit, integration, contract, structure"
"$bin/pytest" -q -n 2 -m "not long" --ignore=tests/e2e tests

# Alone: what is timed shares no core with a browser.
step "starting and stopping"
"$bin/pytest" -q -m "not long" tests/e2e/test_operation.py

step "browser"
if ! command -v chromium >/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "installing Debian's chromium"
        (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium) >var/chromium-install.log 2>&1 \
            || { echo "chromium could not be installed; see var/chromium-install.log" >&2; exit 1; }
    else
        echo "!!!!!!!! BROWSER TESTS SKIPPED: no chromium here. Install Debian's package 'chromium' and run 'make test' again. !!!!!!!!"
        exit 0
    fi
fi
"$bin/pytest" -q -n 2 --dist loadgroup -m "not long" --ignore=tests/e2e/test_operation.py tests/e2e

"""`draagkracht entitlements decide`: the answer as the format writes it, and one line for what cannot be used."""

import subprocess
import sys
from typing import Any

import pytest

from tests.integration.cli.conftest import Run, Write, check_refusal
from tests.unit.entitlements.making import SOURCE, criterion, scheme

SCHEME = scheme(
    criterion("hours", "hours", "at_least", 8),
    criterion("weeks", "weeks", "at_least", 12),
    amount={"base_cents": 10_000, "supplements": [{"criteria": ["weeks"], "cents": 2_500}], "cap_cents": None},
)


def test_the_answer_has_the_form_that_the_format_gives_it(draagkracht: Run, write: Write) -> None:
    facts = write({"hours": 10, "weeks": None}, "facts.json")

    done = draagkracht("entitlements", "decide", write(SCHEME), "--facts", facts, "--date", "2026-11-22", "--json")

    assert done.code == 0
    assert done.out.count("\n") == 1
    assert done.json == {
        "outcome": "yes",
        "ask": [],
        "amount_cents": 10_000,
        "could_raise": ["weeks"],
        "criteria": [
            {"id": "hours", "outcome": "yes", "sentence": "hours: ja", "source": SOURCE},
            {"id": "weeks", "outcome": "unknown", "sentence": "weeks: ?", "source": SOURCE},
        ],
    }


@pytest.mark.parametrize(
    ("document", "facts", "on", "named"),
    [
        (SCHEME, {"hours": 10}, "2025-12-31", ["proef", "2025-12-31"]),
        (SCHEME, {"hours": 10}, "31-12-2026", ["--date", "31-12-2026"]),
        (SCHEME, {"hours": 10}, "2026-02-30", ["--date"]),
        (SCHEME, {"hours": "tien"}, "2026-11-22", ["facts.json", "hours", "getal"]),
        (SCHEME, [10], "2026-11-22", ["facts.json", "object"]),
        (SCHEME, b'{"hours": NaN}', "2026-11-22", ["facts.json", "NaN"]),
        (SCHEME, b'{"hours": 1e999}', "2026-11-22", ["hours", "getal"]),
        (SCHEME | {"format": "scheme/9"}, {}, "2026-11-22", ["file.json", "format", "scheme/1"]),
        (SCHEME | {"criteria": [criterion("a", "a", "is", 1)]}, {}, "2026-11-22", ["criteria[0].is"]),
        (SCHEME | {"criteria": [], "new\nline": 1}, {}, "2026-11-22", ["file.json"]),
        (b"{", {}, "2026-11-22", ["file.json", "JSON"]),
        (b"[]", {}, "2026-11-22", ["file.json", "object"]),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(
    document: Any, facts: Any, on: str, named: list[str], draagkracht: Run, write: Write
) -> None:
    done = draagkracht(
        "entitlements", "decide", write(document), "--facts", write(facts, "facts.json"), "--date", on, "--json"
    )

    check_refusal(done, *named)


def test_a_file_that_is_not_there_is_refused(draagkracht: Run, write: Write) -> None:
    done = draagkracht("entitlements", "decide", write(SCHEME), "--facts", "nothing.json", "--date", "2026-11-22")

    check_refusal(done, "nothing.json")


def test_who_does_not_decide_does_not_wait_for_the_columns() -> None:
    code = "import sys, draagkracht.config.cli; print('polars' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"

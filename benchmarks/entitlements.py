"""How fast a scheme decides for one person with its explanation, and for many at once.

The claim is at most 1 ms of processor time for one person, warm. Beside it, in the same run: the product's own routes,
which the drop-out page asks for at once, and a frame of many people per second. Machines differ, so one person is also
set against the cheapest thing that the library of columns can do: making the frame of that person and reading it back.

    .venv/bin/python benchmarks/entitlements.py
"""

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from draagkracht.entitlements import queries
from draagkracht.entitlements.rules import columns, decision, documents
from draagkracht.entitlements.rules.reading import read_facts, read_scheme

SEED = 20261122
ON = date(2026, 11, 22)
CRITERIA = 13
PEOPLE = 1_000
MANY = 500_000
ROUNDS = 5
BAR_MS = 1.0
UNKNOWN = 0.15


def main() -> int:
    """Measure, print, and return 1 when the claim fails."""
    scheme = read_scheme(a_scheme())
    chance = random.Random(SEED)
    facts = [a_person(chance) for _ in range(PEOPLE)]
    one = per_call(lambda person: decision.decide(scheme, person, ON), facts)
    frame = per_call(lambda person: columns.frame_of(scheme, [read_facts(scheme, person)]).row(0, named=True), facts)
    routes = per_call(lambda _: queries.list_routes({"wlz_indication": False, "cannot_wait": True}, ON), facts[:100])
    many = columns.frame_of(scheme, [a_person(chance) for _ in range(MANY)])
    bulk = statistics.median(timed(lambda: columns.evaluate(scheme, many)) for _ in range(ROUNDS))
    print(f"{CRITERIA} criteria, {UNKNOWN:.0%} unknown; milliseconds, median of {ROUNDS} rounds")
    print(
        f"one person with explanation   {one:.3f}   bar {BAR_MS}   = {one / frame:.1f} × making and reading the frame"
    )
    print(f"all {len(documents.ORDER)} routes for one person  {routes:.2f}   = {routes / one:.1f} × one scheme")
    print(f"{MANY:,} people at once        {bulk:.0f}   = {one * MANY / bulk:,.0f} × faster for each")
    print(f"loading the columns, once for each process: {loading():.0f}")
    return 0 if one <= BAR_MS else 1


def per_call(act: Callable[[Any], object], given: list[Any]) -> float:
    """Return the milliseconds of processor time of this thread and others for one call: median over the rounds."""
    for value in given[:50]:
        act(value)
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for value in given:
            act(value)
        found.append((time.process_time() - start) * 1000 / len(given))
    return statistics.median(found)


def timed(act: Callable[[], object]) -> float:
    """Return how many milliseconds something takes on the clock."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def loading() -> float:
    """Return how many milliseconds a new process needs to load the library of columns."""
    code = "import time; start = time.process_time(); import polars; print((time.process_time() - start) * 1000)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True) for _ in range(3)]
    return statistics.median(float(run.stdout) for run in runs)


def a_scheme() -> dict[str, Any]:
    """Return a scheme of thirteen criteria: two groups, three that only raise the amount."""
    source = {"law": "Proef", "article": None, "url": None, "checked_date": "2026-11-22"}
    words = {"yes": "Ja.", "no": "Nee.", "ask": "Vraag."}
    groups = {0: "a", 1: "a", 2: "b", 3: "b", 4: "b"}
    rows = [
        {"id": f"c{place}", "group": groups.get(place), "source": source, **words, **comparison(place)}
        for place in range(CRITERIA)
    ]
    supplements = [{"criteria": ["c10"], "cents": 2_500}, {"criteria": ["c11", "c12"], "cents": 5_000}]
    return {
        "format": "scheme/1",
        "code": "proef",
        "kind": "appreciation",
        "valid_from": "2026-01-01",
        "criteria": rows,
        "amount": {"base_cents": 10_000, "supplements": supplements, "cap_cents": 16_000},
    }


def comparison(place: int) -> dict[str, Any]:
    """Return what a criterion compares: a number, a flag or a text in turn."""
    kinds = ({"is": "at_least", "value": 4}, {"is": "equals", "value": True}, {"is": "one_of", "value": ["x", "y"]})
    return {"fact": f"f{place}", **kinds[place % 3]}


def a_person(chance: random.Random) -> dict[str, Any]:
    """Return the facts of somebody, some of them unknown."""
    choices: tuple[tuple[Any, ...], ...] = ((3, 4, 5, 6), (True, True, True, False), ("x", "y", "z"))
    return {
        f"f{place}": None if chance.random() < UNKNOWN else chance.choice(choices[place % 3])
        for place in range(CRITERIA)
    }


if __name__ == "__main__":
    sys.exit(main())

"""A month of arrivals, decided one by one: how near what one would do who knew it all, and how much over first come.

    .venv/bin/python benchmarks/respite_online.py [INSTANCE.json PAST.json …]

Regions in pairs of files, the second with what came before; or three of our own, with 800 requests in a thin region and
a year that came before. Requests come in order, over 28 nights. Every night prices are made anew, from what came before
and of what is left, as the mean of some futures, with who waits in each. The hindsight bound is what
the planner proves for all requests at once. Bars: 90 % of that bound, and 15 points over who comes first. With a
negative margin somebody waits and is decided again every night. Exits 1 when a bar fails.
"""

import json
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from draagkracht.respite.rules.nightly import FUTURES
from draagkracht.respite.rules.online import Desk, make_prices, sample_demand
from draagkracht.respite.rules.planning import planning
from draagkracht.respite.rules.planning.instance import Instance, Request
from draagkracht.respite.rules.planning.problem import pose
from draagkracht.respite.rules.planning.reading import read_instance
from draagkracht.respite.solver import counting_down
from tests.factories.region import region

REQUESTS = 800
NIGHTS = 28
MONTHS = 12  # that came before: the product looks back a year
SEEDS = (300, 301, 302)
OF_BOUND = 0.90
OVER_FIRST_COME = 0.15


def main() -> int:
    """Measure, print, and return 1 when a bar fails."""
    shares, overs = [], []
    for name, instance, past in months():
        share, first, slowest = month(instance, past)
        shares.append(share)
        overs.append(share - first)
        print(f"{name}: {share:.1%} of the hindsight bound, first come {first:.1%}, p99 {slowest * 1000:.1f} ms")
    held = statistics.median(shares) >= OF_BOUND and statistics.median(overs) >= OVER_FIRST_COME
    print(
        f"median {statistics.median(shares):.1%} (bar {OF_BOUND:.0%}), {100 * statistics.median(overs):.0f} points "
        f"over first come (bar {100 * OVER_FIRST_COME:.0f}): {'holds' if held else 'FAILS'}"
    )
    return 0 if held else 1


def months() -> Iterator[tuple[str, Instance, tuple[Request, ...]]]:
    """Return the regions of the files that are named, or ours: what comes, and what came before."""
    if not sys.argv[1:]:
        for seed in SEEDS:
            came = (read_instance(region(REQUESTS, 600 + seed + month)).requests for month in range(MONTHS))
            yield f"ours, {seed}", read_instance(region(REQUESTS, seed)), tuple(chain.from_iterable(came))
    for here, before in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        instance = read_instance(json.loads(Path(here).read_text()))
        past = read_instance(json.loads(Path(before).read_text())).requests
        yield Path(here).name, replace(instance, floors=(), locked=(), promised=()), past


def month(instance: Instance, past: tuple[Request, ...]) -> tuple[float, float, float]:
    """Return what was reached of the bound, by prices and by first come, and the time of a slow decision."""
    bound = planning.plan_region(instance, seconds_left=counting_down(60), solver=lambda _: ()).bound
    first = planning.go_by_arrival(pose(instance)).value
    value, times = decided(instance, past)
    return value / bound, first / bound, statistics.quantiles(times, n=100)[98]


def decided(instance: Instance, past: tuple[Request, ...]) -> tuple[float, list[float]]:
    """Return what all decisions of a month are worth, and how long each took.

    At whom a person looks first waits, and is decided again every night with its prices, as in the product. The night
    after the last request nobody is expected any more: the prices are of who waits alone, and what is left after that
    goes to them in the order of asking.
    """
    desk, value, times = Desk(instance, {}), 0.0, []
    by_night = -(-len(instance.requests) // NIGHTS)
    waiting: list[Request] = []

    def decide(request: Request) -> bool:
        nonlocal value
        decision = desk.decide(request)
        if decision.offer is None or decision.is_for_consultant:
            return False
        value += desk.take(request, decision.offer)
        return True

    for at, request in enumerate(instance.requests):
        if at % by_night == 0:
            number = len(instance.requests) - at
            futures = [(*waiting, *sample_demand(past, number, at * FUTURES + draw)) for draw in range(FUTURES)]
            desk.set_prices(make_prices(instance, desk.left, futures, clock_is_over(60)))
            waiting = [one for one in waiting if not decide(one)]
        start = time.perf_counter()
        is_given = decide(request)
        times.append(time.perf_counter() - start)
        if not is_given:
            waiting.append(request)
    desk.set_prices(make_prices(instance, desk.left, [tuple(waiting)], clock_is_over(60)))
    waiting = [one for one in waiting if not decide(one)]
    desk.set_prices({})
    for one in waiting:
        decide(one)
    return value, times


def clock_is_over(seconds: float):  # type: ignore[no-untyped-def]
    """Return a function that says whether so many seconds are over."""
    left = counting_down(seconds)
    return lambda: left() <= 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast offers are ranked, over made-up catalogues of the Netherlands: the claim is p95 ≤ 5 ms at 100,000 services.

Two paths are measured: over the whole country (nothing but the profile narrows the search), and within one of 342
municipalities, as the site does. Every figure is the median of several repeats. Because machines differ, each size is
also set against a plain baseline of the same run: the great-circle distance to every place, and a full sort of it.
Exit code 1 when the claim does not hold.

    .venv/bin/python benchmarks/recommend.py
"""

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from draagkracht.directory.rules.catalogue import Catalogue, ServiceRow, build_catalogue
from draagkracht.directory.rules.codes import (
    Audience,
    BaseFunction,
    Condition,
    Indication,
    Law,
    Mobility,
    RespiteForm,
)
from draagkracht.directory.rules.places import EARTH_RADIUS_KM, Place
from draagkracht.directory.rules.profile import Need, Profile
from draagkracht.directory.rules.recommend import recommend

SEED = 20261122
TODAY = date(2026, 11, 22)
SIZES = (1_000, 10_000, 100_000)
PROFILES = 200
REPEATS = 5
BAR_MS = 5.0
MUNICIPALITIES = 342
SOUTH, NORTH, WEST, EAST = 50.8, 53.5, 3.4, 7.2
LANGUAGES = ("en", "tr", "ar", "pl", "de", "fr", "so", "ti")


class Timing(NamedTuple):
    """Milliseconds: medians over the repeats of the median and the 95th percentile over the profiles."""

    p50: float
    p95: float


def main() -> int:
    """Measure all sizes, print the table, and return the exit code."""
    chance = random.Random(SEED)
    towns = [(chance.uniform(SOUTH, NORTH), chance.uniform(WEST, EAST)) for _ in range(MUNICIPALITIES)]
    people = [a_profile(chance, towns) for _ in range(PROFILES)]
    neighbours = [a_profile(chance, towns, municipality_ids=(chance.randrange(MUNICIPALITIES),)) for _ in people]
    print(f"{PROFILES} profiles, {REPEATS} repeats, seed {SEED}; times in ms")
    print(f"{'services':>9} {'build s':>8} | {'country':^15} | {'municipality':^15} | {'baseline':^8} | country p50 /")
    print(f"{'':>9} {'':>8} | {'p50':>7} {'p95':>7} | {'p50':>7} {'p95':>7} | {'p50':>8} | baseline p50")
    found = {}
    for size in SIZES:
        started = time.perf_counter()
        catalogue = build_catalogue(services(size, towns))
        built = time.perf_counter() - started
        country = measure(lambda profile, over=catalogue: recommend(over, profile), people)
        local = measure(lambda profile, over=catalogue: recommend(over, profile), neighbours)
        plain = measure(baseline(catalogue), people)
        print(
            f"{size:>9,} {built:>8.1f} | {country.p50:>7.2f} {country.p95:>7.2f} | {local.p50:>7.2f} {local.p95:>7.2f}"
            f" | {plain.p50:>8.2f} | {country.p50 / plain.p50:>6.2f}×"
        )
        found[size] = country
    smallest, largest = found[SIZES[0]], found[SIZES[-1]]
    print(f"growth from {SIZES[0]:,} to {SIZES[-1]:,} services (×{SIZES[-1] // SIZES[0]}):", end=" ")
    print(f"p50 ×{largest.p50 / smallest.p50:.1f}, p95 ×{largest.p95 / smallest.p95:.1f}")
    holds = largest.p95 <= BAR_MS
    print(f"{'holds' if holds else 'FAILS'}: p95 {largest.p95:.2f} ms at {SIZES[-1]:,} services, bar {BAR_MS} ms")
    return 0 if holds else 1


def measure(run: Callable[[Profile], Any], profiles: Sequence[Profile]) -> Timing:
    """Return how long `run` takes for these profiles, after one round that does not count."""
    rounds = []
    for profile in profiles:
        run(profile)
    gc.collect()
    gc.disable()
    for _ in range(REPEATS):
        times = []
        for profile in profiles:
            started = time.perf_counter()
            run(profile)
            times.append((time.perf_counter() - started) * 1000)
        cuts = statistics.quantiles(times, n=20)
        rounds.append(Timing(cuts[9], cuts[18]))
    gc.enable()
    return Timing(statistics.median(one.p50 for one in rounds), statistics.median(one.p95 for one in rounds))


def baseline(catalogue: Catalogue) -> Callable[[Profile], Any]:
    """Return the plain way to the nearest services: the distance to every place, and a full sort."""
    places = np.radians([place for of_one in catalogue.places for place in of_one]).reshape(-1, 2)
    latitude, longitude = places[:, 0].copy(), places[:, 1].copy()

    def run(profile: Profile) -> Any:
        here = np.radians(profile.place or (52.0, 5.0))
        halves = np.sin((latitude - here[0]) / 2) ** 2
        halves += np.cos(latitude) * np.cos(here[0]) * np.sin((longitude - here[1]) / 2) ** 2
        return np.argsort(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(halves)))[:20]

    return run


def services(size: int, towns: Sequence[tuple[float, float]]) -> Iterator[ServiceRow]:
    """Yield made-up services, the same for the same size: most near a town, a few for the whole country."""
    chance = random.Random(SEED + size)
    for number in range(size):
        home = chance.randrange(len(towns))
        yield ServiceRow(
            service_id=f"{number:06d}",
            name=f"Dienst {number}",
            provider_id=str(chance.randrange(max(1, size // 4))),
            base_functions=some(chance, BaseFunction, 1, 3),
            respite_forms=some(chance, RespiteForm, 0, 2),
            conditions=some(chance, Condition, 0, 3),
            laws=some(chance, Law, 0, 2),
            audiences=some(chance, Audience, 0, 2),
            languages=("nl", *some(chance, LANGUAGES, 0, 2)),
            coordinates=[around(chance, towns[home]) for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 2, 3)))],
            is_home_visit=chance.random() < 0.1,
            is_online=chance.random() < 0.1,
            minimum_age=chance.choice((None, None, None, 12, 18, 65)),
            maximum_age=chance.choice((None, None, None, None, 18, 25)),
            assured_date=TODAY - timedelta(days=chance.randrange(900)) if chance.random() < 0.8 else None,
            is_everywhere=chance.random() < 0.002,
            served_ids=(home,),
        )


def a_profile(chance: random.Random, towns: Sequence[tuple[float, float]], **more: Any) -> Profile:
    """Return a made-up person."""
    return Profile(
        today=TODAY,
        needs={function: Need(chance.random()) for function in some(chance, BaseFunction, 1, 5)},
        condition=chance.choice((None, *Condition)),
        place=Place(*around(chance, chance.choice(towns))),
        mobility=chance.choice(list(Mobility)),
        languages=chance.choice((("nl",), ("nl",), ("tr", "nl"), ("ar", "nl"), ("en", "nl"))),
        age=chance.choice((None, 15, 35, 55, 80)),
        indication=chance.choice((None, *Indication)),
        for_minor=chance.random() < 0.1,
        **more,
    )


def some(chance: random.Random, kind: Any, least: int, most: int) -> tuple[Any, ...]:
    """Return a few members of a list."""
    members = list(kind)
    return tuple(chance.sample(members, chance.randint(least, most)))


def around(chance: random.Random, town: tuple[float, float]) -> tuple[float, float]:
    """Return a point within some kilometres of a town."""
    return town[0] + chance.gauss(0, 0.03), town[1] + chance.gauss(0, 0.05)


if __name__ == "__main__":
    sys.exit(main())

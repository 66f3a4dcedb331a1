"""The prices of a night: what each day at a place is worth to who may still come, of what is left of it.

Who may still come is drawn from who came: as many as came in as long a time, on other days, as long before as then.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from draagkracht.respite.rules import regional
from draagkracht.respite.rules.online import make_prices
from draagkracht.respite.rules.planning.instance import DAYS_IN_WEEK, Instance, Kind, Place
from draagkracht.respite.rules.planning.rows import list_rows
from draagkracht.respite.rules.plans import PERIOD_DAYS
from draagkracht.respite.rules.regional import Asking, Regional

DAY: Final = datetime.timedelta(days=1)
PERIODS: Final = 3  # of four weeks, from next Monday: who asks further ahead waits for the plan, or is free to choose
PAST: Final = datetime.timedelta(days=365)
LEAST_DAYS: Final = 28  # over which arrivals are counted
# So many futures are drawn, so that chance counts less; fewer in a large region.
FUTURES: Final = 15
MOST_DRAWN: Final = 20_000
WEEKS: Final = PERIOD_DAYS // DAYS_IN_WEEK

Slots = Mapping[str, float]  # by day of the period, and the part of the day where somebody visits: "12", "12:1"


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody who asked, and on which day."""

    asking: Asking
    on: datetime.date


Future = tuple[Asking, ...]


def expect(came: Sequence[Came], today: datetime.date) -> tuple[Future, ...]:
    """Return who may still ask before the periods are over, in some futures; the same on the same day."""
    if not came:
        return ()
    days = (today - min(one.on for one in came)).days
    ahead = PERIODS * PERIOD_DAYS
    number = max(1, round(len(came) * ahead / max(LEAST_DAYS, days)))
    chance = np.random.default_rng(today.toordinal())
    return tuple(_draw(came, number, today, chance) for _ in range(max(1, min(FUTURES, MOST_DRAWN // number))))


def _draw(came: Sequence[Came], number: int, today: datetime.date, chance: np.random.Generator) -> Future:
    drawn = chance.integers(len(came), size=number)
    later = chance.integers(PERIODS * PERIOD_DAYS, size=number)
    asking = [_again(came[which], today + DAY * int(days)) for which, days in zip(drawn, later, strict=True)]
    return tuple(replace(one, key=key) for key, one in enumerate(asking))


def _again(one: Came, on: datetime.date) -> Asking:
    """Return somebody who asks on another day, as long before and for the same day of the week."""
    wanted = one.asking.wants.start_date
    start = on + (wanted - one.on)
    start += DAY * ((wanted.weekday() - start.weekday()) % DAYS_IN_WEEK)
    return replace(one.asking, wants=replace(one.asking.wants, start_date=start))


def price(given: Regional, futures: Sequence[Future], is_over: Callable[[], bool]) -> dict[str, Slots]:
    """Return the prices of four weeks: of each place, volunteer and budget (`GM:payer`) that has any.

    Who asked and has nothing yet is there in every future.
    """
    waiting = tuple(one for one in given.asking if not (one.is_served or one.promised or one.locked))
    futures = [(*waiting, *future) for future in futures]
    everybody = [replace(one, key=key) for key, one in enumerate(one for future in futures for one in future)]
    instance = regional.build(replace(given, asking=everybody)).instance
    rows = list_rows(instance)
    left = rows.capacity.astype(float)
    # Who asks nothing in these four weeks is not in the instance, so a future may be shorter than it was drawn.
    requests, ends = {one.id: one for one in instance.requests}, np.cumsum([0, *map(len, futures)])
    drawn = [[requests[one.id] for one in everybody[start:end] if one.id in requests] for start, end in pairwise(ends)]
    prices = make_prices(instance, left, drawn, is_over)
    # Of what there is none left nobody can lose anything.
    is_left = dict(zip(rows.names, left > 0, strict=True))
    return _by_slot(instance, {name: one for name, one in prices.items() if is_left[name]})


def _by_slot(instance: Instance, prices: Mapping[str, float]) -> dict[str, Slots]:
    """Return the prices of rows by what they are of, and by day."""
    places = {place.id: place for place in instance.places}
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, one in prices.items():
        what, of, *rest = name.split(":")
        if what == "budget":
            slots = {str(day): one * instance.night_cents for day in range(PERIOD_DAYS)}
            of = f"{of}:{rest[0]}"
        else:
            slots = _slots(what, [int(number) for number in rest], places[of], one)
        for slot, cost in slots.items():
            found[of][slot] += cost
    return {of: {slot: round(cost, 4) for slot, cost in slots.items()} for of, slots in found.items()}


def _slots(what: str, numbers: Sequence[int], place: Place, one: float) -> dict[str, float]:
    if what == "slot":
        part, week = numbers
        return {_visit(part, week): one}
    if what == "week":
        return {_visit(part, numbers[0]): one for part in place.dayparts}
    if place.kind is Kind.DAY_CARE:
        # A row is a weekday in every week: each of them has its part of the price.
        return {str(numbers[0] % DAYS_IN_WEEK + DAYS_IN_WEEK * week): one / WEEKS for week in range(WEEKS)}
    return {str(numbers[0]): one}


def _visit(part: int, week: int) -> str:
    return f"{week * DAYS_IN_WEEK + part // 3}:{part % 3}"

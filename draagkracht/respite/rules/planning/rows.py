"""What is shared: beds on a day, places on a weekday, visits, budgets. A row is one of them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.instance import DAYS_IN_WEEK, PARTS, Instance, Kind, Place

Array = NDArray[Any]


@dataclass(frozen=True)
class Rows:
    """All rows of an instance.

    `names` are those of the format. `first` is the first row of each place: a row for each day (stay, live-in), for
    each weekday (day care, which takes that weekday in every week: what counts is the week with least), or for each
    week, then each daypart × week (sitting). A budget's row counts cents.
    """

    names: tuple[str, ...]
    capacity: Array
    first: Array
    budgets: dict[tuple[str, str], int]


def list_rows(instance: Instance) -> Rows:
    """Return the rows of an instance."""
    names: list[str] = []
    capacity: list[int] = []
    first = []
    for place in instance.places:
        first.append(len(names))
        for name, free in _of_place(place, instance):
            names.append(name)
            capacity.append(free)
    budgets = {}
    for budget in instance.budgets:
        budgets[budget.municipality, budget.law] = len(names)
        names.append(f"budget:{budget.municipality}:{budget.law}")
        capacity.append(budget.cents)
    return Rows(tuple(names), np.array(capacity, dtype=np.int64), np.array(first, dtype=np.int64), budgets)


def _of_place(place: Place, instance: Instance) -> list[tuple[str, int]]:
    if place.kind is Kind.SITTING:
        weeks = range(instance.weeks)
        visits = [(f"week:{place.id}:{week}", place.visits_per_week) for week in weeks]
        # A row for each daypart, so that its place is a sum; where somebody does not come, there is nothing of it.
        free = [
            (f"slot:{place.id}:{part}:{week}", int(part in place.dayparts)) for part in range(PARTS) for week in weeks
        ]
        return visits + free
    if place.kind is Kind.DAY_CARE:
        least = [
            min(range(day, instance.days, DAYS_IN_WEEK), key=place.capacity.__getitem__) for day in range(DAYS_IN_WEEK)
        ]
        return [(f"cap:{place.id}:{day}", place.capacity[day]) for day in least]
    return [(f"cap:{place.id}:{day}", free) for day, free in enumerate(place.capacity)]

"""One region as the planner reckons with it: rows, columns, what stands already, and which groups have a floor."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.base.text import N_, Sentence
from draagkracht.respite.rules.planning.columns import Columns
from draagkracht.respite.rules.planning.instance import Instance, Kind, Offer
from draagkracht.respite.rules.planning.offers import Finder
from draagkracht.respite.rules.planning.reading import InstanceIsWrong
from draagkracht.respite.rules.planning.rows import Rows, list_rows
from draagkracht.respite.rules.plans import MAY_CHANGE

Array = NDArray[Any]
NONE: Final = -1
TINY: Final = 1e-9


@dataclass(frozen=True)
class Problem:
    """What the planner chooses from.

    `members` says for each floor which requests are in its group; `needed` how many of them should get an offer;
    `kept` are the columns that stay whatever happens (confirmed, or promised and not to be moved), `loose` those that
    were promised and may move.
    """

    instance: Instance
    rows: Rows
    columns: Columns
    members: Array
    needed: Array
    kept: Array
    loose: Array

    @property
    def may_move(self) -> int:
        """How many of the promised offers may still be moved in all."""
        return max(0, len(self.instance.promised) // MAY_CHANGE - self.instance.moved)

    def offer(self, column: int) -> Offer:
        """Return a column as an offer."""
        columns, instance = self.columns, self.instance
        request, place = instance.requests[columns.request[column]], instance.places[columns.place[column]]
        a, b = int(columns.a[column]), int(columns.b[column])
        if place.kind is Kind.DAY_CARE:
            return Offer(request.id, place.id, place.kind, weekdays=tuple(day for day in range(7) if a >> day & 1))
        if place.kind is Kind.SITTING and request.sitting:
            return Offer(request.id, place.id, place.kind, daypart=a, weeks=request.sitting.weeks)
        return Offer(request.id, place.id, place.kind, start=a, length=b)


def pose(instance: Instance) -> Problem:
    """Return what the planner chooses from. Raises InstanceIsWrong where what was agreed does not go together."""
    rows = list_rows(instance)
    columns = Finder(instance, rows).columns()
    numbers = {request.id: number for number, request in enumerate(instance.requests)}
    confirmed = [_find(instance, columns, numbers, offer, f"locked[{at}]") for at, offer in enumerate(instance.locked)]
    locked = {offer.request for offer in instance.locked}
    promised = [
        (_find(instance, columns, numbers, one.offer, f"previous[{at}]"), one.may_change)
        for at, one in enumerate(instance.promised)
        if one.offer.request not in locked
    ]
    members = np.array(
        [[one.groups.get(floor.group) == floor.value for one in instance.requests] for floor in instance.floors],
        dtype=bool,
    ).reshape(len(instance.floors), len(instance.requests))
    shares = np.array([floor.share for floor in instance.floors])
    problem = Problem(
        instance=instance,
        rows=rows,
        columns=columns,
        members=members,
        needed=np.ceil(shares * members.sum(axis=1) - TINY).astype(int),
        kept=np.array(confirmed + [column for column, may in promised if not may], dtype=int),
        loose=np.array([column for column, may in promised if may], dtype=int),
    )
    _refuse_overfull(problem)
    return problem


def _find(instance: Instance, columns: Columns, numbers: dict[str, int], offer: Offer, place: str) -> int:
    """Return the column of an offer that was made before."""
    found = find_column(instance, columns, numbers[offer.request], offer)
    if found == NONE:
        raise InstanceIsWrong(place, Sentence(N_("dit aanbod past niet bij de vraag of de plek.")))
    return found


def find_column(instance: Instance, columns: Columns, number: int, offer: Offer) -> int:
    """Return the column of an offer for the request with a number; NONE where the rules do not allow it."""
    first, last = np.searchsorted(columns.request, [number, number + 1])
    at = np.arange(first, last)
    where = next((number for number, one in enumerate(instance.places) if one.id == offer.place), NONE)
    a = sum(1 << day for day in offer.weekdays) if offer.kind is Kind.DAY_CARE else offer.start
    at = at[columns.place[at] == where]
    at = at[columns.a[at] == (offer.daypart if offer.kind is Kind.SITTING else a)]
    if offer.kind in {Kind.STAY, Kind.LIVE_IN}:
        at = at[columns.b[at] == offer.length]
    asked = instance.requests[number].sitting
    if offer.kind is Kind.SITTING and (asked is None or offer.weeks != asked.weeks):
        at = at[:0]
    return int(at[0]) if len(at) else NONE


def _refuse_overfull(problem: Problem) -> None:
    """Refuse what was confirmed or promised for good and does not fit together."""
    agreed = np.concatenate((problem.kept, problem.loose))
    used = problem.columns.take(agreed).usage(np.ones(len(agreed)), len(problem.rows.names))
    over = np.flatnonzero(used > problem.rows.capacity + TINY)
    if len(over):
        message = N_("wat afgesproken is past niet: “%(row)s” is te vol.")
        raise InstanceIsWrong("locked", Sentence(message, {"row": problem.rows.names[over[0]]}))


def unit(problem: Problem) -> float:
    """Return what a usual offer is worth, to measure small against; one where none is worth anything."""
    value = problem.columns.value
    return float(value.mean()) or 1.0 if len(value) else 1.0

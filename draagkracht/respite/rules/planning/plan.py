"""A plan of a region: the offers, what they are worth, what they could be worth at most, and why somebody has none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.filling import Choice
from draagkracht.respite.rules.planning.instance import Instance, Kind, Offer
from draagkracht.respite.rules.planning.offers import Finder
from draagkracht.respite.rules.planning.prices import Dual, Market
from draagkracht.respite.rules.planning.problem import NONE, Problem
from draagkracht.respite.rules.planning.reasons import Rule

Array = NDArray[Any]
FORMAT: Final = "respite-plan/1"
DIGITS: Final = 9  # of a price, so that the bound is that of what is written


@dataclass(frozen=True)
class Short:
    """A floor that cannot be met: how many of a group want an offer by it, and how many have one."""

    group: str
    value: str
    wanted: int
    reached: int


@dataclass(frozen=True)
class Plan:
    """What is offered to whom.

    `prices` are of rows by their names in the format, `bound` is what they prove that no plan can be worth more than.
    `why_not` says for each request without an offer how many places fail which rule first. `is_greedy` says that time
    was too short for more than giving out by priority.
    """

    offers: tuple[Offer, ...]
    value: float
    bound: float
    prices: Mapping[str, float]
    why_not: Mapping[str, Mapping[Rule, int]]
    floor_short: tuple[Short, ...]
    is_greedy: bool

    @property
    def gap(self) -> float:
        """Which part of the bound is not reached."""
        return (self.bound - self.value) / self.bound if self.bound > 0 else 0.0

    def as_json(self, seconds: float) -> dict[str, Any]:
        """Return the document of the format `respite-plan/1`."""
        return {
            "format": FORMAT,
            "offers": [offer_as_json(offer) for offer in self.offers],
            "value": round(self.value, 6),
            "bound": round(self.bound, 6),
            "gap": round(self.gap, 6),
            "seconds": round(seconds, 2),
            "prices": dict(self.prices),
            "why_not": {request: dict(rules) for request, rules in self.why_not.items()},
            "floor_short": [
                {"group": one.group, "value": one.value, "wanted": one.wanted, "reached": one.reached}
                for one in self.floor_short
            ],
        }


def offer_as_json(offer: Offer) -> dict[str, Any]:
    """Return an offer as both formats have it."""
    said: dict[str, Any] = {"request": offer.request, "resource": offer.place, "kind": offer.kind.value}
    if offer.kind is Kind.DAY_CARE:
        return said | {"weekdays": list(offer.weekdays)}
    if offer.kind is Kind.SITTING:
        return said | {"daypart": offer.daypart, "weeks": list(offer.weeks)}
    return said | {"start": offer.start, "length": offer.length}


def write_plan(choice: Choice, rows: Array, floors: Array, *, is_greedy: bool) -> Plan:
    """Return the plan of a choice, with the bound that these prices of rows and floors prove."""
    problem = choice.problem
    short = choice.reached < problem.needed
    rows, floors = np.round(rows, DIGITS), np.round(np.where(short, 0.0, floors), DIGITS)
    alone = np.flatnonzero(choice.column == NONE).tolist()
    ids = [one.id for one in problem.instance.requests]
    why_not = Finder(problem.instance, problem.rows).count_reasons(alone)
    return Plan(
        offers=tuple(problem.offer(int(column)) for column in choice.column[choice.column != NONE]),
        value=choice.value,
        bound=prove(problem, rows, floors),
        prices=_named(problem, rows, floors),
        why_not={ids[number]: rules for number, rules in zip(alone, why_not, strict=True)},
        floor_short=_short(problem.instance, choice, short),
        is_greedy=is_greedy,
    )


def prove(problem: Problem, rows: Array, floors: Array) -> float:
    """Return the bound of the format for prices of rows and of floors; a floor without a price counts in no bound."""
    dual = Dual(problem, np.ones(len(floors), dtype=bool))
    market = Market(problem, np.arange(len(problem.columns)))
    return dual.look(market, np.concatenate((rows * dual.units, floors)))[2]


def _named(problem: Problem, rows: Array, floors: Array) -> dict[str, float]:
    named = {problem.rows.names[at]: float(rows[at]) for at in np.flatnonzero(rows > 0)}
    for floor, price in zip(problem.instance.floors, floors, strict=True):
        name = f"floor:{floor.group}:{floor.value}"
        if price > 0:
            named[name] = named.get(name, 0.0) + float(price)
    return named


def _short(instance: Instance, choice: Choice, short: Array) -> tuple[Short, ...]:
    lines = zip(instance.floors, choice.problem.needed, choice.reached, short, strict=True)
    return tuple(
        Short(floor.group, floor.value, int(needed), int(reached))
        for floor, needed, reached, is_short in lines
        if is_short
    )

"""What a floor costs: the same region planned with one floor after another, for all kinds of groups."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from draagkracht.respite.rules.fairness import Settings, floors_of, members_of, wanted_of
from draagkracht.respite.rules.planning import planning
from draagkracht.respite.rules.planning.instance import Instance, Request
from draagkracht.respite.rules.planning.plan import Plan
from draagkracht.respite.rules.planning.planning import Solver
from draagkracht.respite.rules.regional import Built

FLOORS: Final = (0, 10, 20, 30, 40, 50)  # per cents of each group


class CurveState(StrEnum):
    """How far a curve is. The job that draws it commits as a whole: until then it waits."""

    QUEUED = "queued"
    MADE = "made"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Reached:
    """How many of a group have an offer."""

    group: str
    value: str
    size: int
    number: int


@dataclass(frozen=True, slots=True)
class Point:
    """The plan with a floor: what it and no plan above it is worth, how many offers, and of which groups.

    `short` is how many groups do not reach the floor, because more does not fit.
    """

    percent: int
    value: float
    bound: float
    offers: int
    short: int
    groups: tuple[Reached, ...]


def draw(built: Built, *, seconds_left: Callable[[], float], solver: Solver) -> tuple[Point, ...]:
    """Return a point for each floor, made before the seconds are over. Raises InstanceIsWrong.

    A plan that gives each group as much as a lower floor asks is a plan for that floor too: where it is worth more than
    the one that was found, it counts there.
    """
    points = []
    for number, percent in enumerate(FLOORS):
        instance = with_floor(built.instance, percent)
        share = _share(seconds_left, len(FLOORS) - number)
        made = planning.plan_region(instance, seconds_left=share, solver=solver)
        points.append(_point(percent, made, instance.requests, built.kept_value))
    return best(points)


def _share(seconds_left: Callable[[], float], parts: int) -> Callable[[], float]:
    """Return what says how many seconds are left of one part of what is left now."""
    others = seconds_left() * (parts - 1) / parts
    return lambda: seconds_left() - others


def with_floor(instance: Instance, percent: int) -> Instance:
    """Return the region with the same floor for every kind of group."""
    return replace(instance, floors=floors_of(_same(percent), instance.requests))


def _same(percent: int) -> Settings:
    return Settings(burden_percent=percent, language_percent=percent, district_percent=percent, waiting_percent=percent)


def _point(percent: int, made: Plan, requests: Sequence[Request], kept: float) -> Point:
    return Point(
        percent=percent,
        value=made.value - kept,
        bound=made.bound - kept,
        offers=len(made.offers),
        short=len(made.floor_short),
        groups=_groups({offer.request for offer in made.offers}, requests),
    )


def _groups(served: Collection[str], requests: Iterable[Request]) -> tuple[Reached, ...]:
    """Return each group that a floor can be for, with how many of it have an offer."""
    requests = list(requests)
    found = []
    for floor in floors_of(_same(FLOORS[-1]), requests):
        members = members_of(floor, requests)
        found.append(Reached(floor.group, floor.value, len(members), len(members & set(served))))
    return tuple(found)


def best(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return for each floor the plan that is worth most of those that do for it; the bound stays its own."""
    found = []
    for mine in points:
        others = [one for one in points if one.percent >= mine.percent and _does_for(one, mine)]
        top = max([mine, *others], key=lambda one: one.value)
        found.append(replace(top, percent=mine.percent, bound=max(mine.bound, top.value), short=mine.short))
    return tuple(found)


def _does_for(one: Point, mine: Point) -> bool:
    """Tell whether a plan gives each group what a floor asks, or as much as was possible there."""
    wanted = [wanted_of(mine.percent / 100, group.size) for group in mine.groups]
    pairs = zip(one.groups, mine.groups, wanted, strict=True)
    return all(other.number >= min(least, group.number) for other, group, least in pairs)


def lost(points: Sequence[Point]) -> tuple[float, ...]:
    """Return for each point the per cents of value that its floor costs against the first, never less than nothing."""
    first = points[0].value if points else 0.0
    return tuple(100 * max(0.0, 1 - one.value / first) if first > 0 else 0.0 for one in points)

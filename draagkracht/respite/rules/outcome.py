"""What a plan of a region comes to: for each request an offer or why there is none, and how fair it is."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from draagkracht.respite.rules.fairness import floors_of, members_of, wanted_of
from draagkracht.respite.rules.fitting import Failing, first_failing
from draagkracht.respite.rules.fitting import Rule as Reason
from draagkracht.respite.rules.loads import Loads, count_loads
from draagkracht.respite.rules.planning import planning
from draagkracht.respite.rules.planning.filling import Choice
from draagkracht.respite.rules.planning.instance import Instance, Kind, Offer
from draagkracht.respite.rules.planning.offers import Finder
from draagkracht.respite.rules.planning.planning import Solver
from draagkracht.respite.rules.planning.problem import NONE, pose
from draagkracht.respite.rules.planning.reasons import Rule
from draagkracht.respite.rules.planning.rows import list_rows
from draagkracht.respite.rules.plans import Group
from draagkracht.respite.rules.regional import Asking, Built, Given, Giving, Regional, given_of, kilometres, project

# What the planner says of time, in the words of fitting.
OF_TIME: Final[Mapping[Rule, Reason]] = {
    Rule.DATES: Reason.LENGTH,
    Rule.CLOSED: Reason.CLOSED,
    Rule.FULL: Reason.FULL,
}
WhyNot = tuple[tuple[str, str, int], ...]  # rule, detail, number of places


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What there is for one request: `key` is its primary key. `given` is None where there is nothing."""

    key: int
    given: Given | None
    is_locked: bool
    is_promised: bool  # it has this already, by an earlier plan
    by_first_come: bool
    why_not: WhyNot


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a plan comes to. The values leave out what was there already."""

    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    value: float
    bound: float
    first_value: float
    is_greedy: bool
    loads: Loads
    prices: Mapping[str, float]


def plan(regional: Regional, built: Built, *, seconds_left: Callable[[], float], solver: Solver) -> Outcome:
    """Return the plan of a region, made before the seconds are over. Raises InstanceIsWrong."""
    made = planning.plan_region(built.instance, seconds_left=seconds_left, solver=solver)
    asks = {one.id: one for one in regional.asking}
    first = first_come(built.instance)
    instance = built.instance
    came = {one.id for one, column in zip(instance.requests, first.column, strict=True) if column != NONE}
    offers = {offer.request: offer for offer in made.offers}
    locked = {offer.request for offer in instance.locked}
    stand_ins = {offer.request for offer in instance.locked if offer.place.startswith("K")}
    promised = {promise.offer.request: promise.offer for promise in instance.promised}
    why = why_not(regional, instance, [name for name in made.why_not if name in asks])
    lines = [
        Line(
            key=asks[name].key,
            given=given_of(offers[name], asks[name], regional.monday) if name in offers else None,
            is_locked=name in locked,
            is_promised=name in promised and promised[name] == offers.get(name),
            by_first_come=name in came,
            why_not=why.get(name, ()),
        )
        for name in (request.id for request in instance.requests)
        if name not in stand_ins
    ]
    return Outcome(
        lines=tuple(lines),
        groups=count_groups(regional, instance, set(offers), came),
        value=made.value - built.kept_value,
        bound=made.bound - built.kept_value,
        first_value=first.value - built.kept_value,
        is_greedy=made.is_greedy,
        loads=count_loads(regional, instance, first_come=_offers(first), planned=made.offers),
        prices=made.prices,
    )


def first_come(instance: Instance) -> Choice:
    """Return what comes of it when who asked first chooses first, and what was agreed stays."""
    return planning.go_by_arrival(pose(replace(instance, floors=())))


def _offers(choice: Choice) -> list[Offer]:
    return [choice.problem.offer(int(column)) for column in choice.column[choice.column != NONE]]


def count_groups(regional: Regional, instance: Instance, served: set[str], came: set[str]) -> tuple[Group, ...]:
    """Return for each group with a floor how many there are, are wanted, and get a place: by the plan and by turn."""
    found = []
    for floor in floors_of(regional.settings, instance.requests):
        members = members_of(floor, instance.requests)
        wanted = wanted_of(floor.share, len(members))
        found.append(Group(floor.group, floor.value, len(members), wanted, len(members & served), len(members & came)))
    return tuple(found)


def why_not(regional: Regional, instance: Instance, names: Iterable[str]) -> dict[str, WhyNot]:
    """Return for each of some requests how many places fail which rule first, most places first.

    What is about somebody is asked of the rules by which offers are made at once; what is about time, of the planner.
    """
    finder = Finder(instance, list_rows(instance))
    numbers = {one.id: number for number, one in enumerate(instance.requests)}
    places = {one.id: number for number, one in enumerate(instance.places)}
    asks = {one.id: one for one in regional.asking}
    found = {}
    for name in names:
        number = numbers[name]
        counts, fitting = _of_somebody(regional, asks[name], instance.requests[number].kinds)
        for rule, many in finder.count_times(
            number, np.array([places[one] for one in fitting], dtype=np.int32)
        ).items():
            counts[OF_TIME[rule].value, ""] += many
        found[name] = tuple((rule, detail, many) for (rule, detail), many in counts.most_common() if many)
    return found


def _of_somebody(
    regional: Regional, asking: Asking, kinds: Collection[Kind]
) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Return how many places fail which rule that is not about days, and the ids of those that fail none."""
    counts: Counter[tuple[str, str]] = Counter()
    fitting = []
    for giving in regional.giving:
        if asking.municipality not in giving.serves:
            continue  # what is for others is no answer to this request
        failing = _failing(regional, asking, giving)
        if failing is not None:
            counts[failing.rule.value, failing.detail] += 1
        elif giving.gives.kind not in kinds:
            counts[Reason.LENGTH.value, ""] += 1  # what is asked of it cannot begin in these weeks
        else:
            fitting.append(giving.id)
    return counts, fitting


def _failing(regional: Regional, asking: Asking, giving: Giving) -> Failing | None:
    """Return the first rule about somebody that fails; how far a volunteer goes is a matter of distance too."""
    km = kilometres(project(asking.at, regional.centre), project(giving.at, regional.centre))
    is_far = km > giving.max_km
    failing = first_failing(asking.wants, replace(giving.gives, km=math.inf if is_far else km), regional.today)
    if is_far and failing is not None and failing.rule is Reason.DISTANCE:
        return replace(failing, detail=f"{min(giving.max_km, float(failing.detail)):g}")
    return failing

"""How a plan stands: what there is today, and what there will be with what it still proposes, counted anew each time.

The run of the planner said once what its plan is worth. People change lines after that, and others book meanwhile.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from draagkracht.respite.rules.plans import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Somebody who asks: what they have today is worth, and what they have with the plan; None is nothing."""

    today: float | None
    after: float | None
    by_first_come: bool
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One way of sharing: how many have a place, and what that is worth together."""

    number: int
    worth: float


@dataclass(frozen=True, slots=True)
class GroupNow:
    """A group of the plan, and how many of it have a place today and with the plan."""

    group: Group
    today: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a plan comes to now. `made` is what it was worth when it was made, `bound` the most that is possible."""

    asked: int
    today: Side
    first_come: Side
    after: Side
    made: float
    bound: float
    groups: tuple[GroupNow, ...]


def count(
    lines: Sequence[Counted],
    others: Sequence[Counted],
    *,
    value: float,
    first_value: float,
    bound: float,
    groups: Iterable[Group],
) -> Standing:
    """Return how a plan stands. `lines` are those it could plan for; `others` have a place that it does not touch.

    The values are as the run wrote them, without what others have; that is added to all of them.
    """
    kept = sum(one.today or 0.0 for one in others)
    return Standing(
        asked=len(lines) + len(others),
        today=_side(one.today for one in (*lines, *others)),
        first_come=Side(sum(one.by_first_come for one in lines) + len(others), first_value + kept),
        after=_side(one.after for one in (*lines, *others)),
        made=value + kept,
        bound=bound + kept,
        groups=tuple(_group(one, lines, others) for one in groups),
    )


def _side(worths: Iterable[float | None]) -> Side:
    there = [one for one in worths if one is not None]
    return Side(len(there), sum(there))


def _group(group: Group, lines: Iterable[Counted], others: Iterable[Counted]) -> GroupNow:
    mine = [one for one in lines if one.groups[group.group] == group.value]
    # Who asked after the plan was made is in no group of it.
    kept = min(max(0, group.size - len(mine)), sum(one.groups[group.group] == group.value for one in others))
    today = sum(one.today is not None for one in mine)
    return GroupNow(group, kept + today, kept + sum(one.after is not None for one in mine))

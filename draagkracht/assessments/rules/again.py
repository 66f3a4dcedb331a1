"""How soon an instrument may be asked again: asking once is enough, and too often measures nothing."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from draagkracht.assessments.rules import instruments
from draagkracht.assessments.rules.definition import Direction

# By band: how many months between two questions fit somebody who wants to be asked. Our own choice, to confirm.
FITTING_MONTHS: Final[Mapping[str, int]] = {"light": 3, "moderate": 3, "heavy": 1}


@dataclass(frozen=True, slots=True)
class Point:
    """One result in a trend: when, how much, and the name of the band."""

    taken_at: datetime.datetime
    points: int
    band: str


def may_ask_from(instrument: str, last: datetime.datetime | None) -> datetime.datetime | None:
    """Return from when an instrument may be asked again without a reason; None where it may at once.

    The interval is that of the instrument (`repeat_days` in its file, from its guide).
    """
    days = instruments.get_instrument(instrument).repeat_days
    return last + datetime.timedelta(days=days) if last else None


def is_soon(instrument: str, last: datetime.datetime | None, at: datetime.datetime) -> bool:
    """Tell whether an instrument was asked so lately that asking again needs a reason."""
    may_from = may_ask_from(instrument, last)
    return may_from is not None and at < may_from


def is_worse(trend: Sequence[Point], higher_is: Direction = "worse") -> bool:
    """Tell whether the last result is heavier than the one before; `trend` from new to old."""
    return len(trend) > 1 and _heavier(trend[0], trend[1], higher_is)


def is_better(trend: Sequence[Point], higher_is: Direction = "worse") -> bool:
    """Tell whether the last result is lighter than the one before; `trend` from new to old."""
    return len(trend) > 1 and _heavier(trend[1], trend[0], higher_is)


def _heavier(one: Point, other: Point, higher_is: Direction) -> bool:
    return one.points > other.points if higher_is == "worse" else one.points < other.points

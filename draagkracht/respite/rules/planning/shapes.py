"""When somebody could be relieved: every shape that fits what they ask, with what it is worth at no distance.

What an offer is worth is weight × units × quality, as the format `respite-plan/1` says it.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.instance import Kind, Nights, Request, Visits, Weekdays

Array = NDArray[Any]
A_VISIT: Final = 0.15
A_DAY_OF_CARE: Final = 0.4
A_DAY_LIVED_IN: Final = 1.2
PER_KM: Final = {Kind.DAY_CARE: 0.01, Kind.LIVE_IN: 0.004, Kind.SITTING: 0.01, Kind.STAY: 0.01}
PER_DAY_SHIFTED: Final = 0.03
PER_RANK: Final = 0.04
SHORTER: Final = 0.95


@dataclass(frozen=True)
class Shapes:
    """Shapes of one kind for one request.

    `a` and `b` are start and length of nights; the weekdays as bits (and their number); the daypart (and the number of
    weeks). `worth` is units × quality, without weight and distance.
    """

    a: Array
    b: Array
    worth: Array


def list_shapes(request: Request, kind: Kind, days: int) -> Shapes:
    """Return the shapes of a kind that a request asks for, in a period of so many days."""
    if kind is Kind.STAY and request.stay:
        return _nights(request.stay, days, 1.0)
    if kind is Kind.LIVE_IN and request.live_in:
        return _nights(request.live_in, days, A_DAY_LIVED_IN)
    if kind is Kind.DAY_CARE and request.day_care:
        return _weekdays(request.day_care, days)
    if kind is Kind.SITTING and request.sitting:
        return _visits(request.sitting)
    return _shapes([])


def _nights(asked: Nights, days: int, a_day: float) -> Shapes:
    return _shapes(
        [
            (start, length, a_day * length * (1 - PER_DAY_SHIFTED * abs(start - asked.start)) * _shorter(asked, length))
            for length in range(max(1, asked.least), asked.full + 1)
            for start in range(max(0, asked.start - asked.flex), min(days - length, asked.start + asked.flex) + 1)
        ]
    )


def _shorter(asked: Nights, length: int) -> float:
    return 1.0 if length == asked.length else SHORTER


def _weekdays(asked: Weekdays, days: int) -> Shapes:
    number = asked.days_per_week
    weeks = days // 7
    least = number * (number - 1) // 2
    return _shapes(
        [
            (
                sum(1 << asked.weekdays[rank] for rank in chosen),
                number,
                A_DAY_OF_CARE * number * weeks * (1 - PER_RANK * (sum(chosen) - least)),
            )
            for chosen in combinations(range(len(asked.weekdays)), number)
        ]
    )


def _visits(asked: Visits) -> Shapes:
    weeks = len(asked.weeks)
    return _shapes([(part, weeks, A_VISIT * weeks) for part in sorted(asked.dayparts)])


def _shapes(rows: list[tuple[int, int, float]]) -> Shapes:
    a, b, worth = zip(*rows, strict=True) if rows else ((), (), ())
    return Shapes(np.array(a, dtype=np.int16), np.array(b, dtype=np.int16), np.array(worth, dtype=float))

"""How soon an instrument may be asked again: asking once is enough, and too often measures nothing."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

# Days, by instrument. The guides of EDIZ-plus and CSI advise once a month (design notes); for our own check the same.
INTERVAL: Final[Mapping[str, int]] = {"quick-check": 30}
ELSE: Final = 30
# By band: after how many days somebody who wants reminders is asked how it goes. Our own choice, to confirm.
REMIND_AFTER: Final[Mapping[str, int]] = {"light": 180, "moderate": 90, "heavy": 30}


@dataclass(frozen=True, slots=True)
class Point:
    """One result in a trend: when, how much, and the name of the band."""

    taken_at: datetime.datetime
    points: int
    band: str


def may_ask_from(instrument: str, last: datetime.datetime | None) -> datetime.datetime | None:
    """Return from when an instrument may be asked again without a reason; None where it may at once."""
    return last + datetime.timedelta(days=INTERVAL.get(instrument, ELSE)) if last else None


def is_worse(trend: Sequence[Point]) -> bool:
    """Tell whether the last result is heavier than the one before; `trend` from new to old."""
    return len(trend) > 1 and trend[0].points > trend[1].points


def is_better(trend: Sequence[Point]) -> bool:
    """Tell whether the last result is lighter than the one before; `trend` from new to old."""
    return len(trend) > 1 and trend[0].points < trend[1].points

"""Opening hours (is the desk open now, and if not, when does it open), and what a place is."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# Words that only say what kind of place it is: “wijk Oost” is Oost.
PLACE_KINDS: Final = frozenset("de het 't wijk buurt stadsdeel dorp stad plaats gemeente".split())
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Hours:
    """One stretch in a week in which a desk is open; `day` is 0 (Monday) to 6, `closes` is exclusive."""

    day: int
    opens: datetime.time
    closes: datetime.time


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a desk is open at a moment, until when if so, and otherwise when it opens next (None: never)."""

    is_open: bool
    until: datetime.time | None = None
    opens_in_days: int | None = None
    opens_weekday: int | None = None
    opens_at: datetime.time | None = None


def read_hours(rows: Sequence[dict[str, str]]) -> tuple[Hours, ...]:
    """Return opening hours from rows `{"day": "MO", "opens": "09:00", "closes": "17:00"}`, in order of the week.

    Raises ValueError when a day or a time cannot be read.
    """
    time = datetime.time.fromisoformat
    hours = [Hours(DAYS.index(row["day"]), time(row["opens"]), time(row["closes"])) for row in rows]
    return tuple(sorted(hours, key=lambda stretch: (stretch.day, stretch.opens)))


def opening_at(hours: Sequence[Hours], moment: datetime.datetime) -> Opening:
    """Return whether a desk with these hours is open at a local moment, and else its next opening within a week."""
    for stretch in hours:
        if stretch.day == moment.weekday() and stretch.opens <= moment.time() < stretch.closes:
            return Opening(is_open=True, until=stretch.closes)
    for days in range(8):
        day = (moment.weekday() + days) % 7
        for stretch in hours:
            if stretch.day == day and (days > 0 or stretch.opens > moment.time()):
                return Opening(is_open=False, opens_in_days=days, opens_weekday=day, opens_at=stretch.opens)
    return Opening(is_open=False)


@dataclass(frozen=True, slots=True)
class Spot:
    """A named place with its coordinates in degrees."""

    name: str
    latitude: float
    longitude: float

"""Opening hours (is the desk open now, and if not, when does it open; who answers), and what a place is."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from draagkracht.base import workdays

DESK: Final = "desk"
OUT_OF_HOURS: Final = "gp-out-of-hours"
EMERGENCY: Final = "emergency"
LISTENING: Final = "listening"
# Who can help with care, and at the end who always answers: there are hours at which the others do not.
CARE: Final = (DESK, OUT_OF_HOURS, LISTENING)
# Whom somebody calls at once where an answer asks for that.
AT_ONCE: Final = (EMERGENCY, "domestic-violence", "suicide-prevention", OUT_OF_HOURS)
SURGERY_OPENS: Final = 8
SURGERY_CLOSES: Final = 17
FURTHEST: Final = 15  # days: the longest until a desk that opens once a week, and is closed on the next of those
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


def opening_at(hours: Sequence[Hours], moment: datetime.datetime, closed: Collection[datetime.date] = ()) -> Opening:
    """Return whether a place with these hours is open at a local moment, and else its next opening within two weeks.

    On the days of `closed` it is not, whatever the hours of the week say.
    """
    for stretch in hours if moment.date() not in closed else ():
        if stretch.day == moment.weekday() and stretch.opens <= moment.time() < stretch.closes:
            return Opening(is_open=True, until=stretch.closes)
    for days in range(FURTHEST):
        date = moment.date() + datetime.timedelta(days=days)
        for stretch in hours if date not in closed else ():
            if stretch.day == date.weekday() and (days > 0 or stretch.opens > moment.time()):
                return Opening(is_open=False, opens_in_days=days, opens_weekday=stretch.day, opens_at=stretch.opens)
    return Opening(is_open=False)


def desk_opening_at(hours: Sequence[Hours], moment: datetime.datetime) -> Opening:
    """Return the same of a contact desk, which nobody staffs on a general holiday. To be confirmed for each desk."""
    return opening_at(hours, moment, workdays.list_holidays(moment.year) | workdays.list_holidays(moment.year + 1))


def is_out_of_hours(moment: datetime.datetime) -> bool:
    """Return whether surgeries are closed at a local moment, so that the out-of-hours practice answers.

    Working days before 8 and from 17, and every other day. To be confirmed: what practices keep to, and no law.
    """
    is_by_day = SURGERY_OPENS <= moment.hour < SURGERY_CLOSES
    return not (is_by_day and workdays.is_working_day(moment.date()))


def is_answered(code: str, hours: Sequence[Hours], moment: datetime.datetime) -> bool:
    """Return whether somebody answers a line at a local moment; of a line of which we do not know when: yes.

    `hours` are those of the desk. Between 8 and the hour at which a desk opens neither it nor the out-of-hours practice
    does: what names both names a line after them that always answers.
    """
    if code == DESK:
        return desk_opening_at(hours, moment).is_open
    return is_out_of_hours(moment) if code == OUT_OF_HOURS else True


@dataclass(frozen=True, slots=True)
class Spot:
    """A named place with its coordinates in degrees."""

    name: str
    latitude: float
    longitude: float

"""When the desk has called at the latest: the promise, from the desk's opening hours and the municipality's norm.

A working day here is a day on which the desk is open, because on no other day somebody calls: a day of its week that is
no general holiday. Check: tests/unit/referrals/test_promise.py.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice

from draagkracht.base import workdays
from draagkracht.municipalities.rules import Hours
from draagkracht.referrals.rules.wishes import Daypart, within

# The longest that a request is kept, whoever sets whatever; a constraint of the database says the same.
KEPT_AT_MOST = datetime.timedelta(days=30)
LONGEST_NORM = 10
# For a desk whose opening hours nobody filled in.
OFFICE_HOURS = tuple(Hours(day, datetime.time(9), datetime.time(17)) for day in range(5))


@dataclass(frozen=True, slots=True)
class Norm:
    """What a municipality promises: to call within some working days, and to keep a request for some days."""

    within_days: int = 2
    kept_days: int = 30


def read_norm(within_days: object, kept_days: object) -> Norm:
    """Return the norm from two parameters; what is no whole number in its range gets the default."""
    standard = Norm()
    return Norm(
        within_days=_whole(within_days, LONGEST_NORM, standard.within_days),
        kept_days=_whole(kept_days, KEPT_AT_MOST.days, standard.kept_days),
    )


def _whole(value: object, highest: int, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= highest else default


def due_by(
    asked_at: datetime.datetime, hours: Sequence[Hours], within_days: int, daypart: Daypart = Daypart.ANY
) -> datetime.datetime:
    """Return the moment at which the desk has called: the end of a stretch in which it is open.

    `asked_at` is local. That is the last stretch in the part of the day that still has to begin, up to and including
    the working day of the norm; the day of asking does not count. Where the part of the day does not come by before
    then, it is the first time that it does. A part of the day in which the desk is never open counts as any.
    """
    hours = tuple(hours) or OFFICE_HOURS
    last_day = next(islice(_open_days(asked_at.date(), hours), within_days - 1, None))
    before = None
    for begins, ends in _stretches(asked_at, within(hours, daypart) or hours):
        if begins.date() > last_day:
            return before or ends
        if begins > asked_at:
            before = ends
    raise AssertionError("a desk that is open once a week is open every week")


def _open_days(asked: datetime.date, hours: Sequence[Hours]) -> Iterator[datetime.date]:
    """Yield the days after the day of asking on which a desk is open."""
    days = {stretch.day for stretch in hours}
    for number in count(1):
        day = asked + datetime.timedelta(days=number)
        if day.weekday() in days and not _is_holiday(day):
            yield day


def _stretches(
    moment: datetime.datetime, hours: Sequence[Hours]
) -> Iterator[tuple[datetime.datetime, datetime.datetime]]:
    """Yield begin and end of each stretch from the day of a moment on, in order of time."""
    for number in count():
        day = moment.date() + datetime.timedelta(days=number)
        for stretch in sorted(hours, key=lambda each: each.opens):
            if stretch.day == day.weekday() and not _is_holiday(day):
                opens, closes = (
                    datetime.datetime.combine(day, time, moment.tzinfo) for time in (stretch.opens, stretch.closes)
                )
                yield opens, closes


def _is_holiday(day: datetime.date) -> bool:
    return day in workdays.list_holidays(day.year)

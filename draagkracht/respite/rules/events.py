"""The days that an event of a calendar (RFC 5545) touches, each time that it comes: here, not where it was written.

An event that repeats is counted by the clock of its own place, so that summer time moves nothing. A time that is left
out (EXDATE), or that stands in the file as an event of its own (RECURRENCE-ID), is not of the series.
"""

import contextlib
import datetime
from collections.abc import Iterable, Iterator
from typing import Any, Final
from zoneinfo import ZoneInfo

from draagkracht.respite.rules import recurring

HERE: Final = ZoneInfo("Europe/Amsterdam")
ONE_DAY: Final = datetime.timedelta(days=1)
A_MOMENT: Final = datetime.timedelta(microseconds=1)
LONGEST: Final = datetime.timedelta(days=400)
LONGEST_EACH: Final = datetime.timedelta(days=31)  # of an event that repeats
LONGEST_UID: Final = 200
# What the file of somebody else may run into.
UNREADABLE: Final = (ValueError, OverflowError, KeyError, AttributeError, TypeError)


def name_of(entry: Any) -> str:
    """Return what an event is called; raises ValueError where it has no name that can be kept."""
    uid = str(entry["uid"]).strip()
    if not uid or len(uid) > LONGEST_UID or "\x00" in uid:
        raise ValueError
    return uid


def list_moved(entries: Iterable[Any]) -> dict[str, list[datetime.date]]:
    """Return by name of a series which of its times stand in the file as an event of their own."""
    found: dict[str, list[datetime.date]] = {}
    for entry in entries:
        with contextlib.suppress(*UNREADABLE):
            found.setdefault(name_of(entry), []).append(entry["recurrence-id"].dt)
    return found


def dates_of(
    entry: Any, moved: Iterable[datetime.date], first: datetime.date, last: datetime.date
) -> Iterator[datetime.date]:
    """Yield the days that an event touches, each time that it comes. Raises one of UNREADABLE."""
    begins = entry["dtstart"].dt
    lasts = _ends(entry, begins) - begins
    if not datetime.timedelta() <= lasts <= (LONGEST_EACH if "RRULE" in entry or "RDATE" in entry else LONGEST):
        raise ValueError
    if str(entry.get("status", "")).upper() == "CANCELLED":
        return
    if "RECURRENCE-ID" in entry and "RANGE" in entry["recurrence-id"].params:
        raise ValueError  # from here on all others move along
    for start in _starts(entry, begins, moved, last):
        if start.date() + lasts + 2 * ONE_DAY >= first:  # in whichever time zone
            yield from _touched(_at(start, begins), lasts)


def _starts(
    entry: Any, begins: datetime.date, moved: Iterable[datetime.date], last: datetime.date
) -> list[datetime.datetime]:
    """Return when an event begins, each time: by the clock of its place, without those that are left out or moved."""
    begin = _by_clock(begins, begins)
    rule, extra = entry.get("rrule"), _listed(entry, "rdate")
    found = {begin, *(_by_clock(moment, begins) for moment in extra)}
    if rule is not None:
        until = _by_clock(datetime.datetime.combine(last + ONE_DAY, datetime.time()), begins)
        for end in rule.get("UNTIL", ()):
            until = min(until, _by_clock(end, begins) + (ONE_DAY if _is_day(end) else A_MOMENT))
        written = type(rule)({part: value for part, value in rule.items() if part != "UNTIL"}).to_ical().decode()
        found |= set(recurring.starts(rule, written, begin, until))
    # A series is left out by the moment, and by some calendars by the day.
    out = [*_listed(entry, "exdate"), *(moved if "RECURRENCE-ID" not in entry else ())]
    days = {day for day in out if _is_day(day)}
    found -= {_by_clock(moment, begins) for moment in out}
    return [start for start in found if start.date() not in days]


def _listed(entry: Any, name: str) -> list[Any]:
    """Return the moments of a list, which may stand in an event more than once."""
    given = entry.get(name, [])
    return [one.dt for each in (given if isinstance(given, list) else [given]) for one in each.dts]


def _ends(entry: Any, begins: datetime.date) -> Any:
    """Return when an event ends; a day where only its day is given."""
    if entry.get("dtend") is not None:
        return entry["dtend"].dt
    if entry.get("duration") is not None:
        return begins + entry["duration"].dt
    return begins + ONE_DAY if _is_day(begins) else begins


def _touched(begins: datetime.datetime, lasts: datetime.timedelta) -> Iterator[datetime.date]:
    """Yield the days here that an event touches; one that ends at midnight does not touch the day after."""
    ends = begins + lasts
    first, last = _here(begins).date(), _here(ends).date()
    is_midnight = _here(ends).time() == datetime.time()
    stop = last if is_midnight and last > first else last + ONE_DAY
    yield from (first + datetime.timedelta(days=after) for after in range((stop - first).days))


def _is_day(moment: datetime.date) -> bool:
    return not isinstance(moment, datetime.datetime)


def _by_clock(moment: datetime.date, begins: datetime.date) -> datetime.datetime:
    """Return a moment by the clock of the place where a series begins."""
    if not isinstance(moment, datetime.datetime):
        return datetime.datetime.combine(moment, datetime.time())
    zone = begins.tzinfo if isinstance(begins, datetime.datetime) else None
    return (moment.astimezone(zone) if moment.tzinfo and zone else moment).replace(tzinfo=None)


def _at(start: datetime.datetime, begins: datetime.date) -> datetime.datetime:
    """Return a time of a series as a moment, from the clock of its place."""
    return start.replace(tzinfo=begins.tzinfo) if isinstance(begins, datetime.datetime) else start


def _here(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(HERE) if moment.tzinfo else moment

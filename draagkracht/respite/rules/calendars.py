"""Calendars in and out (RFC 5545): stays without names, and events of a provider's own calendar as closed days."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from icalendar import Calendar
from icalendar import Event as Entry

from draagkracht.base.text import N_, Sentence
from draagkracht.respite.rules import events

HOST: Final = "draagkracht"
MOST_BYTES: Final = 1024 * 1024
MOST_EVENTS: Final = 2000
MOST_SERIES: Final = 200


class FileIsNoCalendar(ValueError):
    """The file cannot be read as a calendar; `reason` says what to do."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(reason.dutch())
        self.reason = reason


NO_CALENDAR: Final = Sentence(
    N_("Dit is geen agenda. Kies in uw eigen agenda ‘exporteren’. U krijgt dan een bestand dat op .ics eindigt.")
)
NOTHING: Final = Sentence(
    N_("In dit bestand staan geen afspraken. Zet in uw agenda op welke dagen u dicht bent, en exporteer die opnieuw.")
)
TOO_MANY: Final = Sentence(N_("In dit bestand staan te veel afspraken. Exporteer alleen de dagen dat u dicht bent."))


@dataclass(frozen=True, slots=True)
class Busy:
    """The days of one event, or of one that repeats, that somebody's own calendar says are not free.

    Without days (it is cancelled, or over) they are free after all.
    """

    uid: str
    dates: frozenset[datetime.date]


@dataclass(frozen=True, slots=True)
class Read:
    """What a calendar says of some stretch of time, and how many events it has that we could not read or follow."""

    events: tuple[Busy, ...]
    passed_over: int


@dataclass(frozen=True, slots=True)
class Stay:
    """Days on which somebody stays. It names nobody."""

    public_id: UUID
    start: datetime.date
    end: datetime.date  # exclusive
    says: str
    changed_at: datetime.datetime


def write_calendar(name: str, stays: Iterable[Stay]) -> bytes:
    """Return a calendar in which each stay is whole days."""
    calendar = Calendar()
    calendar.add("prodid", "-//Draagkracht//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for stay in stays:
        entry = Entry()
        entry.add("uid", f"{stay.public_id}@{HOST}")
        entry.add("dtstamp", stay.changed_at.astimezone(datetime.UTC))
        entry.add("dtstart", stay.start)
        entry.add("dtend", stay.end)
        entry.add("summary", stay.says)
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def read_calendar(content: bytes, first: datetime.date, last: datetime.date) -> Read:
    """Return the days from `first` until `last` (exclusive) that a calendar says are not free.

    What we wrote ourselves is left out. Raises FileIsNoCalendar.
    """
    by_uid: dict[str, set[datetime.date]] = {}
    entries = _entries(content)
    moved = events.list_moved(entries)
    passed_over = 0
    for entry in entries:
        try:
            uid = events.name_of(entry)
            if uid.endswith(f"@{HOST}"):
                continue
            dates = {date for date in events.dates_of(entry, moved.get(uid, ()), first, last) if first <= date < last}
        except events.UNREADABLE:
            passed_over += 1
        else:
            by_uid.setdefault(uid, set()).update(dates)
    return Read(tuple(Busy(uid, frozenset(dates)) for uid, dates in by_uid.items()), passed_over)


def _entries(content: bytes) -> list[Any]:
    """Return the events of a file; raises FileIsNoCalendar where it has none, or more than can be read."""
    try:
        calendar = Calendar.from_ical(content)
    except (ValueError, IndexError, KeyError, AttributeError, TypeError):
        raise FileIsNoCalendar(NO_CALENDAR) from None
    if not isinstance(calendar, Calendar) or calendar.name != "VCALENDAR":
        raise FileIsNoCalendar(NO_CALENDAR)
    entries = list(calendar.walk("VEVENT"))
    if not entries:
        raise FileIsNoCalendar(NOTHING)
    if len(entries) > MOST_EVENTS or sum("RRULE" in entry for entry in entries) > MOST_SERIES:
        raise FileIsNoCalendar(TOO_MANY)
    return entries

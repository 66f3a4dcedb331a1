"""Calendars in and out (RFC 5545): stays without names, and events of a provider's own calendar as closed days."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Entry

from draagkracht.base.text import N_, Sentence

HERE: Final = ZoneInfo("Europe/Amsterdam")
HOST: Final = "draagkracht"
ONE_DAY: Final = datetime.timedelta(days=1)
MOST_BYTES: Final = 1024 * 1024
MOST_EVENTS: Final = 2000
LONGEST_UID: Final = 200
LONGEST: Final = datetime.timedelta(days=400)


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
    """Days that somebody's own calendar says are not free; `end` is exclusive. Cancelled: they are free after all."""

    uid: str
    start: datetime.date
    end: datetime.date
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What a calendar says, and how many events it has that say nothing to us: that repeat, or cannot be read."""

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


def read_calendar(content: bytes) -> Read:
    """Return the days of a calendar that are not free. What we wrote ourselves is left out. Raises FileIsNoCalendar."""
    try:
        calendar = Calendar.from_ical(content)
    except (ValueError, IndexError, KeyError, AttributeError, TypeError):
        raise FileIsNoCalendar(NO_CALENDAR) from None
    if not isinstance(calendar, Calendar) or calendar.name != "VCALENDAR":
        raise FileIsNoCalendar(NO_CALENDAR)
    entries = list(calendar.walk("VEVENT"))
    if not entries:
        raise FileIsNoCalendar(NOTHING)
    if len(entries) > MOST_EVENTS:
        raise FileIsNoCalendar(TOO_MANY)
    ours = [entry for entry in entries if not str(entry.get("uid", "")).endswith(f"@{HOST}")]
    found = [busy for entry in ours if (busy := _busy(entry)) is not None]
    return Read(tuple(found), len(ours) - len(found))


def _busy(entry: Any) -> Busy | None:
    """Return the days of an event; None where it repeats, has no name of its own or makes no sense."""
    uid = str(entry.get("uid", "")).strip()
    if not uid or len(uid) > LONGEST_UID or "\x00" in uid or entry.get("rrule") is not None:
        return None
    try:
        start, end = _days(entry)
    except (ValueError, OverflowError, KeyError, AttributeError, TypeError):
        return None
    if not datetime.timedelta() < end - start <= LONGEST:
        return None
    return Busy(uid, start, end, str(entry.get("status", "")).upper() == "CANCELLED")


def _days(entry: Any) -> tuple[datetime.date, datetime.date]:
    """Return the days that an event touches, the last exclusive."""
    begins = entry["dtstart"].dt
    given = entry.get("dtend")
    ends = given.dt if given is not None else begins + entry["duration"].dt if entry.get("duration") else begins
    first, last = _day(begins), _day(ends)
    is_midnight = not isinstance(ends, datetime.datetime) or _here(ends).time() == datetime.time()
    return first, last if is_midnight and last > first else last + ONE_DAY


def _day(moment: datetime.date) -> datetime.date:
    return _here(moment).date() if isinstance(moment, datetime.datetime) else moment


def _here(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(HERE) if moment.tzinfo else moment

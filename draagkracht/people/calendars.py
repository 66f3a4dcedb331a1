"""The agenda of a circle as a calendar elsewhere reads it (RFC 5545). Of members it says the first name at most."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext
from icalendar import Calendar
from icalendar import Event as Entry

from draagkracht.people.queries.circles import Event
from draagkracht.people.rules.circles import without_surname

HOST = "draagkracht"


def write_calendar(name: str, events: Iterable[Event]) -> bytes:
    """Return a calendar: each time is an entry of its own, in UTC, so that it means the same everywhere."""
    calendar = Calendar()
    calendar.add("prodid", "-//Draagkracht//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_entry(event))
    content: bytes = calendar.to_ical()
    return content


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.public_id}@{HOST}")
    entry.add("dtstamp", event.changed_at.astimezone(datetime.UTC))
    entry.add("sequence", event.sequence)
    entry.add("dtstart", event.starts_at.astimezone(datetime.UTC))
    if event.ends_at:
        entry.add("dtend", event.ends_at.astimezone(datetime.UTC))
    entry.add("summary", _summary(event))
    return entry


def _summary(event: Event) -> str:
    if event.taken_by:
        return f"{event.what} ({without_surname(event.taken_by)})"
    who = gettext("wie kan?")
    return f"{event.what} ({who})" if event.needs_hands and not event.is_taken else event.what

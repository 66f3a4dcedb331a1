"""What people around one care situation share: its parts, what each member may do with each, and how long it stays.

The limits are our own choice, to confirm by each municipality.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """What is shared."""

    AGENDA = "agenda"
    MESSAGES = "messages"
    NOTES = "notes"


class Level(StrEnum):
    """What a member may do with a part. Who writes reads too."""

    NONE = "none"
    READ = "read"
    WRITE = "write"


class Hands(StrEnum):
    """Who does what stands in the agenda."""

    ME = "me"
    NOBODY = "nobody"  # nobody is needed: it only happens
    OPEN = "open"  # who can?


Levels = Mapping[Part, Level]

MOST_MEMBERS: Final = 20  # with who was asked and did not answer yet
LONGEST_TEXT: Final = 2000
LONGEST_WHAT: Final = 120
MOST_WEEKS: Final = 26
INVITATION_HOLDS: Final = datetime.timedelta(days=14)
TOLD_EVERY: Final = datetime.timedelta(hours=1)  # nobody gets more mail than one an hour about one circle
UNUSED_AFTER: Final = datetime.timedelta(days=365)
WARNED_BEFORE: Final = datetime.timedelta(days=30)
NOTED_EVERY: Final = datetime.timedelta(days=1)
WEEK: Final = datetime.timedelta(days=7)


def may_read(levels: Levels, part: Part) -> bool:
    """Tell whether a member sees a part."""
    return levels.get(part, Level.NONE) is not Level.NONE


def may_write(levels: Levels, part: Part) -> bool:
    """Tell whether a member may add to a part."""
    return levels.get(part, Level.NONE) is Level.WRITE


def may_be_told(told_at: datetime.datetime | None, seen_at: datetime.datetime, now: datetime.datetime) -> bool:
    """Tell whether a mail that there is something new may go: one, until somebody came to look."""
    return told_at is None or (told_at <= seen_at and told_at <= now - TOLD_EVERY)


def weekly(first: datetime.date, until: datetime.date | None) -> tuple[datetime.date, ...]:
    """Return the days of what happens once, or each week until a day; half a year at most."""
    if until is None:
        return (first,)
    weeks = min((until - first) // WEEK, MOST_WEEKS - 1)
    return tuple(first + number * WEEK for number in range(max(weeks, 0) + 1))


def moved(moment: datetime.datetime, *, was: datetime.datetime, becomes: datetime.datetime) -> datetime.datetime:
    """Return what a moment of a series becomes where another of it moves: as many days on, at the new time.

    All are in local time, so that a time stays the same when the clock is put forward or back.
    """
    day = moment.date() + (becomes.date() - was.date())
    return datetime.datetime.combine(day, becomes.time(), tzinfo=becomes.tzinfo)


def without_surname(name: str) -> str:
    """Return the first word of a name: what leaves our pages for a calendar elsewhere says no more."""
    return name.split(maxsplit=1)[0] if name.strip() else ""

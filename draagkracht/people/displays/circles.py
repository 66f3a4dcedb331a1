"""A circle as its pages show it: who may what in words, the agenda by day, notes and messages with who and when."""

import datetime
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext

from draagkracht.people.forms.circles import LEVEL_LABELS, PART_LABELS
from draagkracht.people.queries.circles import Event, Invited, Member, Post
from draagkracht.people.rules.circles import Level, Part

ORDER = (Part.AGENDA, Part.NOTES, Part.MESSAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberShown:
    """Somebody in a circle: `may` are pairs of a part and what they may do with it."""

    public_id: UUID
    name: str
    is_owner: bool
    is_me: bool
    may: tuple[tuple[str, str], ...]
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedShown:
    """Somebody who was asked; `email` is empty on paper, and `code` where it cannot be printed again."""

    public_id: UUID
    email: str
    code: str
    may: tuple[tuple[str, str], ...]
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostShown:
    """A note or a message: `before` are pairs of until when it said what."""

    public_id: UUID
    author: str
    when: str
    is_mine: bool
    text: str
    changed: str
    before: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventShown:
    """Something of the agenda. `who` says who does it; `is_open`: nobody yet."""

    public_id: UUID
    what: str
    time: str
    who: str
    is_open: bool
    is_mine: bool
    may_change: bool
    is_weekly: bool
    was_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayShown:
    """A day with what happens on it."""

    name: str
    events: tuple[EventShown, ...]


def show_members(members: Sequence[Member], *, me: UUID | None = None) -> tuple[MemberShown, ...]:
    """Return who is in a circle."""
    return tuple(
        MemberShown(
            public_id=member.public_id,
            name=member.name,
            is_owner=member.is_owner,
            is_me=member.public_id == me,
            may=in_words(member.levels),
            since=_day(member.joined_at),
        )
        for member in members
    )


def show_invited(invited: Sequence[Invited]) -> tuple[InvitedShown, ...]:
    """Return who was asked."""
    return tuple(
        InvitedShown(
            public_id=one.public_id,
            email=one.email,
            code=one.code,
            may=in_words(one.levels),
            until=_day(one.expires_at),
        )
        for one in invited
    )


def in_words(levels: Mapping[Part, Level]) -> tuple[tuple[str, str], ...]:
    """Return what somebody may do with each part."""
    return tuple((str(PART_LABELS[part]), str(LEVEL_LABELS[levels[part]])) for part in ORDER)


def show_posts(posts: Sequence[Post]) -> tuple[PostShown, ...]:
    """Return notes or messages."""
    return tuple(
        PostShown(
            public_id=post.public_id,
            author=post.author or gettext("een oud-lid"),
            when=_moment(post.written_at),
            is_mine=post.is_mine,
            text=post.text,
            changed=_moment(post.changed_at) if post.changed_at else "",
            before=tuple((_moment(until), text) for text, until in reversed(post.before)),
        )
        for post in posts
    )


def show_days(events: Iterable[Event]) -> tuple[DayShown, ...]:
    """Return the agenda by day."""
    days = itertools.groupby(events, key=lambda event: timezone.localtime(event.starts_at).date())
    return tuple(
        DayShown(name=capfirst(formats.date_format(day, "l j F")), events=tuple(map(show_event, found)))
        for day, found in days
    )


def show_event(event: Event) -> EventShown:
    """Return something of the agenda."""
    return EventShown(
        public_id=event.public_id,
        what=event.what,
        time=_times(event),
        who=_who(event),
        is_open=event.needs_hands and not event.is_taken,
        is_mine=event.is_mine,
        may_change=event.may_change,
        is_weekly=event.is_weekly,
        was_changed=event.sequence > 0,
    )


def as_typed(event: Event) -> dict[str, str]:
    """Return something of the agenda as the form takes it."""
    begins, ends = timezone.localtime(event.starts_at), event.ends_at and timezone.localtime(event.ends_at)
    return {
        "what": event.what,
        "day": begins.date().isoformat(),
        "begins": f"{begins:%H:%M}",
        "ends": f"{ends:%H:%M}" if ends else "",
    }


def _times(event: Event) -> str:
    begins = formats.time_format(timezone.localtime(event.starts_at), "H:i")
    if event.ends_at is None:
        return begins
    return f"{begins} – {formats.time_format(timezone.localtime(event.ends_at), 'H:i')}"


def _who(event: Event) -> str:
    if event.is_mine:
        return gettext("U doet dit.")
    if event.is_taken:
        return gettext("%(name)s doet dit.") % {"name": event.taken_by or gettext("een oud-lid")}
    return gettext("Wie kan?") if event.needs_hands else ""


def _day(moment: datetime.datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "j F Y")


def _moment(moment: datetime.datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "l j F, H:i")

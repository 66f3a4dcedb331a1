"""The agenda of a circle: what is put in, who does it, and the address by which a calendar elsewhere reads it."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Action, Who
from draagkracht.people import links
from draagkracht.people.models import CircleEvent, CircleMember
from draagkracht.people.rules.circles import Hands, Level, Part
from draagkracht.people.services.circle_telling import tell_news
from draagkracht.people.services.circle_words import MayOnlyRead, seat_of, writing_seat
from draagkracht.people.services.circles import note


class EventIsTaken(Exception):
    """Somebody was first: `name` is what they are called in the circle."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class EventIsGone(Exception):
    """It stands in the agenda no more."""


@transaction.atomic
def add_events(
    *,
    member_id: int,
    what: str,
    times: Sequence[tuple[datetime.datetime, datetime.datetime | None]],
    hands: Hands,
    key: UUID,
    by: Who,
    at: datetime.datetime,
) -> None:
    """Put something in the agenda, once or on each of some days; a form counts once. Raises MayOnlyRead."""
    me = writing_seat(member_id, part=Part.AGENDA)
    if CircleEvent.objects.filter(circle=me.circle, series=key).exists():
        return
    CircleEvent.objects.bulk_create(
        CircleEvent(
            municipality_id=me.municipality_id,
            circle=me.circle,
            series=key,
            what=what,
            starts_at=starts_at,
            ends_at=ends_at,
            needs_hands=hands is not Hands.NOBODY,
            made_by=me,
            taken_by=me if hands is Hands.ME else None,
            made_at=at,
            changed_at=at,
        )
        for starts_at, ends_at in times
    )
    _record(me, Action.ADD, by, at)
    tell_news(me, part=Part.AGENDA, at=at)


@transaction.atomic
def take_event(*, member_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Let somebody do something of the agenda; twice does nothing more.

    Raises EventIsTaken where another was first, EventIsGone, and MayOnlyRead.
    """
    me = writing_seat(member_id, part=Part.AGENDA)
    row = _event(me, public_id)
    if not row.needs_hands or row.taken_by_id == me.pk:
        return
    if row.taken_by_id is not None:
        raise EventIsTaken(CircleMember.objects.get(pk=row.taken_by_id).name)
    _give(row, me, at)
    _record(me, Action.CHANGE, by, at)
    tell_news(me, part=Part.AGENDA, at=at)


@transaction.atomic
def give_back_event(*, member_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Let somebody not do it after all: it is open again, and the others hear of news. Raises EventIsGone."""
    me = seat_of(member_id)
    row = _event(me, public_id)
    if row.taken_by_id == me.pk:
        _give(row, None, at)
        _record(me, Action.CHANGE, by, at)
        tell_news(me, part=Part.AGENDA, at=at)


@transaction.atomic
def remove_event(*, member_id: int, public_id: UUID, with_later: bool, by: Who, at: datetime.datetime) -> None:
    """Take something out of the agenda, with the weeks after it or alone: by who put it in, or who opened the circle.

    Nothing where it is gone. Raises MayOnlyRead for anybody else.
    """
    me = writing_seat(member_id, part=Part.AGENDA)
    try:
        row = _event(me, public_id)
    except EventIsGone:
        return
    if not me.is_owner and row.made_by_id != me.pk:
        raise MayOnlyRead
    rows = CircleEvent.objects.filter(circle_id=me.circle_id, series=row.series)
    (rows.filter(starts_at__gte=row.starts_at) if with_later else rows.filter(pk=row.pk)).delete()
    _record(me, Action.REMOVE, by, at)


@transaction.atomic
def make_feed(*, member_id: int, by: Who, at: datetime.datetime) -> None:
    """Give somebody an address for their calendar; one they had before opens nothing any more. Raises MayOnlyRead."""
    me = seat_of(member_id)
    if me.agenda == Level.NONE.value:
        raise MayOnlyRead
    me.feed_number += 1
    me.feed_hash = links.hash_of(links.make_token(me.public_id, me.feed_number))
    me.save(update_fields=["feed_number", "feed_hash"])
    _record(me, Action.SHARE, by, at)


@transaction.atomic
def stop_feed(*, member_id: int, by: Who, at: datetime.datetime) -> None:
    """Let the address of somebody's calendar open nothing any more."""
    me = seat_of(member_id)
    if me.feed_hash:
        me.feed_hash = ""
        me.save(update_fields=["feed_hash"])
        _record(me, Action.WITHDRAW, by, at)


@transaction.atomic
def choose_mail(*, member_id: int, wants_mail: bool) -> None:
    """Let somebody hear by mail that there is something new, or not. Raises CircleIsGone."""
    me = seat_of(member_id)
    me.wants_mail = wants_mail
    me.save(update_fields=["wants_mail"])


def _event(me: CircleMember, public_id: UUID) -> CircleEvent:
    # Without who took it: a row that was waited for is read anew, and what was joined to it is not.
    row = CircleEvent.objects.select_for_update().filter(circle_id=me.circle_id, public_id=public_id).first()
    if row is None:
        raise EventIsGone
    return row


def _give(row: CircleEvent, to: CircleMember | None, at: datetime.datetime) -> None:
    row.taken_by, row.changed_at = to, at
    row.save(update_fields=["taken_by", "changed_at"])


def _record(me: CircleMember, action: Action, by: Who, at: datetime.datetime) -> None:
    note(me.circle, action=action, by=by, at=at, subjects={me.subject}, about=Part.AGENDA.value)

"""Changing what stands in the agenda of a circle: day, time and words, by who put it in or who opened the circle."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from draagkracht.audit.rules import Action, Who
from draagkracht.people.models import CircleEvent, CircleMember
from draagkracht.people.rules.circles import Part, moved
from draagkracht.people.services.circle_agenda import EventIsGone
from draagkracht.people.services.circle_telling import tell_changed, tell_news
from draagkracht.people.services.circle_words import MayOnlyRead, writing_seat
from draagkracht.people.services.circles import note


class EventIsThere(Exception):
    """The same stands in the agenda at that moment already."""


@transaction.atomic
def change_event(
    *,
    member_id: int,
    public_id: UUID,
    what: str,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime | None,
    with_later: bool,
    by: Who,
    at: datetime.datetime,
) -> None:
    """Change something in the agenda, with the weeks after it or alone; sent twice it is changed once.

    Whoever took it on is told. Raises EventIsGone, EventIsThere, and MayOnlyRead for who did not put it in.
    """
    me = writing_seat(member_id, part=Part.AGENDA)
    rows = _rows(me, public_id, with_later=with_later)
    was = timezone.localtime(rows[0].starts_at)
    length = ends_at - starts_at if ends_at else None
    becomes = timezone.localtime(starts_at)
    changed = [
        row
        for row in rows
        if _set(row, what, moved(timezone.localtime(row.starts_at), was=was, becomes=becomes), length)
    ]
    if not changed:
        return
    _save(changed, at, forward=becomes > was)
    note(me.circle, action=Action.CHANGE, by=by, at=at, subjects={me.subject}, about=Part.AGENDA.value)
    told = tell_changed(me, events=changed, at=at)
    tell_news(me, part=Part.AGENDA, at=at, besides=told)


def _rows(me: CircleMember, public_id: UUID, *, with_later: bool) -> list[CircleEvent]:
    """Return what is changed, the first one first, locked."""
    rows = CircleEvent.objects.select_for_update().filter(circle_id=me.circle_id).order_by("starts_at")
    first = rows.filter(public_id=public_id).first()
    if first is None:
        raise EventIsGone
    if not me.is_owner and first.made_by_id != me.pk:
        raise MayOnlyRead
    return list(rows.filter(series=first.series, starts_at__gte=first.starts_at)) if with_later else [first]


def _set(row: CircleEvent, what: str, starts_at: datetime.datetime, length: datetime.timedelta | None) -> bool:
    """Give something its new words and moment; return whether they are other ones."""
    ends_at = starts_at + length if length else None
    if (row.what, row.starts_at, row.ends_at) == (what, starts_at, ends_at):
        return False
    row.what, row.starts_at, row.ends_at = what, starts_at, ends_at
    return True


def _save(rows: Sequence[CircleEvent], at: datetime.datetime, *, forward: bool) -> None:
    """Save what was changed: the last first where it moves on, so that no two stand at one moment in between."""
    others = CircleEvent.objects.filter(circle_id=rows[0].circle_id, series=rows[0].series)
    others = others.exclude(pk__in=[row.pk for row in rows])
    if others.filter(starts_at__in=[row.starts_at for row in rows]).exists():
        raise EventIsThere
    for row in reversed(rows) if forward else rows:
        row.changed_at, row.sequence = at, row.sequence + 1
        row.save(update_fields=["what", "starts_at", "ends_at", "changed_at", "sequence"])

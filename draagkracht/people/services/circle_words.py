"""Notes and messages of a circle. What a note said before stays to be seen; a message is not changed."""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Action, Who
from draagkracht.people.models import CircleMember, CirclePost
from draagkracht.people.rules.circles import Level, Part
from draagkracht.people.services.circle_telling import tell_news
from draagkracht.people.services.circles import CircleIsGone, note


class MayOnlyRead(Exception):
    """This member may not write in this part (any more)."""


@transaction.atomic
def add_post(*, member_id: int, part: Part, text: str, key: UUID, by: Who, at: datetime.datetime) -> None:
    """Write a note or a message, and tell the others that there is something new; a form counts once.

    Raises MayOnlyRead, and CircleIsGone for who is not in it any more.
    """
    author = writing_seat(member_id, part=part)
    _, is_new = CirclePost.objects.get_or_create(
        municipality_id=author.municipality_id,
        circle=author.circle,
        key=key,
        defaults={"part": part.value, "author": author, "text": text, "written_at": at},
    )
    if is_new:
        note(author.circle, action=Action.ADD, by=by, at=at, subjects={author.subject}, about=part.value)
        tell_news(author, part=part, at=at)


@transaction.atomic
def change_note(*, member_id: int, public_id: UUID, text: str, by: Who, at: datetime.datetime) -> None:
    """Change one's own note; what it said before stays to be seen. Raises MayOnlyRead and CircleIsGone."""
    author = writing_seat(member_id, part=Part.NOTES)
    rows = CirclePost.objects.select_for_update().filter(author=author, part=Part.NOTES.value)
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise CircleIsGone
    if row.text == text:
        return
    row.before = [*row.before, {"text": row.text, "until": at.isoformat()}]
    row.text, row.changed_at = text, at
    row.save(update_fields=["before", "text", "changed_at"])
    note(author.circle, action=Action.CHANGE, by=by, at=at, subjects={author.subject}, about=Part.NOTES.value)


@transaction.atomic
def remove_post(*, member_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Delete what somebody wrote; who opened the circle may delete what any member wrote. Nothing where it is gone."""
    me = seat_of(member_id)
    row = CirclePost.objects.select_for_update(of=("self",)).select_related("author")
    found = row.filter(circle=me.circle, public_id=public_id).first()
    if found is not None and (me.is_owner or found.author_id == me.pk):
        found.delete()
        note(me.circle, action=Action.REMOVE, by=by, at=at, subjects={found.author.subject}, about=found.part)


def seat_of(member_id: int) -> CircleMember:
    """Return somebody's place, locked against being taken out meanwhile. Raises CircleIsGone."""
    rows = CircleMember.objects.select_for_update(of=("self",)).select_related("circle__relation__recipient")
    found = rows.filter(pk=member_id, left_at__isnull=True).first()
    if found is None:
        raise CircleIsGone
    return found


def writing_seat(member_id: int, *, part: Part) -> CircleMember:
    """Return the place of somebody who may write in a part now. Raises MayOnlyRead and CircleIsGone."""
    found = seat_of(member_id)
    if getattr(found, part.value) != Level.WRITE.value:
        raise MayOnlyRead
    return found

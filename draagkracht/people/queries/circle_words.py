"""All that somebody wrote in circles, to take along: whatever they may see there now, and also where they left."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import Q

from draagkracht.people.models import CircleEvent, CircleMember, CirclePost, Person
from draagkracht.people.rules.circles import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """A note or a message and when it was written, or something of the agenda and when it is."""

    circle: UUID
    circle_name: str
    part: Part
    text: str
    at: datetime.datetime
    before: tuple[Any, ...] = field(default=())  # what a note said earlier
    is_taken: bool = False  # of the agenda: they do it


def list_own_words(person_id: int) -> tuple[OwnWords, ...]:
    """Return what the owner of a space wrote, put in the agenda or took on, in the order of time."""
    users = Person.objects.filter(pk=person_id).values("user_id")
    mine = set(CircleMember.objects.filter(user__in=users).values_list("pk", flat=True))
    posts = CirclePost.objects.filter(author__in=mine).select_related("circle")
    events = CircleEvent.objects.filter(Q(made_by__in=mine) | Q(taken_by__in=mine)).select_related("circle")
    return tuple(sorted(chain(map(_post, posts), _events(events, mine)), key=lambda one: one.at))


def _post(row: CirclePost) -> OwnWords:
    return OwnWords(
        circle=row.circle.public_id,
        circle_name=row.circle.name,
        part=Part(row.part),
        text=row.text,
        at=row.written_at,
        before=tuple(row.before),
    )


def _events(rows: Iterable[CircleEvent], mine: set[int]) -> Iterable[OwnWords]:
    for row in rows:
        yield OwnWords(
            circle=row.circle.public_id,
            circle_name=row.circle.name,
            part=Part.AGENDA,
            text=row.what,
            at=row.starts_at,
            is_taken=row.taken_by_id in mine,
        )

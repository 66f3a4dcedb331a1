"""Whom somebody knows here by name: so that "who looked" says who it was, and not "somebody"."""

import datetime
from uuid import UUID

from django.db.models import Q

from draagkracht.people.models import Circle, CircleMember, Person
from draagkracht.people.queries.spaces import Space
from draagkracht.people.queries.voices import list_speakers, list_spoken_for, list_ties


def list_known_in_circle(circle_id: int) -> dict[UUID, str]:
    """Return the names that a member of a circle reads there, by what the log knows each by."""
    rows = CircleMember.objects.filter(circle_id=circle_id, left_at__isnull=True)
    return dict(rows.values_list("subject", "name"))


def list_known(space: Space, at: datetime.datetime) -> dict[UUID, str]:
    """Return the names that somebody reads on other pages already, by what the log knows each person by.

    These are who shares with them, who speaks for them or they for, and who is in a circle of theirs or about them.
    """
    user = Person.objects.filter(pk=space.id, user__isnull=False).values("user_id")
    own = CircleMember.objects.filter(user__in=user, left_at__isnull=True).values("circle_id")
    about = Circle.objects.filter(Q(relation__recipient_id=space.id) | Q(about_id=space.id)).values("pk")
    members = CircleMember.objects.filter(left_at__isnull=True).filter(Q(circle__in=own) | Q(circle__in=about))
    ties = {one.other_id: one.name for one in list_ties(space.id)}
    speaking = (*list_speakers(space.id, at), *list_spoken_for(space.id, at))
    return dict(members.values_list("subject", "name")) | ties | {one.other_id: one.name for one in speaking}

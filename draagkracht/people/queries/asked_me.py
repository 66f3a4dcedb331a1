"""What others ask of somebody who signs in here: found by the address of mail that they sign in with."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from draagkracht.people import links
from draagkracht.people.models import CircleInvitation, SpaceInvitation
from draagkracht.people.rules.codes import Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMe:
    """A question that waits for somebody: by whom, as what (None: to take part in `circle`), and where it is read."""

    asker: str
    beside: Beside | None
    circle: str
    path: str


def list_asked_me(email: str, at: datetime.datetime) -> tuple[AskedMe, ...]:
    """Return the questions to an address that still count; those on paper have none. Two queries."""
    if not email:
        return ()
    asked = SpaceInvitation.objects.filter(email=email, expires_at__gt=at, declined_at=None).select_related("person")
    circles = CircleInvitation.objects.filter(email=email, expires_at__gt=at).select_related("circle", "asked_by")
    return (*filter(None, map(_question, asked.order_by("pk"))), *filter(None, map(_circle, circles)))


def _question(row: SpaceInvitation) -> AskedMe | None:
    """Return a question; None where the key that made its link is gone, so that only the mail leads there."""
    token = links.known_token(row.public_id, 0, row.token_hash)
    if not token:
        return None
    path = reverse("people:answer-invitation", args=[token])
    return AskedMe(asker=row.person.name, beside=Beside(row.beside), circle="", path=path)


def _circle(row: CircleInvitation) -> AskedMe | None:
    code = links.make_code(row.public_id)
    if links.hash_of(code) != row.code_hash:
        return None
    path = reverse("people:answer-circle", args=[code])
    return AskedMe(asker=row.asked_by.name, beside=None, circle=row.circle.name, path=path)

"""Asking somebody into a circle. Before a yes an address of mail is all that stands here; it goes with the answer."""

import datetime
import uuid
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from draagkracht.accounts import acting
from draagkracht.accounts import services as accounts
from draagkracht.accounts.rules import Role
from draagkracht.audit.rules import Action, Who
from draagkracht.municipalities import services as municipalities
from draagkracht.people import links
from draagkracht.people.models import Circle, CircleInvitation, CircleMember, Person
from draagkracht.people.rules import ages
from draagkracht.people.rules.circles import INVITATION_HOLDS, MOST_MEMBERS, Levels, Part
from draagkracht.people.services.circle_telling import tell_news
from draagkracht.people.services.circles import CircleIsGone, add_seat, drop_invitation, note, reference_of
from draagkracht.people.services.consents import ParentIsNeeded
from draagkracht.people.services.signing import sign_mail

MEMBER = Role.CIRCLE_MEMBER


class CircleIsFull(Exception):
    """A circle holds no more people."""


class InvitationIsOver(Exception):
    """The code was used, taken back or refused, or it is too late."""


@transaction.atomic
def ask_into_circle(*, member_id: int, email: str, levels: Levels, key: UUID, by: Who, at: datetime.datetime) -> str:
    """Ask somebody into a circle; return the code of the link. A form counts once.

    The caller mails it (`mail_circle_invitation`) or prints it. Raises CircleIsFull.
    """
    asker = CircleMember.objects.select_related("circle__relation__recipient").get(pk=member_id)
    circle = Circle.objects.select_for_update(of=("self",)).get(pk=asker.circle_id)
    held = CircleInvitation.objects.filter(circle=circle, key=key).first()
    if held is not None:
        return links.make_code(held.public_id)
    for before in CircleInvitation.objects.filter(circle=circle, email=email).exclude(email=""):
        drop_invitation(before)  # asked again: the link of before opens nothing any more
    waiting = CircleInvitation.objects.filter(circle=circle, expires_at__gt=at)
    if CircleMember.objects.filter(circle=circle, left_at__isnull=True).count() + waiting.count() >= MOST_MEMBERS:
        raise CircleIsFull
    public_id = uuid.uuid4()
    code = links.make_code(public_id)
    CircleInvitation.objects.create(
        municipality_id=circle.municipality_id,
        public_id=public_id,
        circle=circle,
        asked_by=asker,
        email=email,
        asked_at=at,
        expires_at=at + INVITATION_HOLDS,
        code_hash=links.hash_of(code),
        key=key,
        **{part.value: level.value for part, level in levels.items()},
    )
    note(asker.circle, action=Action.SHARE, by=by, at=at, subjects={asker.subject})
    return code


@transaction.atomic
def mail_circle_invitation(*, circle_id: int, key: UUID, asker: str, address: str) -> None:
    """Mail the link of an invitation; on paper there is no address. What is shared stands behind the link."""
    row = CircleInvitation.objects.filter(circle_id=circle_id, key=key).first()
    if row is None or not row.email:
        return
    municipalities.queue_mail(
        municipality_id=row.municipality_id,
        to=row.email,
        subject=gettext("Wilt u meedoen op een gedeelde plek?"),
        body=sign_mail(
            gettext(
                "Dag,\n\n%(asker)s zorgt voor iemand, en spreekt met anderen af wie wat doet. "
                "Daarvoor is er een plek die u samen deelt.\n\n"
                "Lees hier wat het is, en zeg ja of nee:\n%(address)s\n\n"
                "De link werkt twee weken. U bent tot niets verplicht. Doet u niets? Dan wissen wij uw mailadres."
            )
            % {"asker": asker, "address": address},
            municipality_id=row.municipality_id,
        ),
        reference=reference_of(row),
    )


@transaction.atomic
def withdraw_circle_invitation(*, circle_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Take an invitation back: the link opens nothing, and the address is gone. Nothing where it is gone already."""
    row = CircleInvitation.objects.select_for_update().filter(circle_id=circle_id, public_id=public_id).first()
    if row is not None:
        subject = row.asked_by.subject
        drop_invitation(row)
        note(row.circle, action=Action.WITHDRAW, by=by, at=at, subjects={subject})


@transaction.atomic
def decline_circle(*, code: str) -> None:
    """Let go of somebody's address who says no. Raises InvitationIsOver."""
    drop_invitation(_open(code))


@transaction.atomic
def join_circle(*, code: str, user_id: int, name: str, language: str, key: UUID, at: datetime.datetime) -> UUID:
    """Let somebody in who says yes; return the public id of the circle. A form counts once.

    Raises InvitationIsOver, CircleIsGone, and ParentIsNeeded for somebody under sixteen.
    """
    done = CircleMember.objects.filter(user_id=user_id, key=key, left_at__isnull=True).select_related("circle").first()
    if done is not None:
        return done.circle.public_id
    row = _open(code, at)
    person = Person.objects.filter(user_id=user_id).first()
    if person is not None and ages.needs_parent(person.birth_date, at.date()):
        raise ParentIsNeeded
    circle = row.circle
    seat = CircleMember.objects.filter(circle=circle, user_id=user_id, left_at__isnull=True).first()
    if seat is None:
        levels = {part.value: getattr(row, part.value) for part in Part}
        seat = add_seat(circle, user_id=user_id, name=name, language=language, key=key, at=at, **levels)
        if person is None:
            accounts.give_role(municipality_id=circle.municipality_id, user_id=user_id, role=MEMBER, by=None, at=at)
        note(circle, action=Action.ADD, by=acting.resident(seat.subject, MEMBER), at=at, subjects={seat.subject})
        tell_news(seat, part=None, at=at)
    drop_invitation(row)
    return circle.public_id


@transaction.atomic
def delete_old_circle_invitations(*, now: datetime.datetime) -> int:
    """Delete the invitations that nobody answered in time, with their addresses and mails; return how many."""
    rows = list(CircleInvitation.objects.filter(expires_at__lte=now))
    for row in rows:
        drop_invitation(row)
    return len(rows)


def _open(code: str, at: datetime.datetime | None = None) -> CircleInvitation:
    rows = CircleInvitation.objects.select_for_update(of=("self",)).select_related("circle__relation__recipient")
    row = rows.filter(code_hash=links.hash_of(code)).first()
    if row is None or (at is not None and row.expires_at <= at):
        raise InvitationIsOver
    return row


__all__ = [
    "CircleIsFull",
    "CircleIsGone",
    "InvitationIsOver",
    "ask_into_circle",
    "decline_circle",
    "delete_old_circle_invitations",
    "join_circle",
    "mail_circle_invitation",
    "withdraw_circle_invitation",
]

"""Who speaks for whom: given by the person themselves, or by law, which somebody of the municipality saw proof of.

Ended it counts no more at the next press of a button, also in a page that stays open.
"""

import datetime
import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from draagkracht.accounts import acting
from draagkracht.accounts.rules import Role
from draagkracht.audit.rules import Action, Purpose, Who
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Person, Representation, SpaceInvitation
from draagkracht.people.rules import voices
from draagkracht.people.rules.codes import Asked, Beside, Power, Reach
from draagkracht.people.services import invitations, speaking_ends
from draagkracht.people.services.invitations import Sent
from draagkracht.people.services.noting import note
from draagkracht.people.services.spaces import open_space
from draagkracht.people.services.speaking_ends import WHAT


class RepresentationIsGone(Exception):
    """Nobody speaks for this person like this (any more), or it is not for them to end it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What somebody of the municipality saw: who is spoken for, how, by whom (an address of mail), until when."""

    name: str
    contact_email: str
    contact_phone: str
    power: Power
    speaker_email: str
    until: datetime.datetime | None


def begin(
    *,
    person: Person,
    speaker: Person,
    power: Power,
    confirmed_by: str,
    until: datetime.datetime | None,
    at: datetime.datetime,
) -> None:
    """Let somebody speak for a person from now on, in the present transaction; it takes the place of what was."""
    Representation.objects.filter(person=person, representative=speaker, ended_at__isnull=True).update(ended_at=at)
    Representation.objects.create(
        municipality_id=person.municipality_id,
        person=person,
        representative=speaker,
        power=power.value,
        confirmed_by=confirmed_by,
        valid_from=at,
        valid_until=until,
    )
    by = acting.resident(speaker.public_id, Role.REPRESENTATIVE)
    note(person=person, what=WHAT, action=Action.ADD, by=by, at=at, about=power.value)


@transaction.atomic
def confirm(*, municipality_id: int, seen: Seen, by: Who, key: UUID, at: datetime.datetime) -> Sent:
    """Write down that somebody's proof was seen, and ask who speaks to say so themselves; a form counts once.

    Who is spoken for and has no space yet gets one without a sign-in: who decides for them by law agrees.
    """
    # One at a time a municipality: the second of two presses sees the space that the first opened.
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)
    held = SpaceInvitation.objects.filter(key=key).first()
    if held is not None:
        return invitations.sent(held)
    person = _find(seen) or _open_for(municipality_id, seen, by, key, at)
    note(person=person, what=WHAT, action=Action.CHANGE, by=by, at=at, why=Purpose.CONTACT, about=seen.power.value)
    row = invitations.add_invitation(
        person=person,
        beside=Beside.SPEAKS,
        email=seen.speaker_email,
        key=key,
        by=by,
        at=at,
        power=seen.power.value,
        confirmed_by=by.label[:120],
        speaks_until=seen.until,
    )
    return invitations.sent(row)


def _find(seen: Seen) -> Person | None:
    """Return whose space it is: the one with this address, or with this number and this name."""
    rows = Person.objects.select_for_update().order_by("pk")
    by_mail = rows.filter(email=seen.contact_email).first() if seen.contact_email else None
    if by_mail is not None or not seen.contact_phone:
        return by_mail
    return rows.filter(phone=seen.contact_phone, name__iexact=seen.name).first()


def _open_for(municipality_id: int, seen: Seen, by: Who, key: UUID, at: datetime.datetime) -> Person:
    public_id = open_space(
        municipality_id=municipality_id,
        user_id=None,
        role=None,
        name=seen.name,
        email=seen.contact_email,
        phone=seen.contact_phone,
        reach=Reach.PHONE if seen.contact_phone else Reach.MAIL,
        asked=Asked.BY_LAW,
        asked_by=by.label[:120],
        key=uuid.uuid5(key, "space"),
        at=at,
    )
    return Person.objects.get(public_id=public_id)


@transaction.atomic
def end_own(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """End it at once: by who is spoken for, what they gave themselves; by who speaks, always.

    Raises RepresentationIsGone.
    """
    row = _lock(public_id)
    is_speaker = row.representative_id == person_id
    if person_id not in {row.person_id, row.representative_id}:
        raise RepresentationIsGone
    if not voices.may_withdraw(Power(row.power), is_speaker=is_speaker):
        raise RepresentationIsGone
    speaking_ends.end(row, by=by, at=at)
    speaking_ends.tell_ended(row, is_speaker=is_speaker, at=at)


@transaction.atomic
def end_confirmed(*, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """End what was confirmed here: the proof does not hold any more. Raises RepresentationIsGone."""
    invited = SpaceInvitation.objects.select_for_update(of=("self",)).select_related("person")
    waiting = invited.filter(public_id=public_id).exclude(confirmed_by="").first()
    if waiting is not None:
        note(person=waiting.person, what=WHAT, action=Action.REMOVE, by=by, at=at, why=Purpose.CONTACT)
        invitations.forget(waiting)
        return
    row = _lock(public_id)
    if row.power == Power.AUTHORISED:
        raise RepresentationIsGone
    speaking_ends.end(row, by=by, at=at, why=Purpose.CONTACT)


@transaction.atomic
def check_speaks(*, public_id: UUID, speaker_id: int, at: datetime.datetime) -> None:
    """Check that somebody speaks for another now, and let nobody end it before this transaction does.

    Raises RepresentationIsGone.
    """
    row = _lock(public_id)
    period = voices.Period(row.valid_from, row.valid_until, row.ended_at)
    if row.representative_id != speaker_id or not period.holds(at):
        raise RepresentationIsGone


@transaction.atomic
def note_seen(*, municipality_id: int, public_ids: list[UUID], by: Who, at: datetime.datetime) -> None:
    """Write down whose names somebody of the municipality found."""
    for person in Person.objects.filter(municipality_id=municipality_id, public_id__in=public_ids):
        note(person=person, what=WHAT, action=Action.SEE, by=by, at=at, why=Purpose.CONTACT)


@transaction.atomic
def delete_old_representations(*, now: datetime.datetime) -> int:
    """Delete who spoke for whom, some time after it ended; return how many."""
    before = now - voices.ENDED_IS_KEPT
    return Representation.objects.filter(Q(ended_at__lte=before) | Q(valid_until__lte=before)).delete()[0]


def _lock(public_id: UUID) -> Representation:
    rows = Representation.objects.select_for_update(of=("self",)).select_related("person", "representative")
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise RepresentationIsGone
    return row

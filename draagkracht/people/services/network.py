"""The people around a carer: written by the carer alone, looked back at, shared with the municipality on consent."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from draagkracht.audit.rules import Action, Purpose, Who
from draagkracht.people.models import NetworkCopy, NetworkMember, Person
from draagkracht.people.rules import codes
from draagkracht.people.rules.months import add_months
from draagkracht.people.rules.network import MOST, Energy, Ring, Shared
from draagkracht.people.services.consents import give_consent
from draagkracht.people.services.noting import note

WHAT = "people.network"
MUNICIPALITY = "municipality"
SHARED_MONTHS = 12  # to confirm: long enough for a conversation and what follows from it
FIELDS = ("called", "ring", "does", "could", "energy")


class NetworkIsFull(Exception):
    """A drawing holds no more people."""


class MemberIsGone(Exception):
    """There is no such person in this network (any more)."""


class NetworkIsEmpty(Exception):
    """There is nobody to copy or to share."""


@transaction.atomic
def add_member(  # noqa: PLR0913 - as many as the form asks
    *,
    person_id: int,
    called: str,
    ring: Ring,
    does: str,
    could: str,
    energy: Energy,
    key: UUID,
    by: Who,
    at: datetime.datetime,
) -> None:
    """Add somebody to a network; a form counts once. Raises NetworkIsFull."""
    person = Person.objects.select_for_update().get(pk=person_id)
    rows = NetworkMember.objects.filter(person=person, copy__isnull=True)
    if rows.filter(key=key).exists():
        return
    if rows.count() >= MOST:
        raise NetworkIsFull
    values = {"called": called, "ring": ring.value, "does": does, "could": could, "energy": energy.value}
    NetworkMember.objects.create(municipality_id=person.municipality_id, person=person, key=key, **values)
    _record(person, Action.ADD, by, at)


@transaction.atomic
def change_member(  # noqa: PLR0913 - as many as the form asks
    *,
    person_id: int,
    public_id: UUID,
    called: str,
    ring: Ring,
    does: str,
    could: str,
    energy: Energy,
    by: Who,
    at: datetime.datetime,
) -> None:
    """Change what stands of somebody in a network. Raises MemberIsGone."""
    row = _member(person_id, public_id)
    row.called, row.ring, row.does, row.could, row.energy = called, ring.value, does, could, energy.value
    row.save(update_fields=FIELDS)
    _record(row.person, Action.CHANGE, by, at)


@transaction.atomic
def remove_member(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Take somebody out of a network; in copies of earlier days they stay. Raises MemberIsGone."""
    row = _member(person_id, public_id)
    row.delete()
    _record(row.person, Action.REMOVE, by, at)


@transaction.atomic
def copy_network(*, person_id: int, day: datetime.date, by: Who, at: datetime.datetime) -> UUID:
    """Keep what a network is like on a day; return the id of the copy. A second one on that day replaces the first.

    Raises NetworkIsEmpty.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    rows = list(NetworkMember.objects.filter(person=person, copy__isnull=True))
    if not rows:
        raise NetworkIsEmpty
    copy, _ = NetworkCopy.objects.get_or_create(
        municipality_id=person.municipality_id, person=person, made_on=day, defaults={}
    )
    copy.members.all().delete()
    for row in rows:
        row.pk, row.copy = None, copy
    NetworkMember.objects.bulk_create(rows)
    _record(person, Action.ADD, by, at, about="copy")
    return copy.public_id


@transaction.atomic
def remove_copy(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Delete what a network was like on a day. Raises MemberIsGone."""
    copy = NetworkCopy.objects.select_for_update().filter(person_id=person_id, public_id=public_id).first()
    if copy is None:
        raise MemberIsGone
    copy.delete()
    _record(copy.person, Action.REMOVE, by, at, about="copy")


@transaction.atomic
def share_network(*, person_id: int, label: str, scope: Sequence[Shared], by: Who, at: datetime.datetime) -> UUID:
    """Let the municipality see a network from now on, for a year at most; return the consent that says so.

    What is shared is the network as it is when it is read: who is taken out, the municipality does not see any more.
    Raises NetworkIsEmpty, and ParentIsNeeded for somebody under sixteen.
    """
    if not NetworkMember.objects.filter(person_id=person_id, copy__isnull=True).exists():
        raise NetworkIsEmpty
    consent = give_consent(
        person_id=person_id,
        purpose=codes.Purpose.SHARE_NETWORK,
        recipient=MUNICIPALITY,
        recipient_label=label,
        scope=[Shared(code).value for code in scope],
        valid_until=add_months(at, SHARED_MONTHS),
        by=by,
        at=at,
    )
    _record(Person.objects.get(pk=person_id), Action.SHARE, by, at)
    return consent


@transaction.atomic
def note_network_was_read(*, public_id: UUID, by: Who, why: Purpose, at: datetime.datetime) -> None:
    """Write down that somebody of the municipality saw a shared network, so that its owner sees it."""
    person = Person.objects.filter(public_id=public_id).first()
    if person is not None:
        _record(person, Action.SEE, by, at, why=why)


def _member(person_id: int, public_id: UUID) -> NetworkMember:
    rows = NetworkMember.objects.select_for_update(of=("self",)).select_related("person")
    row = rows.filter(person_id=person_id, public_id=public_id, copy__isnull=True).first()
    if row is None:
        raise MemberIsGone
    return row


def _record(
    person: Person, action: Action, by: Who, at: datetime.datetime, *, why: Purpose = Purpose.OWN_USE, about: str = ""
) -> None:
    note(person=person, what=WHAT, action=action, by=by, at=at, why=why, about=about)

"""Reading networks: the carer's own, that of an earlier day, and what the municipality may see of it."""

import datetime
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q

from draagkracht.people.models import Consent, NetworkCopy, NetworkMember
from draagkracht.people.rules.codes import Purpose
from draagkracht.people.rules.network import Energy, Member, Ring, Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What a network was like on a day."""

    public_id: UUID
    made_on: datetime.date
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedNetwork:
    """A network as somebody may see it: until when, and the people, nearest first."""

    public_id: UUID  # of the person whose network it is
    shared_at: datetime.datetime
    valid_until: datetime.datetime | None
    members: tuple[Member, ...]


def list_network(person_id: int) -> tuple[Member, ...]:
    """Return the people around somebody as it is now, the nearest first."""
    return tuple(map(_member, NetworkMember.objects.filter(person_id=person_id, copy__isnull=True)))


def list_copies(person_id: int) -> tuple[Copy, ...]:
    """Return what somebody's network was like on earlier days, the last one first. Two queries."""
    rows = NetworkCopy.objects.filter(person_id=person_id).order_by("-made_on").prefetch_related("members")
    return tuple(_copy(row) for row in rows)


def get_shared_network(public_id: UUID, recipient: str, at: datetime.datetime) -> SharedNetwork | None:
    """Return the network of a person as far as they share it with a recipient at a moment; None when they do not.

    Asks the consent each time. Whoever shows it calls `services.note_network_was_read`.
    """
    consent = Consent.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=at),
        person__public_id=public_id,
        purpose=Purpose.SHARE_NETWORK.value,
        recipient=recipient,
        withdrawn_at__isnull=True,
        given_at__lte=at,
    ).first()
    if consent is None or Shared.PEOPLE not in consent.scope:
        return None
    members = only_shared(list_network(consent.person_id), has_energy=Shared.ENERGY in consent.scope)
    return SharedNetwork(
        public_id=public_id, shared_at=consent.given_at, valid_until=consent.valid_until, members=members
    )


def only_shared(members: tuple[Member, ...], *, has_energy: bool) -> tuple[Member, ...]:
    """Return people as a recipient sees them: without who gives and costs energy where that is not shared."""
    return members if has_energy else tuple(replace(member, energy=None) for member in members)


def _copy(row: NetworkCopy) -> Copy:
    return Copy(public_id=row.public_id, made_on=row.made_on, members=tuple(map(_member, row.members.all())))


def _member(row: NetworkMember) -> Member:
    return Member(
        public_id=row.public_id,
        called=row.called,
        ring=Ring(row.ring),
        does=row.does,
        could=row.could,
        energy=Energy(row.energy),
    )

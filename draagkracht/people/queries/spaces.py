"""Reading people. What leaves this module is frozen and cannot query."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from draagkracht.people.models import CareRelation, Consent, Person
from draagkracht.people.rules.codes import Purpose, Reach, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Somebody's own space, as they see it."""

    id: int
    public_id: UUID
    name: str
    phone: str
    email: str
    address: str
    reach: Reach
    language: str
    birth_date: datetime.date | None
    created_at: datetime.datetime
    ended_at: datetime.datetime | None
    used_at: datetime.datetime | None  # None where the owner was warned that it goes: any use counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A consent: for what, to whom, what, since when and until when."""

    public_id: UUID
    purpose: Purpose
    recipient: str
    recipient_label: str
    scope: tuple[str, ...]
    asked_by: str
    given_at: datetime.datetime
    valid_until: datetime.datetime | None
    withdrawn_at: datetime.datetime | None

    def is_open(self, at: datetime.datetime) -> bool:
        """Tell whether it counts at a moment."""
        return self.withdrawn_at is None and (self.valid_until is None or self.valid_until > at)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaresFor:
    """Somebody for whom a carer cares, in the words of the carer."""

    public_id: UUID
    called: str
    relation: Relation
    lives_together: bool | None
    has_space: bool


def get_space(user_id: int) -> Space | None:
    """Return the space of somebody who signed in, here; None when they have none. One query."""
    return _space(Person.objects.filter(user_id=user_id).first())


def get_space_by_id(public_id: UUID) -> Space | None:
    """Return a space by its public id; None when there is none here."""
    return _space(Person.objects.filter(public_id=public_id).first())


def list_consents(person_id: int) -> tuple[Agreed, ...]:
    """Return what somebody agreed to: what counts first, then what was withdrawn, the newest first."""
    rows = Consent.objects.filter(person_id=person_id).order_by("-withdrawn_at", "-given_at", "pk")
    return tuple(sorted(map(_agreed, rows), key=lambda one: one.withdrawn_at is not None))


def has_agreed(person_id: int, purpose: Purpose, *, recipient: str = "", at: datetime.datetime) -> bool:
    """Tell whether somebody agrees, at a moment, to one purpose and one recipient. Ask this at every use."""
    rows = Consent.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=at),
        person_id=person_id,
        purpose=purpose.value,
        recipient=recipient,
        withdrawn_at__isnull=True,
    )
    return rows.exists()


def list_cared_for(person_id: int) -> tuple[CaresFor, ...]:
    """Return for whom somebody cares, the first one first."""
    rows = CareRelation.objects.filter(carer_id=person_id, ended_at__isnull=True).order_by("pk")
    return tuple(
        CaresFor(
            public_id=row.public_id,
            called=row.called,
            relation=Relation(row.relation),
            lives_together=row.lives_together,
            has_space=row.recipient_id is not None,
        )
        for row in rows
    )


def list_carers(person_id: int) -> tuple[str, ...]:
    """Return the names of who cares for somebody, as far as they linked each other's spaces."""
    rows = CareRelation.objects.filter(recipient_id=person_id, ended_at__isnull=True).order_by("pk")
    return tuple(rows.values_list("carer__name", flat=True))


def _space(row: Person | None) -> Space | None:
    return space_of(row) if row else None


def space_of(row: Person) -> Space:
    """Return a space from its row."""
    names = ("public_id", "name", "phone", "email", "address", "language", "birth_date", "created_at", "ended_at")
    used_at = None if row.warned_at else row.seen_at
    return Space(id=row.pk, reach=Reach(row.reach), used_at=used_at, **{name: getattr(row, name) for name in names})


def _agreed(row: Consent) -> Agreed:
    names = ("public_id", "recipient", "recipient_label", "asked_by", "given_at", "valid_until", "withdrawn_at")
    facts = {name: getattr(row, name) for name in names}
    return Agreed(purpose=Purpose(row.purpose), scope=tuple(row.scope), **facts)

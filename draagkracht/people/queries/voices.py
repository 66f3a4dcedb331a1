"""Reading who stands beside whom: ties, questions that wait, and who speaks for whom at this moment."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from draagkracht.accounts import acting
from draagkracht.accounts.rules import Role
from draagkracht.audit.rules import Who
from draagkracht.people import links
from draagkracht.people.models import CareRelation, Representation, SpaceInvitation, Wishes
from draagkracht.people.queries.spaces import Space, has_agreed, space_of
from draagkracht.people.rules.codes import Beside, Power, Purpose, Relation
from draagkracht.people.rules.voices import reader_code

MOST_FOUND = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody looks at a space: their own, or that of whom they speak for (`speaking`: by which representation)."""

    space: Space
    me: Space
    speaking: UUID | None = None

    def address(self, name: str, *args: Any) -> str:
        """Return the address of a page as somebody in this seat opens it."""
        return reverse(f"{name}-for", args=[self.speaking, *args]) if self.speaking else reverse(name, args=args)

    @property
    def who(self) -> Who:
        """Return how the log knows who looks."""
        return acting.resident(self.me.public_id, Role.REPRESENTATIVE if self.speaking else Role.CARER)

    @property
    def on_behalf_of(self) -> UUID | None:
        """Return for whom somebody acts who does not act for themselves."""
        return self.space.public_id if self.speaking else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two spaces that are tied, as one of the two sees it: `name` is the other, `called` the carer's words."""

    public_id: UUID
    name: str
    other_id: UUID
    other_person_id: int
    called: str
    relation: Relation
    i_care: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A question that somebody asked and that waits for an answer, or got a no."""

    public_id: UUID
    beside: Beside
    relation_id: UUID | None  # of whom one cares for
    called: str
    email: str
    until: datetime.datetime
    is_declined: bool
    can_print: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as whoever has its link reads it; of the one who asks, the name."""

    asker: str
    beside: Beside
    power: Power | None
    speaks_until: datetime.datetime | None
    went_by_mail: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaks:
    """Somebody speaks for another; `name` is the other one of the two."""

    public_id: UUID
    name: str
    other_id: UUID
    power: Power
    confirmed_by: str
    since: datetime.datetime
    until: datetime.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What somebody of the municipality saw proof of. `speaker` is empty until who speaks said yes."""

    public_id: UUID
    person_id: UUID
    person: str
    speaker: str
    power: Power
    confirmed_by: str
    until: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class OwnWishes:
    """What somebody wants, and what must not change."""

    wants: str = ""
    must_stay: str = ""


def list_ties(person_id: int) -> tuple[Tie, ...]:
    """Return with whom somebody is tied: who cares for them first, then for whom they care."""
    rows = CareRelation.objects.filter(ended_at__isnull=True, recipient__isnull=False)
    mine = rows.filter(Q(carer_id=person_id) | Q(recipient_id=person_id)).select_related("carer", "recipient")
    found = [_tie(row, person_id) for row in mine.order_by("pk")]
    return tuple(sorted(found, key=lambda tie: tie.i_care))


def list_asked(person_id: int, at: datetime.datetime) -> tuple[Waiting, ...]:
    """Return the questions that somebody asked and that did not end yet."""
    rows = SpaceInvitation.objects.filter(person_id=person_id, confirmed_by="", expires_at__gt=at)
    return tuple(_asked(row) for row in rows.select_related("relation").order_by("pk"))


def get_invitation(token: str, at: datetime.datetime) -> Question | None:
    """Return the question of a link; None when it was answered, taken back, too late, or is of somewhere else."""
    rows = SpaceInvitation.objects.filter(token_hash=links.hash_of(token), expires_at__gt=at, declined_at=None)
    row = rows.select_related("person").first()
    if row is None:
        return None
    return Question(
        asker=row.person.name,
        beside=Beside(row.beside),
        power=Power(row.power) if row.power else None,
        speaks_until=row.speaks_until,
        went_by_mail=bool(row.email),
    )


def list_speakers(person_id: int, at: datetime.datetime) -> tuple[Speaks, ...]:
    """Return who speaks for somebody now."""
    rows = _open(at).filter(person_id=person_id).select_related("representative")
    return tuple(_speaks(row, row.representative.name, row.representative.public_id) for row in rows)


def list_spoken_for(person_id: int, at: datetime.datetime) -> tuple[Speaks, ...]:
    """Return for whom somebody speaks now."""
    rows = _open(at).filter(representative_id=person_id).select_related("person")
    return tuple(_speaks(row, row.person.name, row.person.public_id) for row in rows)


def get_seat(me: Space, public_id: UUID, at: datetime.datetime) -> Seat | None:
    """Return the seat of somebody who speaks for another at this moment; None when they do not. Ask it at each use."""
    row = _open(at).filter(representative_id=me.id, public_id=public_id).select_related("person").first()
    return Seat(space=space_of(row.person), me=me, speaking=public_id) if row else None


def has_spoken(me: Space, public_id: UUID) -> bool:
    """Tell whether somebody spoke for another by this representation once, so that a page may say that it stopped."""
    return Representation.objects.filter(representative_id=me.id, public_id=public_id).exists()


def is_speaking_for(speaker_id: int, *, person: OuterRef, at: datetime.datetime) -> Exists:
    """Return the condition that somebody speaks, at a moment, for the person whom a row names."""
    return Exists(_open(at).filter(representative_id=speaker_id, person=person))


def find_confirmed(text: str, at: datetime.datetime) -> tuple[Confirmed, ...]:
    """Return what was confirmed here of who is called like this, or has this number or address; twenty at most."""
    words = text.strip()
    if not words:
        return ()
    same = Q(person__name__icontains=words) | Q(person__phone=words) | Q(person__email=words.lower())
    speaking = _open(at).filter(same).exclude(confirmed_by="").select_related("person", "representative")
    rows = SpaceInvitation.objects.filter(same, expires_at__gt=at, declined_at=None).exclude(confirmed_by="")
    waiting = rows.select_related("person").order_by("pk")
    found = [_confirmed(row, row.representative.name, row.valid_until) for row in speaking[:MOST_FOUND]]
    found += [_confirmed(one, "", one.speaks_until) for one in waiting[:MOST_FOUND]]
    return tuple(found[:MOST_FOUND])


def get_wishes(person_id: int) -> OwnWishes:
    """Return somebody's own words; empty ones where they wrote nothing."""
    row = Wishes.objects.filter(person_id=person_id).first()
    return OwnWishes(row.wants, row.must_stay) if row else OwnWishes()


def get_shared_wishes(person_id: int, reader: str, at: datetime.datetime) -> OwnWishes | None:
    """Return somebody's words as far as they let this reader see them at this moment; None where they do not.

    Asks the consent each time. Whoever shows it calls `services.note_wishes_were_read`.
    """
    if not has_agreed(person_id, Purpose.SHARE_WISHES, recipient=reader, at=at):
        return None
    return get_wishes(person_id)


def get_wishes_of_tie(me: Space, public_id: UUID, at: datetime.datetime) -> tuple[Tie, OwnWishes] | None:
    """Return the words of whom a carer cares for, over a tie that is there now; None where they are not shared."""
    tie = next((one for one in list_ties(me.id) if one.public_id == public_id and one.i_care), None)
    wishes = get_shared_wishes(tie.other_person_id, reader_code(me.public_id), at) if tie else None
    return (tie, wishes) if tie and wishes else None


def _open(at: datetime.datetime) -> "QuerySet[Representation]":
    until = Q(valid_until__isnull=True) | Q(valid_until__gt=at)
    return Representation.objects.filter(until, ended_at__isnull=True, valid_from__lte=at).order_by("pk")


def _tie(row: CareRelation, person_id: int) -> Tie:
    i_care = row.carer_id == person_id
    other = row.recipient if i_care and row.recipient else row.carer
    return Tie(
        public_id=row.public_id,
        name=other.name,
        other_id=other.public_id,
        other_person_id=other.pk,
        called=row.called if i_care else "",
        relation=Relation(row.relation),
        i_care=i_care,
    )


def _asked(row: SpaceInvitation) -> Waiting:
    return Waiting(
        public_id=row.public_id,
        beside=Beside(row.beside),
        relation_id=row.relation.public_id if row.relation else None,
        called=row.relation.called if row.relation else "",
        email=row.email,
        until=row.expires_at,
        is_declined=row.declined_at is not None,
        can_print=not row.email and row.declined_at is None,
    )


def _speaks(row: Representation, name: str, other_id: UUID) -> Speaks:
    return Speaks(
        public_id=row.public_id,
        name=name,
        other_id=other_id,
        power=Power(row.power),
        confirmed_by=row.confirmed_by,
        since=row.valid_from,
        until=row.valid_until,
    )


def _confirmed(row: Any, speaker: str, until: datetime.datetime | None) -> Confirmed:
    return Confirmed(
        public_id=row.public_id,
        person_id=row.person.public_id,
        person=row.person.name,
        speaker=speaker,
        power=Power(row.power),
        confirmed_by=row.confirmed_by,
        until=until,
    )

"""Reading circles. Whoever reads, reads from a seat: what a seat may not see is not in the answer, on any way out."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from draagkracht.accounts.rules import in_fours
from draagkracht.people import links
from draagkracht.people.models import Circle, CircleEvent, CircleInvitation, CircleMember, CirclePost, Person
from draagkracht.people.rules.circles import Level, Levels, Part, may_read, may_write

Rows = TypeVar("Rows", bound=Model)
ABOUT: Final = ("relation__recipient", "about")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody's place in a circle, and what they may do with each part. `feed` is the token of their calendar."""

    id: int
    public_id: UUID
    subject: UUID
    user_id: int
    name: str
    is_owner: bool
    levels: Mapping[Part, Level]
    wants_mail: bool
    feed: str
    circle_id: int
    circle: UUID
    circle_name: str
    municipality_id: int

    def reads(self, part: Part) -> bool:
        """Tell whether they see a part."""
        return may_read(self.levels, part)

    def writes(self, part: Part) -> bool:
        """Tell whether they may add to a part."""
        return may_write(self.levels, part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in a circle, as the others see them."""

    public_id: UUID
    name: str
    is_owner: bool
    levels: Mapping[Part, Level]
    joined_at: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody who was asked; without an address on paper. `code` is empty where the key that made it is gone."""

    public_id: UUID
    email: str
    levels: Mapping[Part, Level]
    expires_at: datetime.datetime
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody is asked who holds a code: by whom, what they would see, until when."""

    circle_name: str
    asker: str
    email: str
    levels: Mapping[Part, Level]
    expires_at: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A note or a message; `author` is empty of who left. `before` are earlier texts and until when they stood."""

    public_id: UUID
    author: str
    is_mine: bool
    text: str
    before: tuple[tuple[str, datetime.datetime], ...]
    written_at: datetime.datetime
    changed_at: datetime.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something in the agenda; `taken_by` is empty where nobody does it (yet), or who did it left."""

    public_id: UUID
    what: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime | None
    needs_hands: bool
    is_taken: bool
    taken_by: str
    is_mine: bool
    may_change: bool
    is_weekly: bool
    changed_at: datetime.datetime
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A circle that somebody may end, and take others out of: who opened it, and who it is about."""

    id: int
    public_id: UUID
    name: str
    is_owner: bool
    is_recipient: bool


def get_seat(user_id: int, circle: UUID) -> Seat | None:
    """Return somebody's place in a circle; None where they have none (any more)."""
    return _seat(_seated().filter(user_id=user_id, circle__public_id=circle).first())


def get_seat_of_feed(token: str) -> Seat | None:
    """Return whose calendar an address is; None where it opens nothing (any more)."""
    return _seat(_seated().filter(feed_hash=links.hash_of(token)).first())


def list_seats(user_id: int) -> tuple[Seat, ...]:
    """Return the circles that somebody is in, by name."""
    rows = _seated().filter(user_id=user_id).order_by("circle__name", "pk")
    return tuple(seat for row in rows if (seat := _seat(row)))


def list_seats_of_space(person_id: int) -> tuple[Seat, ...]:
    """Return the circles that the owner of a space is in, by name."""
    rows = _seated().filter(user__in=Person.objects.filter(pk=person_id).values("user_id"))
    return tuple(seat for row in rows.order_by("circle__name", "pk") if (seat := _seat(row)))


def list_members(circle_id: int) -> tuple[Member, ...]:
    """Return who is in a circle, who opened it first: every member sees the others, and so does who it is about."""
    rows = CircleMember.objects.filter(circle_id=circle_id, left_at__isnull=True)
    names = ("public_id", "name", "is_owner", "joined_at")
    return tuple(Member(levels=_levels(row), **{name: getattr(row, name) for name in names}) for row in rows)


def list_invited(seat: Seat, at: datetime.datetime) -> tuple[Invited, ...]:
    """Return who was asked and may still answer; nobody but who opened the circle sees that."""
    rows = CircleInvitation.objects.filter(circle_id=seat.circle_id, expires_at__gt=at)
    return tuple(map(_invited, rows if seat.is_owner else rows.none()))


def get_question(code: str, at: datetime.datetime) -> Question | None:
    """Return what somebody is asked; None where the code opens nothing (any more)."""
    rows = CircleInvitation.objects.filter(code_hash=links.hash_of(code), expires_at__gt=at)
    row = rows.select_related("circle", "asked_by").first()
    if row is None:
        return None
    return Question(
        circle_name=row.circle.name,
        asker=row.asked_by.name,
        email=row.email,
        levels=_levels(row),
        expires_at=row.expires_at,
    )


def list_posts(seat: Seat, part: Part, *, start: int = 0, most: int | None = None) -> tuple[Post, ...]:
    """Return notes or messages, the newest first; nothing of what a seat may not see."""
    rows = _visible(seat, part, CirclePost.objects.filter(part=part.value).select_related("author"))
    end = None if most is None else start + most
    return tuple(_post(seat, row) for row in rows.order_by("-written_at", "-pk")[start:end])


def get_post(seat: Seat, public_id: UUID) -> Post | None:
    """Return one's own note; None where it is another's, or not there."""
    rows = _visible(seat, Part.NOTES, CirclePost.objects.filter(part=Part.NOTES.value).select_related("author"))
    row = rows.filter(public_id=public_id, author_id=seat.id).first()
    return _post(seat, row) if row else None


def list_events(
    seat: Seat,
    *,
    since: datetime.datetime,
    until: datetime.datetime | None = None,
    only_open: bool = False,
    most: int | None = None,
) -> tuple[Event, ...]:
    """Return the agenda from a moment on; nothing where a seat may not see it. `only_open`: where nobody has it yet."""
    rows = _visible(seat, Part.AGENDA, CircleEvent.objects.filter(starts_at__gte=since).select_related("taken_by"))
    if until is not None:
        rows = rows.filter(starts_at__lt=until)
    if only_open:
        rows = rows.filter(needs_hands=True, taken_by__isnull=True)
    found = list(rows.order_by("starts_at", "pk")[:most])
    weeks = CircleEvent.objects.filter(circle_id=seat.circle_id, series__in=[row.series for row in found])
    counts = Counter(weeks.values_list("series", flat=True))
    return tuple(_event(seat, row, is_weekly=counts[row.series] > 1) for row in found)


def get_event(seat: Seat, public_id: UUID) -> Event | None:
    """Return something of the agenda that a seat may change; None where it may not, or where it is gone."""
    rows = _visible(seat, Part.AGENDA, CircleEvent.objects.filter(public_id=public_id).select_related("taken_by"))
    row = rows.first()
    if row is None:
        return None
    weeks = CircleEvent.objects.filter(circle_id=seat.circle_id, series=row.series)
    found = _event(seat, row, is_weekly=weeks.count() > 1)
    return found if found.may_change else None


def count_posts(seat: Seat, part: Part) -> int:
    """Return how many notes or messages a seat sees."""
    return _visible(seat, part, CirclePost.objects.filter(part=part.value)).count()


def get_ruled(user_id: int, circle: UUID) -> Ruled | None:
    """Return a circle that somebody may end: as who opened it, or as who it is about; None otherwise."""
    row = _ruled(user_id).filter(public_id=circle).select_related(*ABOUT).first()
    return _as_ruled(row, user_id) if row else None


def list_about(user_id: int) -> tuple[Ruled, ...]:
    """Return the circles that are about somebody and that another opened, by name."""
    rows = Circle.objects.filter(_is_about(user_id)).select_related(*ABOUT).order_by("name", "pk")
    return tuple(_as_ruled(row, user_id) for row in rows)


def get_ruled_of_tie(person_id: int, relation: UUID) -> Ruled | None:
    """Return the circle around a care situation that the owner of a space may end; None where there is none."""
    user_id = Person.objects.values_list("user_id", flat=True).filter(pk=person_id).first()
    if user_id is None:
        return None
    row = _ruled(user_id).filter(relation__public_id=relation).select_related(*ABOUT).first()
    return _as_ruled(row, user_id) if row else None


def _visible(seat: Seat, part: Part, rows: "QuerySet[Rows]") -> "QuerySet[Rows]":
    """Return what a seat may see of a part. Every way out passes here: page, calendar, file."""
    return rows.filter(circle_id=seat.circle_id) if seat.reads(part) else rows.none()


def _seated() -> "QuerySet[CircleMember]":
    return CircleMember.objects.filter(left_at__isnull=True).select_related("circle")


def _seat(row: CircleMember | None) -> Seat | None:
    if row is None or row.user_id is None:
        return None
    names = ("public_id", "subject", "user_id", "name", "is_owner", "wants_mail", "circle_id", "municipality_id")
    return Seat(
        id=row.pk,
        levels=_levels(row),
        feed=links.known_token(row.public_id, row.feed_number, row.feed_hash) if row.feed_hash else "",
        circle=row.circle.public_id,
        circle_name=row.circle.name,
        **{name: getattr(row, name) for name in names},
    )


def _levels(row: CircleMember | CircleInvitation) -> Levels:
    return {part: Level(getattr(row, part.value)) for part in Part}


def _invited(row: CircleInvitation) -> Invited:
    code = links.make_code(row.public_id)
    known = in_fours(code) if links.hash_of(code) == row.code_hash else ""
    return Invited(public_id=row.public_id, email=row.email, levels=_levels(row), expires_at=row.expires_at, code=known)


def _post(seat: Seat, row: CirclePost) -> Post:
    before = tuple((old["text"], datetime.datetime.fromisoformat(old["until"])) for old in row.before)
    return Post(
        public_id=row.public_id,
        author=row.author.name,
        is_mine=row.author_id == seat.id,
        text=row.text,
        before=before,
        written_at=row.written_at,
        changed_at=row.changed_at,
    )


def _event(seat: Seat, row: CircleEvent, *, is_weekly: bool) -> Event:
    names = ("public_id", "what", "starts_at", "ends_at", "needs_hands", "changed_at", "sequence")
    facts: dict[str, Any] = {name: getattr(row, name) for name in names}
    return Event(
        is_taken=row.taken_by_id is not None,
        taken_by=row.taken_by.name if row.taken_by else "",
        is_mine=row.taken_by_id == seat.id,
        may_change=seat.writes(Part.AGENDA) and (seat.is_owner or row.made_by_id == seat.id),
        is_weekly=is_weekly,
        **facts,
    )


def _is_about(user_id: int) -> Q:
    return Q(relation__recipient__user_id=user_id) | Q(about__user_id=user_id)


def _ruled(user_id: int) -> "QuerySet[Circle]":
    own = CircleMember.objects.filter(user_id=user_id, is_owner=True, left_at__isnull=True).values("circle_id")
    return Circle.objects.filter(_is_about(user_id) | Q(pk__in=own))


def _as_ruled(row: Circle, user_id: int) -> Ruled:
    is_recipient = user_id in {one.user_id for one in (row.recipient, row.about) if one}
    is_owner = CircleMember.objects.filter(circle=row, user_id=user_id, is_owner=True, left_at__isnull=True).exists()
    return Ruled(id=row.pk, public_id=row.public_id, name=row.name, is_owner=is_owner, is_recipient=is_recipient)

"""Spaces that the desk opened for somebody without mail."""

from dataclasses import dataclass
from uuid import UUID

from draagkracht.people.models import Person


@dataclass(frozen=True, slots=True)
class DeskMade:
    """A space that the desk opened; `user_id` is None for who does not sign in."""

    public_id: UUID
    user_id: int | None
    name: str


def find_desk_made(phone: str) -> tuple[DeskMade, ...]:
    """Return the spaces that the desk opened for a telephone number: more than one where people share it."""
    rows = Person.objects.filter(phone=phone, is_desk_made=True, ended_at__isnull=True).order_by("pk")
    return tuple(DeskMade(row.public_id, row.user_id, row.name) for row in rows)

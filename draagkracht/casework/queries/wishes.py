"""What people in a case let the municipality read of what they find important. Asked of their consent each time."""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from draagkracht.casework.models import Party
from draagkracht.people import queries as people
from draagkracht.people.rules.voices import MUNICIPALITY


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWishes:
    """The words of somebody in a case; `subject` is how the log knows them."""

    name: str = field(repr=False)
    subject: UUID
    wants: str = field(repr=False)
    must_stay: str = field(repr=False)


def list_shared_wishes(case_id: UUID, at: datetime.datetime) -> tuple[SharedWishes, ...]:
    """Return the words of everybody in a case who lets the municipality read them at a moment."""
    rows = Party.objects.filter(case__public_id=case_id, left_at=None, person__isnull=False).order_by("pk")
    found = []
    for party in rows.select_related("person"):
        person = party.person
        shared = people.get_shared_wishes(person.pk, MUNICIPALITY, at) if person else None
        if person and shared:
            found.append(
                SharedWishes(name=party.name, subject=person.public_id, wants=shared.wants, must_stay=shared.must_stay)
            )
    return tuple(found)

"""The space of their own that somebody in a case linked."""

from uuid import UUID

from draagkracht.casework.models import Party


def get_space_of(party_id: UUID) -> int | None:
    """Return the key of the space of somebody in a case, for services; None where they linked none."""
    return Party.objects.filter(public_id=party_id).values_list("person_id", flat=True).first()

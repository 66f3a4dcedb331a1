"""Under which ids the log knows somebody in cases, from before they tied their space."""

from uuid import UUID

from draagkracht.casework.models import Party


def list_place_ids(person_id: int) -> tuple[UUID, ...]:
    """Return the public ids of the places that somebody has, or had, in cases. One query."""
    return tuple(Party.objects.filter(person_id=person_id).order_by("pk").values_list("public_id", flat=True))

"""Reading somebody's own list of help."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from draagkracht.people.models import KeptOffer


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptService:
    """A service on somebody's list: its id in the directory, and what it was called when they kept it."""

    public_id: UUID
    service_id: str
    called: str
    kept_at: datetime.datetime


def list_offers(person_id: int) -> tuple[KeptService, ...]:
    """Return what stands on somebody's own list, the last first."""
    names = ("public_id", "service_id", "called", "kept_at")
    return tuple(KeptService(**row) for row in KeptOffer.objects.filter(person_id=person_id).values(*names))

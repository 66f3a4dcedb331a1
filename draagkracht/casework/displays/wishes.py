"""The way to what people in a case share of what they find important; nothing of it stands on the page of the case."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.wishes import list_shared_wishes


@dataclass(frozen=True, slots=True)
class WishesShown:
    """Who shares something, and where it is read."""

    names: str
    url: str


def wishes_part(case: CaseFile, _worker: Worker, at: datetime.datetime) -> WishesShown | None:
    """Return the way to what is shared; None where nobody shares anything."""
    names = ", ".join(one.name for one in list_shared_wishes(case.public_id, at))
    return WishesShown(names, reverse("casework-staff:read-wishes", args=[case.public_id])) if names else None

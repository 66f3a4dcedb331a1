"""Who in a case reads and signs on their own space, and who can be offered that."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile


@dataclass(frozen=True, slots=True)
class SpaceShown:
    """Somebody in a case. `url` mails them the link; empty where that is done, or there is no mail address."""

    name: str
    url: str
    is_tied: bool


def spaces_part(case: CaseFile, _worker: Worker, _at: datetime.datetime) -> tuple[SpaceShown, ...]:
    """Return everybody in a case who is named."""
    return tuple(
        SpaceShown(
            name=party.name,
            url=reverse("casework-staff:offer-link", args=[case.public_id, party.public_id])
            if party.email and not party.has_space
            else "",
            is_tied=party.has_space,
        )
        for party in case.parties
        if party.name
    )

"""Who in a case reads and signs on their own space, and who can be offered that."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile, PartyFacts


@dataclass(frozen=True, slots=True)
class SpaceShown:
    """How somebody in a case reads and signs. `url` mails them the link; empty where that is of no use."""

    says: str
    url: str


def spaces_part(case: CaseFile, _worker: Worker, _at: datetime.datetime) -> tuple[SpaceShown, ...]:
    """Return everybody in a case who is named."""
    return tuple(_shown(case, party) for party in case.parties if party.name)


def _shown(case: CaseFile, party: PartyFacts) -> SpaceShown:
    name = {"name": party.name}
    if party.has_space:
        return SpaceShown(gettext("%(name)s leest en tekent op een eigen plek.") % name, "")
    if not party.email:
        return SpaceShown(gettext("%(name)s heeft geen mailadres, en krijgt brieven op papier.") % name, "")
    url = reverse("casework-staff:offer-link", args=[case.public_id, party.public_id])
    says = gettext("%(name)s heeft nog geen eigen plek. Met de link in de mail maakt %(name)s die zelf.")
    return SpaceShown(says % name, url)

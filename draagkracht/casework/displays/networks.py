"""The network that a carer shares, on the page of a case: that it is there, and when it was read."""

import datetime
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from draagkracht.casework.displays import words
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.networks import NetworkFacts, list_networks
from draagkracht.casework.rules import notes
from draagkracht.people.displays import network
from draagkracht.people.displays.network import NetworkShown


@dataclass(frozen=True, slots=True)
class NetworksPart:
    """That networks are shared, and when they were read last."""

    says: tuple[str, ...] = field(repr=False)
    read: str
    url: str


@dataclass(frozen=True, slots=True)
class OneNetwork:
    """The network of one carer."""

    number: int
    name: str = field(repr=False)
    until: str
    network: NetworkShown = field(repr=False)


def networks_part(case: CaseFile, _worker: Worker, at: datetime.datetime) -> NetworksPart | None:
    """Return which networks are shared, without what is in them; None where none is and none was read."""
    found = list_networks(case, at)
    last = next((move for move in case.moves if move.step == notes.NETWORK), None)
    if not (found or last):
        return None
    read = gettext("Gelezen op %(day)s door %(name)s.")
    return NetworksPart(
        says=tuple(_says(one) for one in found) or (gettext("Dit wordt nu niet meer gedeeld."),),
        read=read % {"day": words.day(timezone.localdate(last.at)), "name": last.by} if last else "",
        url=reverse("casework-staff:read-network", args=[case.public_id]) if found else "",
    )


def networks_shown(found: tuple[NetworkFacts, ...]) -> tuple[OneNetwork, ...]:
    """Return networks drawn and in a table."""
    return tuple(
        OneNetwork(number, one.name, _says(one), network.show(one.members, has_energy=one.has_energy))
        for number, one in enumerate(found, start=1)
    )


def _says(one: NetworkFacts) -> str:
    if one.valid_until is None:
        return gettext("%(name)s deelt wie er om deze persoon heen staan.") % {"name": one.name}
    day = words.day(timezone.localdate(one.valid_until))
    return gettext("%(name)s deelt wie er om deze persoon heen staan, tot %(day)s.") % {"name": one.name, "day": day}

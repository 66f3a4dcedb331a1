"""The network that a carer shares with the municipality, as those who work on a case read it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.people import queries as people
from draagkracht.people import services as sharing
from draagkracht.people.rules.network import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFacts:
    """Who is around a carer, as far as they share it; asked anew each time."""

    subject: UUID  # the public id of the carer's own space
    name: str = field(repr=False)
    members: Sequence[Member] = field(repr=False)
    has_energy: bool
    valid_until: datetime.datetime | None


def list_networks(case: CaseFile, at: datetime.datetime) -> tuple[NetworkFacts, ...]:
    """Return the networks that carers of a case share at a moment. Two queries for each carer with a space."""
    found = []
    for party in case.parties:
        if party.role is not PartyRole.CARER or not party.has_space:
            continue
        shared = people.get_shared_network(party.subject, sharing.MUNICIPALITY, at)
        if shared is not None:
            found.append(
                NetworkFacts(
                    subject=party.subject,
                    name=party.name,
                    members=shared.members,
                    has_energy=any(member.energy is not None for member in shared.members),
                    valid_until=shared.valid_until,
                )
            )
    return tuple(found)

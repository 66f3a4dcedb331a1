"""The kinds of request in words, and how they stand in an address."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.urls import reverse

from draagkracht.base.translation import translate
from draagkracht.casework.rules.requests import WAYS, Way
from draagkracht.referrals.queries.referring import Waiting

SLUGS: Final[Mapping[Way, str]] = {
    Way.CLIENT: "voor-zichzelf",
    Way.CARER_OWN: "wie-zorgt",
    Way.CARER_FOR_OTHER: "voor-een-ander",
    Way.REPRESENTATIVE: "vertegenwoordiger",
    Way.PROFESSIONAL: "zorgverlener",
}
WAYS_BY_SLUG: Final[Mapping[str, Way]] = {slug: way for way, slug in SLUGS.items()}


def list_ways() -> tuple[tuple[str, str], ...]:
    """Return (label, address) of each kind of request."""
    return tuple((heading(way), reverse("casework-staff:receive-request", args=[slug])) for way, slug in SLUGS.items())


def list_referrals(taken: Sequence[Waiting]) -> tuple[tuple[str, str], ...]:
    """Return (name, address) of each referral that may become a case: mostly who cares asks for themselves."""
    address = reverse("casework-staff:receive-request", args=[SLUGS[Way.CARER_OWN]])
    return tuple((one.details.name, f"{address}?verwijzing={one.public_id}") for one in taken)


def heading(way: Way) -> str:
    """Return what a kind of request is called."""
    return translate(WAYS[way].label)

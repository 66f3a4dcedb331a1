"""Addresses of the list: what a choice is called in them, and how one is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode

from draagkracht.directory.rules.facts import Facet

RESULTS: Final = "#gevonden"
# What a choice is called in an address.
FACETS: Final[Mapping[str, Facet]] = {
    "behoefte": Facet.NEED,
    "vorm": Facet.RESPITE_FORM,
    "voor": Facet.CONDITION,
    "taal": Facet.LANGUAGE,
    "dag": Facet.DAY,
    "wet": Facet.LAW,
    "kosten": Facet.FREE,
    "thuis": Facet.AT_HOME,
    "online": Facet.ONLINE,
}


@dataclass(frozen=True, slots=True)
class Link:
    """Something to go on with."""

    label: str
    url: str


def address_of(chosen: Mapping[str, str]) -> str:
    """Return the address of the list with these choices, and nothing that is empty."""
    address = reverse("directory:list-services")
    return f"{address}?{urlencode(chosen)}" if chosen else address


def results_of(chosen: Mapping[str, str]) -> str:
    """Return the address of what is found with these choices."""
    return address_of(chosen) + RESULTS


def without(chosen: Mapping[str, str], *names: str) -> dict[str, str]:
    """Return the choices but these."""
    return {name: value for name, value in chosen.items() if name not in names}

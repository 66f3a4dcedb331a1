"""The public pages of a municipality, each in every language, with absolute addresses of its host."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone, translation

from draagkracht.municipalities.queries import Site
from draagkracht.referrals.rules import toolbox

Named = tuple[str, tuple[str, ...]]  # the name of an address, and its arguments

FIXED: Final = (
    "portal:show-home",
    "portal:show-help",
    "directory:list-services",
    "directory:list-pathways",
    "referrals:request-call",
    "referrals:share-concern",
    "respite-help:offer-help",
    "portal:list-professions",
    "portal:show-about",
    "portal:show-privacy",
    "portal:show-accessibility",
    "portal:list-instruments",
    "directory:show-open-data",
    "directory:explain-embedding",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language, the same page in all languages (code, address), and its last change."""

    address: str
    alternates: tuple[tuple[str, str], ...]
    changed: str


def undated(*, pathways: Iterable[str], instruments: Iterable[str]) -> list[Named]:
    """Return the pages of which nobody keeps when they changed: the fixed ones, pathways by slug, instruments by code.

    Not the check: it leads to its first question, which asks search engines to stay away.
    """
    named: list[Named] = [(name, ()) for name in FIXED]
    named += [("directory:show-pathway", (slug,)) for slug in pathways]
    named += [("portal:show-profession", (profession.slug,)) for profession in toolbox.PROFESSIONS]
    return named + [("portal:show-instrument", (code,)) for code in instruments]


def pages(
    site: Site,
    absolute: Callable[[str], str],
    *,
    services: Iterable[tuple[str, datetime.datetime]],
    others: Iterable[Named] = (),
) -> list[Page]:
    """Return the others, and then the pages of these services (id, last change)."""
    found: list[Page] = []
    for name, arguments in others:
        found += _in_each_language(site, absolute, name, arguments, "")
    for service_id, changed_at in services:
        changed = timezone.localdate(changed_at).isoformat()
        found += _in_each_language(site, absolute, "directory:show-service", (service_id,), changed)
    return found


def _in_each_language(
    site: Site, absolute: Callable[[str], str], name: str, arguments: tuple[str, ...], changed: str
) -> list[Page]:
    addresses = []
    for code in site.languages:
        with translation.override(code):
            addresses.append((code, absolute(reverse(name, args=arguments))))
    return [Page(address, tuple(addresses), changed) for _, address in addresses]

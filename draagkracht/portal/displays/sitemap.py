"""The public pages of a municipality, each in every language, with absolute addresses of its host."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import translation

from draagkracht.municipalities.queries import Site

FIXED: Final = (
    "portal:show-home",
    "portal:show-help",
    "directory:list-services",
    "referrals:request-call",
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


def pages(
    site: Site,
    services: Iterable[tuple[str, datetime.datetime]],
    absolute: Callable[[str], str],
    *,
    with_fixed: bool,
) -> list[Page]:
    """Return the pages of these services (id, last change), after the fixed pages where those are wanted."""
    found: list[Page] = []
    for name in FIXED if with_fixed else ():
        found += _in_each_language(site, absolute, name, (), "")
    for service_id, changed_at in services:
        found += _in_each_language(site, absolute, "directory:show-service", (service_id,), f"{changed_at:%Y-%m-%d}")
    return found


def _in_each_language(
    site: Site, absolute: Callable[[str], str], name: str, arguments: tuple[str, ...], changed: str
) -> list[Page]:
    addresses = []
    for code in site.languages:
        with translation.override(code):
            addresses.append((code, absolute(reverse(name, args=arguments))))
    return [Page(address, tuple(addresses), changed) for _, address in addresses]

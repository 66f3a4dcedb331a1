"""Somebody's own list of help, as their page shows it: read from the directory of today each time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import formats
from django.utils.translation import get_language, gettext

from draagkracht.directory import queries as directory
from draagkracht.directory.displays import words
from draagkracht.directory.queries import OfferCard
from draagkracht.directory.rules import presentation
from draagkracht.people import queries as people
from draagkracht.people.access import space_of
from draagkracht.people.queries import KeptService


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptShown:
    """A service that somebody kept. `says` is whether it is still there; texts are the provider's, in Dutch.

    `service_id` is empty where it has no page any more.
    """

    public_id: UUID
    name: str
    service_id: str
    summary: str
    phone: str
    phone_uri: str
    hours: str
    first_step: str
    says: str
    is_open: bool
    is_dutch: bool


def show_kept(kept: Sequence[KeptService]) -> tuple[KeptShown, ...]:
    """Return what stands on a list. Four queries, and one for each service that is there no more."""
    cards = directory.get_offer_cards([one.service_id for one in kept], with_closed=True) if kept else {}
    hours = directory.get_telephone_hours([card.phone for card in cards.values()])
    return tuple(_shown(one, cards.get(one.service_id), hours) for one in kept)


def find_card(service_id: str) -> OfferCard | None:
    """Return a service that somebody may keep; None where the present municipality has none."""
    found = directory.get_offer_cards([service_id], with_closed=True) if service_id.isprintable() else {}
    return found.get(service_id)


def keeping(request: Any) -> frozenset[str] | None:
    """Return the ids of the services that who asks kept; None for who has no space to keep them in."""
    space = space_of(request)
    return frozenset(one.service_id for one in people.list_offers(space.id)) if space else None


def _shown(one: KeptService, card: OfferCard | None, hours: Mapping[str, str]) -> KeptShown:
    is_open = card is not None and not card.is_closed_for_now
    return KeptShown(
        public_id=one.public_id,
        name=card.name if card else one.called,
        service_id=card.service_id if card else directory.find_merged(one.service_id) or "",
        summary=presentation.summary(card.summary) if card else "",
        phone=card.phone if card else "",
        phone_uri=presentation.telephone_address(card.phone) if card else "",
        hours=words.hours(hours.get(card.phone, "")) if card else "",
        first_step=card.first_step if card else "",
        says=_says(card),
        is_open=is_open,
        is_dutch=get_language() != "nl",
    )


def _says(card: OfferCard | None) -> str:
    """Return whether somebody can still go there."""
    if card is None:
        return gettext("Dit staat niet meer in onze lijst. Bel ons, dan zoeken wij samen iets anders.")
    if card.is_closed_for_now:
        return gettext("Nu tijdelijk dicht. Bel om te vragen wanneer het weer kan.")
    if card.assured_date is None:
        return gettext("Dit is er nog. Het is nog niet gecontroleerd.")
    return gettext("Dit is er nog. Gecontroleerd op %(day)s.") % {
        "day": formats.date_format(card.assured_date, "j F Y")
    }

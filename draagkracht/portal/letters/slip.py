"""What the desk gives somebody to take home: a few services, whom to call, and the first step."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext

from draagkracht.base import letters
from draagkracht.base.letters.colours import accent
from draagkracht.base.translation import translate
from draagkracht.directory.queries import Location, OfferCard, ServicePage, get_service
from draagkracht.directory.rules import presentation
from draagkracht.directory.rules.hsds.records import Schedule
from draagkracht.municipalities.queries import Site
from draagkracht.portal.letters import filling
from draagkracht.portal.letters.result import LONGEST, LONGEST_SHORT, LetterDesk, shorten

TEMPLATE: Final = "portal/letters/slip.typ"
MOST: Final = 8


@dataclass(frozen=True, slots=True)
class SlipOffer:
    """A service, in the order in which somebody needs it. Texts may be empty, and are then left out."""

    name: str
    summary: str
    first_step: str
    phone: str
    phone_uri: str
    times: str
    place: str
    cost: str
    provider: str


@dataclass(frozen=True, slots=True)
class Slip:
    """All that the paper says, in Dutch."""

    municipality: str
    accent: str
    day: str
    written_on: date
    offers: tuple[SlipOffer, ...]
    desk: LetterDesk
    title: str
    closing: str
    words: dict[str, str]
    page_label: str
    language: str = "nl"
    direction: str = "ltr"


def fill_slip(cards: Iterable[OfferCard], site: Site, today: date) -> Slip:
    """Return the paper for these services."""
    return Slip(
        municipality=site.name,
        accent=accent(site.theme),
        day=formats.date_format(today, "j F Y"),
        written_on=today,
        offers=tuple(offer(card, get_service(card.service_id, here=None, today=today)) for card in cards),
        desk=filling.letter_desk(site, "nl"),
        title=gettext("Hier kunt u terecht"),
        closing=gettext("U bent tot niets verplicht. Lukt het niet? Bel ons, dan zoeken wij samen verder."),
        words={
            "first_step": gettext("Eerste stap:"),
            "telephone": gettext("Telefoon"),
            "times": gettext("Wanneer"),
            "place": gettext("Waar"),
            "cost": gettext("Kosten"),
            "provider": gettext("Van"),
            "desk": gettext("Liever met iemand praten?"),
        },
        page_label=gettext("Bladzijde {page} van {pages}"),
    )


def offer(card: OfferCard, service: ServicePage | None) -> SlipOffer:
    """Return a service as the paper shows it; `service` knows when and where."""
    times = map(_time, service.schedules) if service else ()
    places = (_without_travel(service), *map(_place, service.locations)) if service else ()
    return SlipOffer(
        name=shorten(card.name, LONGEST_SHORT),
        summary=shorten(presentation.summary(card.summary), LONGEST),
        first_step=shorten(card.first_step, LONGEST),
        phone=shorten(card.phone, LONGEST_SHORT),
        phone_uri=presentation.telephone_address(card.phone),
        times=shorten("; ".join(filter(None, times)), LONGEST),
        place=shorten("; ".join(filter(None, places)), LONGEST),
        cost=shorten(card.cost, LONGEST_SHORT),
        provider=shorten(card.organization, LONGEST_SHORT),
    )


def _time(schedule: Schedule) -> str:
    computed = presentation.times(schedule)
    return schedule.description.rstrip(".") or (translate(computed) if computed else "")


def _without_travel(service: ServicePage) -> str:
    ways = presentation.ways(schedule.attending_type for schedule in service.schedules)
    return capfirst(translate(presentation.without_travel(ways)))


def _place(location: Location) -> str:
    city = f"{location.postal_code} {location.city}".strip()
    return ", ".join(part for part in (location.name, location.address_1, city) if part)


def typeset_slip(slip: Slip) -> bytes:
    """Return the paper as PDF/UA-1. Raises LetterFailed."""
    data = dataclasses.asdict(slip)
    return letters.typeset(TEMPLATE, {key: value for key, value in data.items() if key != "written_on"},
                           written_on=slip.written_on)  # fmt: skip

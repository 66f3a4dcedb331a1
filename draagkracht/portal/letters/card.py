"""The card of an emergency plan: a code for in a purse. It names nobody: who scans it reads what is needed."""

import dataclasses
import io
from dataclasses import dataclass
from datetime import date
from typing import Final

import segno
from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base import letters
from draagkracht.base.letters.colours import accent
from draagkracht.municipalities.queries import Site
from draagkracht.portal.letters import filling
from draagkracht.portal.letters.result import LetterDesk

TEMPLATE: Final = "portal/letters/card.typ"


@dataclass(frozen=True, slots=True)
class Card:
    """All that the sheet says."""

    municipality: str
    accent: str
    day: str
    written_on: date
    desk: LetterDesk
    title: str
    explains: str
    code: str
    address: str
    words: dict[str, str]
    page_label: str
    language: str
    direction: str


def fill_card(site: Site, *, address: str, language: str, today: date) -> Card:
    """Return the sheet with the card whose code leads to `address`."""
    return Card(
        municipality=site.name,
        accent=accent(site.theme),
        day=formats.date_format(today, "j F Y"),
        written_on=today,
        desk=filling.letter_desk(site, language),
        title=gettext("Uw noodkaart"),
        explains=gettext("Knip de kaart uit en doe hem in uw portemonnee. Leg er ook een bij de telefoon."),
        code=draw(address),
        address=address,
        words={
            "heading": gettext("Ik zorg voor iemand"),
            "scan": gettext("Is er iets met mij? Scan de code. Dan weet u wie u kunt bellen en wat er nodig is."),
            "danger": gettext("Gevaar? Bel 112."),
            "free": gettext("Vrijwillig. Geen verklaring en geen plicht."),
            "address": gettext("Lukt scannen niet? Dit adres doet hetzelfde:"),
            "alt": gettext("Code die naar de noodkaart leidt"),
        },
        page_label=gettext("Bladzijde {page} van {pages}"),
        language=language,
        direction="rtl" if language == "ar" else "ltr",
    )


def draw(address: str) -> str:
    """Return the code of an address as SVG, black on white."""
    drawing = io.BytesIO()
    segno.make_qr(address, error="m").save(drawing, kind="svg", border=2, light="#fff", xmldecl=False)
    return drawing.getvalue().decode()


def typeset_card(card: Card) -> bytes:
    """Return the sheet as PDF/UA-1. Raises LetterFailed."""
    data = dataclasses.asdict(card)
    written_on = data.pop("written_on")
    return letters.typeset(TEMPLATE, data, written_on=written_on)

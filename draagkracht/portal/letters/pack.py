"""The pack of a profession: a card to keep by the telephone, and a leaf to hand to who cares for somebody."""

import dataclasses
import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.utils.translation import get_language_info, gettext

from draagkracht.base import letters
from draagkracht.base.letters.colours import accent
from draagkracht.municipalities.queries import Site
from draagkracht.portal.displays.toolbox import Card
from draagkracht.portal.letters import filling
from draagkracht.portal.letters.paper import qr_code, shown_address
from draagkracht.portal.letters.result import LetterDesk

TEMPLATE: Final = "portal/letters/pack.typ"


@dataclass(frozen=True, slots=True)
class Pack:
    """All that stands on the two sheets, in the language of the reader; addresses are whole URLs."""

    language: str
    direction: str
    municipality: str
    accent: str
    written_on: datetime.date
    title: str
    card: Card
    card_url: str
    check_url: str
    desk: LetterDesk
    refer: tuple[str, ...]
    leaf_title: str
    leaf: tuple[str, ...]
    words: tuple[tuple[str, str], ...]
    page_label: str


def fill_pack(card: Card, site: Site, language: str, card_url: str, check_url: str, today: datetime.date) -> Pack:
    """Return the pack of a profession, in the active language."""
    return Pack(
        language=language,
        direction="rtl" if get_language_info(language)["bidi"] else "ltr",
        municipality=site.name,
        accent=accent(site.theme),
        written_on=today,
        title=card.name,
        card=card,
        card_url=card_url,
        check_url=check_url,
        desk=filling.letter_desk(site, language),
        refer=(
            gettext("Hebt u een link van ons? Open die. Verwijzen kost een minuut."),
            gettext("Nog geen link? Bel ons. Dan maken wij er een voor u."),
            # The signs keep a number from turning round in Arabic.
            f"{site.desk.name}: \u2066{site.desk.phone}\u2069",
        ),
        leaf_title=card.leaf[0],
        leaf=card.leaf[1:],
        words=(
            ("refer", gettext("Verwijzen")),
            ("code", gettext("Richt de camera op de code, of ga naar:")),
            ("alt", gettext("QR-code naar {address}")),
            ("desk", gettext("Liever iemand spreken?")),
        ),
        page_label=gettext("Bladzijde {page} van {pages}"),
    )


@lru_cache(maxsize=64)
def typeset_pack(pack: Pack) -> bytes:
    """Return the pack as PDF/UA-1: two sheets, the same for everybody. Raises LetterFailed."""
    data = dataclasses.asdict(pack) | {
        "words": dict(pack.words),
        "card_code": qr_code(pack.card_url),
        "card_address": shown_address(pack.card_url),
        "check_code": qr_code(pack.check_url),
        "check_address": shown_address(pack.check_url),
    }
    del data["written_on"]
    return letters.typeset(TEMPLATE, data, written_on=pack.written_on)

"""The letter with a code to sign in: it names nobody, because somebody else may find it."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.accounts.rules import LETTER_HOLDS, in_fours
from draagkracht.base import letters
from draagkracht.municipalities.queries import Site
from draagkracht.portal.letters import filling
from draagkracht.portal.letters.result import LetterDesk

TEMPLATE: Final = "portal/letters/code.typ"


@dataclass(frozen=True, slots=True)
class CodeLetter:
    """All that the letter says, in Dutch."""

    municipality: str
    accent: str
    day: str
    code: str
    address: str
    title: str
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    heading: str
    desk: LetterDesk
    page_label: str
    language: str = "nl"
    direction: str = "ltr"


def typeset_code(code: str, *, site: Site, address: str, today: date) -> bytes:
    """Return the letter as PDF/UA-1. Raises LetterFailed."""
    until = formats.date_format(today + LETTER_HOLDS, "j F Y")
    letter = CodeLetter(
        municipality=site.name,
        accent=filling.accent(site.theme),
        day=formats.date_format(today, "j F Y"),
        code=in_fours(code),
        address=address,
        title=gettext("Uw code om in te loggen"),
        steps=(
            gettext("Ga op een computer of telefoon naar het adres hieronder."),
            gettext("Typ de code over, en vul uw geboortejaar in."),
            gettext("Daarna ziet u uw eigen plek."),
        ),
        notes=(
            gettext("De code werkt één keer, tot %(day)s.") % {"day": until},
            gettext("Geef deze code aan niemand."),
        ),
        heading=gettext("Lukt het niet, of wilt u een nieuwe code?"),
        desk=filling.letter_desk(site, "nl"),
        page_label=gettext("Bladzijde {page} van {pages}"),
    )
    return letters.typeset(TEMPLATE, dataclasses.asdict(letter), written_on=today)

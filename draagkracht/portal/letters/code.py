"""The letter with a code to sign in: it names nobody, because somebody else may find it."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import formats
from django.utils.translation import get_language, get_language_bidi, gettext

from draagkracht.accounts.rules import LETTER_HOLDS, in_fours
from draagkracht.base import letters
from draagkracht.base.letters.colours import accent
from draagkracht.municipalities.queries import Site
from draagkracht.portal.letters import filling
from draagkracht.portal.letters.result import LetterDesk

TEMPLATE: Final = "portal/letters/code.typ"


@dataclass(frozen=True, slots=True)
class Words:
    """What one kind of letter says around its code."""

    title: str
    steps: tuple[str, ...]
    note: str
    heading: str


@dataclass(frozen=True, slots=True)
class CodeLetter:
    """All that the letter says, in the language of the page on which it was made."""

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
    language: str
    direction: str


def typeset_code(code: str, *, site: Site, address: str, today: date) -> bytes:
    """Return the letter with which somebody signs in, as PDF/UA-1. Raises LetterFailed."""
    steps = (
        gettext("Ga op een computer of telefoon naar het adres hieronder."),
        gettext("Typ de code over, en vul uw geboortejaar in."),
        gettext("Daarna ziet u uw eigen plek."),
    )
    words = Words(
        title=gettext("Uw code om in te loggen"),
        steps=steps,
        note=gettext("Geef deze code aan niemand."),
        heading=gettext("Lukt het niet, of wilt u een nieuwe code?"),
    )
    return _typeset(code, words, site=site, address=address, today=today, until=today + LETTER_HOLDS)


def typeset_question(code: str, *, site: Site, address: str, today: date, until: date) -> bytes:
    """Return the letter of a question that somebody hands over, as PDF/UA-1; it names nobody. Raises LetterFailed."""
    steps = (
        gettext("Ga op een computer of telefoon naar het adres hieronder."),
        gettext("Typ de code over. Dan leest u wie u iets vraagt, en wat."),
        gettext("U zegt ja of nee. Doet u niets? Dan vergeten wij de vraag."),
    )
    words = Words(
        title=gettext("Iemand vraagt u iets"),
        steps=steps,
        note=gettext("Hebt u geen mail? Bel ons. Wij helpen u aan een plek."),
        heading=gettext("Lukt het niet, of wilt u eerst iets vragen?"),
    )
    return _typeset(code, words, site=site, address=address, today=today, until=until)


def _typeset(code: str, words: Words, *, site: Site, address: str, today: date, until: date) -> bytes:
    language, last_day = get_language() or "nl", formats.date_format(until, "j F Y")
    letter = CodeLetter(
        municipality=site.name,
        accent=accent(site.theme),
        day=formats.date_format(today, "j F Y"),
        code=in_fours(code),
        address=address,
        title=words.title,
        steps=words.steps,
        notes=(gettext("De code werkt één keer, tot %(day)s.") % {"day": last_day}, words.note),
        heading=words.heading,
        desk=filling.letter_desk(site, language),
        page_label=gettext("Bladzijde {page} van {pages}"),
        language=language,
        direction="rtl" if get_language_bidi() else "ltr",
    )
    return letters.typeset(TEMPLATE, dataclasses.asdict(letter), written_on=today)

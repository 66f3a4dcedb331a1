"""A code for who helps, on paper: the code in large signs, until when, and how to take it back. Nothing of the result.

It names nobody: who finds the paper reads neither whose it is nor what it opens.
"""

import dataclasses
from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import get_language, get_language_bidi, gettext

from draagkracht.base import letters
from draagkracht.base.letters.colours import accent
from draagkracht.municipalities.queries import Site
from draagkracht.portal.letters import filling
from draagkracht.portal.letters.code import TEMPLATE, CodeLetter


def fill_share(code: str, *, site: Site, address: str, until: datetime, today: date) -> CodeLetter:
    """Return the paper with a code; `address` is where who helps types it in."""
    language = get_language() or "nl"
    day = formats.date_format(timezone.localtime(until), "j F Y")
    return CodeLetter(
        municipality=site.name,
        accent=accent(site.theme),
        day=formats.date_format(today, "j F Y"),
        code=code,
        address=address,
        title=gettext("Een code voor wie u helpt"),
        steps=(
            gettext("Geef dit papier aan wie u helpt. Of lees de code voor."),
            gettext("Die persoon logt in op het adres hieronder."),
            gettext("Daar typt die persoon de code."),
        ),
        notes=(
            gettext("De code werkt tot %(day)s.") % {"day": day},
            gettext("Wilt u dit niet meer? Trek de code in bij ‘Mijn plek’, onder ‘Deel uw uitkomst’."),
            gettext("Op dit papier staat niets van uw uitkomst."),
        ),
        heading=gettext("Hebt u een vraag? Bel ons."),
        desk=filling.letter_desk(site, language),
        page_label=gettext("Bladzijde {page} van {pages}"),
        language=language,
        direction="rtl" if get_language_bidi() else "ltr",
    )


def typeset_share(letter: CodeLetter, today: date) -> bytes:
    """Return the paper as PDF/UA-1. Raises LetterFailed."""
    return letters.typeset(TEMPLATE, dataclasses.asdict(letter), written_on=today)

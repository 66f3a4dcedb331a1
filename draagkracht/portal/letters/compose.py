"""From what the pages know to what the letters say: the outcome of a check and the site of a municipality."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final

from django.conf import settings
from django.utils import formats
from django.utils.translation import get_language_info, gettext

from draagkracht.assessments.rules import definitions
from draagkracht.assessments.rules.paper import paper_bands, paper_rows
from draagkracht.municipalities.queries import Line, Site
from draagkracht.portal.check.outcome import OfferShown, Outcome
from draagkracht.portal.letters.paper import PaperCheck, bands_in_words, paper_words
from draagkracht.portal.letters.result import Direction, LetterDesk, LetterLine, LetterOffer, ResultLetter, result_words
from draagkracht.questionnaires.rules.texts import texts

# Whom to call from paper, where nobody can look at the answers first.
WHEN_NOT_SAFE: Final = ("emergency", "suicide-prevention", "domestic-violence", "gp-out-of-hours")
SOMEBODY_WHO_LISTENS: Final = ("listening", "carers")
SOMEBODY_WHO_LISTENS_TO_YOUNG: Final = ("children", "listening")
BRAND: Final = re.compile(r"--draagkracht-color-brand:\s*(#[0-9a-fA-F]{6})\b")
THEMES: Final = settings.PACKAGE / "base" / "static"


def result_letter(outcome: Outcome, site: Site) -> ResultLetter:
    """Return the letter of an outcome, in its language; that language must be the active one."""
    words = result_words(young=outcome.result.is_young)
    return ResultLetter(
        language=outcome.language,
        direction=direction_of(outcome.language),
        municipality=site.name,
        accent=accent_of(site.theme),
        day=formats.date_format(outcome.today, "j F Y"),
        written_on=outcome.today,
        heading=outcome.heading,
        because=outcome.because,
        advice=outcome.advice,
        urgent_lines=letter_lines(outcome.lines, outcome.language),
        drivers_heading=outcome.drivers_heading,
        drivers=outcome.drivers,
        supports_heading=outcome.supports_heading,
        supports=outcome.supports,
        steps=outcome.steps,
        offers_heading=gettext("Dit past bij jou") if outcome.result.is_young else gettext("Dit past bij u"),
        notes=tuple(_notes(outcome)),
        offers=tuple(_offer(offer) for offer in outcome.offers),
        desk=letter_desk(site, outcome.language),
        lines=letter_lines((line for line in site.lines if line.is_always_open), outcome.language),
        words=words,
    )


def paper_check(site: Site, language: str, address: str, *, written_on: date, young: bool = False) -> PaperCheck:
    """Return the check on paper, in a language that must be the active one; `address` is the whole URL of the check."""
    listeners = SOMEBODY_WHO_LISTENS_TO_YOUNG if young else SOMEBODY_WHO_LISTENS
    return PaperCheck(
        language=language,
        direction=direction_of(language),
        municipality=site.name,
        accent=accent_of(site.theme),
        written_on=written_on,
        title=str(texts(definitions.quick_check(young=young), language).title),
        address=address,
        rows=paper_rows(language, young=young),
        bands=bands_in_words(paper_bands(), young=young),
        desk=letter_desk(site, language),
        urgent_lines=letter_lines(_found(site, WHEN_NOT_SAFE), language),
        lines=letter_lines(_found(site, listeners), language),
        words=paper_words(young=young),
    )


def letter_desk(site: Site, language: str) -> LetterDesk:
    """Return the contact desk with its opening hours as a sentence."""
    hours = str(site.text("desk_hours", language) or "")
    return LetterDesk(site.desk.name, site.desk.phone, site.desk.phone_uri, hours, site.desk.address)


def letter_lines(lines: Iterable[Line], language: str) -> tuple[LetterLine, ...]:
    """Return telephone lines with whom they are for, when they are open, and whether their number is sure."""
    return tuple(LetterLine(line.name, line.number, line.uri, _about(line, language)) for line in lines)


def direction_of(language: str) -> Direction:
    """Return in which direction a language is written."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


@cache
def accent_of(theme: str) -> str:
    """Return the colour of a theme as `#rrggbb`: its brand colour, else that of the house."""
    for sheet in (THEMES / "themes" / f"{theme}.css", THEMES / "base" / "tokens.css"):
        found = BRAND.search(sheet.read_text(encoding="utf-8")) if sheet.exists() else None
        if found:
            return found[1]
    raise LookupError("no theme, and no house, has a colour of its own")


def _notes(outcome: Outcome) -> Iterable[str]:
    if outcome.place_note:
        yield outcome.place_note
    if not outcome.offers:
        yield (
            gettext("Wij vonden niets dat past. Dat ligt niet aan jou. Bel ons, dan zoeken wij met je mee.")
            if outcome.result.is_young
            else gettext("Wij vonden niets dat past. Dat ligt niet aan u. Bel ons, dan zoeken wij met u mee.")
        )
    if outcome.text_is_foreign:
        yield gettext(
            "De teksten hieronder schreven de organisaties zelf, in het Nederlands. "
            "Wilt u uitleg in uw taal? Bel ons, wij zoeken iemand die uw taal spreekt."
        )


def _offer(offer: OfferShown) -> LetterOffer:
    card = offer.card
    facts = dict(offer.facts)
    return LetterOffer(
        name=card.name,
        summary=card.summary,
        reasons=offer.reasons,
        first_step=card.first_step,
        cost=card.cost,
        distance=facts.get(gettext("Afstand"), ""),
        phone=card.phone,
        phone_uri=offer.phone_uri,
        checked=facts.get(gettext("Gecontroleerd"), ""),
        provider=card.organization,
        weak_point=offer.weak_point,
        language="nl" if offer.is_dutch else "",
    )


def _about(line: Line, language: str) -> str:
    note = gettext("Dit nummer kijken wij nog na.") if line.is_to_confirm else line.text("note", language)
    hours = "" if line.is_always_open else line.text("hours", language)
    return " ".join(part for part in (line.text("who_for", language), hours, note) if part)


def _found(site: Site, codes: Iterable[str]) -> Iterable[Line]:
    known = {line.code: line for line in site.lines}
    return (known[code] for code in codes if code in known)

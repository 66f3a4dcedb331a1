"""Fills in the letters: from the outcome of a check, and from the questions, to what typst sets."""

from datetime import date
from typing import Any, Final

from django.utils import formats
from django.utils.translation import get_language_bidi, gettext

from draagkracht.assessments.rules import definitions
from draagkracht.assessments.rules.paper import paper_bands, paper_rows
from draagkracht.base.letters.colours import accent
from draagkracht.municipalities.queries import Line, Site
from draagkracht.municipalities.rules import AT_ONCE
from draagkracht.portal.check.outcome import OfferShown, Outcome
from draagkracht.portal.letters import paper, result
from draagkracht.portal.letters.result import Direction, LetterDesk, LetterLine, LetterOffer
from draagkracht.questionnaires.rules.texts import texts

OF_YOUNG: Final = "children"
DUTCH: Final = "nl"


def result_letter(outcome: Outcome, site: Site) -> result.ResultLetter:
    """Return the outcome of a check as a letter, in the language of the page."""
    return result.ResultLetter(
        **opening_words(outcome),
        language=outcome.language,
        direction=direction(),
        municipality=site.name,
        accent=accent(site.theme),
        day=formats.date_format(outcome.today, "j F Y"),
        written_on=outcome.today,
        drivers_heading=outcome.drivers_heading,
        drivers=outcome.drivers,
        supports_heading=outcome.supports_heading,
        supports=outcome.supports,
        offers_heading=outcome.letter_heading,
        notes=notes(outcome),
        offers=tuple(letter_offer(offer) for offer in outcome.offers),
        desk=letter_desk(site, outcome.language),
        lines=always_open(site, outcome.language, young=outcome.result.is_young),
        words=result.result_words(young=outcome.result.is_young),
    )


def opening_words(outcome: Outcome) -> dict[str, Any]:
    """Return what the letter begins with. About safety at home it says nothing: somebody else may find the paper."""
    if outcome.is_about_safety:
        return {
            "heading": outcome.letter_heading,
            "because": gettext("Liever met iemand praten?"),
            "advice": gettext("Bel ons gerust."),
            "urgent_lines": (),
            "steps": (),
        }
    return {
        "heading": outcome.heading,
        "because": outcome.because,
        "advice": outcome.advice,
        "urgent_lines": tuple(letter_line(line, outcome.language) for line in outcome.lines),
        "steps": outcome.steps,
    }


def paper_check(site: Site, *, language: str, young: bool, address: str, today: date) -> paper.PaperCheck:
    """Return the check as a sheet of paper, in a language; `address` is where its code leads."""
    return paper.PaperCheck(
        language=language,
        direction=direction(),
        municipality=site.name,
        accent=accent(site.theme),
        written_on=today,
        title=str(texts(definitions.quick_check(young=young), language).title),
        address=address,
        rows=paper_rows(language, young=young),
        bands=paper.bands_in_words(paper_bands(), young=young),
        desk=letter_desk(site, language),
        urgent_lines=lines_of(site, AT_ONCE, language),
        lines=always_open(site, language, young=young),
        words=paper.paper_words(young=young),
    )


def letter_offer(offer: OfferShown) -> LetterOffer:
    """Return an offer as the letter shows it; what the provider wrote is Dutch."""
    return LetterOffer(
        name=offer.card.name,
        summary=offer.card.summary,
        reasons=offer.reasons,
        first_step=offer.card.first_step,
        cost=offer.card.cost,
        distance=offer.distance,
        phone=offer.card.phone,
        phone_uri=offer.phone_uri,
        checked=offer.checked,
        provider=offer.card.organization,
        weak_point=offer.weak_point,
        language=DUTCH if offer.is_dutch else "",
    )


def letter_desk(site: Site, language: str) -> LetterDesk:
    """Return the contact desk as a letter shows it."""
    hours = site.text("desk_hours", language) or ""
    return LetterDesk(site.desk.name, site.desk.phone, site.desk.phone_uri, hours, site.desk.address)


def notes(outcome: Outcome) -> tuple[str, ...]:
    """Return what stands above the offers: an unknown place, texts in Dutch, or that nothing was found."""
    foreign = (
        gettext("Wat organisaties over hun hulp schrijven, is in het Nederlands.") if outcome.text_is_foreign else ""
    )
    nothing = "" if outcome.offers else gettext("Wij vonden niets dat past. Bel ons, dan zoeken wij met u mee.")
    return tuple(note for note in (outcome.place_note, foreign, nothing) if note)


def letter_line(line: Line, language: str) -> LetterLine:
    """Return a telephone line as a letter shows it: for whom it is, and what is not sure about the number."""
    doubt = gettext("Dit nummer kijken wij nog na.") if line.is_to_confirm else line.text("note", language)
    name = line.text("name", language)
    return LetterLine(name, line.number, line.uri, " ".join(filter(None, (line.text("who_for", language), doubt))))


def lines_of(site: Site, wanted: tuple[str, ...], language: str) -> tuple[LetterLine, ...]:
    """Return the lines with these codes, as far as the installation has them."""
    known = {line.code: line for line in site.lines}
    return tuple(letter_line(known[code], language) for code in wanted if code in known)


def always_open(site: Site, language: str, *, young: bool) -> tuple[LetterLine, ...]:
    """Return the lines that are open day and night; for somebody young that for children first."""
    first = lines_of(site, (OF_YOUNG,), language) if young else ()
    return (*first, *(letter_line(line, language) for line in site.lines if line.is_always_open))


def direction() -> Direction:
    """Return the direction of the active language."""
    return "rtl" if get_language_bidi() else "ltr"

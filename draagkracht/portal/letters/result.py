"""The result of the check as a letter to print or keep: at most two pages, complete for who never sees the site."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from django.utils.translation import gettext

from draagkracht.base import letters

TEMPLATE: Final = "portal/letters/result.typ"
MOST_PAGES: Final = 2
MOST_OFFERS: Final = 8
MOST_REASONS: Final = 3
# As many offers as somebody may want to read about in full; those after it keep their reason, first step and facts.
MOST_IN_FULL: Final = 4
# Signs that one text may take: the provider's own words come from elsewhere and may be of any length.
LONGEST: Final = 420
LONGEST_SHORT: Final = 140

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A telephone line: `about` says when it is open, or whom it is for; `uri` is what a telephone dials."""

    name: str
    number: str
    uri: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class LetterDesk:
    """The contact desk of the municipality, with its opening hours as a sentence."""

    name: str
    phone: str
    phone_uri: str
    hours: str
    address: str


@dataclass(frozen=True, slots=True)
class LetterOffer:
    """An offer that fits. Texts may be empty, and are then left out.

    `language` is that of what the provider wrote (name, summary, first step, cost) where it is not the letter's.
    """

    name: str
    summary: str
    reasons: tuple[str, ...]
    first_step: str
    cost: str
    distance: str
    phone: str
    phone_uri: str
    checked: str
    provider: str = ""
    weak_point: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ResultLetter:
    """All that the letter says, in the language of its reader; `accent` is the colour of the theme, as `#rrggbb`.

    `day` is what the reader sees, `written_on` what the file says. `urgent_lines` are to be called now;
    `notes` stand above the offers, or in their place.
    """

    language: str
    direction: Direction
    municipality: str
    accent: str
    day: str
    written_on: date
    heading: str
    because: str
    advice: str
    urgent_lines: tuple[LetterLine, ...]
    drivers_heading: str
    drivers: tuple[str, ...]
    supports_heading: str
    supports: tuple[str, ...]
    steps: tuple[str, ...]
    offers_heading: str
    notes: tuple[str, ...]
    offers: tuple[LetterOffer, ...]
    desk: LetterDesk
    lines: tuple[LetterLine, ...]
    words: "ResultWords"


@dataclass(frozen=True, slots=True)
class ResultWords:
    """The words that every result letter has, in the language of its reader."""

    why: str
    first_step: str
    weak_point: str
    telephone: str
    cost: str
    distance: str
    provider: str
    checked: str
    today: str
    more: str
    desk: str
    always: str
    page: str
    closing: tuple[str, ...]


def result_words(*, young: bool = False) -> ResultWords:
    """Return the fixed words in the active language, addressed to an adult or to somebody young."""
    return ResultWords(
        why=gettext("Waarom dit?"),
        first_step=gettext("Eerste stap:"),
        weak_point=gettext("Let op:"),
        telephone=gettext("Telefoon"),
        cost=gettext("Kosten"),
        distance=gettext("Afstand"),
        provider=gettext("Van"),
        checked=gettext("Gecontroleerd"),
        today=gettext("Wat kan vandaag al?"),
        more=gettext("Er past nog meer. Bel ons gerust, dan zoeken we samen verder."),
        desk=gettext("Liever met iemand praten?"),
        always=gettext("Dag en nacht open"),
        page=gettext("Bladzijde {page} van {pages}"),
        closing=_closing_for_young() if young else _closing(),
    )


def typeset_result(letter: ResultLetter) -> bytes:
    """Return the letter as PDF/UA-1 of at most two pages; raises LetterFailed.

    What does not fit gives way in this order: summaries and further reasons, from the last offer up, then offers.
    """
    letter = _within_bounds(letter)
    data = dataclasses.asdict(letter) | {"page_label": letter.words.page}
    data.pop("written_on")
    pdf = b""
    for full, shown in _ways_to_fit(len(letter.offers)):
        pdf = letters.typeset(TEMPLATE, data | {"full": full, "shown": shown}, written_on=letter.written_on)
        if letters.count_pages(pdf) <= MOST_PAGES:
            break
    return pdf


def _ways_to_fit(offers: int) -> Iterator[tuple[int, int]]:
    """Yield (offers in full, offers shown), the fullest first."""
    for full in range(min(offers, MOST_IN_FULL), 0, -1):
        yield full, offers
    for shown in range(offers, 0, -2):
        yield 0, shown
    yield 0, 0


def _within_bounds(letter: ResultLetter) -> ResultLetter:
    return dataclasses.replace(letter, offers=tuple(_shortened(offer) for offer in letter.offers[:MOST_OFFERS]))


def _shortened(offer: LetterOffer) -> LetterOffer:
    return dataclasses.replace(
        offer,
        name=shorten(offer.name, LONGEST_SHORT),
        summary=shorten(offer.summary, LONGEST),
        reasons=tuple(shorten(reason, LONGEST) for reason in offer.reasons[:MOST_REASONS]),
        first_step=shorten(offer.first_step, LONGEST),
        cost=shorten(offer.cost, LONGEST_SHORT),
        provider=shorten(offer.provider, LONGEST_SHORT),
        distance=shorten(offer.distance, LONGEST_SHORT),
        phone=shorten(offer.phone, LONGEST_SHORT),
        weak_point=shorten(offer.weak_point, LONGEST),
    )


def shorten(text: str, longest: int) -> str:
    """Return a text of at most this many signs, cut between words, with an ellipsis where something is missing."""
    words = " ".join(text[: 4 * longest].split())
    if len(words) <= longest:
        return words
    kept = words[: longest - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept else kept).rstrip(" ,;:.") + "…"


def _closing() -> tuple[str, ...]:
    return (
        gettext("Deze brief is van u. U bepaalt zelf wie hem leest. Wij bewaren uw antwoorden niet."),
        gettext("U verklaart er niets mee. De gemeente besluit er niets mee."),
        gettext("De check is een hulpmiddel. Het is geen gevalideerde test."),
    )


def _closing_for_young() -> tuple[str, ...]:
    return (
        gettext("Deze brief is van jou. Jij bepaalt wie hem leest. Wij bewaren je antwoorden niet."),
        gettext("Je verklaart er niets mee. De gemeente besluit er niets mee."),
        gettext("De check is een hulpmiddel. Het is geen gevalideerde test."),
    )

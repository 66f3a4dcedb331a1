"""The quick check on paper: one sheet with room for a pen, added up by hand, with a QR code to the site."""

import dataclasses
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

import segno
from django.utils.translation import gettext

from draagkracht.assessments.rules.definition import Band
from draagkracht.assessments.rules.paper import PaperRow
from draagkracht.base import letters
from draagkracht.portal.letters.result import Direction, LetterDesk, LetterLine

TEMPLATE: Final = "portal/letters/paper.typ"
MOST_SIDES: Final = 2
# Room between lines: the widest that keeps the sheet to two sides is taken.
AIR: Final = (0.9, 0.75, 0.6)


@dataclass(frozen=True, slots=True)
class PaperBand:
    """What a sum means: from and up to which points, both included."""

    lowest: int
    highest: int
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """All that stands on the sheet, in the language of its reader; `accent` is the theme's colour, as `#rrggbb`.

    `address` is where the QR code leads: a whole URL, with the channel where it should be counted. `title` is the
    name of the check, `rows` are its questions (`assessments.rules.paper`), `urgent_lines` are for when it is not safe
    at home, `lines` for any hour.
    """

    language: str
    direction: Direction
    municipality: str
    accent: str
    written_on: date
    title: str
    address: str
    rows: tuple[PaperRow, ...]
    bands: tuple[PaperBand, ...]
    desk: LetterDesk
    urgent_lines: tuple[LetterLine, ...]
    lines: tuple[LetterLine, ...]
    words: "PaperWords"


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words that every sheet has, in the language of its reader; `{…}` is filled in from the sheet."""

    intro: tuple[str, ...]
    online: str
    code: str
    statements: str
    statements_hint: str
    points: str
    urgent: str
    count: str
    how_to_count: str
    total: str
    meaning: str
    rule_of_thumb: str
    desk: str
    always: str
    page: str


def paper_words(*, young: bool = False) -> PaperWords:
    """Return the fixed words in the active language, addressed to an adult or to somebody young."""
    return PaperWords(
        intro=_intro_for_young() if young else _intro(),
        online=gettext("Liever op een telefoon of computer? Richt de camera op de code, of ga naar:"),
        code=gettext("QR-code naar de check op {address}"),
        statements=gettext("Hoe is het de laatste tijd?"),
        statements_hint=gettext("Zet op elke regel één kruisje. Het cijfer is het aantal punten."),
        points=gettext("Tussen haakjes staan de punten."),
        urgent=gettext("Is het niet veilig, of gaat het vandaag niet meer? Bel dan nu:")
        if young
        else gettext("Is het niet veilig? Of houdt u het nog maar een paar dagen vol? Bel dan nu:"),
        count=gettext("Tel uw punten op") if not young else gettext("Tel je punten op"),
        how_to_count=gettext("Tel de punten op van vraag {first} tot en met {last}. De andere vragen tellen niet mee."),
        total=gettext("Samen:"),
        meaning=gettext("Wat betekent het?"),
        rule_of_thumb=gettext("Dit is geen gevalideerde test, maar een vuistregel van ons. De punten beslissen niets."),
        desk=gettext("Praat erover"),
        always=gettext("Dag en nacht open"),
        page=gettext("Bladzijde {page} van {pages}"),
    )


def bands_in_words(bands: Sequence[Band], *, young: bool = False) -> tuple[PaperBand, ...]:
    """Return the bands of the total with what they mean, in the active language; raises KeyError for another band."""
    words = _meanings_for_young() if young else _meanings()
    return tuple(PaperBand(band.lowest, band.highest, *words[band.code]) for band in bands)


@lru_cache(maxsize=64)
def typeset_paper(paper: PaperCheck) -> bytes:
    """Return the sheet as PDF/UA-1, at most two sides of A4 with the twelve questions; raises LetterFailed.

    It is the same for everybody, so it is kept for whoever asks next.
    """
    counted = [row.number for row in paper.rows if _is_counted(row)]
    data = dataclasses.asdict(paper) | {
        "page_label": paper.words.page,
        "shown_address": shown_address(paper.address),
        "code": qr_code(paper.address),
        "first_counted": min(counted),
        "last_counted": max(counted),
        "most": paper.bands[-1].highest,
        "blocks": [[dataclasses.asdict(row) for row in block] for block in blocks(paper.rows)],
    }
    for not_for_json in ("written_on", "rows"):
        del data[not_for_json]
    pdf = b""
    for air in AIR:
        pdf = letters.typeset(TEMPLATE, data | {"air": air}, written_on=paper.written_on)
        if letters.count_pages(pdf) <= MOST_SIDES:
            break
    return pdf


def blocks(rows: Sequence[PaperRow]) -> list[list[PaperRow]]:
    """Return the questions with each run of counted ones that have the same answers together: those make a table."""
    found: list[list[PaperRow]] = []
    for row in rows:
        if found and _is_counted(row) and _answers(row) == _answers(found[-1][0]):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def qr_code(address: str) -> str:
    """Return the QR code of an address as SVG; a quarter of it may be smudged or folded (error level Q)."""
    drawing = io.BytesIO()
    segno.make(address, error="q", micro=False).save(drawing, kind="svg", border=2, xmldecl=False, light="#fff")
    return drawing.getvalue().decode()


def shown_address(address: str) -> str:
    """Return an address the way somebody types it: host and path, without what counts the channel."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def _is_counted(row: PaperRow) -> bool:
    return any(option.points is not None for option in row.options)


def _answers(row: PaperRow) -> list[tuple[str, int | None]]:
    return [(option.label, option.points) for option in row.options]


def _intro() -> tuple[str, ...]:
    return (
        gettext("Zorgt u voor iemand? Deze twaalf vragen laten zien hoe het met ú gaat."),
        gettext("Zet een kruisje bij wat past. Stoppen mag altijd. Dit papier is van u. Niemand hoeft het te zien."),
    )


def _intro_for_young() -> tuple[str, ...]:
    return (
        gettext("Is er thuis iemand die extra hulp nodig heeft? Deze twaalf vragen laten zien hoe het met jóu gaat."),
        gettext("Zet een kruisje bij wat past. Stoppen mag altijd. Dit papier is van jou. Niemand hoeft het te zien."),
    )


def _meanings() -> dict[str, tuple[str, str]]:
    return {
        "light": (gettext("Licht"), gettext("Het gaat nu. Kijk gerust wat er is. Doe de check later nog eens.")),
        "moderate": (gettext("Matig"), gettext("De zorg vraagt veel van u. Praat er deze maand met iemand over.")),
        "heavy": (gettext("Zwaar"), gettext("Het is zwaar. Bel ons deze week. Dan zoeken we samen wat helpt.")),
    }


def _meanings_for_young() -> dict[str, tuple[str, str]]:
    return {
        "light": (gettext("Licht"), gettext("Het gaat nu. Fijn. Er is hulp als het anders wordt.")),
        "moderate": (gettext("Matig"), gettext("Het vraagt veel van je. Praat erover met iemand die je vertrouwt.")),
        "heavy": (gettext("Zwaar"), gettext("Dit is veel voor jou. Bel ons deze week. Samen bellen mag ook.")),
    }

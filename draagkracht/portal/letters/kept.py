"""A result to take along: what came out, how it went before, that it obliges to nothing; with a code or without."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.assessments.queries import Kept
from draagkracht.assessments.rules import codes, instruments
from draagkracht.base import letters
from draagkracht.base.letters.colours import accent
from draagkracht.municipalities.queries import Site
from draagkracht.portal.displays import results
from draagkracht.portal.letters import filling
from draagkracht.portal.letters.result import LetterDesk

TEMPLATE: Final = "portal/letters/kept.typ"


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """All that the letter says, in the language of its reader. `rows` are of one instrument, the newest first."""

    language: str
    direction: str
    municipality: str
    accent: str
    day: str
    written_on: date
    title: str
    facts: tuple[tuple[str, str], ...]
    score: str
    means: str
    code: str
    code_heading: str
    code_says: tuple[str, ...]
    address: str
    trend_heading: str
    trend: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    about_heading: str
    about: tuple[str, ...]
    desk_heading: str
    desk: LetterDesk
    page_label: str


def fill_kept(
    one: Kept, kept: Sequence[Kept], site: Site, *, name: str, language: str, today: date, code: str = "",
    address: str = "",
) -> KeptLetter:  # fmt: skip
    """Return the letter on one result among those that somebody keeps.

    `name` is for whom it is, "" where that is not known here; `code` opens it, at `address` it comes into a space.
    """
    same = [each for each in kept if each.instrument == one.instrument]
    shown, trend = results.shown(one), results.trend(same)
    return KeptLetter(
        language=language,
        direction=filling.direction(),
        municipality=site.name,
        accent=accent(site.theme),
        day=formats.date_format(today, "j F Y"),
        written_on=today,
        title=gettext("Uw uitkomst"),
        facts=(
            (gettext("Van"), name),
            (gettext("Meetlijst"), shown.instrument),
            (gettext("Wanneer"), shown.when),
            (gettext("Wie vroeg het"), shown.asked_by),
        ),
        score=shown.points,
        means=shown.band,
        code=codes.shape(code) if code else "",
        code_heading=gettext("Uw code"),
        code_says=_about_code() if code else (),
        address=address,
        trend_heading=gettext("Hoe het ging"),
        trend=trend.says if one == same[0] else (),
        columns=tuple(results.columns()[:-1]),
        rows=tuple(map(tuple, trend.rows)),
        about_heading=gettext("Goed om te weten"),
        about=_about(one),
        desk_heading=gettext("Liever met iemand praten?"),
        desk=filling.letter_desk(site, language),
        page_label=gettext("Bladzijde {page} van {pages}"),
    )


def typeset_kept(letter: KeptLetter) -> bytes:
    """Return the letter as PDF/UA-1. Raises LetterFailed."""
    data = dataclasses.asdict(letter)
    written_on = data.pop("written_on")
    return letters.typeset(TEMPLATE, data, written_on=written_on)


def _about(one: Kept) -> tuple[str, ...]:
    instrument = instruments.get_instrument(one.instrument)
    kind = "" if instrument.is_validated else gettext("De check is een hulpmiddel. Het is geen gevalideerde test.")
    always = (
        gettext("Dit papier is van u. U bepaalt zelf wie het leest."),
        gettext("Het is geen verklaring en geen plicht. De gemeente besluit er niets mee."),
    )
    return (*always, kind) if kind else always


def _about_code() -> tuple[str, ...]:
    return (
        gettext("Geef de code aan wie u helpt. Dan hoeft niemand het opnieuw te vragen."),
        gettext("De code werkt 14 dagen. Daarna is de uitkomst bij ons gewist."),
        gettext("Wilt u de uitkomst houden? Zet haar op uw eigen plek. Dat kan hier:"),
    )

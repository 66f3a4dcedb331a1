"""Results that somebody keeps or shares: each in words, and how it goes with each instrument."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.assessments.queries import Kept
from draagkracht.assessments.rules import again, headline, instruments
from draagkracht.assessments.rules.again import Point
from draagkracht.assessments.rules.result import QUICK_CHECK
from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.portal.check import flow
from draagkracht.portal.check.answer_cookie import Held
from draagkracht.portal.check.flow import Check

WORSE = N_("Het is zwaarder dan de vorige keer.")
BETTER = N_("Het is lichter dan de vorige keer.")
SAME = N_("Het is even zwaar als de vorige keer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultShown:
    """One result: when, which instrument, the score and what that is called."""

    public_id: UUID
    when: str
    code: str
    instrument: str
    points: str
    band: str
    counts: str  # which way the score counts; empty where the band says so
    asked_by: str
    has_page: bool  # its outcome can be opened again, from the answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The results, the newest first, and a sentence on how it goes for each instrument that was used more than once."""

    results: tuple[ResultShown, ...]
    says: tuple[str, ...]
    is_worse: bool

    @property
    def rows(self) -> list[list[str]]:
        """Return the results as a table."""
        return [[one.when, one.instrument, f"{one.points}: {one.band}", one.asked_by] for one in self.results]


def trend(kept: Sequence[Kept]) -> Trend:
    """Return results as a page shows them; scales differ, so each instrument is compared with itself."""
    used = list(dict.fromkeys(one.instrument for one in kept))
    ways = {code: _way(code, kept) for code in used}
    told = {code: way for code, way in ways.items() if way}
    is_one = len(used) == 1
    return Trend(
        results=tuple(map(shown, kept)),
        says=tuple(gettext(way) if is_one else f"{name_of(code)}: {gettext(way)}" for code, way in told.items()),
        is_worse=WORSE in told.values(),
    )


def _way(code: str, kept: Sequence[Kept]) -> str:
    """Return which way it goes by one instrument; "" where it was used once."""
    points = [Point(one.taken_at, one.points, one.band) for one in kept if one.instrument == code]
    higher_is = headline.main_score(instruments.get_instrument(code)).higher_is
    if len(points) < 2:  # noqa: PLR2004 - two make a trend
        return ""
    if again.is_worse(points, higher_is):
        return WORSE
    return BETTER if again.is_better(points, higher_is) else SAME


def fitting_months(kept: Sequence[Kept]) -> int:
    """Return how often the last result with a level asks to be followed by another, in months; 0 where none has one."""
    return next((again.FITTING_MONTHS[one.band] for one in kept if one.band in again.FITTING_MONTHS), 0)


def shown(one: Kept) -> ResultShown:
    """Return one result in words."""
    return ResultShown(
        public_id=one.public_id,
        when=formats.date_format(timezone.localtime(one.taken_at), "j F Y"),
        code=one.instrument,
        instrument=name_of(one.instrument),
        points=translate(headline.score_in_words(one.instrument, one.points)),
        band=translate(headline.band_in_words(one.instrument, one.points, one.band)),
        counts=translate(way) if (way := headline.way_in_words(one.instrument, one.band)) else "",
        asked_by=one.asked_by or gettext("zelf gedaan"),
        has_page=one.instrument == QUICK_CHECK and reopen(one).is_complete,
    )


def reopen(one: Kept) -> Check:
    """Return the check as it was kept; answers that are no longer asked are left out."""
    return flow.open_check(Held({item: list(codes) for item, codes in one.answers.items()}))


def name_of(code: str) -> str:
    """Return what an instrument is called."""
    return translate(headline.name_of(code))


def columns() -> list[str]:
    """Return the names of the columns of the table of results."""
    names = (N_("Wanneer"), N_("Meetlijst"), N_("Uitkomst"), N_("Wie vroeg het"), N_("Bestand"))
    return list(map(gettext, names))

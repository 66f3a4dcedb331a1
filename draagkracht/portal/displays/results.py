"""Results in somebody's own space: each in words, and how it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.assessments.queries import Kept
from draagkracht.assessments.rules import again, instruments
from draagkracht.assessments.rules.again import Point
from draagkracht.base.text import N_

BANDS = {
    "light": N_("het gaat"),
    "moderate": N_("het is zwaar"),
    "heavy": N_("het is te zwaar"),
}
MOST = 15  # points of our own check
# Our own check has a name in each language; those of others are called as their makers call them.
NAMES = {"quick-check": N_("3-minutencheck")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultShown:
    """One result: when, which instrument, the score and what that is called."""

    public_id: UUID
    when: str
    instrument: str
    points: str
    band: str
    asked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The results, the newest first, and one sentence about how it goes (empty with fewer than two)."""

    results: tuple[ResultShown, ...]
    says: str
    is_worse: bool

    @property
    def rows(self) -> list[list[str]]:
        """Return the results as a table."""
        return [[one.when, one.instrument, one.points, one.band, one.asked_by] for one in self.results]


def trend(kept: Sequence[Kept]) -> Trend:
    """Return results as a page shows them; the trend is of our own check alone: other scales differ."""
    ours = [Point(one.taken_at, one.points, one.band) for one in kept if one.instrument == "quick-check"]
    worse = again.is_worse(ours)
    better = again.is_better(ours)
    says = ""
    if len(ours) > 1:
        says = (
            gettext("Het is zwaarder dan de vorige keer.")
            if worse
            else gettext("Het is lichter dan de vorige keer.")
            if better
            else gettext("Het is even zwaar als de vorige keer.")
        )
    return Trend(results=tuple(map(_shown, kept)), says=says, is_worse=worse)


def _shown(one: Kept) -> ResultShown:
    return ResultShown(
        public_id=one.public_id,
        when=formats.date_format(timezone.localtime(one.taken_at), "j F Y"),
        instrument=name_of(one.instrument),
        points=gettext("%(points)s van %(most)s") % {"points": one.points, "most": MOST},
        band=gettext(BANDS.get(one.band, one.band)),
        asked_by=one.asked_by or gettext("zelf gedaan"),
    )


def name_of(code: str) -> str:
    """Return what an instrument is called."""
    return gettext(NAMES[code]) if code in NAMES else instruments.get_instrument(code).name


def columns() -> list[str]:
    """Return the names of the columns of the table of results."""
    names = (N_("Wanneer"), N_("Meetlijst"), N_("Uitkomst"), N_("Wie vroeg het"), "")
    return [gettext(name) if name else "" for name in names]

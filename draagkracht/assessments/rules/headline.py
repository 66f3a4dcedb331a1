"""What one instrument says in one number: the score that stands for the others, its band, and both in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.assessments.rules import instruments, scoring
from draagkracht.assessments.rules.definition import Direction, Instrument, Score
from draagkracht.assessments.rules.result import AnswersAreMissing
from draagkracht.base.text import N_, Sentence

TOTAL: Final = "total"  # the score that stands for the others, where an instrument has it
PERSEVERANCE: Final = "perseverance"
# What an instrument is about, in words; behind it what its makers call it.
NAMES: Final[Mapping[str, str]] = {
    "quick-check": N_("3-minutencheck"),
    PERSEVERANCE: N_("Volhoudtijd"),
    "carerqol": N_("Hoe goed het leven is naast de zorg (CarerQol-7D)"),
    "csi": N_("Hoe zwaar de zorg is (CSI)"),
    "csi-plus": N_("Hoe zwaar de zorg is, en wat goed doet (CSI+)"),
    "ediz": N_("Hoeveel druk de zorg geeft (EDIZ)"),
    "ediz-plus": N_("Hoeveel druk de zorg geeft (EDIZ-plus)"),
}
# What a band is called to who reads it, by instrument. The bands of others are those that were published.
BANDS: Final[Mapping[tuple[str, str], str]] = {
    ("quick-check", "light"): N_("het gaat"),
    ("quick-check", "moderate"): N_("het is zwaar"),
    ("quick-check", "heavy"): N_("het is te zwaar"),
    ("csi", "below"): N_("onder de grens"),
    ("csi", "overload"): N_("te zwaar belast"),
    ("csi-plus", "below"): N_("onder de grens"),
    ("csi-plus", "overload"): N_("te zwaar belast"),
}
# The bands above the border that was published, or that is ours, of every instrument that has one.
OVERLOADED: Final = frozenset({"heavy", "overload"})
# The six levels of perseverance time are their answers.
LEVELS: Final[Mapping[int, str]] = {
    1: N_("minder dan een week"),
    2: N_("een week tot een maand"),
    3: N_("1 tot 6 maanden"),
    4: N_("6 maanden tot een jaar"),
    5: N_("1 tot 2 jaar"),
    6: N_("langer dan 2 jaar"),
}
WITHOUT_BANDS: Final[Mapping[Direction, str]] = {
    "worse": N_("meer punten is zwaarder"),
    "better": N_("meer punten is beter"),
}


@dataclass(frozen=True, slots=True)
class Headline:
    """The outcome of a form that is filled in; `band` is empty where none is published."""

    points: int
    band: str


def main_score(instrument: Instrument) -> Score:
    """Return the score that stands for the others: the total, or else the first."""
    return next((score for score in instrument.scores if score.code == TOTAL), instrument.scores[0])


def headline(instrument: Instrument, answers: Mapping[str, object]) -> Headline:
    """Return the outcome of answers, as codes by item. Raises UnknownItem, UnknownCode and AnswersAreMissing."""
    scored, main = scoring.score_form(instrument, answers), main_score(instrument)
    if scored.scores is None or scored.missing:
        raise AnswersAreMissing(scored.missing)
    band = scored.bands.get(main.code)
    return Headline(scored.scores[main.code], band.code if band else "")


def name_of(code: str) -> Sentence:
    """Return what an instrument is called."""
    return Sentence(NAMES.get(code) or instruments.get_instrument(code).name)


def score_in_words(code: str, points: int) -> Sentence:
    """Return the score beside the most that it can be."""
    most = main_score(instruments.get_instrument(code)).highest
    return Sentence(N_("%(points)s van %(most)s"), {"points": points, "most": most})


def way_in_words(code: str, band: str) -> Sentence | None:
    """Return which way a score counts, where its band does not say that itself; None where it does."""
    if (code, band) not in BANDS:
        return None
    is_worse = main_score(instruments.get_instrument(code)).higher_is == "worse"
    return Sentence(N_("Hoe hoger, hoe zwaarder.") if is_worse else N_("Hoe hoger, hoe beter."))


def band_in_words(code: str, points: int, band: str) -> Sentence:
    """Return what a score means; where nobody published a border: which way it counts."""
    if code == PERSEVERANCE:
        return Sentence(LEVELS[points])
    main = main_score(instruments.get_instrument(code))
    return Sentence(BANDS.get((code, band)) or WITHOUT_BANDS[main.higher_is])

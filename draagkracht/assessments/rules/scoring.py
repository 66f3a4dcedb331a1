"""From answers to scores. Nothing is estimated: an incomplete form is not scored, and says what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from draagkracht.assessments.rules import instruments
from draagkracht.assessments.rules.answers import Codes, missing_items, read_answers
from draagkracht.assessments.rules.definition import Band, Instrument, Score


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """The outcome of one form. `scores` is None where too few items are answered; `bands` holds what is published."""

    instrument: str
    version: str
    scores: Mapping[str, int] | None
    bands: Mapping[str, Band]
    missing: tuple[str, ...]


def score(instrument: str, answers: Mapping[str, object], version: str | None = None) -> ScoreResult:
    """Return the scores of a form: an instrument by its code, answers as codes by item, the newest version if None.

    Raises UnknownInstrument, UnknownVersion, UnknownItem or UnknownCode, each with one line that names it.
    """
    return score_form(instruments.get_instrument(instrument, version), answers)


def score_form(instrument: Instrument, answers: Mapping[str, object]) -> ScoreResult:
    """Return the scores of a form for an instrument that was already chosen; raises UnknownItem or UnknownCode.

    Source of the rule on missing answers: none of these instruments publishes one, so none is made up.
    """
    given = read_answers(instrument, answers)
    missing = missing_items(instrument, given)
    answered = len(instrument.required_items) - len(missing)
    if answered < instrument.minimum_answered:
        return ScoreResult(instrument.code, instrument.version, None, {}, missing)
    sums = {one.code: sum_points(instrument, one, given) for one in instrument.scores}
    bands = {one.code: one.band_of(sums[one.code]) for one in instrument.scores}
    published = {code: band for code, band in bands.items() if band is not None}
    return ScoreResult(instrument.code, instrument.version, sums, published, missing)


def sum_points(instrument: Instrument, one: Score, given: Mapping[str, Codes]) -> int:
    """Return the sum of the points of the items that count in a score."""
    counted = (item for item in instrument.items if one.code in item.scores)
    return sum(item.points_of(code) for item in counted for code in given.get(item.id, ()))


def to_json(result: ScoreResult) -> dict[str, object]:
    """Return the outcome as `draagkracht instruments score … --json` prints it."""
    return {
        "instrument": result.instrument,
        "version": result.version,
        "scores": None if result.scores is None else dict(result.scores),
        "bands": {
            code: {"code": band.code, "validated": band.is_validated, "source": band.source}
            for code, band in result.bands.items()
        },
        "missing": list(result.missing),
    }

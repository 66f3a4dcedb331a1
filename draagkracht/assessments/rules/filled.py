"""What somebody filled in, alone or together with a professional: which instrument, the answers, and what they say."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from draagkracht.assessments.rules import instruments, result
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.headline import headline


@dataclass(frozen=True, slots=True)
class Filled:
    """An instrument that is filled in to its end. The answers are no part of what `repr` shows."""

    instrument: str
    answers: Mapping[str, Sequence[str]] = field(repr=False)
    points: int
    band: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What travels with a referral: the outcome of a form, none of its answers, and who filled it in together."""

    instrument: str
    points: int
    band: str
    taken_at: datetime.datetime
    by: str


def fill(instrument: Instrument, answers: Mapping[str, object]) -> Filled:
    """Return a form that is filled in. Raises UnknownItem, UnknownCode and AnswersAreMissing."""
    found = headline(instrument, answers)
    codes = {item: [given] if isinstance(given, str) else list(given) for item, given in answers.items() if given}  # type: ignore[call-overload]
    return Filled(instrument.code, codes, found.points, found.band)


def lines_for(filled: Filled) -> tuple[str, ...]:
    """Return the codes of the lines to call at once, after these answers: only our own check asks about safety."""
    if filled.instrument != result.QUICK_CHECK:
        return ()
    several = {item.id for item in instruments.get_instrument(filled.instrument).items if item.repeats}
    given = {item: list(codes) if item in several else codes[0] for item, codes in filled.answers.items()}
    return result.lines_for(given)

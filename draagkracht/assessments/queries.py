"""Reading what the assessments keep: official wording that was loaded."""

from draagkracht.assessments.rules import instruments, wording
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.questionnaires import queries as questionnaires
from draagkracht.questionnaires.rules.definition import Questionnaire


def get_wording(code: str) -> Questionnaire | None:
    """Return the official wording of an instrument that was loaded last; None when none is loaded."""
    return _wordings().get(code)


def list_instruments() -> list[Instrument]:
    """Return the instruments, each with its official wording where that is loaded. One query."""
    loaded = _wordings()
    return [
        wording.load_wording(instrument, loaded[instrument.code]) if instrument.code in loaded else instrument
        for instrument in instruments.list_instruments()
    ]


def _wordings() -> dict[str, Questionnaire]:
    """Return the official wording by instrument: of each the one that was loaded last."""
    found: dict[str, Questionnaire] = {}
    for definition in questionnaires.list_definitions():
        code = wording.instrument_code_of(definition)
        if code is not None:
            found.setdefault(code, definition)
    return found

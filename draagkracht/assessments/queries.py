"""Reading what the assessments keep: official wording that was loaded."""

from draagkracht.assessments.rules import instruments, wording
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.questionnaires import queries as questionnaires
from draagkracht.questionnaires.rules.definition import Questionnaire


def get_wording(code: str) -> Questionnaire | None:
    """Return the official wording of an instrument that was loaded last; None when none is loaded."""
    for url, _version, _name in questionnaires.list_identities():
        definition = questionnaires.get_newest(url)
        if definition is not None and wording.instrument_code_of(definition) == code:
            return definition
    return None


def list_instruments() -> list[Instrument]:
    """Return the instruments, each with its official wording where that is loaded."""
    return [_with_wording(instrument) for instrument in instruments.list_instruments()]


def _with_wording(instrument: Instrument) -> Instrument:
    loaded = get_wording(instrument.code)
    return wording.load_wording(instrument, loaded) if loaded else instrument

"""A questionnaire that came along: its answers are added up, the outcome is kept, and the answers are not."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from draagkracht.assessments.rules.answers import UnknownCode, UnknownItem
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.headline import Headline, headline
from draagkracht.assessments.rules.portable import Forms
from draagkracht.assessments.rules.result import AnswersAreMissing
from draagkracht.base.text import N_, Sentence
from draagkracht.integrations.fhir.rules import subset
from draagkracht.integrations.fhir.rules.checking import Checked, DocumentRefused, expression
from draagkracht.people.rules import service_numbers
from draagkracht.questionnaires.rules import document, response
from draagkracht.questionnaires.rules.definition import FreeText, Questionnaire, Value
from draagkracht.questionnaires.rules.document import Refusal, Refusals, shown

DATE_LENGTH: Final = len("2026-11-22")


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a questionnaire that came along. `taken_date` is None where the document does not say when."""

    instrument: str
    outcome: Headline
    taken_date: datetime.date | None


def read_result(checked: Checked, forms: Forms) -> Result | None:
    """Return the outcome of the questionnaire in a document; None when there is none.

    Raises DocumentRefused where the questionnaire is not one of ours, or its answers do not fit it.
    """
    raw = checked.contained.get(subset.RESPONSE)
    if raw is None:
        return None
    place = checked.places[subset.RESPONSE]
    known = forms.get(str(raw.get("questionnaire")))
    if known is None:
        words = ", ".join(forms)
        raise _refused(f"{place} questionnaire", N_("Deze vragenlijst kennen wij niet. Wel: %(known)s."), known=words)
    instrument, questionnaire = known
    answered = _read(raw, place, questionnaire, f"#{checked.contained['Patient'].get('id')}")
    return Result(instrument.code, _count(instrument, answered, place), _day(answered.authored))


def _read(raw: Mapping[str, Any], place: str, questionnaire: Questionnaire, patient: str) -> response.Response:
    """Return the answers; `subject` may be the carer, and nobody else."""
    if raw.get("subject", {"reference": patient}) != {"reference": patient}:
        raise _refused(f"{place} subject", N_("Hier hoort %(wanted)s."), wanted=patient)
    bare = {name: value for name, value in raw.items() if name not in ("id", "subject")}
    try:
        answered = response.read_response(questionnaire, document.dump(bare))
    except response.ResponseRefused as refused:
        faults = [
            Refusal(expression(place), Sentence("%(where)s: %(why)s", {"where": one.where, "why": one.reason}))
            for one in refused.refusals
        ]
        raise DocumentRefused(tuple(faults)) from None
    if raw.get("status") != response.COMPLETED:
        raise _refused(f"{place} status", N_("Stuur een vragenlijst die af is."))
    _check_words(answered, place)
    return answered


def _check_words(answered: response.Response, place: str) -> None:
    refusals = Refusals()
    for link_id, values in answered.answers.items():
        for value in values:
            try:
                service_numbers.check_no_bsn(_word(value))
            except service_numbers.HoldsBSN:
                refusals.add(expression(f"{place} item"), Sentence("%(id)s: %(why)s", {
                    "id": shown(link_id), "why": service_numbers.NO_BSN}))  # fmt: skip
    if refusals.found:
        raise DocumentRefused(tuple(refusals.found))


def _count(instrument: Instrument, answered: response.Response, place: str) -> Headline:
    given: dict[str, object] = {}
    for link_id, values in answered.answers.items():
        words = [_word(value) for value in values]
        item = instrument.item(link_id)
        given[link_id] = words if item is not None and item.repeats else words[0]
    try:
        return headline(instrument, given)
    except (UnknownItem, UnknownCode):
        raise _refused(f"{place} item", N_("Deze antwoorden passen niet bij de lijst.")) from None
    except AnswersAreMissing:
        raise _refused(f"{place} item", N_("Deze lijst kunnen wij niet optellen: er ontbreekt een antwoord.")) from None


def _day(authored: str | None) -> datetime.date | None:
    """Return the day of a FHIR dateTime; None where it has none, or says a month only."""
    try:
        return datetime.date.fromisoformat(authored[:DATE_LENGTH]) if authored else None
    except ValueError:
        return None


def _word(value: Value) -> str:
    return value.words if isinstance(value, FreeText) else str(value)


def _refused(where: str, message: str, **values: str) -> DocumentRefused:
    return DocumentRefused((Refusal(expression(where), Sentence(message, dict(values))),))

"""A questionnaire that came along: its answers are added up, one line of it is kept, and the answers are not."""

import datetime
from collections.abc import Mapping
from typing import Any, Final

from draagkracht.assessments.rules import scoring
from draagkracht.assessments.rules.answers import UnknownCode, UnknownItem
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.base.text import N_, Sentence
from draagkracht.integrations.fhir.rules import subset
from draagkracht.integrations.fhir.rules.checking import Checked, DocumentRefused, expression
from draagkracht.questionnaires.rules import document, response
from draagkracht.questionnaires.rules.definition import FreeText, Questionnaire, Value
from draagkracht.questionnaires.rules.document import Refusal, Refusals, shown
from draagkracht.referrals.rules import privacy

# The questionnaires that are known here, by url|version.
Forms = Mapping[str, tuple[Instrument, Questionnaire]]
TOTAL: Final = "total"  # the score that stands for the others, where an instrument has it
# In words: eight digits in a row could be taken for a citizen service number.
MONTHS: Final = "jan. feb. maart april mei juni juli aug. sept. okt. nov. dec.".split()
DATE_LENGTH: Final = len("2026-11-22")
LONGEST_LINE: Final = 90  # behind a note of subset.LONGEST_NOTE it still fits a referral


def result_line(checked: Checked, forms: Forms) -> str:
    """Return the result of the questionnaire in a document as one line; "" when there is none.

    Raises DocumentRefused where the questionnaire is not one of ours, or its answers do not fit it.
    """
    raw = checked.contained.get(subset.RESPONSE)
    if raw is None:
        return ""
    place = checked.places[subset.RESPONSE]
    known = forms.get(str(raw.get("questionnaire")))
    if known is None:
        words = ", ".join(forms)
        raise _refused(f"{place} questionnaire", N_("Deze vragenlijst kennen wij niet. Wel: %(known)s."), known=words)
    instrument, questionnaire = known
    answered = _read(raw, place, questionnaire, f"#{checked.contained['Patient'].get('id')}")
    return _line(instrument, answered, place)


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
                privacy.check_no_bsn(_word(value))
            except privacy.HoldsBSN:
                refusals.add(expression(f"{place} item"), Sentence("%(id)s: %(why)s", {
                    "id": shown(link_id), "why": privacy.NO_BSN}))  # fmt: skip
    if refusals.found:
        raise DocumentRefused(tuple(refusals.found))


def _line(instrument: Instrument, answered: response.Response, place: str) -> str:
    given: dict[str, object] = {}
    for link_id, values in answered.answers.items():
        words = [_word(value) for value in values]
        item = instrument.item(link_id)
        given[link_id] = words if item is not None and item.repeats else words[0]
    try:
        scored = scoring.score_form(instrument, given)
    except (UnknownItem, UnknownCode):
        raise _refused(f"{place} item", N_("Deze antwoorden passen niet bij de lijst.")) from None
    if not scored.scores:
        raise _refused(f"{place} item", N_("Deze lijst kunnen wij niet optellen: er ontbreekt een antwoord."))
    shown_scores = [score for score in instrument.scores if score.code == TOTAL] or list(instrument.scores)
    points = "; ".join(f"{scored.scores[one.code]} ({one.lowest}–{one.highest})" for one in shown_scores)
    return f"{instrument.name}: {points}{_day(answered.authored)}."[:LONGEST_LINE]


def _day(authored: str | None) -> str:
    if authored is None or len(authored) < DATE_LENGTH:
        return ""
    try:
        day = datetime.date.fromisoformat(authored[:DATE_LENGTH])
    except ValueError:
        return ""
    return f", {day.day} {MONTHS[day.month - 1]} {day.year}"


def _word(value: Value) -> str:
    return value.words if isinstance(value, FreeText) else str(value)


def _refused(where: str, message: str, **values: str) -> DocumentRefused:
    return DocumentRefused((Refusal(expression(where), Sentence(message, dict(values))),))

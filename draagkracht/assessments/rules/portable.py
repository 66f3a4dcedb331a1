"""A result as FHIR R4 QuestionnaireResponse: ids and values, and never a sentence of the instrument.

Each instrument has a questionnaire of ours, by url|version. Where the official words are not ours to publish its
questions say in our own words what they are about; a response holds neither.
"""

import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from draagkracht.assessments.rules import definitions, instruments
from draagkracht.assessments.rules.answers import read_answers
from draagkracht.assessments.rules.definition import Instrument, Item
from draagkracht.assessments.rules.result import is_young
from draagkracht.questionnaires.rules import response
from draagkracht.questionnaires.rules.answers import Answers
from draagkracht.questionnaires.rules.definition import AnswerOption, ItemType, Questionnaire, Status, Text
from draagkracht.questionnaires.rules.definition import Item as Question
from draagkracht.questionnaires.rules.identity import identify
from draagkracht.questionnaires.rules.response import Response

ADDRESS: Final = "https://draagkracht.example/fhir/Questionnaire"

# What came out, where the answers stay at home: the points of its main score, and our code for the level.
SCORE: Final = "score"
BAND: Final = "band"

# The questionnaires that are known, by url|version, each with the instrument that counts it.
Forms = Mapping[str, tuple[Instrument, Questionnaire]]


@cache
def questionnaire_of(code: str, *, young: bool = False) -> Questionnaire:
    """Return the questionnaire of an instrument, for who is under 18 where it has other words for them."""
    if code == definitions.QUICK_CHECK:
        return definitions.quick_check(young=young)
    instrument = instruments.get_instrument(code)
    return Questionnaire(
        url=f"{ADDRESS}/{instrument.code}",
        version=instrument.version,
        title=Text(instrument.title),
        status=Status.ACTIVE,
        items=tuple(map(_question, instrument.items)),
    )


@cache
def list_forms() -> Forms:
    """Return our questionnaires of the instruments that may be used, by url|version."""
    usable = {one.code: one for one in instruments.list_instruments() if one.wording != "absent"}
    forms = [(one, questionnaire_of(code, young=young)) for code, one in usable.items() for young in (False, True)]
    return {identify(form).canonical: (one, form) for one, form in forms}


def write_result(code: str, answers: Mapping[str, Sequence[str]], taken_at: datetime.datetime) -> bytes:
    """Return a result as a QuestionnaireResponse in JSON: of what was answered, codes by item, and when."""
    instrument = instruments.get_instrument(code)
    given = read_answers(instrument, {item: _given(instrument, item, codes) for item, codes in answers.items()})
    form = questionnaire_of(code, young=is_young(given))
    return response.write_response(form, Response(given, taken_at.isoformat(timespec="seconds")))


def write_score(code: str, points: int, band: str, taken_at: datetime.datetime) -> bytes:
    """Return what came out, and nothing that was answered: a QuestionnaireResponse of a score and its level."""
    answers: Answers = {SCORE: (points,)} | ({BAND: (band,)} if band else {})
    return response.write_response(_outcome_of(code), Response(answers, taken_at.isoformat(timespec="seconds")))


@cache
def _outcome_of(code: str) -> Questionnaire:
    """Return the questionnaire of what an instrument comes to."""
    instrument = instruments.get_instrument(code)
    return Questionnaire(
        url=f"{ADDRESS}/{code}-outcome",
        version=instrument.version,
        title=Text(instrument.title),
        status=Status.ACTIVE,
        items=(
            Question(link_id=SCORE, type=ItemType.INTEGER, text=Text("score"), required=True),
            Question(link_id=BAND, type=ItemType.STRING, text=Text("band"), max_length=20),
        ),
    )


def read_result(form: Questionnaire, data: bytes) -> dict[str, list[str]]:
    """Return the answers in a QuestionnaireResponse to this questionnaire, codes by item. Raises ResponseRefused."""
    read = response.read_response(form, data)
    return {item: [str(value) for value in values] for item, values in read.answers.items()}


def _given(instrument: Instrument, item_id: str, codes: Sequence[str]) -> object:
    """Return an answer as the rules take it: one code, or a list where there may be more."""
    item = instrument.item(item_id)
    return list(codes) if item is not None and item.repeats else next(iter(codes), None)


def _question(item: Item) -> Question:
    return Question(
        link_id=item.id,
        type=ItemType.CHOICE if item.options else ItemType.STRING,
        text=Text(item.about),
        required=item.is_required,
        repeats=item.repeats,
        max_length=item.max_length or None,
        options=tuple(AnswerOption(option.code, Text(option.label)) for option in item.options),
    )

"""Answers go out as FHIR and come in again, for the same version only."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.questionnaires.rules.answers import Answers, take_stock
from draagkracht.questionnaires.rules.definition import (
    AnswerOption,
    EnableWhen,
    FreeText,
    Item,
    ItemType,
    Operator,
    Questionnaire,
    Status,
    Text,
    ValueKind,
)
from draagkracht.questionnaires.rules.entry import recover
from draagkracht.questionnaires.rules.response import Response, ResponseRefused, read_response, write_response
from tests.unit.questionnaires.generated import filled_in, questionnaires
from tests.unit.questionnaires.test_refusals import JUNK, objects_in

WORDS = Text("Vraag?")
OPTIONS = (
    AnswerOption("partner", Text("Mijn partner"), ValueKind.CODING, "urn:c"),
    AnswerOption("Mijn kind", Text("Mijn kind"), ValueKind.STRING),
    AnswerOption("3", Text("3"), ValueKind.INTEGER),
)
IF_SAFE = (EnableWhen("veilig", Operator.EQUAL, True, ValueKind.BOOLEAN),)
QUESTIONNAIRE = Questionnaire(
    "https://voorbeeld.example/q",
    "2",
    WORDS,
    Status.ACTIVE,
    (
        Item("veilig", ItemType.BOOLEAN, WORDS, required=True),
        Item("uren", ItemType.INTEGER, WORDS, enable_when=IF_SAFE),
        Item(
            "groep",
            ItemType.GROUP,
            items=(
                Item("uitleg", ItemType.DISPLAY, WORDS),
                Item("wie", ItemType.OPEN_CHOICE, WORDS, repeats=True, options=OPTIONS),
                Item("sinds", ItemType.DATE, WORDS),
            ),
        ),
        Item("waar", ItemType.STRING, WORDS, max_length=5),
    ),
)
ANSWERS: Answers = {
    "veilig": (True,),
    "uren": (12,),
    "wie": ("partner", "Mijn kind", "3", FreeText("buur")),
    "sinds": (date(2020, 1, 31),),
    "waar": ("Ede",),
}
DOCUMENT: dict[str, Any] = {
    "resourceType": "QuestionnaireResponse",
    "questionnaire": "https://voorbeeld.example/q|2",
    "status": "completed",
    "authored": "2025-02-28",
    "item": [
        {"linkId": "veilig", "answer": [{"valueBoolean": True}]},
        {"linkId": "uren", "answer": [{"valueInteger": 12}]},
        {
            "linkId": "groep",
            "item": [
                {
                    "linkId": "wie",
                    "answer": [
                        {"valueCoding": {"system": "urn:c", "code": "partner", "display": "Mijn partner"}},
                        {"valueString": "Mijn kind"},
                        {"valueInteger": 3},
                        {"valueString": "buur"},
                    ],
                },
                {"linkId": "sinds", "answer": [{"valueDate": "2020-01-31"}]},
            ],
        },
        {"linkId": "waar", "answer": [{"valueString": "Ede"}]},
    ],
}

Change = Callable[[dict[str, Any]], object]


def changed(change: Change) -> bytes:
    document = copy.deepcopy(DOCUMENT)
    change(document)
    return json.dumps(document).encode()


def answered(place: int, *answers: object) -> Change:
    return lambda document: document["item"][place].update(answer=list(answers))


def test_answers_are_written_with_their_types_nested_as_the_questions() -> None:
    written = write_response(QUESTIONNAIRE, Response(ANSWERS, "2025-02-28"))

    assert json.loads(written) == DOCUMENT


def test_what_is_written_can_be_read() -> None:
    read = read_response(QUESTIONNAIRE, json.dumps(DOCUMENT).encode())

    assert read == Response(ANSWERS, "2025-02-28")


def test_a_response_that_is_not_complete_says_so_and_an_empty_one_holds_no_items() -> None:
    written = write_response(QUESTIONNAIRE, Response({}))

    assert json.loads(written) == {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": "https://voorbeeld.example/q|2",
        "status": "in-progress",
    }
    assert read_response(QUESTIONNAIRE, written) == Response({})


def test_answers_that_do_not_count_are_not_written() -> None:
    written = write_response(QUESTIONNAIRE, Response({"veilig": (False,), "uren": (12,)}))

    assert [item["linkId"] for item in json.loads(written)["item"]] == ["veilig"]


def test_texts_of_questions_may_be_there_and_are_not_kept() -> None:
    def add_text(document: dict[str, Any]) -> None:
        document["item"][0]["text"] = "Is het veilig?"

    assert read_response(QUESTIONNAIRE, changed(add_text)).answers == ANSWERS


@pytest.mark.parametrize(
    ("change", "where", "reason"),
    [
        (lambda d: d.update(questionnaire="https://voorbeeld.example/q|1"), "questionnaire", "kennen wij niet"),
        (lambda d: d.update(questionnaire="https://voorbeeld.example/q"), "questionnaire", "kennen wij niet"),
        (lambda d: d.update(status="amended"), "status", "kennen wij niet"),
        (lambda d: d.update(resourceType="Questionnaire"), "resourceType", "kennen wij niet"),
        (lambda d: d.update(authored="gisteren"), "authored", "vorm"),
        (lambda d: d.update(subject={"reference": "Patient/1"}), "subject", "kennen wij hier niet"),
        (lambda d: d["item"][0].update(id="x"), "veilig id", "kennen wij hier niet"),
        (lambda d: d["item"][0].update(linkId="onbekend"), "item[0] linkId", "hoort hier niet"),
        (lambda d: d["item"].append(d["item"][0]), "item[4] linkId", "twee keer"),
        (lambda d: d["item"].append(d["item"][2]["item"].pop(0)), "item[4] linkId", "hoort hier niet"),
        (lambda d: d["item"][2].update(answer=[{"valueBoolean": True}]), "groep answer", "kennen wij hier niet"),
        (lambda d: d["item"][0].pop("answer"), "veilig answer", "ontbreekt"),
        (lambda d: d["item"].pop(0), "veilig", "verplicht"),
        (answered(0, {"valueBoolean": False}), "uren", "niet gesteld"),
        (answered(0, {"valueBoolean": "true"}), "veilig answer[0] valueBoolean", "true of false"),
        (answered(0, {"valueString": "true"}), "veilig answer[0]", "type boolean"),
        (answered(0, {"valueDecimal": 1.5}), "veilig answer[0]", "één waarde"),
        (answered(0, {"valueBoolean": True}, {"valueBoolean": False}), "veilig", "Geef één antwoord."),
        (answered(1, {"valueInteger": 2**31}), "uren answer[0] valueInteger", "heel getal"),
        (answered(1, {"valueInteger": True}), "uren answer[0] valueInteger", "heel getal"),
        (answered(3, {"valueString": "Lelystad"}), "waar", "te lang"),
        (answered(3, {"valueString": "a\0"}), "waar answer[0] valueString", "NUL"),
        (answered(3, {"valueCoding": {"code": "x"}}), "waar answer[0] valueCoding", "geen antwoord"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place_and_reason(change: Change, where: str, reason: str) -> None:
    with pytest.raises(ResponseRefused) as caught:
        read_response(QUESTIONNAIRE, changed(change))

    found = [(refusal.where, refusal.reason.dutch()) for refusal in caught.value.refusals]
    assert [place for place, why in found if place == where and reason in why], found
    assert str(caught.value).startswith("Deze antwoorden zijn geweigerd.")


@given(questionnaires(), st.data())
def test_every_set_of_answers_goes_out_and_comes_in_again(questionnaire: Questionnaire, data: st.DataObject) -> None:
    answers = recover(questionnaire, filled_in(data.draw, tuple(questionnaire.walk())))

    read = read_response(questionnaire, write_response(questionnaire, Response(answers)))

    assert read.answers == answers


def test_an_answer_that_is_refused_is_not_also_called_missing() -> None:
    file = changed(lambda document: document.update(status="in-progress", item=[document["item"][0]]))

    with pytest.raises(ResponseRefused) as caught:
        read_response(QUESTIONNAIRE, file.replace(b"valueBoolean", b"valueString").replace(b"true", b'"ja"'))

    assert [refusal.where for refusal in caught.value.refusals] == ["veilig answer[0]"]


def read_or_refuse(questionnaire: Questionnaire, file: bytes) -> Response | None:
    try:
        return read_response(questionnaire, file)
    except ResponseRefused:
        return None


@given(questionnaires(), st.data())
def test_a_damaged_response_is_refused_or_still_fits(questionnaire: Questionnaire, data: st.DataObject) -> None:
    answers = recover(questionnaire, filled_in(data.draw, tuple(questionnaire.walk())))
    document = json.loads(write_response(questionnaire, Response(answers)))
    broken = data.draw(st.sampled_from(list(objects_in(document))))
    broken[data.draw(st.sampled_from(sorted(broken)))] = data.draw(JUNK)

    read = read_or_refuse(questionnaire, json.dumps(document).encode())

    assert read is None or take_stock(questionnaire, read.answers).answers == read.answers


@given(st.binary() | JUNK.map(lambda value: json.dumps(value).encode()))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ResponseRefused):
        read_response(QUESTIONNAIRE, data)

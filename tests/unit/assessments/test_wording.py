"""Official wording that is loaded: it must ask what the scoring counts, and nothing else."""

import json
from typing import Any

import pytest

from draagkracht.assessments.rules import instruments, wording
from draagkracht.questionnaires.rules import fhir
from draagkracht.questionnaires.rules.definition import Questionnaire


def options(codes: list[str]) -> list[dict[str, Any]]:
    return [{"valueCoding": {"code": code, "display": code.capitalize()}} for code in codes]


def questions(code: str, codes: list[str]) -> list[dict[str, Any]]:
    return [
        {"linkId": item.id, "text": f"Vraag {item.id}", "type": "choice", "answerOption": options(codes)}
        for item in instruments.get_instrument(code).items
    ]


def questionnaire(items: list[dict[str, Any]], **changes: str) -> Questionnaire:
    document = {
        "resourceType": "Questionnaire",
        "url": "https://voorbeeldstad.example/Questionnaire/ediz",
        "version": "2026",
        "title": "Vragenlijst",
        "status": "active",
        "item": items,
    }
    return fhir.parse(json.dumps(document | changes).encode())


FULL = ["nee!", "nee", "min-of-meer", "ja", "ja!"]
SHORT = ["nee", "min-of-meer", "ja"]


@pytest.mark.parametrize("codes", [FULL, SHORT, list(reversed(FULL))])
def test_wording_with_all_codes_or_a_printed_short_form_fits(codes: list[str]) -> None:
    ediz = instruments.get_instrument("ediz")

    assert wording.check_wording(ediz, questionnaire(questions("ediz", codes))) == []


def test_questions_may_lie_in_groups_with_words_above_them() -> None:
    group = {"linkId": "g", "type": "group", "text": "Deel", "item": questions("ediz", FULL)}
    words = {"linkId": "w", "type": "display", "text": "Het gaat over de afgelopen weken."}

    faults = wording.check_wording(instruments.get_instrument("ediz"), questionnaire([words, group]))

    assert faults == []


@pytest.mark.parametrize(
    ("change", "item", "reason"),
    [
        ({"linkId": "10"}, "1", "ontbreekt"),
        ({"linkId": "10"}, "10", "hoort niet"),
        ({"answerOption": options([*FULL, "weet-niet"])}, "1", "weet-niet"),
        ({"answerOption": options(FULL[:-1])}, "1", "ja!"),
        ({"answerOption": options(["nee", "ja"])}, "1", "ontbreekt"),
        ({"repeats": True}, "1", "meer dan één"),
        ({"type": "open-choice"}, "1", "soort"),
    ],
)
def test_wording_that_does_not_fit_names_the_item_and_the_reason(
    change: dict[str, Any], item: str, reason: str
) -> None:
    items = questions("ediz", FULL)
    items[0] |= change

    faults = wording.check_wording(instruments.get_instrument("ediz"), questionnaire(items))

    assert [fault.reason.dutch() for fault in faults if fault.item == item and reason in fault.reason.dutch()]


def test_an_empty_looking_questionnaire_misses_every_item() -> None:
    only_words = questionnaire([{"linkId": "w", "type": "display", "text": "Niets te vragen."}])

    faults = wording.check_wording(instruments.get_instrument("csi"), only_words)

    assert [fault.item for fault in faults] == [str(number) for number in range(1, 14)]


def test_loaded_wording_fills_the_slots_and_makes_the_instrument_selectable() -> None:
    plus = instruments.get_instrument("ediz-plus")

    loaded = wording.load_wording(plus, questionnaire(questions("ediz-plus", SHORT)))

    assert (plus.is_selectable, plus.items[0].wording) == (False, None)
    assert (loaded.is_selectable, loaded.wording, loaded.items[14].wording) == (True, "loaded", "Vraag 15")
    assert loaded.scores == plus.scores


def test_wording_that_does_not_fit_is_not_loaded() -> None:
    with pytest.raises(wording.WordingDoesNotFit, match="ediz-plus, vraag 10: Deze vraag ontbreekt"):
        wording.load_wording(instruments.get_instrument("ediz-plus"), questionnaire(questions("ediz", FULL)))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "ediz"),
        ({"name": "EDIZ-plus"}, "ediz-plus"),
        ({"name": "Belasting"}, "ediz"),
        ({"url": "https://voorbeeldstad.example/ediz/", "name": "Belasting"}, "ediz"),
        ({"url": "https://voorbeeldstad.example/zarit"}, None),
    ],
)
def test_wording_belongs_to_the_instrument_of_its_name_or_else_its_address(
    changes: dict[str, str], code: str | None
) -> None:
    assert wording.instrument_code_of(questionnaire(questions("ediz", FULL), **changes)) == code

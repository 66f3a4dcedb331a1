"""Definitions go in and come out as they were."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.questionnaires.rules import fhir
from draagkracht.questionnaires.rules.definition import Item, ItemType, Questionnaire, Status, Text
from tests.unit.questionnaires.generated import other_layout, questionnaires

SEEDS = st.integers(0, 2**32)
SMALL = Questionnaire(
    url="https://voorbeeld.example/q",
    version="1",
    title=Text("Kleine lijst"),
    status=Status.ACTIVE,
    items=(Item("1", ItemType.BOOLEAN, Text("Slaapt u goed?")),),
)


@given(questionnaires())
def test_what_is_made_in_code_is_read_back_as_it_was(questionnaire: Questionnaire) -> None:
    written = fhir.serialise(questionnaire)

    read = fhir.parse(written)

    assert read == questionnaire
    assert fhir.serialise(read) == written


@given(questionnaires(), SEEDS)
def test_every_file_is_exported_byte_for_byte(questionnaire: Questionnaire, seed: int) -> None:
    file = other_layout(fhir.serialise(questionnaire), seed)

    exported = fhir.export(fhir.parse(file))

    assert exported == file


@given(questionnaires(), SEEDS)
def test_the_structure_loses_nothing_of_the_file_but_its_layout(questionnaire: Questionnaire, seed: int) -> None:
    file = other_layout(fhir.serialise(questionnaire), seed)

    written = fhir.serialise(fhir.parse(file))

    assert json.loads(written) == json.loads(file)
    assert written == fhir.serialise(questionnaire)


def test_the_canonical_layout_is_what_the_declaration_says() -> None:
    expected = """{
  "resourceType": "Questionnaire",
  "url": "https://voorbeeld.example/q",
  "version": "1",
  "title": "Kleine lijst",
  "status": "active",
  "item": [
    {
      "linkId": "1",
      "text": "Slaapt u goed?",
      "type": "boolean"
    }
  ]
}
"""

    assert fhir.serialise(SMALL).decode() == expected


@pytest.mark.parametrize("name", ["required", "repeats"])
def test_an_explicit_false_is_left_out_of_the_canonical_layout_and_stays_in_the_export(name: str) -> None:
    document = json.loads(fhir.serialise(SMALL))
    document["item"][0] |= {"type": "string", name: False}
    file = json.dumps(document).encode()

    read = fhir.parse(file)

    assert name not in json.loads(fhir.serialise(read))["item"][0]
    assert fhir.export(read) == file


def test_a_definition_that_is_changed_in_code_does_not_export_the_old_file() -> None:
    read = fhir.parse(fhir.serialise(SMALL).replace(b"  ", b" "))

    changed = replace(read, version="2")

    assert changed.source is None
    assert b'"version": "2"' in fhir.export(changed)


def test_a_translation_may_name_its_words_before_its_language() -> None:
    document = json.loads(fhir.serialise(SMALL))
    parts = [{"url": "content", "valueString": "Small list"}, {"url": "lang", "valueCode": "en"}]
    url = "http://hl7.org/fhir/StructureDefinition/translation"
    document["_title"] = {"extension": [{"url": url, "extension": parts}]}
    file = json.dumps(document).encode()

    read = fhir.parse(file)

    assert [(each.language, each.words) for each in read.title.translations] == [("en", "Small list")]
    assert fhir.export(read) == file

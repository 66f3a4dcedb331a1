"""A definition speaks several languages, and each version of it is one file."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.questionnaires.rules import fhir
from draagkracht.questionnaires.rules.definition import (
    AnswerOption,
    Item,
    ItemType,
    Questionnaire,
    Status,
    Text,
    Translation,
    ValueKind,
)
from draagkracht.questionnaires.rules.identity import identify
from draagkracht.questionnaires.rules.texts import Words, in_language, missing_translations, texts
from tests.unit.questionnaires.generated import other_layout, questionnaires


def text(words: str, **translations: str) -> Text:
    return Text(words, tuple(Translation(language, translated) for language, translated in translations.items()))


QUESTIONNAIRE = Questionnaire(
    "https://voorbeeld.example/q",
    "1",
    text("Lijst", en="List", tr="Liste"),
    Status.ACTIVE,
    (
        Item("groep", ItemType.GROUP, items=(Item("uitleg", ItemType.DISPLAY, text("Bijna klaar")),)),
        Item(
            "wie",
            ItemType.CHOICE,
            text("Voor wie zorgt u?", en="Who do you look after?"),
            options=(
                AnswerOption("partner", text("Mijn partner", en="My partner")),
                AnswerOption("kind", text("Mijn kind")),
                AnswerOption("3", text("3"), ValueKind.INTEGER),
            ),
        ),
    ),
    description=text("Drie vragen", en="Three questions"),
)


def test_texts_are_given_in_the_language_that_is_asked_for() -> None:
    english = texts(QUESTIONNAIRE, "en")

    assert english.title == Words("List", "en")
    assert english.description == Words("Three questions", "en")
    assert english.items["wie"] == Words("Who do you look after?", "en")
    assert english.options["wie", "partner"] == Words("My partner", "en")


def test_what_is_not_translated_comes_in_the_own_language_and_says_so() -> None:
    english = texts(QUESTIONNAIRE, "en")

    assert english.items["uitleg"] == Words("Bijna klaar", "nl")
    assert english.options["wie", "kind"] == Words("Mijn kind", "nl")
    assert "groep" not in english.items


@pytest.mark.parametrize(
    ("asked", "found"),
    [("en-GB", "en"), ("EN", "en"), ("pt-BR", "pt-BR"), ("pt-br", "pt-BR"), ("pt", "nl"), ("nl", "nl"), ("", "nl")],
)
def test_a_language_falls_back_to_its_main_language_and_then_to_the_own_one(asked: str, found: str) -> None:
    words = Text("Ja", (Translation("en", "Yes"), Translation("pt-BR", "Sim")))

    assert in_language(words, asked, "nl").language == found


def test_missing_translations_are_named_by_their_place() -> None:
    assert missing_translations(QUESTIONNAIRE, "tr") == (
        "description",
        "uitleg text",
        "wie text",
        "wie answerOption «partner»",
        "wie answerOption «kind»",
    )
    assert missing_translations(QUESTIONNAIRE, "en-GB") == ("uitleg text", "wie answerOption «kind»")


def test_nothing_is_missing_in_the_own_language() -> None:
    assert missing_translations(QUESTIONNAIRE, "nl") == ()
    assert missing_translations(replace(QUESTIONNAIRE, language="nl-NL"), "nl") == ()


def test_the_identity_is_the_url_the_version_and_the_fingerprint_of_the_file() -> None:
    file = fhir.serialise(QUESTIONNAIRE)

    found = identify(fhir.parse(file))

    assert found.canonical == "https://voorbeeld.example/q|1"
    assert found.fingerprint == hashlib.sha256(file).hexdigest()


def test_other_bytes_under_the_same_version_reuse_it() -> None:
    known = identify(QUESTIONNAIRE)

    assert known.is_reused_by(identify(replace(QUESTIONNAIRE, title=text("Andere lijst"))))
    assert not known.is_reused_by(identify(replace(QUESTIONNAIRE, title=text("Andere lijst"), version="2")))
    assert not known.is_reused_by(identify(replace(QUESTIONNAIRE, url="urn:x")))
    assert not known.is_reused_by(identify(fhir.parse(fhir.serialise(QUESTIONNAIRE))))


@given(questionnaires(), st.integers(0, 2**32))
def test_another_layout_is_another_file(questionnaire: Questionnaire, seed: int) -> None:
    file = fhir.serialise(questionnaire)
    other = other_layout(file, seed)

    known, offered = identify(fhir.parse(file)), identify(fhir.parse(other))

    assert known.is_reused_by(offered) is (file != other)

"""A tired reader understands every sentence: short, without policy words, in one form of address.

The reading ease with syllables is computed for all public texts elsewhere; these are the checks of an editor.
"""

import re
from statistics import mean

import pytest

from draagkracht.config.demo import feed
from tests.unit.demo.services import SLUGS, all_services, is_for_young_people, texts

LONGEST_SENTENCE = 15  # words; beyond that an editor makes two
LONGEST_WORD = 22  # letters
POLICY_WORDS = re.compile(
    r"mantelzorg|respijt|indicatie|cli[eë]nt|participati|ondersteun|voorziening|begeleid|traject|aanbod|doelgroep|hulpvraag"
    r"|maatwerk|zelfredzaam|consulent|casemanager|dagbesteding|logeeropvang|lotgenot|intake|netwerk|zorgvrager"
    r"|eigen bijdrage|arrangement|faciliteren|inzetten",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def texts_of_municipality(slug: str) -> list[str]:
    words = feed.municipality_texts(slug)
    single = [versions["nl"] for versions in words.values() if isinstance(versions["nl"], str)]
    privacy = [text for section in words["privacy"]["nl"] for text in section["paragraphs"]]
    return [*single, *words["about"]["nl"], *privacy]


def test_no_sentence_of_a_service_is_long() -> None:
    long = [
        sentence
        for service in all_services()
        for text in texts(service).values()
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]

    assert long == []


@pytest.mark.parametrize("slug", SLUGS)
def test_no_sentence_of_a_municipality_is_long(slug: str) -> None:
    found = [sentence for text in texts_of_municipality(slug) for sentence in sentences(text)]

    assert [sentence for sentence in found if len(sentence.split()) > LONGEST_SENTENCE] == []


def test_sentences_have_about_seven_words() -> None:
    lengths = [
        len(sentence.split())
        for service in all_services()
        for text in texts(service).values()
        for sentence in sentences(text)
    ]

    assert mean(lengths) < 8


def test_no_word_is_very_long() -> None:
    words = {
        word for service in all_services() for text in texts(service).values() for word in re.findall(r"\w+", text)
    }

    assert {word for word in words if len(word) > LONGEST_WORD} == set()


def test_no_policy_words_stand_in_names_and_texts() -> None:
    found = [
        (service["name"], match.group())
        for service in all_services()
        for text in (service["name"], *texts(service).values(), *(contact["title"] for contact in service["contacts"]))
        if (match := POLICY_WORDS.search(text))
    ]

    assert found == []


def test_the_official_words_are_there_for_search() -> None:
    also_called = " ".join(service.get("alternate_name", "") for service in all_services())

    for word in (
        "mantelzorgmakelaar",
        "respijtzorg",
        "casemanager dementie",
        "lotgenotengroep",
        "blijk van waardering",
    ):
        assert word in also_called


def test_adults_are_addressed_with_u_and_young_people_with_je() -> None:
    for service in all_services():
        text = " ".join(texts(service).values()).replace("dank-je-wel", "")
        other = r"\b[Uu](w|zelf)?\b" if is_for_young_people(service) else r"\b([Jj]e|[Jj]ij|jou|jouw|jullie)\b"

        assert not re.search(other, text), service["name"]


def test_a_name_says_what_it_is_in_few_words() -> None:
    for service in all_services():
        assert 2 <= len(service["name"].split()) <= 11, service["name"]


def test_a_first_step_is_short() -> None:
    for service in all_services():
        assert len(texts(service)["first-step"].split()) <= 22, service["name"]


def test_every_text_ends_as_a_sentence() -> None:
    for service in all_services():
        for text in texts(service).values():
            assert text[-1] in ".!?", text

"""The queries that are made of the judged ones: always the same, one change each, grades inherited."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judged import variants
from tests.judged.reading import JudgedQuery, Kind, Part

QUERY = JudgedQuery("dagbesteding dementie", "voorbeeldstad", {"a": 3})
words = st.text("abcdeghijouty", min_size=5, max_size=12)


@pytest.mark.parametrize("part", list(Part))
def test_a_part_gives_enough_variants_and_the_same_every_time(part: Part) -> None:
    first, second = variants.read_part(part), variants.read_part(part)

    assert first == second
    assert len(first[Kind.TYPING]) >= 290
    assert len(first[Kind.SPLIT]) + len(first[Kind.JOINED]) >= 130
    assert len(first[Kind.INFLECTED]) >= 100


@pytest.mark.parametrize("part", list(Part))
def test_a_variant_is_written_differently_and_keeps_the_grades(part: Part) -> None:
    queries = variants.read_part(part)
    texts = [query.text for of_kind in queries.values() for query in of_kind]
    grades = [query.grades for query in queries[Kind.PLAIN]]

    made = [query for kind in Kind if kind is not Kind.PLAIN for query in queries[kind]]

    assert len(texts) == len(set(texts))
    assert all(query.grades in grades for query in made)


def test_typing_errors_come_in_long_words_only() -> None:
    made = list(variants.typing_errors([JudgedQuery("oma ziek uit bed logeren", "x", {"a": 3})], 100))

    assert made
    assert all(query.text.startswith("oma ziek uit bed ") for query in made)


def test_typing_errors_are_spread_over_the_queries() -> None:
    others = [JudgedQuery(text, "x", {text: 3}) for text in ("logeren", "boodschappen", "verpleeghuis")]

    made = list(variants.typing_errors(others, 6))

    assert [query.grades for query in made] == [query.grades for query in [*others, *others]]


@given(words, st.integers())
def test_an_error_changes_a_word_by_one_step(word: str, seed: int) -> None:
    chance = random.Random(seed)

    assert len(variants.insert(word, chance)) == len(word) + 1
    assert len(variants.delete(word, chance)) == len(word) - 1
    swapped = variants.swap(word, chance)
    assert swapped != word
    assert not swapped or sorted(swapped) == sorted(word)


@pytest.mark.parametrize(
    ("word", "pair", "wrong"),
    [
        ("gezin", ("ch", "g"), "chezin"),
        ("nacht", ("ch", "g"), "nagt"),
        ("tijd", ("ei", "ij"), "teid"),
        ("klein", ("ei", "ij"), "klijn"),
        ("oud", ("ou", "au"), "aud"),
        ("hond", ("d", "t"), "hont"),
        ("leren", ("d", "t"), ""),
    ],
)
def test_letters_that_sound_alike_are_mistaken_for_each_other(word: str, pair: tuple[str, str], wrong: str) -> None:
    assert variants.sounds_alike(*pair)(word, random.Random(1)) == wrong


def test_words_are_inflected_split_and_joined_where_they_stand() -> None:
    forms = {"dagbesteding": ("dag besteding",), "dementie": ("dementies", "demente")}

    made = [query.text for query in variants.rewritten([QUERY], forms, Kind.SPLIT)]

    assert made == ["dag besteding dementie", "dagbesteding dementies", "dagbesteding demente"]


def test_a_part_of_a_word_is_not_a_word() -> None:
    assert list(variants.rewritten([QUERY], {"dag": ("dagen",)}, Kind.INFLECTED)) == []


def test_people_split_words_with_a_space_or_a_hyphen() -> None:
    assert variants.with_hyphens({"dagbesteding": ("dag besteding",), "e-learning": ("elearning",)}) == {
        "dagbesteding": ("dag besteding", "dag-besteding"),
        "e-learning": ("elearning",),
    }

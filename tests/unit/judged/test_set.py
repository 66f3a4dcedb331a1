"""The judged set is complete, fits the demo, and was not divided by hand."""

import tomllib
from collections import Counter

import pytest

from draagkracht.config.demo import feed
from tests.judged import metrics
from tests.judged.reading import (
    FOLDER,
    GRADES,
    MORE,
    Kind,
    Part,
    occurrences,
    part_of,
    read_divided,
    read_forms,
    read_more,
    read_nothing,
    read_plain,
)

PARTS = list(Part)
FILES = [*PARTS, MORE]


def shown_in(slug: str) -> set[str]:
    """Return the services that a list of a municipality can show."""
    code = feed.municipality(slug)["code"]
    return {
        record["id"]
        for keeper in feed.municipalities()
        for record in feed.build_feed(keeper["slug"])
        if record["status"] == "active" and {area["extent"] for area in record["service_areas"]} & {code, "NL"}
    }


@pytest.mark.parametrize("part", PARTS)
def test_the_hash_of_its_text_decides_where_a_query_stands(part: Part) -> None:
    assert [query.text for query in read_divided(part) if part_of(query.text) is not part] == []


def test_what_was_written_for_tuning_is_tuned_on_and_never_measured_on() -> None:
    more = {query.text for query in read_more()}

    assert more <= {query.text for query in read_plain(Part.TUNED)}
    assert not more & {query.text for query in read_plain(Part.UNTOUCHED)}


@pytest.mark.parametrize("part", PARTS)
def test_every_answer_can_be_shown_where_the_question_is_asked(part: Part) -> None:
    shown = {slug: shown_in(slug) for slug in ("voorbeeldstad", "voorbeelddorp")}

    wrong = [query.text for query in read_plain(part) if not query.grades.keys() <= shown[query.municipality]]

    assert wrong == []


@pytest.mark.parametrize("part", PARTS)
def test_every_query_has_a_good_answer(part: Part) -> None:
    assert [query.text for query in read_plain(part) if max(query.grades.values()) < metrics.GOOD] == []


@pytest.mark.parametrize("name", FILES)
def test_a_service_has_one_grade_per_query(name: str) -> None:
    entries = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["query"]

    twice = [
        entry["text"]
        for entry in entries
        if max(Counter(key for grade in GRADES for key in entry.get(grade, ())).values()) > 1
    ]

    assert twice == []


def test_no_query_stands_in_the_set_twice() -> None:
    texts = [query.text for part in PARTS for query in read_plain(part)]

    assert len(texts) == len(set(texts))
    assert not set(texts) & set(read_nothing())


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_queries_of_every_kind_of_speaker_and_of_both_municipalities(name: str) -> None:
    entries = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["query"]

    assert len(entries) >= 80
    assert {entry["speaker"] for entry in entries} == {"carer", "young", "learner", "professional"}
    assert {entry["municipality"] for entry in entries} == {"voorbeeldstad", "voorbeelddorp"}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", [Kind.INFLECTED, Kind.SPLIT, Kind.JOINED])
def test_every_word_with_another_form_is_used(part: Part, kind: Kind) -> None:
    texts = [query.text for query in read_plain(part)]

    unused = [words for words in getattr(read_forms(part), kind) if not any(occurrences(words, text) for text in texts)]

    assert unused == []

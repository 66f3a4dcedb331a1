"""The database finds and orders as the rules say: the same services, scores and words, for every question."""

import itertools
from collections.abc import Sequence

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagkracht.base import tenancy
from draagkracht.directory.queries import lexicon, search, shelf, vocabulary
from draagkracht.directory.rules.search import IndexedText, Query, Vocabulary, ranking
from draagkracht.municipalities.models import Municipality
from tests.judged.reading import Part
from tests.judged.variants import read_part

EVERYTHING = search.Wish(most=1_000)
EVERY_TENTH = 10
JUDGED = sorted({query.text for queries in read_part(Part.TUNED).values() for query in queries})[::EVERY_TENTH]
WORDS = "oppas dementie logeren weekend samen eten groep parkeren geld zorg thuis moeder vervoer praten de en".split()

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _counted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no count of another test serve here: it may for a while, and then weights differ a little."""
    monkeypatch.setattr(vocabulary, "_vocabularies", shelf.Shelf(1))


def documents(municipality: Municipality) -> dict[str, IndexedText]:
    """Return what is in the index for a municipality, by the key of the service."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT service_id, lexeme, array_to_string(weights, '') FROM directory_searchentry, unnest(vector) "
            "WHERE listed_for && %s::bigint[]",
            [[municipality.pk, 0]],
        )
        rows = sorted(cursor.fetchall())
    return {
        str(key): IndexedText({term: weights for _, term, weights in found}, frozenset())
        for key, found in itertools.groupby(rows, key=lambda row: row[0])
    }


def asked(text: str) -> tuple[search.Found, Query, Vocabulary]:
    """Return what is found for a text, and the question that was asked for it."""
    found = search.find(text, EVERYTHING)
    counted = vocabulary.count_words()
    return found, lexicon.get_analyser().query(found.corrected or text, counted), counted


def check(found: search.Found, expected: Sequence[ranking.Ranked], *, is_relaxed: bool) -> None:
    """Assert that the database gave what the reference gives; equal scores may come in any order."""
    scores = {int(one.key): one.score for one in expected}
    assert {hit.pk: hit.matched for hit in found.hits} == {int(one.key): one.matched for one in expected}
    assert {hit.pk: hit.score for hit in found.hits} == pytest.approx(scores, abs=2e-5)
    assert [scores[hit.pk] for hit in found.hits] == pytest.approx([one.score for one in expected], abs=2e-5)
    assert found.is_relaxed == is_relaxed


@pytest.mark.parametrize("text", JUDGED)
def test_a_judged_question_is_answered_as_the_rules_say(city: Municipality, text: str) -> None:
    found, query, counted = asked(text)

    expected, is_relaxed = ranking.rank(query, documents(city), counted)

    check(found, expected, is_relaxed=is_relaxed)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
def test_any_words_are_answered_as_the_rules_say(city: Municipality, words: list[str]) -> None:
    found, query, counted = asked(" ".join(words))

    expected, is_relaxed = ranking.rank(query, documents(city), counted)

    if query.words:
        check(found, expected, is_relaxed=is_relaxed)
    else:
        assert found.says_nothing


def test_over_many_municipalities_the_best_are_the_same(city: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    within = search.find("oppas bij dementie", EVERYTHING)
    monkeypatch.setattr(search, "MOST_NEIGHBOURS", 0)

    over = search.find("oppas bij dementie", EVERYTHING)

    assert [hit.pk for hit in over.hits] == [hit.pk for hit in within.hits]


def test_the_fields_weigh_in_their_order(city: Municipality) -> None:
    with tenancy.acting_for(city.pk):
        first = search.find("het hofje", EVERYTHING).hits[0]

    assert first.score > 1

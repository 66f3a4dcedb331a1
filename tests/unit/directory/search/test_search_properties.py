"""What must hold for every text and every question."""

import random

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.rules.search import (
    Corrector,
    IndexedText,
    Vocabulary,
    folding,
    rank,
    relax,
    score,
    tiers,
)
from draagkracht.directory.rules.search.query import EVIDENT, Alternative, Query, Word
from tests.unit.directory.search import ANALYSER

SOME = "dementie mantelzorgondersteuning dagbesteding logeerhuis lotgenotengroep vervoer ziekenhuis rolstoel".split()
DOCUMENTS = {
    "1": ANALYSER.document({"A": "Logeerhuis De Linde", "B": "respijtzorg, kortdurend verblijf", "D": "Een weekend"}),
    "2": ANALYSER.document({"A": "Dagbesteding", "C": "dementie", "D": "Samen koken en zingen"}),
    "3": ANALYSER.document({"A": "Een rolstoel lenen", "D": "Voor thuis, na het ziekenhuis"}),
    "4": ANALYSER.document({"A": "Groep voor lotgenoten", "D": "Ondersteuning van mantelzorgers bij dementie"}),
}
VOCABULARY = Vocabulary.of(DOCUMENTS.values())
CORRECTOR = Corrector(ANALYSER, VOCABULARY)

anything = st.text(max_size=400)
dutch = st.lists(st.sampled_from([*SOME, "hulp", "bij", "het", "koken", "ouderen", "kind"]), max_size=8).map(" ".join)
questions = anything | dutch
fields = st.dictionaries(st.sampled_from("ABCD"), anything | dutch)


@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folding.fold(text)

    assert folding.fold(once) == once


@given(questions)
def test_the_words_of_a_text_are_found_again_in_those_words(text: str) -> None:
    words = [word for token in folding.tokens(text) for word in folding.pieces(token) if word.isalpha()]

    again = folding.tokens(" ".join(words))

    assert again == words


@given(fields, st.randoms(use_true_random=False))
def test_the_order_of_the_fields_never_matters(document: dict[str, str], shuffler: random.Random) -> None:
    items = list(document.items())
    shuffler.shuffle(items)

    assert ANALYSER.document(dict(items)) == ANALYSER.document(document)


@given(dutch, st.integers(2, 40))
def test_saying_words_again_moves_nothing(text: str, times: int) -> None:
    assert ANALYSER.document({"D": f"{text} " * times}) == ANALYSER.document({"D": text})


@given(st.sampled_from(SOME), st.sampled_from(["b", "strong", "p", "h1", "span class='x'", "A HREF=x"]))
def test_markup_says_nothing(word: str, tag: str) -> None:
    marked = f"<{tag}>{word}</{tag.split(maxsplit=1)[0]}><script>zorg zorg</script><!-- zorg -->"

    assert ANALYSER.document({"D": marked}) == ANALYSER.document({"D": word})


@given(dutch, st.sampled_from([*DOCUMENTS]), st.integers(1, 30))
def test_repeating_and_marking_up_a_text_moves_no_result(text: str, key: str, times: int) -> None:
    query = ANALYSER.query(text, VOCABULARY)
    plain = {**DOCUMENTS, "own": ANALYSER.document({"A": "Oppas", "D": "Oppas bij dementie"})}
    loud = {**DOCUMENTS, "own": ANALYSER.document({"A": "Oppas", "D": "<b>Oppas</b> bij <h1>dementie</h1> " * times})}

    assert rank(query, loud, VOCABULARY) == rank(query, plain, VOCABULARY)


@given(fields)
def test_every_document_can_be_written_as_a_tsvector(document: dict[str, str]) -> None:
    written = ANALYSER.document(document).tsvector()

    assert "\0" not in written
    assert written.count("'") % 2 == 0


@given(questions, st.booleans())
def test_every_text_can_be_asked(text: str, typing: bool) -> None:
    query = ANALYSER.query(text, VOCABULARY, typing=typing)

    assert len(query.words) <= 8
    assert all(word.alternatives and len(word.alternatives) <= 24 for word in query.words)
    assert query.tsquery().count("'") % 2 == 0
    assert [word.text for word in query.words] == query.text.split() or " " in query.text


@given(questions)
def test_what_is_corrected_becomes_a_known_word(text: str) -> None:
    corrected = CORRECTOR.correct(text)

    assert all(CORRECTOR.knows(new) for _, new in corrected.changes)
    assert not any(CORRECTOR.knows(old) for old, _ in corrected.changes)


@given(questions)
def test_correcting_twice_changes_nothing(text: str) -> None:
    once = CORRECTOR.correct(text)

    assert CORRECTOR.correct(once.text).changes == ()


@given(st.text(min_size=1, max_size=20, alphabet="abcdefghijklmnopqrstuvwxyz '<>&-"))
def test_only_the_beginning_of_a_very_long_question_is_read(piece: str) -> None:
    text = piece * 10_000

    assert ANALYSER.query(text, VOCABULARY) == ANALYSER.query(text[:200], VOCABULARY)
    assert CORRECTOR.correct(text).changes == CORRECTOR.correct(text[:200]).changes


@given(questions)
def test_the_first_tier_that_fits_gives_the_points_of_the_word(text: str) -> None:
    for word in ANALYSER.query(text, VOCABULARY).words:
        points = [tier.points for tier in tiers(word)]

        assert points == sorted(points, reverse=True)
        assert len(set(points)) == len(points)


@given(questions)
def test_what_is_left_out_of_a_question_to_ask_it_sooner_changes_no_answer(text: str) -> None:
    query = ANALYSER.query(text, VOCABULARY)

    narrowed = VOCABULARY.narrow(query)

    assert rank(narrowed, DOCUMENTS, VOCABULARY) == rank(query, DOCUMENTS, VOCABULARY)
    assert VOCABULARY.misses(narrowed) == VOCABULARY.misses(query)


def test_a_way_to_find_a_word_that_a_shorter_one_has_already_is_left_out() -> None:
    shorter, longer = Alternative(("dementie",), 0.7), Alternative(("dementie", "rolstoel"), 0.6)

    narrowed = Vocabulary(9, {"dementie": 3, "rolstoel": 2}).narrow(Query((Word("dementie", (shorter, longer)),)))

    assert narrowed.words[0].alternatives == (shorter,)
    assert narrowed.also == ("rolstoel",)


def test_only_the_surer_ways_to_find_a_word_are_evidence_of_a_better_answer() -> None:
    word = Word("dementie", (Alternative(("dementie",), 1.0), Alternative(("rolstoel",), EVIDENT - 0.1)))

    assert Query((word,)).terms == ("dementie",)


@given(dutch)
def test_the_order_is_by_score_and_then_by_key(text: str) -> None:
    query = ANALYSER.query(text, VOCABULARY)

    found, _ = rank(query, DOCUMENTS, VOCABULARY)

    assert list(found) == sorted(found, key=lambda one: (-one.score, one.key))
    assert all(one.score == score(query, DOCUMENTS[one.key].terms, VOCABULARY) for one in found)
    assert all(one.matched for one in found)


@given(dutch)
def test_relaxing_leaves_out_ever_more_and_never_everything(text: str) -> None:
    query = ANALYSER.query(text, VOCABULARY)

    weaker = list(relax(query, VOCABULARY))

    numbers = [len(query.words), *(len(one.words) for one in weaker)]
    assert all(one.words for one in weaker)
    assert numbers == sorted(set(numbers), reverse=True)


@given(st.lists(fields, max_size=4))
def test_a_vocabulary_counts_documents_and_not_how_often(documents: list[dict[str, str]]) -> None:
    indexed: list[IndexedText] = [ANALYSER.document(document) for document in documents]

    vocabulary = Vocabulary.of(indexed)

    assert all(0 < number <= len(documents) for number in vocabulary.terms.values())

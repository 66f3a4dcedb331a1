"""Which question decides most: each one asked can change something, and answering them leads to an end."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.base.text import Sentence
from draagkracht.entitlements.rules import asking
from draagkracht.entitlements.rules.questions import Answer, Question
from draagkracht.entitlements.rules.reading import read_scheme
from tests.unit.entitlements import reference
from tests.unit.entitlements.making import DAYS, FACTS, TOWNS, Document, criterion, people, scheme, schemes

TRUTH = [True, False]
VALUES: Mapping[str, Sequence[Any]] = {
    "flag": TRUTH,
    "number": [-1.0, 5.0, 9.0],
    "text": TOWNS[:2],
    "day": DAYS[:2],
}
ABOUT_EACH_FACT = tuple(
    Question(fact, Sentence(fact), tuple(Answer(str(value), Sentence(""), {fact: value}) for value in VALUES[kind]))
    for fact, kind in FACTS.items()
)


def ask(documents: Iterable[Document], facts: Mapping[str, Any], asked: Iterable[str] = ()) -> str | None:
    """Return which question decides most."""
    known = [(read_scheme(document), facts) for document in documents]
    return next(iter(asking.rank_questions(known, ABOUT_EACH_FACT, set(asked))), None)


def completions(document: Document, facts: Mapping[str, Any], asked: Iterable[str]) -> list[dict[str, Any]]:
    """Return every way in which what is open can still be answered, in plain Python."""
    wanted = {one["fact"] for one in document["criteria"]}
    open_ones = [fact for fact in FACTS if fact in wanted and facts.get(fact) is None and fact not in asked]
    cases = itertools.product(*(VALUES[FACTS[fact]] for fact in open_ones))
    return [{**facts, **dict(zip(open_ones, case, strict=True))} for case in cases]


def is_settled(document: Document, facts: Mapping[str, Any], asked: Iterable[str]) -> bool:
    """Return whether nothing that can still be answered changes what a document says."""
    return len({outcome(document, one) for one in completions(document, facts, asked)}) <= 1


def outcome(document: Document, facts: Mapping[str, Any]) -> str:
    """Return what the second evaluator says."""
    return str(reference.decide(document, facts)["outcome"])


def changes_something(fact: str, document: Document, facts: Mapping[str, Any], asked: Iterable[str]) -> bool:
    """Return whether there is a case in which only the answer to this question makes another outcome."""
    cases = completions(document, facts, asked)
    return any(len({outcome(document, case | {fact: value}) for value in VALUES[FACTS[fact]]}) > 1 for case in cases)


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Document], dict[str, Any]]:
    """Draw one or two schemes, and what is known of somebody."""
    documents = [draw(schemes()) for _ in range(draw(st.integers(1, 2)))]
    return documents, {name: value for name, value in draw(people(documents[0])).items() if draw(st.booleans())}


@given(situations())
def test_a_question_that_is_asked_can_change_an_outcome(situation: tuple[list[Document], dict[str, Any]]) -> None:
    documents, facts = situation

    found = ask(documents, facts)

    settled = all(is_settled(one, facts, ()) for one in documents)
    assert (found is None) is settled
    assert found is None or any(changes_something(found, one, facts, ()) for one in documents)


@given(situations(), st.data())
def test_after_an_answer_something_is_decided_or_the_next_question_comes_until_nothing_is_left(
    situation: tuple[list[Document], dict[str, Any]], data: st.DataObject
) -> None:
    documents, facts = situation
    asked: list[str] = []

    while (found := ask(documents, facts, asked)) is not None:
        assert found not in asked
        settled = sum(is_settled(one, facts, asked) for one in documents)
        asked.append(found)
        answer = data.draw(st.sampled_from([None, *VALUES[FACTS[found]]]))
        facts = facts if answer is None else {**facts, found: answer}
        more = sum(is_settled(one, facts, asked) for one in documents)
        assert more > settled or ask(documents, facts, asked) is not None

    assert len(asked) <= len(FACTS)
    assert all(is_settled(one, facts, asked) for one in documents)


def test_the_question_that_settles_most_comes_first() -> None:
    documents = [
        scheme(criterion("a", "hours", "at_least", 5), criterion("b", "lives_together", "equals", value=True)),
        scheme(criterion("b", "lives_together", "equals", value=True)),
    ]

    assert ask(documents, {}) == "lives_together"


def test_what_nobody_can_know_makes_no_question_of_what_hangs_on_it() -> None:
    document = scheme(
        criterion("a", "nobody knows", "equals", value=True, group="g"),
        criterion("b", "hours", "at_least", 5, group="g"),
        criterion("c", "lives_together", "equals", value=True),
    )

    assert ask([document], {"lives_together": False}) is None
    assert ask([document], {"lives_together": True, "hours": 1.0}) is None


def test_who_does_not_know_is_not_asked_again() -> None:
    document = scheme(criterion("b", "lives_together", "equals", value=True))

    assert ask([document], {}) == "lives_together"
    assert ask([document], {}, ["lives_together"]) is None


def test_more_cases_than_can_be_weighed_are_refused() -> None:
    facts = [f"f{number}" for number in range(15)]
    questions = [
        Question(fact, Sentence(fact), tuple(Answer(str(one), Sentence(""), {fact: one}) for one in TRUTH))
        for fact in facts
    ]
    document = scheme(*(criterion(fact, fact, "equals", value=True) for fact in facts))

    with pytest.raises(asking.TooManyQuestions):
        asking.rank_questions([(read_scheme(document), {})], questions)

"""What a scheme means for one person: the product's columns against a plain second evaluator, and by hand."""

import datetime
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.entitlements.rules import columns, decision
from draagkracht.entitlements.rules.reading import FactsAreWrong, read_facts, read_scheme
from draagkracht.entitlements.rules.scheme import Outcome
from tests.unit.entitlements import making, reference
from tests.unit.entitlements.making import criterion, scheme

ON = datetime.date(2026, 11, 22)


def decide(document: making.Document, facts: dict[str, Any], on: datetime.date = ON) -> dict[str, Any]:
    """Return what the product says, as the format writes it."""
    return decision.decide(read_scheme(document), facts, on).as_json()


@given(st.data())
def test_the_columns_say_what_the_format_says(data: st.DataObject) -> None:
    document = data.draw(making.schemes())
    facts = data.draw(making.people(document))

    assert decide(document, facts) == reference.decide(document, facts)


@given(st.data())
def test_many_people_at_once_get_what_each_gets_alone(data: st.DataObject) -> None:
    document = data.draw(making.schemes())
    everybody = data.draw(st.lists(making.people(document), min_size=1, max_size=5))
    read = read_scheme(document)

    frame = columns.evaluate(read, columns.frame_of(read, [read_facts(read, one) for one in everybody]))

    found = [decision.read_row(read, row).as_json() for row in frame.iter_rows(named=True)]
    assert found == [decide(document, one) for one in everybody]


@given(st.data())
def test_more_answers_never_turn_a_yes_or_a_no(data: st.DataObject) -> None:
    document = data.draw(making.schemes())
    facts = data.draw(making.people(document))
    more = {fact: data.draw(making.VALUES[kind]) for fact, kind in making.FACTS.items()}

    before, after = decide(document, facts), decide(document, {**more, **known(facts)})

    assert before["outcome"] in {"ask", after["outcome"]}
    assert before["outcome"] == "ask" or before["amount_cents"] <= after["amount_cents"]


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts that are not null."""
    return {fact: value for fact, value in facts.items() if value is not None}


@given(st.data())
def test_who_answers_what_is_asked_is_asked_no_more_than_once_for_each_fact(data: st.DataObject) -> None:
    document = data.draw(making.schemes())
    facts = known(data.draw(making.people(document)))

    asked: list[str] = []
    while (found := decide(document, facts))["ask"]:
        asked.append(found["ask"][0])
        facts[asked[-1]] = data.draw(making.VALUES[making.FACTS[asked[-1]]])

    assert len(asked) == len(set(asked))
    assert found["outcome"] != "ask"


@given(st.data())
def test_a_null_is_the_same_as_no_word_about_it(data: st.DataObject) -> None:
    document = data.draw(making.schemes())
    facts = data.draw(making.people(document))

    assert decide(document, facts) == decide(document, known(facts))


def test_ten_thousand_made_up_people_get_what_the_second_evaluator_says() -> None:
    document = scheme(
        criterion("hours", "hours", "at_least", 8, group="much"),
        criterion("weeks", "weeks", "more_than", 12, group="much"),
        criterion("town", "town", "one_of", ["dorp", "stad"]),
        criterion("together", "lives_together", "equals", True),
        criterion("since", "since", "less_than", "2026-01-01"),
        amount={
            "base_cents": 10_000,
            "supplements": [
                {"criteria": ["together"], "cents": 5_000},
                {"criteria": ["since", "together"], "cents": 1},
            ],
            "cap_cents": 15_000,
        },
    )
    chance = random.Random(4)
    choices: dict[str, list[Any]] = {
        "hours": [7, 8, 9],
        "weeks": [11, 12, 13],
        "town": ["dorp", "x"],
        "lives_together": [True, False],
        "since": ["2025-12-31", "2026-01-01"],
    }
    everybody = [
        {fact: None if chance.random() < 0.15 else chance.choice(some) for fact, some in choices.items()}
        for _ in range(10_000)
    ]
    read = read_scheme(document)

    frame = columns.evaluate(read, columns.frame_of(read, [read_facts(read, one) for one in everybody]))

    found = [decision.read_row(read, row).as_json() for row in frame.iter_rows(named=True)]
    assert found == [reference.decide(document, one) for one in everybody]
    assert {one["outcome"] for one in found} == {"yes", "no", "ask"}


def test_unknown_is_neither_yes_nor_no() -> None:
    document = scheme(criterion("hours", "hours", "at_least", 8), criterion("town", "town", "equals", "dorp"))

    found = decide(document, {"hours": 8})

    assert found["outcome"] == "ask"
    assert found["ask"] == ["town"]
    assert [(one["outcome"], one["sentence"]) for one in found["criteria"]] == [
        ("yes", "hours: ja"),
        ("unknown", "town: ?"),
    ]


def test_one_no_decides_whatever_is_unknown() -> None:
    document = scheme(criterion("hours", "hours", "at_least", 8), criterion("town", "town", "equals", "dorp"))

    found = decide(document, {"hours": 7})

    assert (found["outcome"], found["ask"]) == ("no", [])


def test_of_a_group_one_is_enough_and_the_rest_is_not_asked() -> None:
    document = scheme(
        criterion("hours", "hours", "at_least", 8, group="much"),
        criterion("weeks", "weeks", "at_least", 12, group="much"),
        criterion("town", "town", "equals", "dorp"),
    )

    assert decide(document, {"weeks": 12})["ask"] == ["town"]
    assert decide(document, {"weeks": 11})["ask"] == ["hours", "town"]
    assert decide(document, {"hours": 7, "weeks": 11})["outcome"] == "no"


def test_what_is_asked_stands_in_the_order_of_the_conditions() -> None:
    document = scheme(
        criterion("extra", "town", "equals", "dorp"),
        criterion("hours", "hours", "at_least", 8),
        criterion("town", "town", "one_of", ["dorp", "stad"]),
        amount={"base_cents": 1, "supplements": [{"criteria": ["extra"], "cents": 1}], "cap_cents": None},
    )

    assert decide(document, {})["ask"] == ["hours", "town"]


def test_a_supplement_never_decides_and_an_unknown_one_is_named() -> None:
    document = scheme(
        criterion("hours", "hours", "at_least", 8),
        criterion("weeks", "weeks", "at_least", 40),
        criterion("together", "lives_together", "equals", True),
        amount={
            "base_cents": 10_000,
            "supplements": [{"criteria": ["weeks"], "cents": 5_000}, {"criteria": ["weeks", "together"], "cents": 900}],
            "cap_cents": 15_500,
        },
    )

    unknown, no = decide(document, {"hours": 8}), decide(document, {"hours": 8, "weeks": 1})
    all_of_it = decide(document, {"hours": 8, "weeks": 40, "lives_together": True})

    assert (unknown["outcome"], unknown["amount_cents"]) == ("yes", 10_000)
    assert unknown["could_raise"] == ["weeks", "lives_together"]
    assert (no["outcome"], no["amount_cents"], no["could_raise"]) == ("yes", 10_000, [])
    assert all_of_it["amount_cents"] == 15_500


def test_without_a_yes_there_is_no_amount_and_nothing_that_could_raise_it() -> None:
    document = scheme(
        criterion("hours", "hours", "at_least", 8),
        criterion("weeks", "weeks", "at_least", 40),
        amount={"base_cents": 10_000, "supplements": [{"criteria": ["weeks"], "cents": 5_000}], "cap_cents": None},
    )

    for facts in ({}, {"hours": 7}):
        assert (decide(document, facts)["amount_cents"], decide(document, facts)["could_raise"]) == (0, [])


def test_a_scheme_without_criteria_is_for_everybody() -> None:
    found = decide(scheme(amount={"base_cents": 100, "supplements": [], "cap_cents": None}), {})

    assert (found["outcome"], found["amount_cents"], found["criteria"]) == ("yes", 100, [])


@pytest.mark.parametrize(
    ("on", "is_valid"), [("2025-12-31", False), ("2026-01-01", True), ("2026-12-31", True), ("2027-01-01", False)]
)
def test_a_scheme_holds_from_its_first_day_until_the_day_before_its_end(on: str, is_valid: bool) -> None:
    document = scheme(valid_until="2027-01-01")
    day = datetime.date.fromisoformat(on)

    if is_valid:
        assert decision.decide(read_scheme(document), {}, day).outcome is Outcome.YES
    else:
        with pytest.raises(decision.SchemeIsNotValid, match=on):
            decide(document, {}, day)


@pytest.mark.parametrize("limit", [8, 8.0])
def test_a_whole_number_and_the_same_with_a_point_are_one(limit: float) -> None:
    document = scheme(criterion("hours", "hours", "equals", limit))

    assert [decide(document, {"hours": value})["outcome"] for value in (8, 8.0, 8.5)] == ["yes", "yes", "no"]


def test_days_are_compared_as_days() -> None:
    document = scheme(
        criterion("after", "since", "at_least", "2024-02-29"), criterion("not", "since", "one_of", ["2025-01-01"])
    )

    assert decide(document, {"since": "2025-01-01"})["outcome"] == "yes"
    assert [one["outcome"] for one in decide(document, {"since": "2024-02-28"})["criteria"]] == ["no", "no"]


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (("equals", True), 1),
        (("equals", True), "true"),
        (("at_least", 8), "8"),
        (("at_least", 8), True),
        (("at_least", 8), float("nan")),
        (("at_least", 8), float("inf")),
        (("at_least", 8), 2**53 + 1),
        (("at_least", 8), [8]),
        (("equals", "dorp"), 3),
        (("equals", "dorp"), {"name": "dorp"}),
        (("equals", "dorp"), "half \ud800"),
        (("at_least", "2026-01-01"), "2026-02-30"),
        (("at_least", "2026-01-01"), "20260202"),
        (("at_least", "2026-01-01"), "morgen"),
    ],
)
def test_a_fact_of_another_kind_is_refused_by_name(asked: tuple[str, Any], value: Any) -> None:
    document = scheme(criterion("one", "the-fact", *asked))

    with pytest.raises(FactsAreWrong, match=r"^the-fact: hier hoort"):
        decide(document, {"the-fact": value})


def test_facts_that_nothing_asks_for_are_left_alone() -> None:
    document = scheme(criterion("hours", "hours", "at_least", 8))

    assert decide(document, {"hours": 9, "other": {"anything": []}})["outcome"] == "yes"

"""Why a file asks for something, when trying stops, and what a small number does not tell."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.casework.rules import outreach, support
from draagkracht.casework.rules.support import Facts, Norms, Turn

TODAY = datetime.date(2026, 11, 24)
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "turn"),
    [
        ({"is_asked": True, "next_date": TODAY}, Turn.KEEP),
        ({"tries": 3, "next_date": TODAY - DAY}, Turn.RESTS),
        ({"tries": 3}, Turn.RESTS),
        ({"tries": 3, "next_date": TODAY}, Turn.TODAY),
        ({"next_date": TODAY - DAY}, Turn.LATE),
        ({"next_date": TODAY}, Turn.TODAY),
        ({"next_date": TODAY + DAY}, Turn.LATER),
        ({"has_contact": False, "next_date": TODAY + DAY}, Turn.NEW),
        ({"has_contact": False}, Turn.NEW),
        ({}, Turn.QUIET),
    ],
)
def test_a_file_says_why_it_asks_for_something(facts: dict[str, Any], turn: Turn) -> None:
    values = {"next_date": None, "has_contact": True, "tries": 0, "is_asked": False, **facts}

    assert support.turn_of(**values, today=TODAY, norms=Norms(most_attempts=3)) is turn


@given(most=st.integers(1, 9), tries=st.integers(0, 20))
def test_attempts_never_pile_up(most: int, tries: int) -> None:
    norms = Norms(most_attempts=most)

    assert support.may_try(tries, norms) is (tries < most)
    assert not support.may_try(most, norms)


@given(day=st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 1, 1)))
def test_somebody_who_says_not_now_chooses_from_twelve_months_that_follow(day: datetime.date) -> None:
    months = support.list_months(day)

    assert len(set(months)) == 12
    assert all(month.day == 1 and month > day for month in months)
    assert list(months) == sorted(months)


def test_nobody_is_written_down_who_cannot_be_reached() -> None:
    with pytest.raises(support.CannotBeReached):
        support.check_facts(Facts(name="Wies"))


@given(number=st.integers(0, 200))
def test_a_number_under_five_is_not_shown(number: int) -> None:
    assert (outreach.shown_number(number) is None) is (number < 5)


@given(shown=st.lists(st.integers(5, 50), max_size=5), hidden=st.integers(0, 4), other=st.integers(0, 4))
def test_a_hidden_number_does_not_follow_from_the_total(shown: list[int], hidden: int, other: int) -> None:
    assert outreach.shown_total([*shown, hidden]) == outreach.shown_total([*shown, other])
    assert outreach.shown_total([*shown, hidden]) == (str(sum(shown)) if shown else None)


def test_the_last_months_end_with_this_one() -> None:
    assert outreach.last_months(datetime.date(2027, 2, 15), 4) == (
        datetime.date(2026, 11, 1),
        datetime.date(2026, 12, 1),
        datetime.date(2027, 1, 1),
        datetime.date(2027, 2, 1),
    )

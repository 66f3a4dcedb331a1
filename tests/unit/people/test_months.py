"""Months on the calendar, and the last day of an answer."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.base import workdays
from draagkracht.people.rules import rights
from draagkracht.people.rules.months import add_months

Date = datetime.date
DAYS = st.dates(Date(2020, 1, 1), Date(2040, 1, 1))


@pytest.mark.parametrize(
    ("day", "number", "later"),
    [
        (Date(2026, 1, 31), 1, Date(2026, 2, 28)),
        (Date(2028, 1, 31), 1, Date(2028, 2, 29)),
        (Date(2026, 12, 15), 1, Date(2027, 1, 15)),
        (Date(2026, 11, 30), 3, Date(2027, 2, 28)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_short_month(day: Date, number: int, later: Date) -> None:
    assert add_months(day, number) == later


@given(DAYS, st.integers(1, 3))
def test_an_answer_is_due_on_a_working_day_and_never_within_the_months(day: Date, months: int) -> None:
    due = rights.due_date(day, months)

    assert workdays.is_working_day(due)
    assert due >= add_months(day, months)
    assert (due - add_months(day, months)).days <= 5


def test_a_term_that_ends_at_christmas_runs_on_to_the_next_working_day() -> None:
    assert rights.due_date(Date(2026, 11, 25), 1) == Date(2026, 12, 28)


@pytest.mark.parametrize("slip", [None, 0, 4, -1, "1", 1.5, True])
def test_a_term_that_cannot_be_is_a_month(slip: object) -> None:
    assert rights.months_of(slip) == 1
    assert rights.months_of(2) == 2

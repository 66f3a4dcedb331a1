"""Working days in the Netherlands."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.base import workdays

DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 12, 31))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    "holiday",
    [
        "2026-01-01",
        "2026-04-03",  # Good Friday
        "2026-04-06",
        "2026-04-27",
        "2026-05-05",  # every year, also in the four years of five in which people work
        "2026-05-14",
        "2026-05-25",
        "2026-12-25",
        "2033-04-27",
    ],
)
def test_the_holidays_of_the_law_are_no_working_days(holiday: str) -> None:
    assert not workdays.is_working_day(day(holiday))


@pytest.mark.parametrize("date", ["2026-04-02", "2026-12-24", "2026-12-31", "2026-11-23"])
def test_the_days_around_them_are(date: str) -> None:
    assert workdays.is_working_day(day(date))


def test_the_birthday_of_the_king_on_a_sunday_is_kept_a_day_before() -> None:
    assert day("2025-04-26") in workdays.list_holidays(2025)
    assert day("2025-04-27") not in workdays.list_holidays(2025)


def test_a_day_that_a_decree_put_on_a_par_with_a_holiday_is_no_working_day() -> None:
    friday_after_ascension = day("2027-05-07")

    assert workdays.next_working_day(friday_after_ascension) == friday_after_ascension
    assert workdays.next_working_day(friday_after_ascension, {friday_after_ascension}) == day("2027-05-10")


def test_working_days_jump_over_christmas() -> None:
    assert workdays.add_working_days(day("2026-12-24"), 3) == day("2026-12-30")


@given(DAYS, st.integers(0, 40))
def test_working_days_end_on_a_working_day_and_count_exactly(start: datetime.date, number: int) -> None:
    end = workdays.add_working_days(start, number)

    between = [start + datetime.timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert workdays.is_working_day(end)
    assert number == 0 or sum(map(workdays.is_working_day, between)) == number

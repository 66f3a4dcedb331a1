"""A pattern of the week and exceptions to it give the days of a place."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.respite.rules import opening
from draagkracht.respite.rules.opening import Closing, Pattern

MONDAY = datetime.date(2026, 11, 23)
NUMBERS = st.integers(min_value=0, max_value=20)
OFFSETS = st.integers(min_value=-20, max_value=80)
DATES = OFFSETS.map(lambda days: MONDAY + datetime.timedelta(days=days))
SAYS = st.tuples(NUMBERS, st.sampled_from(["", "Zomer", "Vloer"]), st.sampled_from(["", "a@b"]))


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    capacity = tuple(draw(st.lists(NUMBERS, min_size=7, max_size=7)))
    reserve = tuple(draw(st.integers(min_value=0, max_value=number)) for number in capacity)
    return Pattern(valid_from=draw(DATES), capacity=capacity, reserve=reserve)


@st.composite
def exceptions(draw: st.DrawFn) -> list[Closing]:
    found: list[Closing] = []
    for number, reason, uid in draw(st.lists(SAYS, max_size=5)):
        dates = draw(st.sets(DATES, min_size=1, max_size=12))
        found = opening.put(found, dates, capacity=number, reason=reason, uid=uid)
    return found


def says_of(closings: list[Closing]) -> dict[datetime.date, tuple[int, str, str]]:
    return {date: one.says() for one in closings for date in opening.dates_between(one.start, one.end)}


@given(pattern=patterns(), closings=exceptions(), first=DATES)
def test_each_day_has_what_its_exception_says_or_else_its_pattern(
    pattern: Pattern, closings: list[Closing], first: datetime.date
) -> None:
    days = opening.lay_out([pattern], closings, first=first, days=60)

    said = says_of(closings)
    assert [day.date for day in days] == [first + datetime.timedelta(days=number) for number in range(60)]
    for day in days:
        of_pattern = pattern.capacity[day.date.weekday()] if day.date >= pattern.valid_from else 0
        assert day.capacity + day.reserve == said.get(day.date, (of_pattern, "", ""))[0]
        assert day.capacity >= 0
        assert 0 <= day.reserve <= pattern.reserve[day.date.weekday()]


@given(closings=exceptions(), dates=st.sets(DATES, max_size=20), number=NUMBERS)
def test_what_is_said_of_days_holds_for_those_days_alone(
    closings: list[Closing], dates: set[datetime.date], number: int
) -> None:
    after = opening.put(closings, dates, capacity=number, reason="Nieuw")

    assert says_of(after) == says_of(closings) | dict.fromkeys(dates, (number, "Nieuw", ""))


@given(closings=exceptions(), dates=st.sets(DATES, max_size=20))
def test_days_that_follow_the_pattern_again_have_no_exception(
    closings: list[Closing], dates: set[datetime.date]
) -> None:
    after = opening.take_off(closings, dates)

    assert says_of(after) == {date: says for date, says in says_of(closings).items() if date not in dates}


@given(closings=exceptions())
def test_exceptions_follow_each_other_and_never_overlap(closings: list[Closing]) -> None:
    starts_and_ends = [(one.start, one.end) for one in closings]

    assert all(start < end for start, end in starts_and_ends)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(starts_and_ends))


@given(found=st.lists(patterns(), max_size=4), new=patterns())
def test_of_patterns_that_follow_each_other_one_holds_on_any_day(found: list[Pattern], new: Pattern) -> None:
    all_of_them: list[Pattern] = []
    for pattern in [*found, new]:
        all_of_them = opening.begin(all_of_them, pattern)

    for date in opening.dates_from(MONDAY - datetime.timedelta(days=30), 150):
        holding = [one for one in all_of_them if one.holds_on(date)]
        assert len(holding) <= 1
        assert (holding == [new]) == (date >= new.valid_from)


def test_a_period_has_only_the_days_of_the_week_that_were_chosen() -> None:
    dates = opening.dates_between(MONDAY, MONDAY + datetime.timedelta(days=14), {5, 6})

    assert [date.isoformat() for date in dates] == ["2026-11-28", "2026-11-29", "2026-12-05", "2026-12-06"]


def test_more_cannot_be_kept_for_emergencies_than_there_is() -> None:
    with pytest.raises(opening.ReserveIsTooLarge):
        Pattern(valid_from=MONDAY, capacity=(1,) * 7, reserve=(2,) * 7)

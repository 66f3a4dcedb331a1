"""By when the desk has called. The week is that of Monday 23 November 2026; the desk is closed in the weekend."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.municipalities.rules import Hours, read_hours
from draagkracht.referrals.rules import promise
from draagkracht.referrals.rules.wishes import Daypart, within

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEEK = ("MO", "TU", "WE", "TH", "FR")
CITY = read_hours(
    [{"day": day, "opens": "09:00", "closes": "20:00" if day == "TH" else "17:00"} for day in WEEK],
)
VILLAGE = read_hours(
    [{"day": day, "opens": "09:00", "closes": "12:30" if day == "FR" else "16:00"} for day in WEEK],
)
TWICE_A_DAY = read_hours(
    [{"day": "TU", "opens": opens, "closes": closes} for opens, closes in (("09:00", "12:00"), ("13:00", "16:00"))]
)
DAY_OF_NOVEMBER = {"ma": 23, "di": 24, "wo": 25, "do": 26, "vr": 27, "za": 28, "zo": 29}


def at(words: str) -> datetime.datetime:
    """Return a moment in or after the week: `ma 10:00`, or `ma+1 10:00` for a week later."""
    day, time = words.split()
    name, _, weeks = day.partition("+")
    date = datetime.date(2026, 11, DAY_OF_NOVEMBER[name]) + datetime.timedelta(weeks=int(weeks or 0))
    return datetime.datetime.combine(date, datetime.time.fromisoformat(time), AMSTERDAM)


@pytest.mark.parametrize(
    ("asked", "days", "due"),
    [
        ("ma 10:00", 1, "di 17:00"),
        ("ma 00:00", 1, "di 17:00"),
        ("ma 23:59", 1, "di 17:00"),
        ("wo 10:00", 1, "do 20:00"),
        ("vr 16:59", 1, "ma+1 17:00"),
        ("za 12:00", 1, "ma+1 17:00"),
        ("zo 12:00", 1, "ma+1 17:00"),
        ("ma 10:00", 2, "wo 17:00"),
        ("do 10:00", 2, "ma+1 17:00"),
        ("ma 10:00", 5, "ma+1 17:00"),
        ("ma 10:00", 10, "ma+2 17:00"),
    ],
)
def test_the_promise_is_the_closing_time_of_the_last_working_day_of_the_norm(asked: str, days: int, due: str) -> None:
    assert promise.due_by(at(asked), CITY, days) == at(due)


def test_nobody_calls_on_a_holiday() -> None:
    christmas_eve = datetime.datetime(2026, 12, 24, 10, tzinfo=AMSTERDAM)

    due = promise.due_by(christmas_eve, CITY, 1)
    next_friday = promise.due_by(christmas_eve, read_hours([{"day": "FR", "opens": "09:00", "closes": "12:30"}]), 1)

    assert due == datetime.datetime(2026, 12, 28, 17, tzinfo=AMSTERDAM)
    assert next_friday == datetime.datetime(2027, 1, 8, 12, 30, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("asked", "days", "daypart", "due"),
    [
        ("ma 10:00", 1, Daypart.MORNING, "di 12:00"),
        ("ma 10:00", 1, Daypart.AFTERNOON, "di 17:00"),
        ("wo 10:00", 1, Daypart.AFTERNOON, "do 17:00"),
        # Only on Thursday is there an evening: today's still counts until it begins, else it is next week's.
        ("ma 10:00", 1, Daypart.EVENING, "do 20:00"),
        ("wo 10:00", 1, Daypart.EVENING, "do 20:00"),
        ("do 16:59", 1, Daypart.EVENING, "do 20:00"),
        ("do 17:00", 1, Daypart.EVENING, "do+1 20:00"),
        ("vr 10:00", 1, Daypart.EVENING, "do+1 20:00"),
    ],
)
def test_a_part_of_the_day_moves_the_promise_to_where_the_desk_is_open_in_it(
    asked: str, days: int, daypart: Daypart, due: str
) -> None:
    assert promise.due_by(at(asked), CITY, days, daypart) == at(due)


def test_half_an_hour_after_noon_is_no_afternoon() -> None:
    assert promise.due_by(at("wo 10:00"), VILLAGE, 2, Daypart.AFTERNOON) == at("do 16:00")
    assert promise.due_by(at("do 16:30"), VILLAGE, 1, Daypart.AFTERNOON) == at("ma+1 16:00")


def test_a_part_of_the_day_in_which_the_desk_is_never_open_counts_as_any() -> None:
    assert promise.due_by(at("ma 10:00"), VILLAGE, 1, Daypart.EVENING) == at("di 16:00")


def test_a_desk_that_is_open_on_one_day_calls_on_that_day() -> None:
    assert promise.due_by(at("ma 10:00"), TWICE_A_DAY, 1) == at("di 16:00")
    assert promise.due_by(at("di 09:30"), TWICE_A_DAY, 1, Daypart.MORNING) == at("di+1 12:00")


def test_a_desk_without_opening_hours_keeps_those_of_an_office() -> None:
    assert promise.due_by(at("vr 10:00"), (), 1) == at("ma+1 17:00")


def test_the_clock_of_summer_and_winter_makes_no_difference_to_the_closing_time() -> None:
    before_the_change = datetime.datetime(2026, 10, 23, 10, tzinfo=AMSTERDAM)

    due = promise.due_by(before_the_change, CITY, 1)

    assert due == datetime.datetime(2026, 10, 26, 17, tzinfo=AMSTERDAM)
    assert due.utcoffset() == datetime.timedelta(hours=1)


minutes = st.integers(0, 23 * 60 + 59).map(lambda number: datetime.time(number // 60, number % 60))


@st.composite
def stretches(draw: st.DrawFn) -> Hours:
    opens, closes = sorted((draw(minutes), draw(minutes)))
    return Hours(draw(st.integers(0, 6)), opens, closes)


week_of_a_desk = st.lists(stretches(), max_size=8).map(tuple)
moments = st.integers(0, 2 * 366 * 24 * 60).map(
    lambda number: (datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(minutes=number)).astimezone(
        AMSTERDAM
    )
)


@given(week_of_a_desk, moments, st.integers(1, 10), st.sampled_from(Daypart))
def test_a_promise_lies_ahead_at_the_end_of_a_stretch_in_which_the_desk_can_call(
    hours: tuple[Hours, ...], asked: datetime.datetime, days: int, daypart: Daypart
) -> None:
    due = promise.due_by(asked, hours, days, daypart)

    open_hours = hours or promise.OFFICE_HOURS
    allowed = within(open_hours, daypart) or open_hours
    assert due > asked
    assert any(stretch.day == due.weekday() and stretch.closes == due.time() for stretch in allowed)


@given(week_of_a_desk, moments, moments, st.integers(1, 10), st.sampled_from(Daypart))
def test_who_asks_earlier_is_never_promised_a_later_moment(
    hours: tuple[Hours, ...], one: datetime.datetime, other: datetime.datetime, days: int, daypart: Daypart
) -> None:
    earlier, later = sorted((one, other))

    assert promise.due_by(earlier, hours, days, daypart) <= promise.due_by(later, hours, days, daypart)


@pytest.mark.parametrize("value", [None, 0, 11, -1, 2**63, 1.5, "1", True, [1], {}])
def test_a_norm_that_is_no_number_of_days_is_the_default(value: object) -> None:
    assert promise.read_norm(value, 30).within_days == promise.Norm().within_days


@pytest.mark.parametrize("value", [None, 0, 31, "30", False])
def test_nothing_is_kept_longer_than_thirty_days(value: object) -> None:
    assert promise.read_norm(1, value).kept_days == 30


def test_a_norm_within_its_bounds_is_taken_over() -> None:
    assert promise.read_norm(1, 7) == promise.Norm(within_days=1, kept_days=7)

"""Is the desk open, and if not, when."""

import datetime

import pytest

from draagkracht.municipalities.rules import Opening, opening_at, read_hours

HOURS = read_hours(
    [
        {"day": "TU", "opens": "09:00", "closes": "12:00"},
        {"day": "MO", "opens": "09:00", "closes": "17:00"},
        {"day": "TU", "opens": "13:00", "closes": "17:00"},
    ]
)
NINE, NOON, ONE, FIVE = (datetime.time(hour) for hour in (9, 12, 13, 17))


def at(day: int, hour: int, minute: int = 0) -> datetime.datetime:
    """Return a moment in a week that begins on Monday 2 November 2026."""
    return datetime.datetime(2026, 11, 2 + day, hour, minute, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(0, 9), Opening(is_open=True, until=FIVE)),
        (at(0, 16, 59), Opening(is_open=True, until=FIVE)),
        (at(0, 17), Opening(is_open=False, opens_in_days=1, opens_weekday=1, opens_at=NINE)),
        (at(0, 8, 59), Opening(is_open=False, opens_in_days=0, opens_weekday=0, opens_at=NINE)),
        (at(1, 12), Opening(is_open=False, opens_in_days=0, opens_weekday=1, opens_at=ONE)),
        (at(1, 18), Opening(is_open=False, opens_in_days=6, opens_weekday=0, opens_at=NINE)),
    ],
)
def test_a_desk_says_until_when_it_is_open_or_when_it_opens(moment: datetime.datetime, expected: Opening) -> None:
    assert opening_at(HOURS, moment) == expected


def test_a_desk_that_opens_once_a_week_opens_again_in_a_week() -> None:
    once = read_hours([{"day": "MO", "opens": "09:00", "closes": "12:00"}])

    assert opening_at(once, at(0, 12)).opens_in_days == 7


def test_a_desk_without_hours_promises_nothing() -> None:
    assert opening_at((), at(0, 12)) == Opening(is_open=False)


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        read_hours([{"day": "XX", "opens": "09:00", "closes": "12:00"}])

"""Somebody hears in time that the money ends."""

from datetime import date, timedelta

import pytest

from draagkracht.directory.rules.funding import WARN_DAYS, Urgency, urgency

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, Urgency.OVER),
        (0, Urgency.SOON),
        (WARN_DAYS, Urgency.SOON),
        (WARN_DAYS + 1, Urgency.LATER),
    ],
)
def test_the_last_day_counts_and_the_warning_comes_ninety_days_before(days: int, expected: Urgency) -> None:
    assert urgency(TODAY + timedelta(days=days), TODAY) is expected

"""How long something took in cases, and how often that was in time."""

import datetime
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

MONTHS = 3


@dataclass(frozen=True, slots=True)
class LeadTime:
    """Of how many cases something was done, within how many days of half of these, and in how many in time."""

    cases: int
    median_days: int | None
    in_time: int


def lead_time(done: Sequence[tuple[int, bool]]) -> LeadTime:
    """Return the lead time of what was done: for each case after how many days, and whether that was in time."""
    median = round(statistics.median(days for days, _ in done)) if done else None
    return LeadTime(len(done), median, sum(in_time for _, in_time in done))


def quarter_of(day: datetime.date) -> datetime.date:
    """Return the first day of the quarter of a day."""
    return day.replace(month=(day.month - 1) // MONTHS * MONTHS + 1, day=1)

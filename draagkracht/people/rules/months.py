"""Months on the calendar."""

import calendar
import datetime
from typing import Final, TypeVar

MONTHS: Final = 12
Day = TypeVar("Day", datetime.date, datetime.datetime)


def add_months(day: Day, number: int) -> Day:
    """Return the same day so many months later; the last day of a month that is too short."""
    index = day.month - 1 + number
    year, month = day.year + index // MONTHS, index % MONTHS + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))

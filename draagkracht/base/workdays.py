"""Working days and general holidays of the Netherlands.

Source: Algemene termijnenwet, article 1 (a term that ends on a Saturday, a Sunday or a general holiday runs on to the
next day that is none of these) and article 3 (which days these are: Good Friday counts, and 5 May counts every year).
The days that a royal decree puts on a par with a holiday (article 3, third member) differ from year to year: they come
in as `equated`. Article 2 (at least two working days in a term) changes nothing in terms of a week and longer.
"""

import datetime
import functools
from collections.abc import Collection
from typing import Final

import holidays

SATURDAY: Final = 5
DAY: Final = datetime.timedelta(days=1)
# The package calls 5 May a holiday once in five years, when most people have a day off; the law does so every year.
CATEGORIES: Final = ("public", "optional")

Days = Collection[datetime.date]


@functools.cache
def list_holidays(year: int) -> frozenset[datetime.date]:
    """Return the general holidays of a year, those on a Sunday too."""
    return frozenset(holidays.country_holidays("NL", years=year, categories=CATEGORIES))


def is_working_day(day: datetime.date, equated: Days = ()) -> bool:
    """Tell whether a day is no Saturday, no Sunday, no general holiday and no day that is on a par with one."""
    return day.weekday() < SATURDAY and day not in list_holidays(day.year) and day not in equated


def next_working_day(day: datetime.date, equated: Days = ()) -> datetime.date:
    """Return a day itself when it is a working day, and else the first one after it."""
    while not is_working_day(day, equated):
        day += DAY
    return day


def add_working_days(day: datetime.date, number: int, equated: Days = ()) -> datetime.date:
    """Return the working day that is so many working days after a day, which does not count itself.

    With 0 it is the day itself, or the next working day where it is none.
    """
    if number == 0:
        return next_working_day(day, equated)
    for _ in range(number):
        day = next_working_day(day + DAY, equated)
    return day
